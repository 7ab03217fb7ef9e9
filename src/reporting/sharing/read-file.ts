import type { z } from 'zod';
import type { Evidence, Finding } from '#kernel/finding.ts';
import { issueText } from '#kernel/issue-text.ts';
import { Problem } from '#kernel/problem.ts';
import { mostFaults, placesInText, readTypedText, type Path, type Place, type Spot } from '#platform/typed-text/typed-text.ts';
import type { Workers } from '#platform/workers/workers.ts';

/** A fault in a field of an entry; entries count from 0. */
export type EntryFault = { readonly entry: number; readonly field: string; readonly code: string; readonly evidence: Evidence };

/** The content of a file, entry by entry; `refuse` reports all faults with their positions, for which the file is read again. */
export type ReadFile<T> = {
  /** Those of the right form: all of them, once `refuse` has not thrown. */
  readonly entries: readonly T[];
  /** Every entry as written, to look up what it names whatever else is wrong with it. */
  readonly written: readonly Readonly<Record<string, unknown>>[];
  /** Throws `sharing-file-invalid` if there are faults, of form or these, with the first hundred of them. */
  readonly refuse: (faults: readonly EntryFault[]) => Promise<void>;
};

/** A file as submitted, with its name. */
export type GivenFile = { readonly name: string; readonly text: string };

type Threads = Pick<Workers, 'run'>;
type FileFault = { readonly code: string; readonly spot: Spot; readonly evidence: Evidence };

/**
 * Parses YAML or JSON with one entry or a list of them. Throws Problem `sharing-file-invalid` if it is neither; faults of form are told by
 * `refuse`, together with those of what the entries name.
 * @param shape of one entry
 */
export async function readEntries<T>(workers: Threads, { name, text }: GivenFile, shape: z.ZodType<T>): Promise<ReadFile<T>> {
  const plain = await readTypedText(workers, text);
  if ('faults' in plain) {
    const broken = plain.faults.map(({ said, ...place }) => fault('sharing-file-broken', place, { said }));
    throw invalid(name, plain.total, broken);
  }
  const isList = Array.isArray(plain.value);
  const written: readonly unknown[] = isList ? (plain.value as unknown[]) : [plain.value];
  if (written.length === 0) throw invalid(name, 1, [fault('sharing-file-empty', { line: 1, column: 1 }, {})]);
  const placed = async (all: readonly FileFault[]): Promise<Finding[]> => {
    const places = await placesInText(
      workers,
      text,
      all.map(({ spot }) => spot),
    );
    return all.map(({ code, evidence }, at) => fault(code, places[at] as Place, evidence));
  };
  const pathTo = (entry: number, path: Path): Path => (isList ? [entry, ...path] : path);
  const read = written.map((one) => shape.safeParse(one));
  const faults = read.flatMap((one, entry) => (one.error?.issues ?? []).flatMap((issue) => faultsOf(issue, (path) => pathTo(entry, path))));
  return {
    entries: read.flatMap((one) => (one.success ? [one.data] : [])),
    written: written.map((one) => (typeof one === 'object' && one !== null ? (one as Readonly<Record<string, unknown>>) : {})),
    async refuse(found) {
      const named = found.map(({ entry, field, code, evidence }) => ({
        code,
        spot: { path: pathTo(entry, [field]) },
        evidence: { field, ...evidence },
      }));
      const all = [...faults, ...named];
      if (all.length > 0) throw invalid(name, all.length, inOrder(await placed(all.slice(0, mostFaults))));
    },
  };
}

/** In the order of the file. */
const inOrder = (faults: readonly Finding[]): Finding[] => {
  const at = ({ evidence }: Finding): number => Number(evidence['line']) * 1e6 + Number(evidence['column']);
  return faults.toSorted((a, b) => at(a) - at(b));
};

const invalid = (file: string, count: number, faults: readonly Finding[]) =>
  new Problem('bad-input', 'sharing-file-invalid', { file, count }, faults);

const fault = (code: string, place: Place, evidence: Evidence): Finding => ({
  code,
  severity: 'error',
  evidence: { ...place, ...evidence },
});

function faultsOf(issue: z.core.$ZodIssue, pathTo: (path: Path) => Path): FileFault[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      code: 'sharing-field-unknown',
      spot: { path: pathTo([...path, key]), ofKey: true },
      evidence: { field: [...path, key].join('.') },
    }));
  if (path.length === 0) return [{ code: 'sharing-entry-bad', spot: { path: pathTo(path) }, evidence: { said: issueText(issue) } }];
  return [{ code: 'sharing-field-bad', spot: { path: pathTo(path) }, evidence: { field: path.join('.'), said: issueText(issue) } }];
}

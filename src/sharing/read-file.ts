import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Evidence, Finding } from '#kernel/finding.ts';
import { issueText } from '#kernel/issue-text.ts';
import { Problem } from '#kernel/problem.ts';

type Path = readonly (string | number)[];

/** What a file says, entry by entry, and how a fault of an entry is told with its place in the file. */
export type ReadFile<T> = {
  readonly entries: readonly T[];
  readonly faultAt: (entry: number, field: string, code: string, evidence: Evidence) => Finding;
};

/** A file by its name, as it was handed over. */
export type GivenFile = { readonly name: string; readonly text: string };

/**
 * Reads YAML or JSON that holds one entry or a list of them. Throws Problem `sharing-file-invalid` with every fault by line and column.
 * @param shape of one entry
 */
export function readEntries<T>({ name, text }: GivenFile, shape: z.ZodType<T>): ReadFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2' });
  const broken = [...document.errors, ...document.warnings].map(({ pos, message }) => {
    const { line, col } = lines.linePos(pos[0]);
    return fault('sharing-file-broken', line, col, { said: message.split('\n')[0] ?? '' });
  });
  refuse(name, broken);
  const plain = plainOf(name, document);
  const isList = Array.isArray(plain);
  const written: readonly unknown[] = isList ? plain : [plain];
  if (written.length === 0) refuse(name, [fault('sharing-file-empty', 1, 1, {})]);
  const at = (path: Path, ofKey = false) => lines.linePos(offsetOf(document, path, ofKey));
  const pathTo = (entry: number, path: Path): Path => (isList ? [entry, ...path] : path);
  const read = written.map((one) => shape.safeParse(one));
  refuse(
    name,
    read.flatMap((one, entry) =>
      (one.error?.issues ?? []).flatMap((issue) => faultsOf(issue, (path, ofKey) => at(pathTo(entry, path), ofKey))),
    ),
  );
  return {
    entries: read.flatMap((one) => (one.success ? [one.data] : [])),
    faultAt: (entry, field, code, evidence) => {
      const { line, col } = at(pathTo(entry, [field]));
      return fault(code, line, col, { field, ...evidence });
    },
  };
}

/** Throws `sharing-file-invalid` where there are faults. */
export function refuse(file: string, faults: readonly Finding[]): void {
  if (faults.length > 0) throw new Problem('bad-input', 'sharing-file-invalid', { file, count: faults.length }, faults);
}

const fault = (code: string, line: number, column: number, evidence: Evidence): Finding => ({
  code,
  severity: 'error',
  evidence: { line, column, ...evidence },
});

/** An alias may stand for no more than a file holds. */
function plainOf(name: string, document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 }) as unknown;
  } catch (trouble) {
    refuse(name, [fault('sharing-file-broken', 1, 1, { said: trouble instanceof Error ? trouble.message : String(trouble) })]);
    return null;
  }
}

function faultsOf(issue: z.core.$ZodIssue, at: (path: Path, ofKey: boolean) => { line: number; col: number }): Finding[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const many = issue.code === 'unrecognized_keys' ? issue.keys : null;
  if (many !== null)
    return many.map((key) => {
      const { line, col } = at([...path, key], true);
      return fault('sharing-field-unknown', line, col, { field: [...path, key].join('.') });
    });
  const { line, col } = at(path, false);
  return [fault('sharing-field-bad', line, col, { field: path.join('.'), said: issueText(issue) })];
}

/** Where a value stands, or its key; what holds it where it is not there. */
function offsetOf(document: Document, path: Path, ofKey: boolean): number {
  const holder: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const pair =
    ofKey && isMap(holder) ? holder.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1))) : undefined;
  if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] | null } | null | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}

import { watch as watchFolder } from 'node:fs';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Pool } from 'pg';
import type { Clock } from '#kernel/request-context.ts';
import type { Finding } from '#kernel/finding.ts';
import { mapInTurns } from '#kernel/in-turns.ts';
import { Problem } from '#kernel/problem.ts';
import { sameForAll, wholeProgram } from '#kernel/unscoped.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { calendarFaults } from './checks/calendar-check.ts';
import { carbonFactorFaults } from './checks/carbon-factor-check.ts';
import { byHandFaults, checkedFile, checkedFileName, withoutKind } from './checked-file.ts';
import { createChronicle, type At, type Chronicle, type Found, type Seen } from './chronicle.ts';
import { compare, type Comparison } from './compare.ts';
import type { Kind } from './entry.ts';
import { findingOf, namesIn, readFolder, refuse, type FolderRead } from './folder-store.ts';
import { policyFaults } from './checks/policy-check.ts';
import { procedureText } from './procedure-store.ts';
import { ratingFaults } from './checks/rating-check.ts';
import { soundFiles } from './sound-files.ts';
import { whereSeen } from './text-store.ts';
import { clashes, readKnowledge, readKnowledgeQuickly, type Fault, type FileRead, type KnowledgeText, type Placed } from './read.ts';
import type { FormNames } from './kinds/form-names.ts';
import type { NameQuestion } from './read-aside.ts';
import type { parseAside, readAside } from './text-worker.ts';
import * as store from './store.ts';
import { stringify } from 'yaml';
import { refuseNotLatest } from '#kernel/seen.ts';

/** A version found while queries are being answered becomes valid a little later, so that no query sees half of it. */
const settling = 1000;

/** What ships with the program, without faults: a value, read once and shared by all cities opened with it. */
export type Shipped = { readonly folder: string; readonly entries: readonly Placed[] };

/** Reads a shipped folder. Throws Problem `knowledge-bad` if it has faults. */
export async function readShipped(folder: string): Promise<Shipped> {
  const { entries, faults } = await readFolder(folder, readKnowledgeQuickly);
  refuse([...faults, ...clashes(entries)]);
  refuse([...policyFaults(entries), ...ratingFaults(entries), ...calendarFaults(entries), ...carbonFactorFaults(entries)]);
  return { folder, entries };
}

type KnowledgeNeeds = { postgres: Pool; now: Clock; workers: Pick<Workers, 'run'>; shipped: Shipped; own: string | null };

/** Longer files are read in a thread. Characters. */
const mostHere = 16_384;

const textWorker = new URL('./text-worker.ts', import.meta.url);

/**
 * What the program knows from files: `shipped` comes with it, `own` is the city's folder in its data directory (it need not exist). Of the
 * city's own files, those without faults are used; for one with faults the earlier knowledge stays, and `trouble()` reports it.
 * @example (await createKnowledge(needs)).find('coefficient', 'standard-coal/electricity', { on: '2025-12-31', recorded })
 */
export async function createKnowledge(needs: KnowledgeNeeds) {
  const { postgres, now, shipped } = needs;
  const held = createVersions(postgres, shipped);
  let turn: Promise<unknown> = Promise.resolve();
  const load = async (counts: number) => held.takeSound(needs.own === null ? nothing : await readFolder(needs.own, readKnowledge), counts);

  /** Serialized, so that two writers do not interfere. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  /**
   * Reads the city's own files again. Throws `knowledge-bad` with every fault by file and line; files without faults are used nevertheless.
   */
  const reload = (): Promise<{ entries: number }> =>
    inTurn(async () => {
      refuse(await load(now() + settling));
      return { entries: held.chronicle().all.length };
    });

  /**
   * Checks one of the city's own files as a replacement for the existing one, together with those without faults, and writes it unless it
   * is a preview.
   * Throws like `reload`; then nothing is written.
   * @param seen the hash of the text that it replaces, as read; `seen-not-latest` if it differs; not checked if omitted
   * @returns with the hash of the file's text afterwards
   */
  const put = (file: string, text: string, preview: boolean, seen?: string) =>
    inTurn(() => whereSeen(join(ownFolder(needs.own), file), { file, seen }, () => write(file, text, { preview, byHand: true })));

  /** A text with its positions: a long one is parsed in a thread. */
  const withPlaces = async (text: string): Promise<KnowledgeText> =>
    text.length <= mostHere ? text : needs.workers.run<typeof parseAside>(textWorker, 'parseAside', text);

  /**
   * A text in the form that the readers of files take: a long one is read in a thread, including shape and names, so that nothing waits for
   * it.
   * @param isKnown whether a name from elsewhere is known, called once for each
   */
  async function parsed(file: string, text: string, isKnown: FormNames = () => true): Promise<KnowledgeText> {
    if (text.length <= mostHere) return text;
    const answers = new Map<NameQuestion, boolean>();
    for (;;) {
      const given = { file, text, answers: [...answers] };
      const { read, asked } = await needs.workers.run<typeof readAside>(textWorker, 'readAside', given);
      if (asked.length === 0) return read;
      await mapInTurns(asked, (named) => answers.set(named, isKnown(...(JSON.parse(named) as Parameters<FormNames>))));
    }
  }

  async function write(file: string, text: string, { preview, byHand }: { preview: boolean; byHand: boolean }) {
    const folder = ownFolder(needs.own);
    // faults are reported by the thread; a file without faults is read here, with its positions
    if (text.length > mostHere) refuse(readKnowledge(file, await parsed(file, text)).faults);
    const read = readKnowledge(file, await withPlaces(text));
    const counts = now() + settling;
    const compared = await held.judge(await readFolder(folder, readKnowledge, file), read, counts);
    if (byHand) refuse(byHandFaults(read.entries, compared.fresh));
    if (!preview) {
      await writeWhole(join(folder, file), text);
      await load(counts);
    }
    return { entries: read.entries.length, fresh: compared.fresh, counts };
  }

  await load(now());

  return {
    /** The entry of that id, or what supersedes it, in force on a local day as known at `recorded` (ms UTC); null if there is none. */
    find: <K extends Kind>(kind: K, id: string, at: At): Found<K> | null => held.chronicle().find(kind, id, at),
    /** All entries of a kind in force then. */
    inForce: <K extends Kind>(kind: K, at: At): readonly Found<K>[] => held.chronicle().inForce(kind, at),
    /** Every version of every entry with its source, for browsing. */
    versions: (kind: Kind | null) => held.chronicle().all.filter((entry) => kind === null || entry.kind === kind),
    reload,
    put,
    parsed,
    /**
     * The file of a version of a procedure as written; if no file contains it any more, its content in the form of a file.
     * @param written as in `versions`
     */
    procedureText: (id: string, written: string): Promise<string> => procedureText([needs.own, shipped.folder], { id, written }),
    ...addingVerbs({ inTurn, write, held }),
    ...fileVerbs(needs.own),
    /** A value that changes whenever answers may change: files were read, a day or a version has begun. */
    standing: ({ on, recorded }: At): string => `${held.readings()} ${on} ${held.chronicle().until(recorded)}`,
    /** The faults of the city's own files as last read; empty if there are none. */
    trouble: held.trouble,
    /** Reads the city's own files again whenever one changes. @returns a function that stops it */
    watch: (told: (problem: unknown) => void): (() => void) => watchOwn(needs.own, () => void reload().catch(told)),
  };
}

type Write = (file: string, text: string, how: { preview: boolean; byHand: boolean }) => Promise<{ readonly counts: number }>;

/** What the program itself adds to the city's own files. */
function addingVerbs({ inTurn, write, held }: { inTurn: <T>(work: () => Promise<T>) => Promise<T>; write: Write; held: ReturnType<typeof createVersions> }) {
  return {
    /**
     * Adds a version that two persons have checked against the printed text to the city's own file for those. Throws like `reload`.
     * @param entry in the form of a file
     * @returns when it becomes valid, ms UTC
     */
    addChecked: (kind: Kind, entry: object): Promise<number> =>
      inTurn(async () => {
        const text = checkedFile(kind, held.chronicle().all, entry);
        return (await write(checkedFileName(kind), text, { preview: false, byHand: false })).counts;
      }),
    /**
     * Adds a version of one entry to the city's own file of it. Throws like `reload`; then nothing is written.
     * @param of `seen`: the version that this one follows; `seen-not-latest` if it differs; not checked if omitted
     * @param entry in the form of a file, without its id and version
     * @returns its version, and when it becomes valid, ms UTC
     */
    addOwn: (kind: Kind, of: { readonly id: string; readonly file: string; readonly seen?: number }, entry: object): Promise<{ version: number; counts: number }> =>
      inTurn(async () => {
        const { version, text } = withNextVersion(kind, of.id, held.chronicle().all, entry, of.seen);
        return { version, counts: (await write(of.file, text, { preview: false, byHand: true })).counts };
      }),
    /**
     * The same for what a person typed in the program, with that person's name. Throws like `reload`; then nothing is written.
     * @returns when it becomes valid, ms UTC
     */
    addEntered: (kind: Kind, of: { readonly id: string; readonly file: string; readonly seen?: number }, entry: object): Promise<number> =>
      inTurn(async () => {
        const { text } = withNextVersion(kind, of.id, held.chronicle().all, entry, of.seen);
        return (await write(of.file, text, { preview: false, byHand: false })).counts;
      }),
  };
}

/** What is known now: checked against everything ever seen. */
function createVersions(postgres: Pool, shipped: Shipped) {
  let chronicle: Chronicle = createChronicle([]);
  let trouble: readonly Finding[] = [];
  let readings = 0;

  /** The state of the city's own entries, checked together with the shipped ones and those seen before. */
  async function beside(counts: number) {
    const kept = await store.keptVersions(postgres, sameForAll);
    const comparedWith = (own: readonly Placed[]): Comparison => compare(kept, { shipped: shipped.entries, own }, counts);
    const faultsOf = (own: readonly Placed[]): Fault[] => [...faultsBeside(shipped, own), ...comparedWith(own).faults];
    return { comparedWith, faultsOf };
  }

  /** The result of adding one of the city's own files to those without faults. Throws `knowledge-bad`: faults in it or caused by it. */
  async function judge(others: FolderRead, one: FileRead, counts: number): Promise<Comparison> {
    refuse(one.faults);
    const { comparedWith, faultsOf } = await beside(counts);
    const all = [...soundFiles(others, faultsOf).entries, ...one.entries];
    refuse(faultsOf(all));
    return comparedWith(all);
  }

  /** Takes those of the city's own files that have no faults. @returns the faults of the others */
  async function takeSound(own: FolderRead, counts: number): Promise<readonly Fault[]> {
    const { comparedWith, faultsOf } = await beside(counts);
    const { entries, faults } = soundFiles(own, faultsOf);
    const compared = comparedWith(entries);
    refuse(compared.faults);
    await store.keep(postgres, wholeProgram, compared.fresh);
    chronicle = createChronicle(compared.seen);
    trouble = faults.map(findingOf);
    readings += 1;
    return faults;
  }

  return { judge, takeSound, chronicle: () => chronicle, trouble: () => trouble, readings: () => readings };
}

export type Knowledge = Awaited<ReturnType<typeof createKnowledge>>;

/** The faults of the city's own entries together with the shipped ones, which were checked by themselves. */
function faultsBeside(shipped: Shipped, own: readonly Placed[]): Fault[] {
  if (own.length === 0) return [];
  const all = [...shipped.entries, ...own];
  return [...clashes(all), ...carbonFactorFaults(own), ...policyFaults(all), ...ratingFaults(all), ...calendarFaults(own)];
}

const nothing: FolderRead = { entries: [], faults: [] };

function ownFolder(own: string | null): string {
  if (own === null) throw new Problem('cannot-do', 'knowledge-no-folder');
  return own;
}

function fileVerbs(own: string | null) {
  return {
    /** The city's own files. */
    files: () => (own === null ? Promise.resolve([]) : filesIn(own)),
    /** The text of one of them. Throws `no-such-knowledge-file`. */
    file: (name: string): Promise<string> =>
      readFile(join(ownFolder(own), name), 'utf8').catch(() => {
        throw new Problem('not-found', 'no-such-knowledge-file', { file: name });
      }),
  };
}

async function filesIn(folder: string) {
  const names = await namesIn(folder);
  return Promise.all(
    names.map(async (name) => {
      const { size, mtime } = await stat(join(folder, name));
      return { name: name.replaceAll('\\', '/'), bytes: size, changedAt: mtime };
    }),
  );
}

/** Written next to the file first, then moved into its place: a concurrent reader gets the whole of one or the other. */
async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.part`, text, { mode: 0o600 });
  await rename(`${path}.part`, path);
}

function watchOwn(folder: string | null, changed: () => void): () => void {
  if (folder === null) return () => undefined;
  let waiting: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 500);
    waiting.unref();
  };
  try {
    const watcher = watchFolder(folder, { recursive: true, persistent: false }, soon);
    return () => {
      clearTimeout(waiting);
      watcher.close();
    };
  } catch {
    return () => undefined;
  }
}

/**
 * The city's own file of one entry with all existing versions, and one more.
 * @param entry the new version in the form of a file, without its number
 * @param seen the version that the new one follows; not checked if omitted
 * @throws Problem `seen-not-latest` if it would follow another
 */
function withNextVersion(
  kind: Kind,
  id: string,
  before: readonly Seen[],
  entry: object,
  seen?: number,
): { readonly version: number; readonly text: string } {
  const own = before.filter((one) => one.kind === kind && one.held.id === id).toSorted((a, b) => a.held.version - b.held.version);
  refuseNotLatest(seen, own.at(-1)?.held.version ?? 0, id);
  const version = (own.at(-1)?.held.version ?? 0) + 1;
  const entries = [...own.map(({ written }) => withoutKind(written)), { id, version, ...entry }];
  return { version, text: stringify({ kind, entries }, { lineWidth: 0 }) };
}

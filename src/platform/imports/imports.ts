import type { Job } from '#platform/list-intake/job.ts';
import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { xlsxType } from '#platform/tables/file.ts';
import { rejectsWorkbook } from '#platform/tables/rejects-workbook.ts';
import type { Pool, PoolClient } from 'pg';
import { createArchive } from '#platform/archive/archive.ts';
import type { EndedJob, Jobs, JobWork } from '#platform/jobs/jobs.ts';
import type { Words } from '#kernel/finding.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { Clock } from '#kernel/request-context.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Lies, PlacedKind, RegionsOf } from '#kernel/trail.ts';
import { reportEnded } from './ended.ts';
import type { Dictionary } from '#platform/list-intake/fields.ts';
import { fileOf, keepFile, sweep, takeSpooled } from './files.ts';
import type { EndListener, ImportsInternals, UndoneListener } from './internals.ts';
import { keepingVerbs } from './keeping.ts';
import { keepFor, openKept } from './kept.ts';
import { liveVerbs } from './live.ts';
import { inspect, mappingOf } from './inspection.ts';
import type { Mapping } from '#platform/list-intake/mapping.ts';
import { keepPhotos, openPhoto } from './photos.ts';
import { importJob, importJobEnded, interrupted, waitsAgain } from './import-job.ts';
import { run, takeFile, type Work } from './run.ts';
import { openSource, rowsOfSource, withSource } from './source.ts';
import { createSpool } from './spool-store.ts';
import * as store from './store.ts';
import type { ImportRow, ListFilter, Queryable } from './store.ts';
import { templateOf } from '#platform/list-intake/template.ts';
import type { FileRequest, ImportRequest, Perform, Recognise, Undo } from './types.ts';
import { liesOf, undo, undoOn } from './undo.ts';

export type { ImportRow } from './store.ts';
export type { EndedImport } from './internals.ts';
export type { ImportRun, Perform, UndoOutcome } from './types.ts';
export { inTransaction } from './transaction.ts';

export type ImportsNeeds = {
  readonly postgres: Pool;
  /** The directory of uploads and rejects files. */
  readonly directory: string;
  /** Threads in which files are packed. */
  readonly workers: Pick<Workers, 'run'>;
  /** The jobs by which imports run that no one waits for. */
  readonly jobs: Pick<Jobs, 'begin' | 'waits'>;
  readonly words: Words;
  readonly now: Clock;
  readonly ending: AbortSignal;
  readonly report?: (cause: unknown) => void;
  /** Writes the audit trail. */
  readonly audit?: ImportsInternals['audit'];
};

type KeepFor = Parameters<typeof keepFor> extends [ImportsInternals, ...infer Rest] ? Rest : never;
type Keep = Parameters<typeof keepFile> extends [ImportsInternals, ...infer Rest] ? Rest : never;
type TakeSpooled = Parameters<typeof takeSpooled>[2];
type Inspect = Parameters<typeof inspect>[2];
type MappingGiven = Parameters<typeof mappingOf>[3];

/**
 * Everything imported from a file, and every change by hand: who, when, with which result, and how it is undone.
 * @example await createImports(needs).run(scope, { kind: 'buildings', file, options, preview: false, wait: true }, work)
 */
export function createImports({ directory, report = () => undefined, audit = async () => undefined, ...needs }: ImportsNeeds) {
  const internals: ImportsInternals = {
    ...needs,
    report,
    spool: createSpool(directory),
    archive: createArchive(directory, needs.workers),
    turns: new Map(),
    unpackable: new Set(),
    cameIn: () => undefined,
    keptYears: async () => null,
    dictionaries: new Map(),
    recognisers: new Map(),
    performers: new Map(),
    agreeing: new Set(),
    undos: new Map(),
    placing: new Map(),
    lying: new Map(),
    undoneListeners: new Map(),
    others: [],
    menders: new Map(),
    running: new Set(),
    endListeners: [],
    reporting: Promise.resolve(),
    audit,
  };
  return {
    ...workVerbs(internals),
    ...keepingVerbs(internals),
    ...liveVerbs(internals),
    ...readVerbs(internals),
    ...profileVerbs(internals),
    ...hooks(internals),
  };
}

export type Imports = ReturnType<typeof createImports>;

function workVerbs(internals: ImportsInternals) {
  return {
    /** Takes an upload into the spool. It belongs to its sender. Throws `empty-file`. */
    keepFile: (...given: Keep) => keepFile(internals, ...given),
    /** Takes a file that the local command line has copied into the spool. Throws `no-such-file`, `empty-file`. */
    takeSpooled: (scope: Scope, asked: TakeSpooled) => takeSpooled(internals, scope, asked),
    /** An upload of the requester's own. Throws `no-such-file`. */
    fileOf: (scope: Scope, id: string) => fileOf(internals, scope, id),
    /** Keeps an upload of the requester's own permanently, for another slice. Throws `no-such-file`, `attachment-too-large`. */
    keepFor: (...given: KeepFor) => keepFor(internals, ...given),
    /** A permanently kept file, streamed; null if it does not exist. */
    openKept: (id: string) => openKept(internals, id),
    /** The size of such a file; null if it does not exist. */
    bytesOfKept: (id: string) => internals.spool.bytesOf(id),
    /** Deletes such a file: what it was kept for failed. */
    dropKept: (id: string) => internals.spool.remove([id]),
    /** Runs an import with the given work, and waits for it: its record, progress, result, rejects and problem are stored. */
    run: (scope: Scope, ask: ImportRequest, work: Work) => run(internals, scope, ask, work),
    /**
     * Imports an uploaded file by the work of its kind (`performs`); with `wait: false` as a job. Throws `no-such-file`, `imports-full`.
     */
    takeFile: (scope: Scope, ask: FileRequest) => takeFile(internals, scope, ask),
    /** The work of the jobs `import` and `import-preview`. */
    importJob: (work: JobWork) => importJob(internals, work),
    /** Called for every job that has ended. */
    jobEnded: (ended: EndedJob) => importJobEnded(internals, ended),
    /** Records a change by hand in the same list, inside the change's own transaction; its number can be undone like an import's. */
    async change(on: Queryable, scope: Scope, made: { kind: string; subject: string; detail: unknown; now: number }): Promise<number> {
      const { kind, subject, detail, now } = made;
      const id = await store.begin(on, scope, {
        kind,
        subject,
        byHand: true,
        preview: false,
        upload: null,
        options: detail,
        state: 'shown',
        now,
      });
      await store.end(on, wholeProgram, id, { state: 'shown', now });
      return id;
    },
    /** Records in the audit trail that entities were imported by code, and how many. */
    auditImport: (scope: Scope, job: Job, kind: string, result: Readonly<Record<string, unknown>>) =>
      internals.audit(scope, {
        action: 'import',
        subject: `import:${job.id}`,
        detail: { kind, file: job.file?.name ?? null, ...countsOf(result) },
      }),
    /** A failed change leaves no record; called in the transaction that made it. */
    dropChange: (on: PoolClient, id: number) => store.forget(on, wholeProgram, id),
    /** Undoes an import or a change by hand completely, or refuses and lists what depends on it. */
    undo: (scope: Scope, id: number) => undo(internals, scope, id),
    /** The same as part of a transaction; what it returns is to be called once that is durable. */
    undoOn: (on: PoolClient, scope: Scope, id: number) => undoOn(internals, on, scope, id),
    /**
     * At start: settles imports that were started and never became visible. Their slice reports what it has of them (the result), or
     * nothing.
     */
    mend: () => mend(internals),
    /** Removes uploads that were not used for a day and never imported, and leftovers of aborted uploads. */
    sweep: () => sweep(internals),
    /** Waits for imports that no caller waits for. */
    settled: async () => {
      await Promise.all(internals.running);
      await internals.reporting;
    },
    /** How many imports run in this process. */
    running: () => internals.running.size,
  };
}

function readVerbs(internals: ImportsInternals) {
  const get = async (scope: Scope, id: number): Promise<ImportRow> => {
    const row = await store.find(internals.postgres, scope, id);
    if (row === undefined) throw new Problem('not-found', 'no-such-import', { import: id });
    return row;
  };
  return {
    get,
    /** The functions that return the regions of entities of each ledger kind. */
    lying: (): ReadonlyMap<PlacedKind, RegionsOf> => internals.lying,
    /** The location of what an import or a change by hand affected, as reported by the slice that owns it; undefined if none does. */
    lies: (id: number): Promise<Lies> => liesOf(internals, id),
    list: (scope: Scope, asked: ListFilter) => store.list(internals.postgres, scope, asked),
    count: (scope: Scope, asked: ListFilter) => store.count(internals.postgres, scope, asked),
    /** Takes uploads as photos that stay with an import. Throws `not-an-image`, `photo-too-large`. */
    keepPhotos: (scope: Scope, files: readonly string[]) => keepPhotos(internals, scope, files),
    /** One photo of an import as a file. Throws `no-such-photo`. */
    photo: async (scope: Scope, id: number, number: number) => openPhoto(internals, await get(scope, id), number),
    /** The original file that an import read. Throws `no-such-import`, `no-source`, `source-not-kept`, `source-removed`, `source-lost`. */
    source: async (scope: Scope, id: number) => openSource(internals, scope, await get(scope, id)),
    /** Rows of that file, and the import that read it. Throws the same, and `source-no-table`. */
    async sourceRows(scope: Scope, id: number, from: number, count: number) {
      const row = await get(scope, id);
      return { row, ...(await rowsOfSource(internals, row, from, count)) };
    },
    /** Lets work read that file in place. Throws like `source`. */
    withSource: <T>(row: ImportRow, work: (path: string, name: string) => Promise<T>) => withSource(internals, row, work),
    /** The undone imports of a kind: a slice with its own store may have missed some in a crash. */
    undoneOf: (kind: string) => store.undoneOf(internals.postgres, wholeProgram, kind),
    /** The rejected rows of an import, in the original format or the requested one. Throws `no-rejects`. */
    async rejectsOf(scope: Scope, id: number, format?: 'csv' | 'xlsx'): Promise<File> {
      const row = await get(scope, id);
      if (row.rejects === null) throw new Problem('not-found', 'no-rejects', { import: id });
      const path = internals.spool.pathOf(row.rejects);
      const name = `${row.subject.replace(/\.[^.]*$/u, '').slice(0, 60)}-rejects-${id}`;
      const asked = format ?? (/\.xls[xm]$/iu.test(row.subject) ? 'xlsx' : 'csv');
      const workbook = asked === 'xlsx' ? await rejectsWorkbook(await readFile(path)) : null;
      if (workbook !== null) return new File([new Uint8Array(workbook)], `${name}.xlsx`, { type: xlsxType });
      return new File([await openAsBlob(path, { type: 'text/csv' })], `${name}.csv`, { type: 'text/csv' });
    },
    inspect: (scope: Scope, asked: Inspect) => inspect(internals, scope, asked),
    /** The sender's last import of a kind whose file had the same headings. */
    lastOfLayout: (scope: Scope, kind: string, layout: string) => store.lastOfLayout(internals.postgres, scope, kind, layout),
    /** The sender's last import of a kind with some of these keys in a part of its result. */
    lastWithKeys: (scope: Scope, kind: string, part: string, keys: readonly string[]) =>
      store.lastWithKeys(internals.postgres, scope, kind, { part, keys }),
    /** An empty table of a kind, called `name`. Throws `no-such-kind`. */
    template: (kind: string, name: string) => templateOf(internals.dictionaries, kind, name),
  };
}

function profileVerbs(internals: ImportsInternals) {
  const { postgres, now } = internals;
  return {
    mappingOf: (scope: Scope, kind: string, asked: MappingGiven) => mappingOf(internals, scope, kind, asked),
    profiles: (scope: Scope, kind: string | null) => store.profiles(postgres, scope, kind),
    saveProfile: (scope: Scope, profile: { kind: string; name: string; header: readonly string[]; mapping: Mapping }) =>
      store.saveProfile(postgres, scope, { ...profile, now: now() }),
    removeProfile: (scope: Scope, id: number) => store.removeProfile(postgres, scope, id),
  };
}

/** The hooks for other slices. */
function hooks(internals: ImportsInternals) {
  return {
    /** Registers a kind of file, for `inspect`. */
    knows: (dictionary: Dictionary) => void internals.dictionaries.set(dictionary.kind, dictionary),
    /** Registers a kind of file that `inspect` recognises by all of its cells. */
    recognises: (kind: string, recognise: Recognise) => void internals.recognisers.set(kind, recognise),
    /** Registers how files of a kind are imported. */
    performs: (kind: string, perform: Perform, { agrees = false }: { readonly agrees?: boolean } = {}): void => {
      internals.performers.set(kind, perform);
      if (agrees) internals.agreeing.add(kind);
    },
    /** Registers where the location of a change of a kind comes from, for the audit trail. */
    onPlaced: (kind: string, where: (row: ImportRow) => Promise<Lies>) => void internals.placing.set(kind, where),
    /** Registers where the regions of entities of a ledger kind come from, for the audit trail. */
    onLying: (kind: PlacedKind, regionsOf: RegionsOf) => void internals.lying.set(kind, regionsOf),
    onUndo: (kind: string, take: Undo) => void internals.undos.set(kind, take),
    /** Called after a change of a kind was undone; a mend catches up if the program died before. */
    onUndone: (kind: string, tell: UndoneListener) => void internals.undoneListeners.set(kind, tell),
    /** For numbers that are not in the list: returns whether the number was its own and is undone. */
    onUndoOther: (take: (scope: Scope, id: number, now: number) => Promise<boolean>) => void internals.others.push(take),
    onMend: (kind: string, ask: (row: ImportRow) => Promise<unknown>) => void internals.menders.set(kind, ask),
    /** Called for every import from a file that has ended; may be called twice for one. */
    onEnded: (listener: EndListener) => void internals.endListeners.push(listener),
    /** Notifies of ended imports that were not reported: after a crash, or if a listener failed. */
    reportEnded: () => reportEnded(internals),
  };
}

/** The plain numbers of a result, for the audit trail. */
function countsOf(result: Readonly<Record<string, unknown>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(result).filter((entry): entry is [string, number] => typeof entry[1] === 'number' && entry[0] !== 'seconds'),
  );
}

async function mend({ postgres, now, menders, jobs }: ImportsInternals): Promise<void> {
  for (const row of await store.begun(postgres, wholeProgram)) {
    const result = await menders.get(row.kind)?.(row);
    const shown = result !== undefined && result !== null;
    const problem = row.job !== null && !shown && (await jobs.waits(row.job)) ? waitsAgain : interrupted;
    await store.end(postgres, wholeProgram, row.id, { now: now(), ...(shown ? { state: 'shown', result } : { state: 'failed', problem }) });
  }
}

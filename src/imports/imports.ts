import type { Pool, PoolClient } from 'pg';
import type { Clock } from '#kernel/asker.ts';
import type { Evidence, Finding } from '#kernel/finding.ts';
import { Problem, type ProblemKind } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Dictionary } from './fields.ts';
import type { Mapping } from './mapping.ts';
import { createSpool } from './spool-store.ts';
import * as store from './store.ts';
import type { ImportRow, Queryable, State, StoredProblem } from './store.ts';
import { matchingProfiles, type Profile, suggestColumns, type Suggestion } from './suggest.ts';

/** A row that could not go in; its words are put in by `routes.ts`. */
export type Reject = { readonly row: number; readonly column: string | null; readonly code: string; readonly evidence: Evidence };

/** What an import's work is given. */
export type Job = {
  /** The import's number, a small positive integer. */
  readonly id: number;
  /** ms UTC, when the import began. */
  readonly now: number;
  readonly preview: boolean;
  readonly file: KeptFile | null;
  /** Says how far it is; cheap to call often. */
  progress(done: number, total?: number): void;
  /** Marks the import as shown inside the work's own transaction, so that its rows and its record appear together. */
  shown(on: PoolClient, result: unknown): Promise<void>;
  /** Writes the file of this import's rejected rows, which can be downloaded. */
  keepRejects(pieces: AsyncIterable<Uint8Array>): Promise<void>;
  /** The file as text, where it is no table; refused where it is larger than that. */
  text(mostBytes: number): Promise<string>;
};

export type KeptFile = { readonly id: string; readonly path: string; readonly name: string; readonly bytes: number };

export type Ask = {
  readonly kind: string;
  /** An uploaded file's id; null for what comes without one. */
  readonly file: string | null;
  readonly options: Readonly<Record<string, unknown>>;
  readonly preview?: boolean | undefined;
  /** false: the answer comes at once, the work goes on. */
  readonly wait?: boolean | undefined;
};

export type Ran = { readonly import: number; readonly state: State; readonly result: Record<string, unknown> | null };

/** What an undo is given: its transaction, and what is undone. A list of findings with an error refuses it. */
export type Undo = (on: PoolClient, scope: Scope, row: ImportRow, now: number) => Promise<UndoOutcome>;

/** `after` runs when the undo is durable and before it is acknowledged. */
export type UndoOutcome = { readonly standing?: readonly Finding[]; readonly after?: () => Promise<void> };

export type Inspection = {
  readonly format: string;
  readonly encoding: string | null;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly Suggestion[];
  readonly profiles: readonly Profile[];
  readonly fields: readonly { name: string; zh: string; required: boolean; units: readonly string[] }[];
  readonly findings: readonly Finding[];
};

/** How a file is looked into; `sheet` does it, so that imports need not know formats. */
export type Look = (path: string, rows: number) => Promise<{ format: string; encoding: string | null; header: readonly string[]; rows: readonly (readonly string[])[]; findings: readonly Finding[] }>;

type Coordinates = 'wgs84' | 'gcj02' | 'bd09';

const day = 86_400_000;
const knownKinds: ReadonlySet<string> = new Set(['bad-input', 'not-allowed', 'not-found', 'conflict', 'too-large', 'cannot-do', 'busy']);

/**
 * Everything that comes in by file, and every change by hand: who, when, with which result, and how it is taken back.
 * @param needs.directory where uploads and rejects files lie
 */
export function createImports(needs: { postgres: Pool; directory: string; now: Clock; look: Look; report?: (cause: unknown) => void }) {
  const { postgres: pool, now: clock } = needs;
  const spool = createSpool(needs.directory);
  const dictionaries = new Map<string, Dictionary>();
  const undos = new Map<string, Undo>();
  const others: ((scope: Scope, id: number, now: number) => Promise<boolean>)[] = [];
  const menders = new Map<string, (row: ImportRow) => Promise<unknown>>();
  const running = new Set<Promise<unknown>>();
  const report = needs.report ?? (() => undefined);

  /** Takes an upload into the spool. It belongs to who sent it. */
  async function keepFile(scope: Scope, name: string, stream: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>): Promise<{ file: string; bytes: number }> {
    const { id, bytes, sha256 } = await spool.keep(stream);
    if (bytes === 0) {
      await spool.remove([id]);
      throw new Problem('bad-input', 'empty-file', { name });
    }
    await store.addUpload(pool, scope, { id, name: name.slice(0, 300), bytes, sha256, now: clock() });
    return { file: id, bytes };
  }

  async function fileOf(scope: Scope, id: string): Promise<KeptFile> {
    const row = await store.findUpload(pool, scope, id, clock());
    if (row === undefined) throw new Problem('not-found', 'no-such-file', { file: id });
    return { id: row.id, path: spool.pathOf(row.id), name: row.name, bytes: Number(row.bytes) };
  }

  /**
   * Runs an import. The work writes in a transaction of its own and calls `shown` in it; what it throws is kept as the import's problem and, with
   * `wait`, thrown on.
   */
  async function run(scope: Scope, ask: Ask, work: (job: Job) => Promise<Record<string, unknown>>): Promise<Ran> {
    const file = ask.file === null ? null : await fileOf(scope, ask.file);
    const now = clock();
    const preview = ask.preview === true;
    const row = { kind: ask.kind, subject: file?.name ?? '', byHand: false, preview, upload: file?.id ?? null, options: ask.options, state: 'begun' as const, now };
    const id = await store.begin(pool, scope, row);
    const going = perform(scope, id, preview, jobOf(scope, id, now, preview, file), work);
    if (ask.wait !== false) return await going;
    follow(going);
    return { import: id, state: 'begun', result: null };
  }

  function follow(going: Promise<unknown>): void {
    const followed = going.catch(() => undefined).finally(() => running.delete(followed));
    running.add(followed);
  }

  async function perform(scope: Scope, id: number, preview: boolean, job: Job & { rejects(): string | null }, work: (job: Job) => Promise<Record<string, unknown>>): Promise<Ran> {
    try {
      const result = await work(job);
      const state = preview ? 'previewed' : 'shown';
      await store.end(pool, scope, id, { state, now: clock(), result, rejects: job.rejects() });
      return { import: id, state, result };
    } catch (cause) {
      const problem = storedProblem(cause);
      if (problem.kind === 'broken') report(cause);
      await store.end(pool, scope, id, { state: 'failed', now: clock(), problem, rejects: job.rejects() }).catch(report);
      throw cause;
    }
  }

  function jobOf(scope: Scope, id: number, now: number, preview: boolean, file: KeptFile | null): Job & { rejects(): string | null } {
    let told = 0;
    let rejects: string | null = null;
    return {
      id,
      now,
      preview,
      file,
      progress(done, total) {
        if (clock() - told < 250 && done !== total) return;
        told = clock();
        store.progress(pool, scope, id, done, total ?? null).catch(report);
      },
      shown: (on, result) => store.end(on, scope, id, { state: 'shown', now: clock(), result, rejects }),
      keepRejects: async (pieces) => {
        rejects = `rejects-${id}`;
        await spool.write(rejects, pieces);
      },
      text: async (mostBytes) => {
        if (file === null) throw new Problem('bad-input', 'no-such-file', { file: '' });
        if (file.bytes > mostBytes) throw new Problem('too-large', 'file-too-large', { name: file.name, mb: Math.round(mostBytes / 1_000_000) });
        return await spool.text(file.id);
      },
      rejects: () => rejects,
    };
  }

  /** Writes a change by hand into the same list, inside the change's own transaction; its number can be undone like an import's. */
  async function change(on: Queryable, scope: Scope, made: { kind: string; subject: string; detail: unknown; now: number }): Promise<number> {
    const id = await store.begin(on, scope, { kind: made.kind, subject: made.subject, byHand: true, preview: false, upload: null, options: made.detail, state: 'shown', now: made.now });
    await store.end(on, scope, id, { state: 'shown', now: made.now });
    return id;
  }

  async function get(scope: Scope, id: number): Promise<ImportRow> {
    const row = await store.find(pool, scope, id);
    if (row === undefined) throw new Problem('not-found', 'no-such-import', { import: id });
    return row;
  }

  /** The path of the rejected rows of an import. */
  async function rejectsOf(scope: Scope, id: number): Promise<{ path: string; name: string }> {
    const row = await get(scope, id);
    if (row.rejects === null) throw new Problem('not-found', 'no-rejects', { import: id });
    return { path: spool.pathOf(row.rejects), name: `rejects-${id}.csv` };
  }

  /** Takes an import or a change by hand back, whole, or refuses with what stands on it. */
  async function undo(scope: Scope, id: number): Promise<{ import: number; undone: true }> {
    const now = clock();
    if ((await store.find(pool, scope, id)) === undefined) {
      for (const other of others) if (await other(scope, id, now)) return { import: id, undone: true };
    }
    const after = await inTransaction(pool, async (on) => {
      const row = await store.lock(on, scope, id);
      if (row === undefined) throw new Problem('not-found', 'no-such-import', { import: id });
      if (row.state !== 'shown') throw new Problem('conflict', 'nothing-to-undo', { import: id, state: row.state });
      const take = undos.get(row.kind);
      if (take === undefined) throw new Problem('cannot-do', 'kind-cannot-be-undone', { import: id, kind: row.kind });
      const outcome = await take(on, scope, row, now);
      const standing = outcome.standing ?? [];
      if (standing.some((one) => one.severity === 'error')) throw new Problem('conflict', 'undo-refused', { import: id }, standing);
      await store.markUndone(on, scope, id, now);
      return outcome.after;
    });
    await after?.();
    return { import: id, undone: true };
  }

  /** Looks into an uploaded file: what it is, its first rows, and how its columns may be read. */
  async function inspect(scope: Scope, asked: { file: string; kind: string; rows?: number | undefined }): Promise<Inspection> {
    const dictionary = dictionaries.get(asked.kind);
    if (dictionary === undefined) throw new Problem('bad-input', 'no-such-kind', { kind: asked.kind, kinds: [...dictionaries.keys()].join(' ') });
    const file = await fileOf(scope, asked.file);
    const seen = await needs.look(file.path, asked.rows ?? 20);
    const saved = await store.profiles(pool, scope, asked.kind);
    return {
      ...seen,
      columns: suggestColumns(dictionary, seen.header),
      profiles: matchingProfiles(saved, seen.header),
      fields: dictionary.fields.map((spec) => ({ name: spec.name, zh: spec.zh, required: spec.required === true, units: Object.keys(spec.units ?? {}) })),
    };
  }

  /** The mapping of an import: what a saved profile says, and before it what is said beside it. Throws `no-such-profile`. */
  async function mappingOf(scope: Scope, kind: string, asked: Mapping & { profile?: string | undefined; coordinates?: Coordinates | undefined }): Promise<Mapping & { coordinates?: Coordinates | undefined }> {
    if (asked.profile === undefined) return asked;
    const saved = (await store.profiles(pool, scope, kind)).find((one) => one.name === asked.profile)?.mapping;
    if (saved === undefined) throw new Problem('not-found', 'no-such-profile', { profile: asked.profile });
    const value = Object.fromEntries([...Object.keys(saved.value ?? {}), ...Object.keys(asked.value ?? {})].map((field) => [field, { ...saved.value?.[field], ...asked.value?.[field] }]));
    return {
      column: { ...saved.column, ...asked.column },
      set: { ...saved.set, ...asked.set },
      value,
      unit: { ...saved.unit, ...asked.unit },
      coordinates: asked.coordinates ?? saved.coordinates,
    };
  }

  /** At start: what was begun and never shown is settled. Its slice says what it has of it (the result), or nothing. */
  async function mend(): Promise<void> {
    for (const row of await store.begun(pool, programScope)) {
      const result = await menders.get(row.kind)?.(row);
      const shown = result !== undefined && result !== null;
      const problem: StoredProblem = { kind: 'broken', code: 'interrupted', evidence: {}, findings: [] };
      await store.end(pool, programScope, row.id, { now: clock(), ...(shown ? { state: 'shown', result } : { state: 'failed', problem }) });
    }
  }

  /** Removes uploads that nobody has used for a day, and what aborted uploads have left. */
  async function sweep(): Promise<void> {
    const before = clock() - day;
    await spool.remove(await store.forgetUploads(pool, programScope, before));
    await spool.remove(await spool.strays(await store.uploadIds(pool, programScope), before));
  }

  return {
    keepFile,
    fileOf,
    run,
    change,
    get,
    rejectsOf,
    undo,
    inspect,
    mappingOf,
    mend,
    sweep,
    list: (scope: Scope, asked: { before?: number | undefined; limit: number; kind?: string | undefined; byHand: boolean }) => store.list(pool, scope, asked),
    profiles: (scope: Scope, kind: string | null) => store.profiles(pool, scope, kind),
    saveProfile: (scope: Scope, profile: { kind: string; name: string; header: readonly string[]; mapping: Mapping }) => store.saveProfile(pool, scope, { ...profile, now: clock() }),
    removeProfile: (scope: Scope, id: number) => store.removeProfile(pool, scope, id),
    /** Makes a kind of file known, for `inspect`. */
    knows: (dictionary: Dictionary) => void dictionaries.set(dictionary.kind, dictionary),
    onUndo: (kind: string, undoKind: Undo) => void undos.set(kind, undoKind),
    /** For numbers that are not in the list (decisions): answers whether it was its own and is taken back. */
    onUndoOther: (take: (scope: Scope, id: number, now: number) => Promise<boolean>) => void others.push(take),
    /** Which imports of a kind were taken back: a store of its own may not have heard of it before a crash. */
    undoneOf: (kind: string) => store.undoneOf(pool, programScope, kind),
    onMend: (kind: string, ask: (row: ImportRow) => Promise<unknown>) => void menders.set(kind, ask),
    /** Waits for imports that go on without anybody waiting. */
    settled: async () => void (await Promise.all(running)),
  };
}

export type Imports = ReturnType<typeof createImports>;

/** Runs work in one transaction; whatever it throws takes all of it back, and so does `keep: false`, for a preview. */
export async function inTransaction<T>(pool: Pool, work: (on: PoolClient) => Promise<T>, { keep = true }: { keep?: boolean } = {}): Promise<T> {
  const on = await pool.connect();
  let broken = false;
  try {
    await on.query('BEGIN');
    const out = await work(on);
    await on.query(keep ? 'COMMIT' : 'ROLLBACK');
    return out;
  } catch (cause) {
    await on.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw cause;
  } finally {
    on.release(broken);
  }
}

function storedProblem(cause: unknown): StoredProblem {
  if (cause instanceof Problem) return { kind: cause.kind satisfies ProblemKind, code: cause.code, evidence: { ...cause.evidence }, findings: cause.findings };
  return { kind: 'broken', code: 'broken', evidence: {}, findings: [] };
}

/** Whether a kept problem is of a kind that may be told to its sender as it is. */
export function isTold(problem: StoredProblem): boolean {
  return knownKinds.has(problem.kind);
}

import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Pool } from 'pg';
import type { Access } from '#platform/access/access.ts';
import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Places } from '#platform/db/data-directory.ts';
import type { Jobs, JobWork } from '#platform/jobs/jobs.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Download } from '#kernel/download.ts';
import { isDiskFull } from '#kernel/full-disk.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { SettingsService } from '#platform/settings/settings.ts';
import { clearCuts, openCut, type Cut } from './cut-store.ts';
import { healthOf } from './health.ts';
import { countsOf, type BackupCounts, type Manifest } from './manifest.ts';
import { recordStore, type BackupRow, type RecordStore, type StoredProblem } from './record-store.ts';
import { timesOf } from './schedule.ts';
import { writeWhole } from './whole-file-store.ts';
import { backupBytes, type OnProgress } from './write-store.ts';

export { countsOf, numbersIn } from './manifest.ts';
export { openBackup } from './read-store.ts';
export { fillFrom } from './restore-store.ts';
export { copyBeforeUpgrade, type UpgradeCopy } from './upgrade-copy-store.ts';

export type BackupNeeds = {
  readonly postgres: Pool;
  readonly clickhouse: ClickHouse;
  readonly places: Places;
  readonly jobs: Jobs;
  readonly settings: Pick<SettingsService, 'get'>;
  readonly access: Pick<Access, 'audit'>;
  /** Runs work while no readings are being judged. */
  readonly atRest: <T>(work: () => Promise<T>) => Promise<T>;
  readonly demo: boolean;
  readonly now: Clock;
  readonly warn: (message: string, error?: unknown) => void;
};

/** `going` releases the instant that is being written. */
type BackupInternals = BackupNeeds & { readonly records: RecordStore; going: (() => Promise<void>) | null };

const ending = '.yaodong';

/** The content type of a backup. */
export const backupType = 'application/x-tar';

/**
 * A single file with everything, made while the program keeps running; on request or by the schedule in the settings.
 * @example await createBackup(needs).make(scope) // { job: 'backup-…', name: 'yaodong-….tar' }
 */
export function createBackup(needs: BackupNeeds) {
  const internals: BackupInternals = { ...needs, records: recordStore(needs.postgres), going: null };
  const { records, jobs, now, places } = internals;
  return {
    /** Streams a backup that is not stored here. Throws `backup-going-on`. */
    stream: (scope: Scope) => stream(internals, scope),
    /** Makes a stored one, as a job. Throws `backup-going-on`. */
    async make(scope: Scope): Promise<{ job: string; name: string }> {
      if (internals.going !== null) throw new Problem('conflict', 'backup-going-on');
      const name = nameAt(now());
      const { id } = await jobs.begin(scope, 'backup', { name });
      return { job: id, name };
    },
    /** The work of the job `backup`. */
    backupJob: (work: JobWork) => backupJob(internals, work),
    /** The stored ones, newest first, and the failed ones. */
    async list(): Promise<(BackupRow & { readonly there: boolean })[]> {
      const rows = await records.list(wholeProgram, 200);
      return Promise.all(rows.map(async (row) => ({ ...row, there: (await sizeOf(pathOf(internals, row.name))) !== null })));
    },
    /** A stored one as a file. Throws `no-such-backup`. */
    async file(scope: Scope, name: string): Promise<Download> {
      const path = await existing(internals, name);
      await internals.access.audit(scope, { action: 'export', subject: `backup:${name}`, region: null });
      return { name, type: backupType, body: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array> };
    },
    /** Deletes a stored one. Throws `no-such-backup`. */
    async remove(scope: Scope, name: string): Promise<void> {
      if ((await records.find(wholeProgram, name)) === undefined) throw new Problem('not-found', 'no-such-backup', { name });
      await take(internals, name);
      await internals.access.audit(scope, { action: 'backup-remove', subject: `backup:${name}`, region: null });
    },
    /** What is wrong with the backups of this directory, for `doctor`. */
    async health() {
      const [rows, { backups }, lastGood] = await Promise.all([
        records.list(wholeProgram, 200),
        internals.settings.get(),
        records.lastGood(wholeProgram),
      ]);
      const sizes = new Map<string, number | null>();
      for (const { name } of rows) sizes.set(name, await sizeOf(pathOf(internals, name)));
      return {
        counted: rows.filter(({ problem }) => problem === null).length,
        findings: healthOf(rows, sizes, backups, lastGood, now()),
      };
    },
    /** Called at startup: clears away what an earlier run of the program left incomplete. */
    async mend(): Promise<void> {
      for (const name of await records.breakOff(wholeProgram, now())) await rm(`${pathOf(internals, name)}.part`, { force: true });
      await clearCuts({ clickhouse: internals.clickhouse, scratch: join(places.backups, 'cut') });
    },
    /** Releases what is being written, so that the stores can be closed. */
    stop: async (): Promise<void> => {
      await internals.going?.();
    },
    /** When automatic backups are made. A failed one is retried after an hour. */
    schedule: {
      name: 'backup',
      kind: 'backup',
      when: async () => timesOf((await internals.settings.get()).backups),
      input: (at: number) => ({ name: nameAt(at), scheduled: true }),
      retryMs: 3_600_000,
    },
  };
}

export type Backup = ReturnType<typeof createBackup>;

/** `yaodong-20260301T023000Z.yaodong`; a second one in the same second has milliseconds in its name. */
function nameAt(now: number): string {
  return `yaodong-${new Date(now).toISOString().replaceAll(/[-:.]/gu, '')}${ending}`;
}

function pathOf({ places }: BackupInternals, name: string): string {
  if (!/^[\w-]+\.yaodong$/u.test(name)) throw new Problem('not-found', 'no-such-backup', { name });
  return join(places.backups, name);
}

async function sizeOf(path: string): Promise<number | null> {
  return (await stat(path).catch(() => null))?.size ?? null;
}

async function existing(internals: BackupInternals, name: string): Promise<string> {
  const path = pathOf(internals, name);
  const row = await internals.records.find(wholeProgram, name);
  if (row === undefined || (await sizeOf(path)) === null) throw new Problem('not-found', 'no-such-backup', { name });
  return path;
}

async function take(internals: BackupInternals, name: string): Promise<void> {
  await rm(pathOf(internals, name), { force: true });
  await internals.records.removed(wholeProgram, name, internals.now());
}

type Begun = { readonly cut: Cut; readonly end: () => Promise<void> };

/** Takes the instant; one at a time, because the clones share one name. */
async function begin(internals: BackupInternals): Promise<Begun> {
  if (internals.going !== null) throw new Problem('conflict', 'backup-going-on');
  internals.going = async () => undefined;
  const { postgres, clickhouse, places } = internals;
  const where = { postgres, clickhouse, directory: places.files, scratch: join(places.backups, 'cut') };
  try {
    const cut = await internals.atRest(() => openCut(where));
    let ended: Promise<void> | undefined;
    const end = () => (ended ??= cut.close().finally(() => (internals.going = null)));
    internals.going = end;
    return { cut, end };
  } catch (error) {
    internals.going = null;
    throw error;
  }
}

async function* bytesOf(internals: BackupInternals, { cut, end }: Begun, tell: OnProgress, onManifest: (manifest: Manifest) => void) {
  const { clickhouse, places, demo, now } = internals;
  try {
    yield* backupBytes(cut, { clickhouse, knowledge: places.knowledge, demo, now: now() }, tell, onManifest);
  } finally {
    await end();
  }
}

async function stream(internals: BackupInternals, scope: Scope): Promise<Download> {
  const begun = await begin(internals);
  const nothing = () => undefined;
  const pieces = bytesOf(internals, begun, nothing, nothing);
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      // a client that disconnects before the first byte has not started the generator that would end it
      async cancel() {
        await pieces.return();
        await begun.end();
      },
    },
    { highWaterMark: 0 },
  );
  await internals.access.audit(scope, { action: 'export', subject: 'backup', region: null }).catch(async (error: unknown) => {
    await begun.end();
    throw error;
  });
  return { name: nameAt(internals.now()), type: backupType, body };
}

async function backupJob(internals: BackupInternals, { scope, input, progress, signal }: JobWork): Promise<unknown> {
  const tell: OnProgress = (done, all) => {
    signal.throwIfAborted();
    progress(done, all, 'rows');
  };
  const scheduled = input['scheduled'] === true;
  const kept = await keep(internals, scope, String(input['name']), scheduled, tell);
  const { backups } = await internals.settings.get();
  if (scheduled) for (const row of await internals.records.old(wholeProgram, backups.kept)) await take(internals, row.name);
  return kept;
}

/** Writes a stored one: completely, or not at all. Its outcome is recorded. */
async function keep(
  internals: BackupInternals,
  scope: Scope,
  name: string,
  scheduled: boolean,
  tell: OnProgress,
): Promise<BackupCounts & { bytes: number }> {
  const { records, now } = internals;
  await records.begin(scope, { name, scheduled, now: now() });
  try {
    const { bytes, manifest } = await write(internals, pathOf(internals, name), tell);
    const counts = countsOf(manifest);
    await records.end(wholeProgram, name, { now: now(), bytes, readings: counts.readings });
    await internals.access.audit(scope, { action: 'backup', subject: `backup:${name}`, region: null, detail: { bytes } });
    return { ...counts, bytes };
  } catch (error) {
    const problem = troubleOf(error);
    const stored: StoredProblem = { code: problem.code, evidence: problem.evidence };
    await records
      .end(wholeProgram, name, { now: now(), problem: stored })
      .catch((cause: unknown) => internals.warn('a failed backup was not noted', cause));
    if (problem !== error) internals.warn('a backup failed', error);
    throw problem;
  }
}

async function write(internals: BackupInternals, path: string, tell: OnProgress): Promise<{ bytes: number; manifest: Manifest }> {
  let manifest: Manifest | undefined;
  const pieces = bytesOf(internals, await begin(internals), tell, (whole) => (manifest = whole));
  const bytes = await writeWhole(path, pieces);
  return { bytes, manifest: manifest as Manifest };
}

function troubleOf(error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (isDiskFull(error) || code === 'EFBIG') return new Problem('cannot-do', 'backup-no-room', { reason: code });
  if (error instanceof Problem) return error;
  return new Problem('broken', 'backup-not-made', { reason: code === '' ? 'broken' : code });
}

import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { WriteTrail } from '#kernel/trail.ts';
import type { ClickHouse } from '#platform/db/clickhouse.ts';
import { programVersion } from '#platform/db/data-directory.ts';
import type { Finding } from '#kernel/finding.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Scope } from '#kernel/scope.ts';
import { compareImports } from './compare.ts';
import { createDoctorStore } from './store.ts';
import type { NoticeKind, Notices } from '#platform/notice/notice.ts';
import { judgeRoom, roomNotice } from './room.ts';
import type { Room } from './room.ts';
import type { DoctorStore } from './store.ts';

export type Check = { readonly name: string; readonly ok: boolean; readonly counted: number | null; readonly findings: readonly Finding[] };

export type DoctorNeeds = {
  readonly postgres: Pool;
  readonly clickhouse: ClickHouse;
  /** The data directory, whose disk is checked. */
  readonly root: string;
  /** Replaces querying the disk, in tests. */
  readonly room?: (() => Promise<Room>) | undefined;
  /** The slices' checks, by name; `deep` covers completely what takes long. */
  readonly checks: () => readonly (readonly [name: string, look: (scope: Scope, deep: boolean) => Promise<Examination>])[];
  /** Packs files that imports have read, and deletes those no longer kept. */
  readonly packFiles: () => Promise<void>;
  /** Bytes of all kept files. */
  readonly bytesOfFiles: () => Promise<number>;
  readonly now: () => number;
  /** Receives the reason why a check could not be made. */
  readonly warn: (message: string, error?: unknown) => void;
  /** Deletes readings that repeat what others contain; returns how many. */
  readonly foldRepeats: () => Promise<number>;
  /** Recomputes what does not follow from the readings, and what a change has left to do. */
  readonly mendRows: () => Promise<Mended>;
  readonly audit: WriteTrail;
  /** Notifies administrators that the disk is getting full. */
  readonly notices: Pick<Notices, 'register' | 'post' | 'latest'>;
};

/** How many meters and days, monthly sums, and points and hours of these did not match the readings. */
type Mended = { readonly meters: number; readonly days: number; readonly months: number; readonly points: number; readonly hours: number };

type Examination = { readonly counted: number | null; readonly findings: readonly Finding[] };

const roomKind: NoticeKind = {
  kind: 'disk-room',
  name: { zh: '磁盘空间不足', en: 'The disk gets full' },
  audience: 'administrators',
  urgent: true,
  mail: true,
};

/**
 * Checks what no single slice can guarantee: that the stores are available, match this program's version, and agree with each other.
 * @example await createDoctor(needs).examine(scope) // { ok, checks: [{ name, counted, findings }], seconds }
 */
export function createDoctor(needs: DoctorNeeds) {
  const store = createDoctorStore(needs);
  const since = needs.now();
  const room = needs.room ?? (() => roomOf(needs.root));
  needs.notices.register(roomKind);
  const own = {
    disk: async () => ({ counted: null, findings: judgeRoom(await room()) }),
    ...looksAtStores(needs, store),
    ...looksAtLinks(store),
  };

  return {
    /** All checks. Takes as long as counting every reading. @param deep also unpacks every kept file completely */
    async examine(scope: Scope, deep = false): Promise<{ ok: boolean; checks: Check[]; seconds: number }> {
      const began = needs.now();
      const looks = [...Object.entries(own), ...needs.checks()].map(([name, look]) => ({ name, look: () => look(scope, deep) }));
      const checks = await lookTwice(needs.warn, looks);
      return { ok: checks.every(({ ok }) => ok), checks, seconds: (needs.now() - began) / 1000 };
    },
    /**
     * Deletes readings stored twice, merges, packs kept files, and frees what is superseded; every answer stays the same. Returns bytes of
     * both stores and the files before and after.
     */
    async compact(): Promise<{ before: number; after: number; seconds: number }> {
      const began = needs.now();
      const bytes = async () => {
        const { postgres, clickhouse } = await store.sizes(wholeProgram);
        return (postgres ?? 0) + (clickhouse ?? 0) + (await needs.bytesOfFiles());
      };
      const before = await bytes();
      await needs.foldRepeats();
      await needs.packFiles();
      await store.compact(wholeProgram);
      return { before, after: await bytes(), seconds: (needs.now() - began) / 1000 };
    },
    /**
     * Compares every day row with the readings and every monthly sum with its days, and recomputes those that differ. Takes as long as
     * recomputing every reading.
     */
    async mend(scope: Scope): Promise<Mended & { seconds: number }> {
      const began = needs.now();
      const mended = await needs.mendRows();
      await needs.audit(scope, { action: 'mend', subject: 'doctor', region: null, detail: { ...mended } });
      return { ...mended, seconds: (needs.now() - began) / 1000 };
    },
    /** Current versions, free space and sizes. */
    async state() {
      const [disk, versions, sizes, files] = await Promise.all([
        room(),
        store.versions(wholeProgram),
        store.sizes(wholeProgram),
        needs.bytesOfFiles(),
      ]);
      const stores = { ...sizes, files };
      const findings = judgeRoom(disk);
      return { versions: { program: programVersion, node: process.version.slice(1), ...versions }, since, disk, stores, findings };
    },
    /** Current bytes of the disk. */
    room,
    /** Checks the disk, and reports low space in the log and to the administrators. */
    async warnOfRoom(): Promise<void> {
      const disk = await room();
      for (const { code, evidence } of judgeRoom(disk))
        needs.warn(`${code}: ${String(evidence['free'])} GB of ${String(evidence['total'])} GB are free`);
      const { kind } = roomKind;
      const news = roomNotice(disk, await needs.notices.latest(kind), needs.now());
      if (news === null) return;
      await needs.notices.post({ kind, ...news, key: `${kind}:${needs.now()}`, link: '/admin/system', to: 'administrators' });
    },
  };
}

export type Doctor = ReturnType<typeof createDoctor>;

type PlannedCheck = { readonly name: string; readonly look: () => Promise<Examination> };

/** Checks again where something seems wrong after everything was checked: work in progress between two checks is not a fault. */
async function lookTwice(warn: DoctorNeeds['warn'], looks: readonly PlannedCheck[]): Promise<Check[]> {
  const checks: Check[] = [];
  for (const one of looks) checks.push(await check(warn, one));
  if (checks.every(seemsWell)) return checks;
  await sleep(againAfterMs);
  for (const [at, one] of looks.entries()) if (!seemsWell(checks[at] as Check)) checks[at] = await check(warn, one);
  return checks;
}

/** Findings of severity info are not faults and need no second check. */
const seemsWell = ({ findings }: Check): boolean => findings.every(({ severity }) => severity === 'info');

async function check(warn: DoctorNeeds['warn'], { name, look }: PlannedCheck): Promise<Check> {
  try {
    const looked = await look();
    return { name, ok: !looked.findings.some(({ severity }) => severity === 'error'), ...looked };
  } catch (error) {
    warn(`the check ${name} could not be made`, error);
    return { name, ok: false, counted: null, findings: [{ code: 'check-not-made', severity: 'error', evidence: { name } }] };
  }
}

/** Bytes of the disk that contains a directory. */
async function roomOf(directory: string): Promise<Room> {
  const { bavail, blocks, bsize } = await statfs(directory);
  return { free: bavail * bsize, total: blocks * bsize };
}

const againAfterMs = 1000;
const nothing: readonly Finding[] = [];

function looksAtStores({ postgres, clickhouse }: DoctorNeeds, store: DoctorStore) {
  return {
    postgres: async () => ({ counted: (await postgres.query('SELECT 1')).rowCount, findings: nothing }),
    clickhouse: async () => ({ counted: (await clickhouse.query('SELECT 1')).length, findings: nothing }),
    migrations: async () => {
      const missing = await store.missingMigrations(wholeProgram);
      return { counted: null, findings: missing.map((evidence) => fault('migration-missing', evidence)) };
    },
  };
}

function looksAtLinks(store: DoctorStore) {
  const imports = (kind: string, table: 'import_state' | 'weather_state') => async () => {
    const described = await store.described(wholeProgram, kind);
    return { counted: described.length, findings: compareImports(described, await store.kept(wholeProgram, table), 'clickhouse') };
  };
  const links = (table: 'reading' | 'day' | 'weather', column: 'meter' | 'station') => async () => {
    const { all, unknown } = await store.strangers(wholeProgram, table, column);
    return { counted: all, findings: unknown.map((number) => fault('link-broken', { table, column, number })) };
  };
  return {
    'imports-of-readings': imports('readings', 'import_state'),
    'imports-of-weather': imports('weather', 'weather_state'),
    'meters-of-readings': links('reading', 'meter'),
    'meters-of-days': links('day', 'meter'),
    'stations-of-weather': links('weather', 'station'),
    readings: async () => {
      const [counted, count] = [await store.readings(wholeProgram), await store.orphanReadings(wholeProgram)];
      return { counted, findings: count === 0 ? nothing : [fault('readings-orphaned', { count })] };
    },
    months: async () => {
      const { calculated, kept, rows } = await store.months(wholeProgram);
      return { counted: rows, findings: calculated === kept ? nothing : [fault('months-differ', {})] };
    },
    recomputed: async () => {
      const count = await store.notRedrawn(wholeProgram);
      return { counted: null, findings: count === 0 ? nothing : [fault('not-recomputed', { count })] };
    },
  };
}

function fault(code: string, evidence: Finding['evidence']): Finding {
  return { code, severity: 'error', evidence };
}

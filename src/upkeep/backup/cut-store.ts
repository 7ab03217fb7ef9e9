import { link, mkdir, readdir, rm, copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import type { ClickHouse } from '#platform/db/clickhouse.ts';
import { Problem } from '#kernel/problem.ts';
import { type WholeProgram, wholeProgram } from '#kernel/unscoped.ts';
import type { BackupTable, Manifest } from './manifest.ts';
import { clonePrefix } from './passing.ts';
import { clickhouseTables, postgresTables, sequencesOf } from './table-store.ts';

/** Everything as of one instant, unchanged until it is released, while the program keeps running. */
export type Cut = {
  readonly client: PoolClient;
  readonly tables: readonly BackupTable[];
  readonly sequences: Manifest['sequences'];
  readonly migrations: Manifest['migrations'];
  /** The directory of the kept files, and their paths below it. */
  readonly files: { readonly directory: string; readonly paths: readonly string[] };
  close(): Promise<void>;
};

export type CutNeeds = {
  readonly postgres: Pool;
  readonly clickhouse: ClickHouse;
  /** The directory of the kept files, and a temporary one on the same disk. */
  readonly directory: string;
  readonly scratch: string;
};

/** Each of these switches an import's data on and off: as long as none of them changes, both stores show the same instant. */
const switches = ['import_state', 'weather_state'];
const mostTries = 20;

/**
 * Takes the instant: a snapshot of PostgreSQL, clones of ClickHouse's tables that share their parts, links to the kept files. It takes as
 * long as counting the tables, whatever they contain; the caller makes sure that no readings are judged meanwhile. Both stores then show
 * what a program killed at that instant would have left, which every startup can recover from.
 */
export async function openCut(needs: CutNeeds): Promise<Cut> {
  for (let tries = 1; ; tries++) {
    const cut = await tryCut(needs);
    if (cut !== null) return cut;
    if (tries === mostTries) throw new Problem('busy', 'backup-no-instant');
  }
}

/** Removes the remains of a cut that was not released. */
export async function clearCuts({ clickhouse, scratch }: Pick<CutNeeds, 'clickhouse' | 'scratch'>): Promise<void> {
  await rm(scratch, { recursive: true, force: true });
  const left = await clickhouse.query<{ name: string }>(
    'SELECT name FROM system.tables WHERE database = currentDatabase() AND startsWith(name, {prefix:String})',
    { prefix: clonePrefix },
  );
  for (const { name } of left) await clickhouse.dropTable(name);
}

async function tryCut(needs: CutNeeds): Promise<Cut | null> {
  const { postgres, clickhouse, scratch, directory } = needs;
  const paths = new Set<string>();
  const look = (waiting: ReadonlySet<string>) => linkFiles(directory, scratch, paths, waiting);
  const client = await postgres.connect();
  const close = async () => {
    const broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    client.release(broken);
    await clearCuts(needs);
  };
  try {
    await clearCuts(needs);
    await look(await waitingFiles(client, wholeProgram));
    const before = await switchedIn(clickhouse);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ number: number; name: string; digest: string }>(
      'SELECT number, name, digest FROM migration ORDER BY number',
    );
    const cloned = await cloneTables(clickhouse);
    if ((await switchedIn(clickhouse)) !== before) {
      await close();
      return null;
    }
    const waiting = await waitingFiles(client, wholeProgram);
    // a file that was packed between listing and linking is then found under its new name
    while (!(await look(waiting)));
    const applied = await clickhouse.query<(typeof rows)[number]>('SELECT number, name, digest FROM migration ORDER BY number');
    return {
      client,
      tables: [...(await postgresTables(client, wholeProgram)), ...cloned],
      sequences: await sequencesOf(client, wholeProgram),
      migrations: { postgres: rows, clickhouse: applied },
      files: { directory: scratch, paths: [...paths].toSorted() },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function switchedIn(clickhouse: ClickHouse): Promise<string> {
  const counts = await Promise.all(switches.map((table) => clickhouse.query(`SELECT count() AS rows FROM ${table}`)));
  return JSON.stringify(counts);
}

/** Clones share the parts of their tables: no byte is copied, and parts merged or deleted meanwhile remain for them. */
async function cloneTables(clickhouse: ClickHouse): Promise<BackupTable[]> {
  const tables = await clickhouseTables(clickhouse, wholeProgram);
  for (const { name } of tables) await clickhouse.cloneTable(`${clonePrefix}${name}`, name);
  const counted: BackupTable[] = [];
  for (const table of tables) {
    const [found] = await clickhouse.query<{ rows: number }>(`SELECT count() AS rows FROM \`${clonePrefix}${table.name}\``);
    counted.push({ ...table, rows: found?.rows ?? 0 });
  }
  return counted;
}

/**
 * An upload is stored under its bare number: for a day, or, once an import has read it, until it is packed. Permanent files have names of a
 * different kind.
 */
const upload = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?:\.part)?$/u;

/** Uploads that are kept and not packed yet. In stores left by an earlier version, neither column may exist. */
async function waitingFiles(on: PoolClient, _: WholeProgram): Promise<ReadonlySet<string>> {
  const { rows } = await on.query<{ id: string }>(
    `SELECT id FROM upload WHERE to_jsonb(upload) ->> 'packed' IS NULL AND to_jsonb(upload) ->> 'removed' IS NULL
     AND EXISTS (SELECT FROM import WHERE upload = upload.id AND NOT preview AND state IN ('shown', 'undone'))`,
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Links the files that are not linked yet. A file is written before anything refers to it and removed only afterwards, so two passes,
 * before and after the instant, find all.
 * @returns false if a file was gone before it could be linked
 */
async function linkFiles(from: string, to: string, paths: Set<string>, waiting: ReadonlySet<string>): Promise<boolean> {
  const found = await readdir(from, { recursive: true, withFileTypes: true }).catch(() => []);
  let all = true;
  for (const entry of found) {
    const path = join(entry.parentPath, entry.name).slice(from.length + 1);
    if (!entry.isFile() || paths.has(path) || (upload.test(path) && !waiting.has(path))) continue;
    await mkdir(dirname(join(to, path)), { recursive: true, mode: 0o700 });
    const linked = await link(join(from, path), join(to, path)).then(() => true, whyNot);
    if (linked === 'elsewhere') await copyFile(join(from, path), join(to, path));
    if (linked === 'gone') all = false;
    else paths.add(path);
  }
  return all;
}

function whyNot(error: NodeJS.ErrnoException): 'gone' | 'elsewhere' {
  if (error.code === 'ENOENT') return 'gone';
  if (['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK'].includes(error.code ?? '')) return 'elsewhere';
  throw error;
}

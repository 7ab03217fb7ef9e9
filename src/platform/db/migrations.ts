import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { problemOf, type StoreName } from './trouble.ts';

/** One file `NNNN_name.sql`. */
export type Migration = { readonly number: number; readonly name: string; readonly digest: string; readonly sql: string };

/** A migration that a store records as applied. */
export type Applied = { readonly number: number; readonly name: string; readonly digest: string };

export type Numbers = Readonly<Record<StoreName, readonly number[]>>;

const folder = new URL('migrations/', import.meta.url);

/** A store's migrations in order. Throws RangeError if two files share a number or a name is not `NNNN_name.sql`. */
export function migrationsOf(store: StoreName): Migration[] {
  const files = readdirSync(new URL(`${store}/`, folder)).toSorted();
  const all = files.map((file) => {
    const [, number = '', name = ''] = /^(\d{4})_([\w-]+)\.sql$/u.exec(file) ?? [];
    if (name === '') throw new RangeError(`${store}/${file} is not named NNNN_name.sql`);
    const sql = readFileSync(new URL(`${store}/${file}`, folder), 'utf8').replaceAll('\r\n', '\n');
    return { number: Number(number), name, sql, digest: createHash('sha256').update(sql).digest('hex') };
  });
  for (const [i, one] of all.entries())
    if (one.number === all[i - 1]?.number) throw new RangeError(`${store} has two migrations ${one.number}`);
  return all;
}

/** The migration numbers that this program knows. */
export function numbers(): Numbers {
  return { postgres: migrationsOf('postgres').map((one) => one.number), clickhouse: migrationsOf('clickhouse').map((one) => one.number) };
}

/**
 * The migrations still to run, in order. A number below the last applied one is run too: slices have separate ranges.
 * Throws a problem if the store was written by a newer program, or a file was edited after it ran.
 */
export function pending(store: StoreName, ours: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(ours.map((one) => [one.number, one]));
  for (const { number, name, digest } of applied) {
    const mine = known.get(number);
    if (mine === undefined) throw problemOf('cannot-do', 'store-newer', { store, number, name });
    if (mine.digest !== digest) throw problemOf('cannot-do', 'migration-changed', { store, number, name });
  }
  const done = new Set(applied.map((one) => one.number));
  return ours.filter((one) => !done.has(one.number));
}

/** The statements of a file: each ends with a semicolon at the end of a line. Comment lines are left out. */
export function statements(sql: string): string[] {
  const text = sql.replaceAll(/^\s*--.*$/gmu, '');
  return text
    .split(/;[ \t]*(?:--.*)?$/mu)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

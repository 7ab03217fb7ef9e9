import type { Pool } from 'pg';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Lies, PlacedKind } from '#kernel/trail.ts';
import * as store from './entity-store.ts';
import type { EntityTable } from './entity-store.ts';

/**
 * The fields that determine the location of an entity, and the kind of entity that each refers to, by a code, a list of codes, or parts
 * that name one.
 */
export type LiesBy = Readonly<Record<string, PlacedKind>>;

type Placed = { readonly table: EntityTable; readonly liesBy: LiesBy };

/** The location of an entity; undefined if there is none with that code. */
export const liesOf = async (postgres: Pool, placed: Placed, code: string): Promise<Lies> =>
  (await allLying(postgres, placed, [code])).get(code);

/** The locations of entities, by their codes. */
export async function allLying(postgres: Pool, { table, liesBy }: Placed, codes: readonly string[]): Promise<Map<string, Lies>> {
  const found = await store.byCodes(postgres, wholeProgram, table, codes);
  return new Map([...found].map(([code, { fields }]) => [code, { where: whereOf(liesBy, fields) }]));
}

/**
 * The locations of everything that a change affected: including what it removed or added and what is undone, and where it was before the
 * change moved it.
 */
export async function touchedBy(postgres: Pool, { table, liesBy }: Placed, change: number): Promise<Lies> {
  const touched = await store.placesTouched(postgres, wholeProgram, table, Object.keys(liesBy), change);
  return { where: [...new Set(touched.flatMap((fields) => whereOf(liesBy, fields)))] };
}

function whereOf(liesBy: LiesBy, fields: Readonly<Record<string, unknown>>): (`${PlacedKind}:${string}` | null)[] {
  for (const [field, kind] of Object.entries(liesBy)) {
    const codes = [fields[field]].flat().flatMap((value) => codeIn(value, kind));
    if (codes.length > 0) return codes.map((code) => `${kind}:${code}` as const);
  }
  return [null];
}

function codeIn(value: unknown, kind: PlacedKind): string[] {
  const code = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[kind] : value;
  return typeof code === 'string' ? [code] : [];
}

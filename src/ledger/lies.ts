import type { Pool } from 'pg';
import { programScope } from '#kernel/scope.ts';
import type { Lies, PlacedKind } from '#kernel/trail.ts';
import * as store from './entity-store.ts';
import type { EntityTable } from './entity-store.ts';

/** The fields that say where an entity lies, and of which kind of thing each holds a code or a list of codes. */
export type LiesBy = Readonly<Record<string, PlacedKind>>;

type Placed = { readonly table: EntityTable; readonly liesBy: LiesBy };

/** Where an entity lies; undefined where there is none of that code. */
export async function liesOf(postgres: Pool, { table, liesBy }: Placed, code: string): Promise<Lies> {
  const entity = (await store.byCodes(postgres, programScope, table, [code])).get(code);
  return entity === undefined ? undefined : { where: whereOf(liesBy, entity.fields) };
}

/** Where all that a change touched lies, what it has taken away or brought and is taken back among it. */
export async function touchedBy(postgres: Pool, { table, liesBy }: Placed, change: number): Promise<Lies> {
  const touched = await store.placesTouched(postgres, programScope, table, Object.keys(liesBy), change);
  return { where: [...new Set(touched.flatMap((fields) => whereOf(liesBy, fields)))] };
}

/** Whether something names nothing that it lies in. */
export const isNowhere = (lies: Lies): boolean => typeof lies === 'object' && lies !== null && lies.where.every((one) => one === null);

function whereOf(liesBy: LiesBy, fields: Readonly<Record<string, unknown>>): (`${PlacedKind}:${string}` | null)[] {
  for (const [field, kind] of Object.entries(liesBy)) {
    const codes = [fields[field]].flat().filter((code) => typeof code === 'string');
    if (codes.length > 0) return codes.map((code) => `${kind}:${code}` as const);
  }
  return [null];
}

import type { PoolClient } from 'pg';
import type { Unit } from '#kernel/carrier.ts';
import type { Scope } from '#kernel/scope.ts';
import { type CheckedByCaller, checkedByCaller, type WholeProgram } from '#kernel/unscoped.ts';
import type { Swap } from '../fields/devices.ts';
import type { Share } from '../fields/meter-fields.ts';
import type { Mark, LineChange } from '../fields/line-changes.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';

/** Marks meters whose lines have changed, in the transaction of the change. */
export async function markMeters(on: PoolClient, _: WholeProgram, moved: readonly LineChange[], now: number): Promise<void> {
  if (moved.length === 0) return;
  const [from, to] = [moved.map((one) => instantOf(one.from)), moved.map((one) => instantOf(one.to))];
  await on.query(
    `INSERT INTO meter_touched (meter, marked, moved_from, moved_to)
     SELECT meter, $2, moved_from, moved_to FROM unnest($1::int[], $3::timestamptz[], $4::timestamptz[]) AS moved (meter, moved_from, moved_to)`,
    [moved.map((one) => one.meter), new Date(now), from, to],
  );
}

const instantOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

/** The same for all meters of these buildings and of those that they answer for, because their calendar has changed. */
export async function markMetersOfBuildings(on: PoolClient, _: WholeProgram, buildings: readonly number[], now: number): Promise<void> {
  if (buildings.length === 0) return;
  await on.query(
    `INSERT INTO meter_touched (meter, marked) SELECT m.id, $2 FROM meter m JOIN building b ON b.id = m.building WHERE (b.id = ANY($1) OR b.merged_into = ANY($1)) AND m.gone IS NULL`,
    [buildings, new Date(now)],
  );
}

/** The calendars of buildings by code; for merged ones that of the building that answers for them; null if not stated. */
export async function zonesOf(on: Queryable, _: CheckedByCaller, codes: readonly unknown[]): Promise<(code: unknown) => string | null> {
  const named = [...new Set(codes.filter((code) => typeof code === 'string'))];
  const found = named.length === 0 ? new Map<string, Record<string, unknown>>() : await buildingsByCodes(on, checkedByCaller, named);
  return (code) => (found.get(String(code))?.['zone'] as string | null | undefined) ?? null;
}

export async function touchedMeters(on: Queryable, _: WholeProgram): Promise<Mark[]> {
  const { rows } = await on.query<{ mark: string; meter: number; moved_from: Date | null; moved_to: Date | null }>(
    `SELECT mark, meter, moved_from, moved_to FROM meter_touched ORDER BY meter`,
  );
  return rows.map(({ mark, meter, moved_from: from, moved_to: to }) => ({
    mark,
    meter,
    first: from === null ? -Infinity : Math.floor(from.getTime() / 1000),
    last: to === null ? Infinity : Math.floor(to.getTime() / 1000),
  }));
}

export async function unmarkMeters(on: Queryable, _: WholeProgram, marks: readonly string[]): Promise<void> {
  await on.query(`DELETE FROM meter_touched WHERE mark = ANY($1::uuid[])`, [marks]);
}

type SwapRow = {
  id: string;
  meter: number;
  change: number;
  at: Date;
  old_final: string;
  new_start: string;
  digits: number | null;
  multiplier: number;
  unit: Unit;
  received: Date;
  recorded: Date;
  withdrawn: Date | null;
};

/** All swaps of these meters, including withdrawn ones. */
export async function swapsOf(on: Queryable, _: CheckedByCaller | WholeProgram, ids: readonly number[]): Promise<Map<number, Swap[]>> {
  const found = await on.query<SwapRow>(`SELECT * FROM meter_swap WHERE meter = ANY($1) ORDER BY meter, at, received, id`, [ids]);
  const swaps = found.rows.map((row) => ({
    id: Number(row.id),
    meter: row.meter,
    change: row.change,
    at: row.at.getTime(),
    oldFinal: Number(row.old_final),
    newStart: Number(row.new_start),
    digits: row.digits,
    multiplier: row.multiplier,
    unit: row.unit,
    received: row.received.getTime(),
    recorded: row.recorded.getTime(),
    withdrawn: row.withdrawn?.getTime() ?? null,
  }));
  return Map.groupBy(swaps, (swap) => swap.meter);
}

export type NewSwap = Omit<Swap, 'id' | 'recorded' | 'withdrawn'>;

/** Writes swaps; an existing one at the same instant is withdrawn. */
export async function addSwaps(on: PoolClient, scope: Scope, swaps: readonly NewSwap[], now: number): Promise<void> {
  for (const swap of swaps) {
    await on.query(
      `UPDATE meter_swap SET withdrawn = $3, withdrawn_by = $4 WHERE meter = $1 AND at = $2 AND withdrawn IS NULL AND received >= $5`,
      [swap.meter, new Date(swap.at), new Date(now), scope.actor, new Date(swap.received)],
    );
    await on.query(
      `INSERT INTO meter_swap (meter, change, at, old_final, new_start, digits, multiplier, unit, received, recorded) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        swap.meter,
        swap.change,
        new Date(swap.at),
        swap.oldFinal,
        swap.newStart,
        swap.digits,
        swap.multiplier,
        swap.unit,
        new Date(swap.received),
        new Date(now),
      ],
    );
  }
}

/** Withdraws the swaps of a change; returns the meters and the instants (ms). */
export async function withdrawSwaps(on: PoolClient, scope: Scope, change: number, now: number): Promise<{ meter: number; at: number }[]> {
  const found = await on.query<{ meter: number; at: Date }>(
    `UPDATE meter_swap SET withdrawn = $2, withdrawn_by = $3 WHERE change = $1 AND withdrawn IS NULL RETURNING meter, at`,
    [change, new Date(now), scope.actor],
  );
  return found.rows.map(({ meter, at }) => ({ meter, at: at.getTime() }));
}

/** Updates the links of meters (building, parent, shares) to match their fields. */
export async function linkMeters(on: PoolClient, _: WholeProgram, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await on.query(
    `UPDATE meter m SET building = (SELECT id FROM building b WHERE b.code = m.fields ->> 'building'), parent = (SELECT id FROM meter p WHERE p.code = m.fields ->> 'parent' AND p.gone IS NULL)
     WHERE m.id = ANY($1)`,
    [ids],
  );
  await on.query(`DELETE FROM meter_share WHERE meter = ANY($1)`, [ids]);
  await on.query(
    `INSERT INTO meter_share (meter, building, share) SELECT m.id, b.id, (part ->> 'share')::double precision
     FROM meter m, jsonb_array_elements(m.fields -> 'shares') part JOIN building b ON b.code = part ->> 'building' WHERE m.id = ANY($1) AND m.gone IS NULL`,
    [ids],
  );
}

/** Buildings by code with what determines their visibility; merged ones with the fields of the one that answers for them. */
export async function buildingsByCodes(
  on: Queryable,
  _: CheckedByCaller,
  codes: readonly string[],
): Promise<Map<string, Record<string, unknown>>> {
  const found = await on.query<{ code: string; fields: Record<string, unknown> }>(
    `SELECT n.code, jsonb_build_object('region', b.region, 'developmentZone', b.development_zone, 'organisation', b.organisation, 'zone', b.fields ->> 'zone',
       'lifeEvents', b.fields -> 'lifeEvents') AS fields
     FROM building n JOIN building b ON b.id = coalesce(n.merged_into, n.id) WHERE n.code = ANY($1) AND n.gone IS NULL`,
    [codes],
  );
  return new Map(found.rows.map((row) => [row.code, row.fields]));
}

export type ParentRow = {
  readonly carrier: string;
  readonly parent: string | null;
  /** What determines which buildings it serves. */
  readonly fields: { readonly building?: string; readonly shares?: readonly Share[] };
};

/** Carrier, parent and buildings of these meters and of all above them. */
export async function withParents(on: Queryable, _: CheckedByCaller, codes: readonly string[]): Promise<Map<string, ParentRow>> {
  if (codes.length === 0) return new Map();
  const columns = `code, carrier, parent, jsonb_strip_nulls(jsonb_build_object('building', building, 'shares', shares)) AS fields`;
  const found = await on.query<ParentRow & { code: string }>(
    `WITH RECURSIVE up AS (
       SELECT code, carrier, fields ->> 'parent' AS parent, fields ->> 'building' AS building, fields -> 'shares' AS shares FROM meter WHERE code = ANY($1) AND gone IS NULL
       UNION SELECT m.code, m.carrier, m.fields ->> 'parent', m.fields ->> 'building', m.fields -> 'shares' FROM up JOIN meter m ON m.code = up.parent AND m.gone IS NULL)
     SELECT ${columns} FROM up`,
    [codes],
  );
  return new Map(found.rows.map(({ code, ...row }) => [code, row]));
}

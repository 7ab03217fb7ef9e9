import { seesHousehold, seesSettlementPoint } from '#heat/heat-supply/public/sight-store.ts';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { organisationTree, withinPlace } from '#platform/place/place.ts';

/** SQL for «this scope sees the substation»: it is in its region, belongs to its company, or feeds a settlement point that it sees. */
export function seesSubstation(scope: Scope, alias: string, values: unknown[]): string {
  const { sees } = scope;
  if ('all' in sees) return 'true';
  const feeds = `${alias}.code IN (SELECT s.substation FROM settlement_point s WHERE s.gone IS NULL AND ${seesSettlementPoint(scope, 's', values)})`;
  if ('region' in sees) return `(${withinPlace(`${alias}.region`, values.push(sees.region))} OR ${feeds})`;
  if ('operator' in sees) return `(${alias}.company IN (${organisationTree(values.push(sees.operator))}) OR ${feeds})`;
  return feeds;
}

/** SQL for «this scope sees the sample»: with its household. */
export function seesRoomSample(scope: Scope, alias: string, values: unknown[]): string {
  const sight = seesHousehold(scope, 'h', values);
  return sight === 'true' || sight === 'false'
    ? sight
    : `${alias}.household IN (SELECT h.code FROM household h WHERE h.gone IS NULL AND ${sight})`;
}

/** Which of these substations feed settlement points, regardless of the caller; at most a hundred, with one point of each. */
export async function pointsOfSubstations(
  on: Queryable,
  _: WholeProgram,
  codes: readonly string[],
): Promise<{ substation: string; point: string }[]> {
  const sql = `SELECT substation, min(code) AS point FROM settlement_point WHERE gone IS NULL AND substation = ANY($1)
    GROUP BY 1 ORDER BY 1 LIMIT 100`;
  return (await on.query<{ substation: string; point: string }>(sql, [codes])).rows;
}

/** Of these codes, those of existing households, and whether a scope sees each. */
export async function householdsStanding(on: Queryable, scope: Scope, codes: readonly string[]): Promise<Map<string, boolean>> {
  const values: unknown[] = [codes];
  const sql = `SELECT h.code, coalesce(${seesHousehold(scope, 'h', values)}, false) AS seen FROM household h
    WHERE h.code = ANY($1) AND h.gone IS NULL`;
  return new Map((await on.query<{ code: string; seen: boolean }>(sql, values)).rows.map(({ code, seen }) => [code, seen]));
}

/** The households of samples with these codes, regardless of the caller. */
export async function householdsOfSamples(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<string[]> {
  const sql = 'SELECT DISTINCT household AS code FROM room_sample WHERE code = ANY($1)';
  return (await on.query<{ code: string }>(sql, [codes])).rows.map(({ code }) => code);
}

/** Households in buildings with a different time zone than most, by code, regardless of the caller. */
export async function zonesElsewhere(on: Queryable, _: WholeProgram): Promise<Map<string, string>> {
  const sql = `SELECT h.code, b.fields ->> 'zone' AS zone FROM building b JOIN settlement_point s ON s.building = b.code
    JOIN household h ON h.point = s.code WHERE b.fields ->> 'zone' <> 'Asia/Shanghai'`;
  return new Map((await on.query<{ code: string; zone: string }>(sql)).rows.map(({ code, zone }) => [code, zone]));
}

/** Codes of samples that any row has ever recorded for these households on local days, `to` excluded; regardless of the caller. */
export async function samplesOf(
  on: Queryable,
  _: WholeProgram,
  households: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<string[]> {
  const sql = `SELECT code FROM room_sample WHERE household = ANY($1) AND day >= $2 AND day < $3 ORDER BY code COLLATE "C"`;
  return (await on.query<{ code: string }>(sql, [households, from, to])).rows.map(({ code }) => code);
}

type Paged = { readonly limit: number; readonly offset: number };
export type SubstationsQuery = Paged & {
  readonly region?: string | undefined;
  readonly company?: string | undefined;
  readonly search?: string | undefined;
};
export type Row = { readonly code: string; readonly fields: Record<string, unknown> };

const soughtIn = (search: string | undefined): string => search?.normalize('NFKC').trim().toLowerCase() ?? '';

/** A page of the substations within the scope, by code, with how many settlement points each feeds. */
export async function listSubstations(on: Queryable, scope: Scope, ask: SubstationsQuery) {
  const values: unknown[] = [];
  const parts = ['e.gone IS NULL', seesSubstation(scope, 'e', values)];
  if (ask.region !== undefined) parts.push(withinPlace('e.region', values.push(ask.region)));
  if (ask.company !== undefined) parts.push(`e.company = $${values.push(ask.company)}`);
  const sought = soughtIn(ask.search);
  if (sought !== '') parts.push(`strpos(lower(e.code || E'\\n' || coalesce(e.fields ->> 'name', '')), $${values.push(sought)}) > 0`);
  return page<Row & { readonly points: number }>(on, 'heat_substation', parts, values, ask, {
    also: '(SELECT count(*)::int FROM settlement_point s WHERE s.gone IS NULL AND s.substation = e.code) AS points',
    order: 'e.code COLLATE "C"',
  });
}

export type SamplesQuery = Paged & {
  readonly household?: string | undefined;
  readonly substation?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** A page of the samples within the scope, latest first, with where each was taken. */
export async function listSamples(on: Queryable, scope: Scope, ask: SamplesQuery) {
  const values: unknown[] = [];
  const parts = ['e.gone IS NULL', seesRoomSample(scope, 'e', values)];
  if (ask.household !== undefined) parts.push(`e.household = $${values.push(ask.household)}`);
  if (ask.substation !== undefined) parts.push(`p.substation = $${values.push(ask.substation)}`);
  if (ask.from !== undefined) parts.push(`e.day >= $${values.push(ask.from)}`);
  if (ask.to !== undefined) parts.push(`e.day < $${values.push(ask.to)}`);
  return page<Row & { readonly point: string | null; readonly building: string | null }>(on, 'room_sample', parts, values, ask, {
    also: 'p.code AS point, p.building',
    joins: `LEFT JOIN household o ON o.code = e.household LEFT JOIN settlement_point p ON p.code = o.point`,
    order: 'e.day DESC, e.code COLLATE "C" DESC',
  });
}

type PageParts = { readonly also: string; readonly joins?: string; readonly order: string };

async function page<One extends Row>(
  on: Queryable,
  table: string,
  parts: readonly string[],
  values: readonly unknown[],
  { limit, offset }: Paged,
  { also, joins = '', order }: PageParts,
): Promise<{ rows: One[]; total: number }> {
  const from = `FROM ${table} e ${joins} WHERE ${parts.join(' AND ')}`;
  const counted = await on.query<{ count: string }>(`SELECT count(*) ${from}`, [...values]);
  const paged = [...values, limit, offset];
  const { rows } = await on.query<One>(
    `SELECT e.code, e.fields, ${also} ${from} ORDER BY ${order} LIMIT $${paged.length - 1} OFFSET $${paged.length}`,
    paged,
  );
  return { rows, total: Number(counted.rows[0]?.count ?? 0) };
}

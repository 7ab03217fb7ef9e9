import { countOfAll, ofAll } from '#platform/db/of-all.ts';
import type { Pool, PoolClient } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, type SameForAll, type WholeProgram } from '#kernel/unscoped.ts';
import { withinPlace } from '#platform/place/place.ts';
import { seesBuilding } from '#registry/registry/public/scope-filter.ts';
import type { ActKept, InspectionAct, InspectionPhoto, TemperatureSeason } from './facts.ts';
import { photosOf } from './photo-store.ts';

type Queryable = Pool | PoolClient;

/** `version`: its number among all that the place stated, from 1. */
export type SeasonRow = TemperatureSeason & { readonly by: string; readonly recorded: Date; readonly version: number };

type RawSeason = Record<'region' | 'hf' | 'ht' | 'cf' | 'ct' | 'actor', string> & { tolerance: number; recorded: Date; version: number };

/** The seasons stated by an instant, for each place the newest: a season counts as received when it was recorded. */
export async function seasonsKnown(on: Queryable, _: SameForAll, { received, recorded: until }: AsOf): Promise<SeasonRow[]> {
  const { rows } = await on.query<RawSeason>(
    `SELECT DISTINCT ON (region) region, heating_from AS hf, heating_to AS ht, cooling_from AS cf, cooling_to AS ct,
       tolerance_k::float8 AS tolerance, actor, recorded, (row_number() OVER (PARTITION BY region ORDER BY id))::int AS version
     FROM temperature_season WHERE recorded <= $1 ORDER BY region, id DESC`,
    [new Date(Math.min(received, until, 8.64e15))],
  );
  return rows.map(({ region, hf, ht, cf, ct, tolerance, actor, recorded: at, version }) => ({
    region,
    heating: { from: hf, to: ht },
    cooling: { from: cf, to: ct },
    tolerance,
    by: actor,
    recorded: at,
    version,
  }));
}

/** Locks the seasons of a place until the transaction ends. */
export async function holdSeason(on: PoolClient, _: WholeProgram, region: string): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7061984192))', [region]);
}

export async function addSeason(on: Queryable, scope: Scope, season: TemperatureSeason, now: number): Promise<void> {
  const { region, heating, cooling, tolerance } = season;
  await on.query(
    `INSERT INTO temperature_season (region, heating_from, heating_to, cooling_from, cooling_to, tolerance_k, actor, recorded)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [region, heating.from, heating.to, cooling.from, cooling.to, tolerance, scope.actor, new Date(now)],
  );
}

/** The places that contain each of these, itself first, then the nearest above. */
export async function placesAbove(
  on: Queryable,
  _: SameForAll,
  regions: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await on.query<{ place: string; ancestor: string }>(
    `SELECT w.place, w.ancestor FROM place_within w WHERE w.place = ANY($1)
     ORDER BY w.place, (SELECT count(*) FROM place_within d WHERE d.place = w.ancestor) DESC`,
    [[...regions]],
  );
  const above = Map.groupBy(rows, ({ place }) => place);
  return new Map([...above].map(([place, own]) => [place, own.map(({ ancestor }) => ancestor)]));
}

/** An inspection with its acts and photos as rows. */
export type InspectionRow = {
  readonly id: number;
  readonly building: string;
  readonly acts: readonly ActKept[];
  readonly photos: readonly InspectionPhoto[];
};

type RawAct = { id: string; building: string; n: number; kind: InspectionAct['kind']; detail: never; actor: string; recorded: Date };

const acts = `SELECT i.id, b.code AS building, a.n, a.kind, a.detail, a.actor, a.recorded
  FROM temperature_inspection i JOIN temperature_act a ON a.inspection = i.id
  JOIN building n ON n.code = i.building JOIN building b ON b.id = coalesce(n.merged_into, n.id)`;

async function whole(on: Queryable, rows: readonly RawAct[]): Promise<InspectionRow[]> {
  const photos = await photosOf(on, checkedByCaller, [...new Set(rows.map(({ id }) => Number(id)))]);
  return [...Map.groupBy(rows, ({ id }) => Number(id))].map(([id, own]) => ({
    id,
    building: (own[0] as RawAct).building,
    acts: own.map(({ n, kind, detail, actor, recorded }): ActKept => ({ n, kind, detail, by: actor, recorded })),
    photos: photos.get(id) ?? [],
  }));
}

export type WhichInspections = { readonly building?: string | undefined; readonly region?: string | undefined };

/** The inspections that a scope sees, newest first, limited in number. */
export async function inspections(on: Queryable, scope: Scope, { building, region }: WhichInspections, limit: number) {
  const values: unknown[] = [];
  const conditions = [
    seesBuilding(scope, 'b', values),
    ...(building === undefined ? [] : [`b.code = $${values.push(building)}`]),
    ...(region === undefined ? [] : [withinPlace('b.region', values.push(region))]),
  ];
  const sql = `SELECT i.id, ${countOfAll} FROM temperature_inspection i JOIN building n ON n.code = i.building
    JOIN building b ON b.id = coalesce(n.merged_into, n.id) WHERE ${conditions.join(' AND ')} ORDER BY i.id DESC LIMIT $${values.push(limit)}`;
  const chosen = ofAll((await on.query<{ id: number; ofAll: number }>(sql, values)).rows);
  const { rows } = await on.query<RawAct>(`${acts} WHERE i.id = ANY($1) ORDER BY i.id DESC, a.n`, [chosen.rows.map(({ id }) => id)]);
  return { rows: await whole(on, rows), total: chosen.total };
}

/** @param hold locks it until the end of the transaction, so that no other act comes between */
export async function inspection(on: Queryable, scope: Scope, id: number, hold = false): Promise<InspectionRow | undefined> {
  if (hold) await on.query('SELECT FROM temperature_inspection WHERE id = $1 FOR UPDATE', [id]);
  const values: unknown[] = [id];
  const { rows } = await on.query<RawAct>(`${acts} WHERE i.id = $1 AND ${seesBuilding(scope, 'b', values)} ORDER BY a.n`, values);
  return (await whole(on, rows))[0];
}

/** The inspection that already contains a device's measurement. */
export async function byClient(on: Queryable, _: WholeProgram, client: string): Promise<number | null> {
  const { rows } = await on.query<{ id: string }>('SELECT inspection AS id FROM temperature_act WHERE client = $1', [client]);
  return rows[0] === undefined ? null : Number(rows[0].id);
}

export async function begin(on: PoolClient, _: WholeProgram, building: string, now: number): Promise<number> {
  const { rows } = await on.query<{ id: string }>('INSERT INTO temperature_inspection (building, begun) VALUES ($1, $2) RETURNING id', [
    building,
    new Date(now),
  ]);
  return Number((rows[0] as { id: string }).id);
}

export async function addAct(on: PoolClient, scope: Scope, id: number, act: InspectionAct & { readonly n: number }, now: number) {
  const client = act.kind === 'inspect' || act.kind === 'recheck' ? act.detail.client : null;
  await on.query('INSERT INTO temperature_act (inspection, n, kind, client, detail, actor, recorded) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
    id,
    act.n,
    act.kind,
    client,
    JSON.stringify(act.detail),
    scope.actor,
    new Date(now),
  ]);
}

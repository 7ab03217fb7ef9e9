import { today } from '#kernel/today.ts';
import { type AsOf, asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { buildingFactsOf } from '../fields/building-facts.ts';
import { swapsAt } from '../fields/devices.ts';
import { type CacheQuery, cachedBuildings, cachedMeters, isWhole, nameOf } from './cache-query.ts';
import * as store from '../store/facts-store.ts';
import type { Cache } from './cache.ts';
import type { BuildingFacts, MeterFacts, Which } from '../facts.ts';
import { buildingTable, meterTable } from '../fields/kinds.ts';
import type { RegistryInternals } from './internals.ts';
import { countingAt, fold, type State } from '#platform/ledger/fold.ts';
import type { Share } from '../fields/meter-fields.ts';
import { meterOf, summed } from '../fields/meter-of.ts';
import { swapsOf } from '../store/meter-store.ts';
import { changesOf, type EntityTable } from '#platform/ledger/entity-store.ts';

/** The facts that later slices query, as known at some time. */
export function createFacts(internals: RegistryInternals) {
  return {
    /**
     * Metering points, ordered by code, within the scope. What has not changed since is read in its current state; earlier states are
     * folded from the changes.
     */
    meterFacts: (scope: Scope, which: Which, known: AsOf): Promise<readonly MeterFacts[]> =>
      asStanding(internals, known, {
        what: 'meters',
        which,
        kept: isWhole(which) ? (cache, among) => cachedMeters(cache, which, among) : null,
        among: () => amongOf(internals, scope, which),
        standing: () => metersNow(internals, scope, which),
        past: () => metersThen(internals, scope, which, known),
      }),
    /** Buildings, ordered by code, within the scope. A former code finds the building that answers for it. */
    buildingFacts: (scope: Scope, which: Which, known: AsOf): Promise<readonly BuildingFacts[]> =>
      asStanding(internals, known, {
        what: 'buildings',
        which,
        kept: isWhole(which) && which.carrier === undefined ? cachedBuildings : null,
        among: () => amongOf(internals, scope, which),
        standing: () => buildingsNow(internals, scope, which),
        past: () => buildingsThen(internals, scope, which, known),
      }),
    /** The codes of the same buildings, unordered: used to find which of many entities belong to them. */
    buildingCodes: (scope: Scope, which: Which, known: AsOf): Promise<readonly string[]> =>
      asStanding(internals, known, {
        what: 'codes',
        which,
        kept: isWhole(which) && which.carrier === undefined ? (cache, among) => codesOf(cachedBuildings(cache, among)) : null,
        among: () => amongOf(internals, scope, which),
        standing: () => store.codesOfBuildings(internals.postgres, scope, which),
        past: async () => codesOf(await buildingsThen(internals, scope, which, known)),
      }),
  };
}

const codesOf = (buildings: readonly BuildingFacts[]): string[] => buildings.map(({ code }) => code);

type Ways<T> = {
  /** The kind of result: distinguishes queries over a whole place. */
  readonly what: 'meters' | 'buildings' | 'codes';
  readonly which: Which;
  /** From memory; null if the query is for a few entities, which the store finds as fast. */
  readonly kept: ((cache: Cache, among: CacheQuery) => readonly T[]) | null;
  readonly among: () => Promise<CacheQuery>;
  readonly standing: () => Promise<readonly T[]>;
  readonly past: () => Promise<readonly T[]>;
};

/** Answers from the current state if it was the same at that time, checked again when the answer is done; otherwise from the changes. */
async function asStanding<T>(internals: RegistryInternals, known: AsOf, ways: Ways<T>): Promise<readonly T[]> {
  const { kept, among, standing, past } = ways;
  const at = Math.min(known.received, known.recorded);
  const now = at >= asOfNow.received;
  if (kept !== null) {
    const meant = await among();
    const cache = await internals.held.now();
    if (cache !== null) {
      if (now || cache.newest <= at) return kept(cache, meant);
      return cache.past(pastName(ways, meant, known, [today(internals.now()), cache.newest]), past);
    }
  }
  if (now) return standing();
  const unchanged = async (): Promise<boolean> => (await store.newest(internals.postgres, wholeProgram)) <= at;
  // for a few entities it is cheaper to read them in vain than to check twice
  if (kept !== null && !(await unchanged())) return past();
  const answer = await standing();
  return (await unchanged()) ? answer : past();
}

/** @param standing what else an answer depends on: the day for which a dated field's value is given, and the last write */
function pastName(
  { what, which }: Pick<Ways<unknown>, 'what' | 'which'>,
  among: CacheQuery,
  known: AsOf,
  standing: readonly unknown[],
): string {
  return JSON.stringify([what, which.region ?? null, known.received, known.recorded, standing, nameOf(which, among)]);
}

async function amongOf(internals: RegistryInternals, scope: Scope, { region }: Which): Promise<CacheQuery> {
  const places = region === undefined ? null : new Set(await internals.place.regionsWithin(region));
  return { sights: await internals.place.sights(scope), places };
}

async function metersNow(internals: RegistryInternals, scope: Scope, which: Which): Promise<MeterFacts[]> {
  const rows = await store.meters(internals.postgres, scope, which, false);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [shares, swaps] = await Promise.all([
    store.shares(internals.postgres, checkedByCaller, ids),
    swapsOf(internals.postgres, checkedByCaller, ids),
  ]);
  return rows.map((row) =>
    meterOf(row, row.fields, { ...row, shares: shares.get(row.id) ?? [], swaps: swapsAt(swaps.get(row.id) ?? [], asOfNow) }),
  );
}

async function buildingsNow(internals: RegistryInternals, scope: Scope, which: Which): Promise<BuildingFacts[]> {
  const rows = await store.buildings(internals.postgres, scope, which, false);
  return rows.map((row) => buildingFactsOf(row.id, row.code, { fields: row.fields, dated: row.dated, setBy: {}, byHand: [] }));
}

/** The states of entities as known then; those not known at all are left out. */
async function statesThen(
  internals: RegistryInternals,
  table: EntityTable,
  ids: readonly number[],
  known: AsOf,
): Promise<Map<number, State>> {
  const all = await changesOf(internals.postgres, wholeProgram, table, ids);
  const out = new Map<number, State>();
  for (const [id, changes] of all) {
    const state = fold(countingAt(changes, known), today(internals.now()));
    if (state !== null) out.set(id, state);
  }
  return out;
}

async function buildingsThen(internals: RegistryInternals, scope: Scope, which: Which, known: AsOf): Promise<BuildingFacts[]> {
  const rows = await store.buildings(internals.postgres, scope, which, true);
  const [states, root] = [
    await statesThen(
      internals,
      buildingTable,
      rows.map((row) => row.id),
      known,
    ),
    await rootsThen(internals, known),
  ];
  const asked = which.buildings === undefined ? null : new Set(await rootsOfCodes(internals, which.buildings, root));
  return rows.flatMap((row) => {
    const state = states.get(row.id);
    if (state === undefined || root(row.id) !== row.id || (asked !== null && !asked.has(row.id))) return [];
    return [buildingFactsOf(row.id, row.code, state)];
  });
}

async function rootsOfCodes(internals: RegistryInternals, codes: readonly string[], root: (id: number) => number): Promise<number[]> {
  return (await store.buildingIds(internals.postgres, wholeProgram, codes)).map((row) => root(row.id));
}

/** Which building answered for another, as known then. */
async function rootsThen(internals: RegistryInternals, known: AsOf): Promise<(id: number) => number> {
  const at = Math.min(known.received, known.recorded);
  const into = new Map<number, number>();
  for (const merge of await store.merges(internals.postgres, wholeProgram)) {
    if (merge.recorded.getTime() <= at && (merge.withdrawn === null || merge.withdrawn.getTime() > at))
      into.set(merge.building, merge.into_building);
  }
  return (id) => {
    let root = id;
    for (let steps = 0; into.has(root) && steps < 100; steps += 1) root = into.get(root) as number;
    return root;
  };
}

/** The permanent facts of a meter (its kind) apply from the beginning, whenever they were first stated. */
async function metersThen(internals: RegistryInternals, scope: Scope, which: Which, known: AsOf): Promise<MeterFacts[]> {
  const { postgres } = internals;
  const rows = await store.meters(postgres, scope, which, true);
  const ids = rows.map((row) => row.id);
  const states = await statesThen(internals, meterTable, ids, known);
  const swaps = await swapsOf(postgres, checkedByCaller, ids);
  const places = await placesThen(internals, [...states.values()], known);
  const parents = await store.meterIds(
    postgres,
    checkedByCaller,
    [...states.values()].flatMap(({ fields }) => (typeof fields['parent'] === 'string' ? [fields['parent']] : [])),
  );
  const facts = rows.flatMap((row) => {
    const then = states.get(row.id)?.fields;
    if (then === undefined) return [];
    const fields = then['kind'] === undefined ? { ...then, kind: row.fields['kind'] } : then;
    const place = places(fields['building'] as string | undefined);
    const shares = summed(
      ((fields['shares'] as readonly Share[] | undefined) ?? []).map((one) => ({
        ...one,
        building: places(one.building).building ?? one.building,
      })),
    );
    const parent = typeof fields['parent'] === 'string' ? (parents.get(fields['parent']) ?? null) : null;
    return [meterOf(row, fields, { ...place, parent, shares, swaps: swapsAt(swaps.get(row.id) ?? [], known) })];
  });
  const held = new Set(facts.filter((meter) => isWanted(meter, which, places)).map(({ id }) => id));
  const comesAlong = ({ parent }: MeterFacts) => which.withChildren === true && parent !== null && held.has(parent);
  return facts.filter((meter) => held.has(meter.id) || comesAlong(meter));
}

/** Whether a meter in its state of then matches the query: it may have been elsewhere. */
function isWanted(meter: MeterFacts, which: Which, places: PlaceThen): boolean {
  if (which.carrier !== undefined && meter.carrier !== which.carrier) return false;
  if (which.buildings === undefined) return true;
  const wanted = new Set(which.buildings.map((code) => places(code).building ?? code));
  return (meter.building !== null && wanted.has(meter.building)) || meter.shares.some((one) => wanted.has(one.building));
}

type PlaceThen = (code: string | undefined) => { building: string | null; zone: string | null };

/** The building that answered for a code then, and its time zone. */
async function placesThen(internals: RegistryInternals, states: readonly State[], known: AsOf): Promise<PlaceThen> {
  const codes = new Set<string>();
  for (const { fields } of states) {
    if (typeof fields['building'] === 'string') codes.add(fields['building']);
    for (const one of (fields['shares'] as readonly Share[] | undefined) ?? []) codes.add(one.building);
  }
  const root = await rootsThen(internals, known);
  const ids = new Map((await store.buildingIds(internals.postgres, wholeProgram, [...codes])).map((row) => [row.code, root(row.id)]));
  const codeOf = new Map((await store.buildingCodes(internals.postgres, wholeProgram, [...ids.values()])).map((row) => [row.id, row.code]));
  const buildings = await statesThen(internals, buildingTable, [...ids.values()], known);
  return (code) => {
    const id = code === undefined ? undefined : ids.get(code);
    if (id === undefined) return { building: null, zone: null };
    return { building: codeOf.get(id) ?? null, zone: (buildings.get(id)?.fields['zone'] as string | undefined) ?? null };
  };
}

import { today } from '#kernel/today.ts';
import { type Known, knownNow } from '#kernel/known.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { buildingFactsOf } from './building-facts.ts';
import { swapsAt } from './devices.ts';
import { type Among, buildingsAmong, isWhole, metersAmong } from './among.ts';
import { sightsOf } from './building-import.ts';
import * as store from './facts-store.ts';
import type { Shelf } from './shelf.ts';
import type { BuildingFacts, MeterFacts, Which } from './facts.ts';
import type { Inner } from './inner.ts';
import { countingAt, fold, type State } from './ledger.ts';
import type { Share } from './meter-fields.ts';
import { meterOf, summed } from './meter-of.ts';
import { swapsOf } from './meter-store.ts';
import { changesOf, type Kind } from './store.ts';

/** The facts that later slices ask for, as known at some time. */
export function createFacts(inner: Inner) {
  return {
    /** Metering points, ordered by code, within the scope. What nothing has changed since is read as it stands; what was known earlier is folded from the changes. */
    meterFacts: (scope: Scope, which: Which, known: Known): Promise<readonly MeterFacts[]> =>
      asStanding(inner, known, {
        kept: isWhole(which) ? (shelf, among) => metersAmong(shelf, which, among) : null,
        among: () => amongOf(inner, scope, which),
        standing: () => metersNow(inner, scope, which),
        past: () => metersThen(inner, scope, which, known),
      }),
    /** Buildings, ordered by code, within the scope. An old code finds the building that answers for it. */
    buildingFacts: (scope: Scope, which: Which, known: Known): Promise<readonly BuildingFacts[]> =>
      asStanding(inner, known, {
        kept: isWhole(which) && which.carrier === undefined ? buildingsAmong : null,
        among: () => amongOf(inner, scope, which),
        standing: () => buildingsNow(inner, scope, which),
        past: () => buildingsThen(inner, scope, which, known),
      }),
    /** The codes of the same buildings, in no order: which of many things belong to them. */
    buildingCodes: (scope: Scope, which: Which, known: Known): Promise<readonly string[]> =>
      asStanding(inner, known, {
        kept: isWhole(which) && which.carrier === undefined ? (shelf, among) => codesOf(buildingsAmong(shelf, among)) : null,
        among: () => amongOf(inner, scope, which),
        standing: () => store.codesOfBuildings(inner.postgres, scope, which),
        past: async () => codesOf(await buildingsThen(inner, scope, which, known)),
      }),
  };
}

const codesOf = (buildings: readonly BuildingFacts[]): string[] => buildings.map(({ code }) => code);

type Ways<T> = {
  /** From what is kept in memory; null where the question is of a few things, which the store finds as quickly. */
  readonly kept: ((shelf: Shelf, among: Among) => readonly T[]) | null;
  readonly among: () => Promise<Among>;
  readonly standing: () => Promise<readonly T[]>;
  readonly past: () => Promise<readonly T[]>;
};

/** Answers from what stands where it stood so at that time already, also when the answer is done; else from the changes. */
async function asStanding<T>(inner: Inner, known: Known, { kept, among, standing, past }: Ways<T>): Promise<readonly T[]> {
  const at = Math.min(known.received, known.recorded);
  const now = at >= knownNow.received;
  if (kept !== null) {
    const meant = await among();
    const shelf = await inner.held.now();
    if (shelf !== null && (now || shelf.newest <= at)) return kept(shelf, meant);
  }
  if (now) return standing();
  const unchanged = async (): Promise<boolean> => (await store.newest(inner.postgres, programScope)) <= at;
  if (!(await unchanged())) return past();
  const answer = await standing();
  return (await unchanged()) ? answer : past();
}

async function amongOf(inner: Inner, scope: Scope, { region }: Which): Promise<Among> {
  const places = region === undefined ? null : new Set(await inner.place.regionsWithin(region));
  return { sights: await sightsOf(inner, inner.postgres, scope), places };
}

async function metersNow(inner: Inner, scope: Scope, which: Which): Promise<MeterFacts[]> {
  const rows = await store.meters(inner.postgres, scope, which, false);
  const ids = rows.map((row) => row.id);
  const [shares, swaps] = await Promise.all([store.shares(inner.postgres, scope, ids), swapsOf(inner.postgres, scope, ids)]);
  return rows.map((row) =>
    meterOf(row, row.fields, { ...row, shares: shares.get(row.id) ?? [], swaps: swapsAt(swaps.get(row.id) ?? [], knownNow) }),
  );
}

async function buildingsNow(inner: Inner, scope: Scope, which: Which): Promise<BuildingFacts[]> {
  const rows = await store.buildings(inner.postgres, scope, which, false);
  return rows.map((row) => buildingFactsOf(row.id, row.code, { fields: row.fields, dated: row.dated, setBy: {}, byHand: [] }));
}

/** The states of things as known then; those that were not known at all are left out. */
async function statesThen(inner: Inner, kind: Kind, ids: readonly number[], known: Known): Promise<Map<number, State>> {
  const all = await changesOf(inner.postgres, programScope, kind, ids);
  const out = new Map<number, State>();
  for (const [id, changes] of all) {
    const state = fold(countingAt(changes, known), today(inner.now()));
    if (state !== null) out.set(id, state);
  }
  return out;
}

async function buildingsThen(inner: Inner, scope: Scope, which: Which, known: Known): Promise<BuildingFacts[]> {
  const rows = await store.buildings(inner.postgres, scope, which, true);
  const [states, root] = [
    await statesThen(
      inner,
      'building',
      rows.map((row) => row.id),
      known,
    ),
    await rootsThen(inner, known),
  ];
  const asked = which.buildings === undefined ? null : new Set(await rootsOfCodes(inner, which.buildings, root));
  return rows.flatMap((row) => {
    const state = states.get(row.id);
    if (state === undefined || root(row.id) !== row.id || (asked !== null && !asked.has(row.id))) return [];
    return [buildingFactsOf(row.id, row.code, state)];
  });
}

async function rootsOfCodes(inner: Inner, codes: readonly string[], root: (id: number) => number): Promise<number[]> {
  return (await store.buildingIds(inner.postgres, programScope, codes)).map((row) => root(row.id));
}

/** Which building answered for another as known then. */
async function rootsThen(inner: Inner, known: Known): Promise<(id: number) => number> {
  const at = Math.min(known.received, known.recorded);
  const into = new Map<number, number>();
  for (const merge of await store.merges(inner.postgres, programScope)) {
    if (merge.recorded.getTime() <= at && (merge.withdrawn === null || merge.withdrawn.getTime() > at))
      into.set(merge.building, merge.into_building);
  }
  return (id) => {
    let root = id;
    for (let steps = 0; into.has(root) && steps < 100; steps += 1) root = into.get(root) as number;
    return root;
  };
}

/** What a meter holds (its kind) was so all along, whenever somebody first said it. */
async function metersThen(inner: Inner, scope: Scope, which: Which, known: Known): Promise<MeterFacts[]> {
  const { postgres } = inner;
  const rows = await store.meters(postgres, scope, which, true);
  const ids = rows.map((row) => row.id);
  const states = await statesThen(inner, 'meter', ids, known);
  const swaps = await swapsOf(postgres, scope, ids);
  const places = await placesThen(inner, [...states.values()], known);
  const parents = await store.meterIds(
    postgres,
    scope,
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
  const held = new Set(facts.filter((meter) => isAsked(meter, which, places)).map(({ id }) => id));
  const comesAlong = ({ parent }: MeterFacts) => which.withChildren === true && parent !== null && held.has(parent);
  return facts.filter((meter) => held.has(meter.id) || comesAlong(meter));
}

/** Whether a meter as it was then is itself what is asked for: where it stood may have been elsewhere. */
function isAsked(meter: MeterFacts, which: Which, places: PlaceThen): boolean {
  if (which.carrier !== undefined && meter.carrier !== which.carrier) return false;
  if (which.buildings === undefined) return true;
  const wanted = new Set(which.buildings.map((code) => places(code).building ?? code));
  return (meter.building !== null && wanted.has(meter.building)) || meter.shares.some((one) => wanted.has(one.building));
}

type PlaceThen = (code: string | undefined) => { building: string | null; zone: string | null };

/** The building that answered for a code then, and its time zone. */
async function placesThen(inner: Inner, states: readonly State[], known: Known): Promise<PlaceThen> {
  const codes = new Set<string>();
  for (const { fields } of states) {
    if (typeof fields['building'] === 'string') codes.add(fields['building']);
    for (const one of (fields['shares'] as readonly Share[] | undefined) ?? []) codes.add(one.building);
  }
  const root = await rootsThen(inner, known);
  const ids = new Map((await store.buildingIds(inner.postgres, programScope, [...codes])).map((row) => [row.code, root(row.id)]));
  const codeOf = new Map((await store.buildingCodes(inner.postgres, programScope, [...ids.values()])).map((row) => [row.id, row.code]));
  const buildings = await statesThen(inner, 'building', [...ids.values()], known);
  return (code) => {
    const id = code === undefined ? undefined : ids.get(code);
    if (id === undefined) return { building: null, zone: null };
    return { building: codeOf.get(id) ?? null, zone: (buildings.get(id)?.fields['zone'] as string | undefined) ?? null };
  };
}

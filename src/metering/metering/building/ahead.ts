import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { zoneOf } from '#metering/readings/facts.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { BuildingFacts, MeterFacts, Which } from '#registry/registry/facts.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { createAtoms } from '../sums/atoms.ts';
import { type Boundary, boundarySteps, type BoundarySum, boundarySum } from './boundary.ts';
import { flowOf, type FlowQuestion } from './building-views.ts';
import type { MeteringNeeds } from '../sums/needs.ts';
import { instantOf } from '../sums/query.ts';

/** Some buildings over whole local days, half-open, as known at a time. */
export type AheadQuestion = {
  readonly buildings: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly known: AsOf;
};

/** Questions about single buildings, answered from facts and day rows that were read once for all of them. */
export type Ahead = {
  /** By their current codes. */
  readonly facts: ReadonlyMap<string, BuildingFacts>;
} & ReturnType<typeof verbsOf>;

/**
 * Reads some buildings ahead: their facts, their meters and the meters' day rows, each in one query. Questions about other buildings or
 * other days, by another scope or as known at another time are read as usual: they cost more and return the same.
 */
export async function readAhead(needs: MeteringNeeds, scope: Scope, asked: AheadQuestion): Promise<Ahead> {
  const { buildings, known } = asked;
  const [found, meters] = await Promise.all([
    needs.registry.buildingFacts(scope, { buildings }, known),
    needs.registry.meterFacts(scope, { buildings, withChildren: true }, known),
  ]);
  const facts = new Map(found.map((one) => [one.code, one]));
  const own = metersByBuilding(meters);
  const measured = await measuredByZone(needs.readings, scope, asked, found, own);
  const isMeant = (by: Scope, at: AsOf): boolean => by === scope && at.received === known.received && at.recorded === known.recorded;
  const registry = { ...needs.registry, ...registryAhead(needs.registry, facts, own, isMeant) };
  const measure: Readings['measure'] = async (by, some, atoms, at) => {
    const lies = (one: (typeof measured)[number]) => areSame(one.edges, atoms.edges) && some.every(({ id }) => one.use.has(id));
    const held = at.measured === undefined && isMeant(by, at) ? measured.find(lies) : undefined;
    return held?.use ?? needs.readings.measure(by, some, atoms, at);
  };
  return { facts, ...verbsOf({ ...needs, registry, readings: { ...needs.readings, measure } }) };
}

const verbsOf = (needs: MeteringNeeds) => ({
  flow: (scope: Scope, asked: FlowQuestion) => flowOf(needs, scope, asked),
  boundary: (scope: Scope, of: Boundary, at: { readonly known: AsOf; readonly on: number }) => boundarySum(needs, scope, of, at),
  boundarySteps: (scope: Scope, of: Pick<BoundarySum, 'zone' | 'sum'>, asked: Parameters<typeof boundarySteps>[3]) =>
    boundarySteps(needs, scope, of, asked),
});

/** The only building that a question names, if it selects nothing else. */
function onlyBuilding({ buildings, meters, ids, region }: Which): string | undefined {
  return buildings?.length === 1 && meters === undefined && ids === undefined && region === undefined ? buildings[0] : undefined;
}

type Own = { readonly of: (building: string) => readonly MeterFacts[]; readonly children: (of: readonly MeterFacts[]) => MeterFacts[] };

function registryAhead(
  registry: Registry,
  facts: ReadonlyMap<string, BuildingFacts>,
  own: Own,
  isMeant: (by: Scope, at: AsOf) => boolean,
): Pick<Registry, 'buildingFacts' | 'meterFacts'> {
  const held = (by: Scope, which: Which, at: AsOf): BuildingFacts | undefined =>
    isMeant(by, at) ? facts.get(onlyBuilding(which) ?? '') : undefined;
  return {
    async buildingFacts(by, which, at) {
      const one = which.carrier === undefined ? held(by, which, at) : undefined;
      return one === undefined ? registry.buildingFacts(by, which, at) : [one];
    },
    async meterFacts(by, which, at) {
      const one = held(by, which, at);
      if (one === undefined) return registry.meterFacts(by, which, at);
      const some = own.of(one.code).filter(({ carrier }) => which.carrier === undefined || carrier === which.carrier);
      return which.withChildren === true ? [...some, ...own.children(some)] : some;
    },
  };
}

/** The meters that are in each building or serve it, and what hangs below them elsewhere; all by code. */
function metersByBuilding(meters: readonly MeterFacts[]): Own {
  const byCode = meters.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const of = new Map<string, MeterFacts[]>();
  for (const one of byCode)
    for (const building of new Set([one.building, ...one.shares.map((share) => share.building)]))
      if (building !== null) of.set(building, [...(of.get(building) ?? []), one]);
  const below = Map.groupBy(
    byCode.filter(({ parent }) => parent !== null),
    ({ parent }) => parent as number,
  );
  return {
    of: (building) => of.get(building) ?? [],
    children(some) {
      const ids = new Set(some.map(({ id }) => id));
      const found = some.flatMap(({ id }) => below.get(id) ?? []).filter(({ id }) => !ids.has(id));
      return found.toSorted((a, b) => (a.code < b.code ? -1 : 1));
    },
  };
}

/** What the meters of the buildings of each zone measured on each of its local days. */
function measuredByZone(
  readings: Readings,
  scope: Scope,
  { from, to, known }: AheadQuestion,
  buildings: readonly BuildingFacts[],
  { of, children }: Own,
) {
  const byZone = [...Map.groupBy(buildings, ({ zone }) => zone)].map(async ([, some]) => {
    const zone = zoneOf(some[0] as BuildingFacts);
    const { edges, ...atoms } = createAtoms(zone, instantOf(from, zone), instantOf(to, zone), 'year');
    const own = some.flatMap(({ code }) => of(code));
    const meters = [...new Map([...own, ...children(own)].map((one) => [one.id, one])).values()];
    return { edges, use: await readings.measure(scope, meters, { edges, ...atoms }, known) };
  });
  return Promise.all(byZone);
}

function areSame(some: Float64Array, others: Float64Array): boolean {
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at += 1) if (some[at] !== others[at]) return false;
  return true;
}

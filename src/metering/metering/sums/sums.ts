import { carriers, carrierUnit, type Carrier } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Zone } from '#kernel/zone.ts';
import { meterUnit, zoneOf } from '#metering/readings/facts.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { MeterFacts, Which } from '#registry/registry/facts.ts';
import type { StepAtoms } from './atoms.ts';
import { combineAll, combineMany, type Part } from './combine.ts';
import { commonUnit, type Conversion } from './convert.ts';
import type { MeteringNeeds } from './needs.ts';
import { ofItem, partsOf, weightsOf } from './parts.ts';
import type { Group, Summed } from './group.ts';
import { buildingOf } from './query.ts';
import { parentsAmong, type Weight } from './weigh.ts';

/** The subject of a building's sum: a carrier, or one energy item of it. */
export type SumOf = { readonly building: string; readonly carrier: Carrier; readonly item?: string | undefined };

/**
 * A building with the meters that make up its use; both are read together.
 * @param onOf the local day whose coefficients apply, by the building's zone. @throws Problem `no-such-building`
 */
export async function buildingSum(needs: MeteringNeeds, scope: Scope, of: SumOf, known: AsOf, onOf: (zone: Zone) => string) {
  const { registry, knowledge } = needs;
  const [building, all] = await Promise.all([
    buildingOf(registry, scope, of.building, known),
    registry.meterFacts(scope, { buildings: [of.building], carrier: of.carrier, withChildren: true }, known),
  ]);
  const zone = zoneOf(building);
  const on = onOf(zone);
  const meters = of.item === undefined ? all : ofItem(all, of.item);
  return { building: building.code, zone, on, sum: sumOf(knowledge, of.carrier, weightsOf(building.code, meters), known, on) };
}

/** Weighted meters of a carrier, with the unit of their sum. */
export function sumOf(knowledge: Knowledge, carrier: Carrier, weights: readonly Weight[], known: AsOf, on: string): Summed {
  return sumBy(calorificOn(knowledge, known, on), carrier, weights);
}

type Calorific = ReturnType<typeof calorificOn>;

/** The energy of a cubic metre of gas, as in force on a local day. */
function calorificOn(knowledge: Knowledge, known: AsOf, on: string) {
  return knowledge.find('coefficient', 'calorific-value/gas', { on, ...known });
}

function sumBy(calorific: Calorific, carrier: Carrier, weights: readonly Weight[]): Summed {
  const units = weights.map(({ meter }) => meterUnit(meter));
  const conversion = commonUnit(carrier, carrierUnit(carrier), units, calorific?.value ?? Number.NaN);
  const findings: Finding[] = weights.length === 0 ? [{ code: 'no-meter-counts', severity: 'warning', evidence: { carrier } }] : [];
  if (conversion.converts && calorific !== null) {
    const { id, version, value, unit, status } = calorific;
    findings.push({ code: 'gas-by-calorific-value', severity: 'info', evidence: { coefficient: id, version, value, unit, status } });
  }
  return { weights, conversion, findings };
}

/** One meter by itself, whether it is installed or not. */
export function alone(meter: MeterFacts): Summed {
  return { weights: [always(meter)], conversion: { unit: meterUnit(meter), factor: () => 1, converts: false }, findings: [] };
}

export function always(meter: MeterFacts): Weight {
  return { meter, weight: 1, isTop: true, from: -Infinity, to: Infinity };
}

/** Sums over the steps of a question and over the whole of it. */
export async function sumOver(
  readings: Readings,
  scope: Scope,
  { weights, conversion }: Pick<Summed, 'weights' | 'conversion'>,
  atoms: StepAtoms,
  known: AsOf,
) {
  const measured = await readings.measure(
    scope,
    weights.map((one) => one.meter),
    atoms,
    known,
  );
  const parts = partsOf(weights, measured, atoms.days, conversion);
  return { parts, steps: combineMany(parts, atoms, atoms.first), total: combineAll(parts, atoms) };
}

/** The parts of several sums over the same atoms; each meter is measured once. */
export async function partsOver(
  readings: Readings,
  scope: Scope,
  sums: readonly Pick<Summed, 'weights' | 'conversion'>[],
  atoms: StepAtoms,
  known: AsOf,
): Promise<Part[][]> {
  const meters = new Map(sums.flatMap(({ weights }) => weights.map(({ meter }) => [meter.id, meter])));
  const measured = await readings.measure(scope, [...meters.values()], atoms, known);
  return sums.map(({ weights, conversion }) => partsOf(weights, measured, atoms.days, conversion));
}

/** Buildings by carrier, each with the meters that count for it. */
export async function groupsOf(
  needs: MeteringNeeds,
  scope: Scope,
  which: Which,
  known: AsOf,
  on: string,
  carrier?: Carrier,
): Promise<readonly Group[]> {
  return groupsAmong(needs, await metersFor(needs, scope, which, known), known, on, carrier);
}

/** The meters that may count for the selected buildings, with their children elsewhere. */
export function metersFor({ registry }: MeteringNeeds, scope: Scope, which: Which, known: AsOf): Promise<readonly MeterFacts[]> {
  return registry.meterFacts(scope, { ...which, withChildren: true }, known);
}

/** As `groupsOf`, from meters already loaded. @param on the local day whose coefficients apply */
export function groupsAmong(
  needs: MeteringNeeds,
  meters: readonly MeterFacts[],
  known: AsOf,
  on: string,
  carrier?: Carrier,
): readonly Group[] {
  return inUnits(needs, weighedAmong(meters, carrier), known, on);
}

/** The meters that count for a building, before the unit is determined. */
type Weighed = Pick<Group, 'building' | 'carrier' | 'weights'>;

/**
 * Buildings by carrier with their weights, which are the same for every queried period; those of one building follow one another.
 * @param carrier only this one; all if omitted
 */
export function weighedAmong(meters: readonly MeterFacts[], carrier?: Carrier): readonly Weighed[] {
  const held = weighed.get(meters) ?? new Map<Carrier | undefined, readonly Weighed[]>();
  weighed.set(meters, held);
  const before = held.get(carrier);
  if (before !== undefined) return before;
  const found =
    carrier === undefined
      ? members(meters).map(({ building, carrier: of, held: own }) => ({ building, carrier: of, weights: weightsOf(building, own) }))
      : weighedAmong(meters).filter((one) => one.carrier === carrier);
  held.set(carrier, found);
  return found;
}

/**
 * Keyed by the list object that the registry returns as long as nothing is written: the weights of one list never change, and are dropped
 * with it.
 */
const weighed = new WeakMap<readonly MeterFacts[], Map<Carrier | undefined, readonly Weighed[]>>();

/** The same with the units of their sums. @param on the local day whose coefficients apply */
export function inUnits({ knowledge }: MeteringNeeds, some: readonly Weighed[], known: AsOf, on: string): readonly Group[] {
  const calorific = calorificOn(knowledge, known, on);
  const before = told.get(some);
  if (before !== undefined && before.calorific === calorific?.value) return before.groups;
  // only gas may be in one unit or another, depending on its meters
  const usual = new Map(carriers.map((carrier) => [carrier, sumBy(calorific, carrier, []).conversion]));
  const groups = some.map(({ building, carrier, weights }) => ({
    building,
    carrier,
    weights,
    conversion: carrier === 'gas' ? sumBy(calorific, carrier, weights).conversion : (usual.get(carrier) as Conversion),
  }));
  told.set(some, { calorific: calorific?.value, groups });
  return groups;
}

/** Keyed by the weights, with the calorific value that was used. */
const told = new WeakMap<readonly Weighed[], { readonly calorific: number | undefined; readonly groups: readonly Group[] }>();

type Members = { readonly building: string; readonly carrier: Carrier; readonly held: MeterFacts[] };

/** The meters involved in each building, by carrier: its own, and the children of its own elsewhere. */
export function members(meters: readonly MeterFacts[]): Members[] {
  const byId = parentsAmong(meters);
  const [buildings, order] = [new Map<string, Members[]>(), new Map<Carrier, number>()];
  const put = (meter: MeterFacts, building: string): void => {
    const { carrier } = meter;
    if (!order.has(carrier)) order.set(carrier, order.size);
    const own = buildings.get(building);
    const group = own?.find((one) => one.carrier === carrier);
    if (group !== undefined) group.held.push(meter);
    else if (own !== undefined) own.push({ building, carrier, held: [meter] });
    else buildings.set(building, [{ building, carrier, held: [meter] }]);
  };
  for (const meter of meters) {
    const parent = meter.parent === null ? undefined : byId.get(meter.parent);
    const [only] = meter.shares;
    // nearly all of a city's meters serve one building and nothing else: those need no set of buildings
    if (parent === undefined && only !== undefined && meter.shares.length === 1) put(meter, only.building);
    else for (const building of new Set([...meter.shares, ...(parent?.shares ?? [])].map((part) => part.building))) put(meter, building);
  }
  const place = ({ carrier }: Members): number => order.get(carrier) as number;
  return [...buildings.values()].flatMap((own) => (own.length === 1 ? own : own.toSorted((a, b) => place(a) - place(b))));
}

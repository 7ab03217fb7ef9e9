import { dayText } from '#kernel/day.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { zoneOf } from '#metering/readings/facts.ts';
import type { BuildingFacts, MeterFacts } from '#registry/registry/facts.ts';
import { createAtoms, type StepAtoms } from '../sums/atoms.ts';
import { combineMany, type CombinedSteps } from '../sums/combine.ts';
import { itemsMeasured } from '../sums/items.ts';
import type { MeteringNeeds } from '../sums/needs.ts';
import { ofItem, weightsOf } from '../sums/parts.ts';
import { members, metersFor, partsOver, sumOf } from '../sums/sums.ts';
import type { Summed } from '../sums/group.ts';

/** One energy item of a building over the hours of a local day. */
export type ItemHours = {
  readonly building: string;
  readonly carrier: Carrier;
  readonly item: string;
  /** For gas: kWh if one of the building's meters counts energy. */
  readonly unit: Unit;
  readonly zone: Zone;
  /** Bounds of the hours, s UTC: 24 of them on a usual day. */
  readonly edges: Float64Array;
  readonly steps: CombinedSteps;
};

/** A local day (days since 1970-01-01) of the buildings of a place, as known at a time. */
export type ItemHoursQuestion = { readonly region: string; readonly day: number; readonly known: AsOf };

/** The number of buildings measured together. */
const together = 1000;

/**
 * The use of each energy item by buildings in the hours of their local day, in the order of building and item. An item consists of its
 * meters and those of the items below it, except those below one of them, by shares; `01000` … is the carrier as a whole if no meter has
 * that code.
 */
export async function* itemHours(
  needs: MeteringNeeds,
  scope: Scope,
  { region, day, known }: ItemHoursQuestion,
): AsyncGenerator<readonly ItemHours[]> {
  const [buildings, meters] = await Promise.all([
    needs.registry.buildingFacts(scope, { region }, known),
    metersFor(needs, scope, { region }, known),
  ]);
  const held = Map.groupBy(members(meters), ({ building }) => building);
  const measured = buildings.filter(({ code }) => held.has(code)).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const roots = rootsOf(needs);
  for (let at = 0; at < measured.length; at += together) {
    const wanted = measured
      .slice(at, at + together)
      .flatMap((building) => wantedOf(needs, building, held.get(building.code) ?? [], roots, known, day));
    const found: ItemHours[] = [];
    for (const same of Map.groupBy(wanted, ({ zone }) => zone).values()) found.push(...(await hoursOf(needs, scope, same, known, day)));
    yield found.toSorted((a, b) => (a.building === b.building ? (a.item < b.item ? -1 : 1) : a.building < b.building ? -1 : 1));
  }
}

type Wanted = Omit<ItemHours, 'edges' | 'steps' | 'unit'> & { readonly sum: Summed };

/** The item that represents each carrier as a whole, by the energy items in force. */
function rootsOf({ registry }: MeteringNeeds): ReadonlyMap<Carrier, string> {
  const roots = registry.items().filter(({ parent, carrier }) => parent === null && carrier !== null);
  // if a carrier has several categories (gas, oil), the first is its own
  return new Map(roots.toSorted((a, b) => (a.code < b.code ? 1 : -1)).map(({ code, carrier }) => [carrier as Carrier, code]));
}

type CarrierMeters = { readonly carrier: Carrier; readonly held: readonly MeterFacts[] };

function wantedOf(
  { knowledge }: MeteringNeeds,
  building: BuildingFacts,
  held: readonly CarrierMeters[],
  roots: ReadonlyMap<Carrier, string>,
  known: AsOf,
  day: number,
): Wanted[] {
  const [code, zone, on] = [building.code, zoneOf(building), dayText(day)];
  return held.flatMap(({ carrier, held: meters }) => {
    const root = roots.get(carrier);
    if (root === undefined || root > lastRoot) return [];
    return itemsMeasured(code, meters, root).map(({ item, whole }) => {
      const weights = weightsOf(code, whole ? meters : ofItem(meters, item));
      return { building: code, carrier, item, zone, sum: sumOf(knowledge, carrier, weights, known, on) };
    });
  });
}

/** The categories that have a unit of their own: electricity, water, gas, heat, cooling. */
const lastRoot = '05000';

async function hoursOf(
  { readings }: MeteringNeeds,
  scope: Scope,
  wanted: readonly Wanted[],
  known: AsOf,
  day: number,
): Promise<ItemHours[]> {
  const { zone } = wanted[0] as Wanted;
  const atoms: StepAtoms = createAtoms(zone, zone.dayStart(day), zone.dayStart(day + 1), 'hour');
  const parts = await partsOver(
    readings,
    scope,
    wanted.map(({ sum }) => sum),
    atoms,
    known,
  );
  return wanted.map(({ sum, ...one }, at) => ({
    ...one,
    unit: sum.conversion.unit,
    edges: atoms.stepEdges,
    steps: combineMany(parts[at] ?? [], atoms, atoms.first),
  }));
}

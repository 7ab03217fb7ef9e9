import type { AsOf, MeasuredAsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { Scope } from '#kernel/scope.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { combineMany, type CombinedSteps, type MeasuredSteps } from '../sums/combine.ts';
import type { MeteringNeeds } from '../sums/needs.ts';
import { partsOf } from '../sums/parts.ts';
import { lastDay } from '../sums/query.ts';
import { alone, groupsOf, partsOver } from '../sums/sums.ts';
import type { Zone } from '#kernel/zone.ts';

/** The requested steps: bounds (s UTC) of consecutive steps, on the calendar of a zone. */
export type StepBounds = { readonly zone: Zone; readonly edges: Float64Array };

/** Each step is one part. */
export function atomsOf({ zone, edges }: StepBounds) {
  const many = edges.length - 1;
  const days = new Int32Array(many);
  for (let at = 0; at < many; at++) days[at] = zone.dayOf(edges[at] as number);
  const first = new Uint32Array(many + 1);
  for (let at = 0; at <= many; at++) first[at] = at;
  const isDay = (at: number): boolean =>
    zone.dayStart(days[at] as number) === edges[at] && zone.dayStart((days[at] as number) + 1) === edges[at + 1];
  return { edges, stepEdges: edges, days, first, wholeDays: days.every((_, at) => isDay(at)) };
}

/**
 * The use of several buildings of one zone in given steps no longer than a day, by code, in the carrier's unit; those without a meter that
 * counts are omitted.
 */
export async function buildingSteps(
  needs: MeteringNeeds,
  scope: Scope,
  asked: { readonly buildings: readonly string[]; readonly carrier: Carrier; readonly known: MeasuredAsOf } & StepBounds,
): Promise<Map<string, MeasuredSteps>> {
  const { buildings, carrier, known, zone, edges } = asked;
  const wanted = new Set(buildings);
  const on = lastDay(edges.at(-1) as number, zone);
  const groups = (await groupsOf(needs, scope, { buildings, carrier }, known, on, carrier)).filter(
    ({ building, weights }) => wanted.has(building) && weights.length > 0,
  );
  const atoms = atomsOf(asked);
  const meters = new Map(groups.flatMap(({ weights }) => weights.map(({ meter }) => [meter.id, meter])));
  const measured = await needs.readings.measure(scope, [...meters.values()], atoms, known);
  return new Map(
    groups.map(({ building, weights, conversion }) => [
      building,
      combineMany(partsOf(weights, measured, atoms.days, conversion), atoms, atoms.first),
    ]),
  );
}

/** The same for meters, in their order, each in the unit of its use. */
export async function meterSteps(
  needs: MeteringNeeds,
  scope: Scope,
  asked: { readonly meters: readonly MeterFacts[]; readonly known: AsOf } & StepBounds,
): Promise<CombinedSteps[]> {
  const atoms = atomsOf(asked);
  const parts = await partsOver(needs.readings, scope, asked.meters.map(alone), atoms, asked.known);
  return parts.map((part) => combineMany(part, atoms, atoms.first));
}

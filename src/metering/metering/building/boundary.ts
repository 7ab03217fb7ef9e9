import type { AsOf, MeasuredAsOf } from '#kernel/as-of.ts';
import type { Carrier, Unit } from '#kernel/carrier.ts';
import { dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { zoneOf } from '#metering/readings/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { combineMany, type MeasuredSteps } from '../sums/combine.ts';
import type { Summed } from '../sums/group.ts';
import { atomsOf } from '../spans/many-steps.ts';
import type { MeteringNeeds } from '../sums/needs.ts';
import { partsOf } from '../sums/parts.ts';
import { meterOf } from '../sums/query.ts';
import { alone, always, buildingSum } from '../sums/sums.ts';
import type { Weight } from '../sums/weigh.ts';

/**
 * What a sum covers: a building by one carrier or one item of it; or metering points, some taken off (behind a roof of solar cells: grid +
 * generation − export).
 */
export type Boundary =
  | { readonly building: string; readonly carrier: Carrier; readonly item?: string | undefined }
  | { readonly meters: readonly string[]; readonly minus?: readonly string[] | undefined };

/** A boundary with the meters that make it up, in one unit and one zone. */
export type BoundarySum = {
  readonly zone: Zone;
  readonly unit: Unit;
  /** The building whose weather applies; null if its meters are in none. */
  readonly building: string | null;
  readonly carrier: Carrier;
  readonly sum: Summed;
  /** The only meter of the boundary, wholly and always; null if there are several. */
  readonly single: MeterFacts | null;
};

/**
 * The meters of a boundary, as known at a time.
 * @param on the local day (since 1970-01-01) whose coefficients apply to gas given as energy
 * @throws Problem `no-such-building`, `no-such-meter`, `boundary-empty`, `units-differ`, `zones-differ`, `meter-twice`
 */
export async function boundarySum(
  needs: MeteringNeeds,
  scope: Scope,
  boundary: Boundary,
  { known, on }: { readonly known: AsOf; readonly on: number },
): Promise<BoundarySum> {
  if ('building' in boundary) {
    const { building, zone, sum } = await buildingSum(needs, scope, boundary, known, () => dayText(on));
    const [only] = sum.weights;
    const whole = sum.weights.length === 1 && only?.weight === 1 && only.from === -Infinity && only.to === Infinity;
    return { zone, unit: sum.conversion.unit, building, carrier: boundary.carrier, sum, single: whole ? only.meter : null };
  }
  return metersSum(needs, scope, boundary, known);
}

async function metersSum(
  { registry }: MeteringNeeds,
  scope: Scope,
  { meters, minus = [] }: Extract<Boundary, { readonly meters: unknown }>,
  known: AsOf,
): Promise<BoundarySum> {
  const codes = [...meters, ...minus];
  const twice = codes.find((code, at) => codes.indexOf(code) < at);
  if (twice !== undefined) throw new Problem('bad-input', 'meter-twice', { meter: twice });
  const facts = await Promise.all(codes.map((code) => meterOf(registry, scope, code, known)));
  const [first] = facts;
  if (first === undefined || meters.length === 0) throw new Problem('bad-input', 'boundary-empty', {});
  const { conversion } = alone(first);
  const zone = zoneOf(first);
  for (const meter of facts) {
    const unit = alone(meter).conversion.unit;
    if (unit !== conversion.unit || meter.carrier !== first.carrier)
      throw new Problem('bad-input', 'units-differ', { first: first.code, unit: conversion.unit, meter: meter.code, other: unit });
    if (zoneOf(meter).name !== zone.name)
      throw new Problem('bad-input', 'zones-differ', { first: first.code, zone: zone.name, meter: meter.code, other: zoneOf(meter).name });
  }
  const weights = facts.map((meter, at): Weight => (at < meters.length ? always(meter) : { ...always(meter), weight: -1 }));
  const building = facts.find((meter) => meter.building !== null)?.building ?? null;
  const sum = { weights, conversion, findings: [] as Finding[] };
  return { zone, unit: conversion.unit, building, carrier: first.carrier, sum, single: facts.length === 1 ? first : null };
}

/**
 * The use of a boundary in steps no longer than a day.
 * @param edges bounds of consecutive steps, s UTC
 */
export async function boundarySteps(
  { readings }: Pick<MeteringNeeds, 'readings'>,
  scope: Scope,
  { zone, sum }: Pick<BoundarySum, 'zone' | 'sum'>,
  { edges, known }: { readonly edges: Float64Array; readonly known: MeasuredAsOf },
): Promise<MeasuredSteps> {
  const atoms = atomsOf({ zone, edges });
  const meters = sum.weights.map(({ meter }) => meter);
  const measured = await readings.measure(scope, meters, atoms, known);
  return combineMany(partsOf(sum.weights, measured, atoms.days, sum.conversion), atoms, atoms.first);
}

import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Known } from '#kernel/known.ts';
import type { Scope } from '#kernel/scope.ts';
import { zoneOf, meterUnit } from '#readings/drawable.ts';
import type { Readings } from '#readings/readings.ts';
import type { MeterFacts } from '#registry/facts.ts';
import type { Zone } from '#kernel/zone.ts';
import { createAtoms, type StepAtoms } from './atoms.ts';
import { combine, ratioOf, toUnit, type CombinedStep } from './combine.ts';
import type { Conversion } from './convert.ts';
import { partsOf } from './parts.ts';
import type { Weight } from './weigh.ts';

/** What a building used of one carrier over whole local days. */
export type PeriodUse = {
  readonly building: string;
  readonly carrier: Carrier;
  readonly unit: Unit;
  /** In `unit`; null where nothing is covered. */
  readonly value: number | null;
  readonly coverage: number;
  /** How many meters were counted. */
  readonly meters: number;
};

/** The meters that make up a building's use of one carrier. */
export type Group = {
  readonly building: string;
  readonly carrier: Carrier;
  readonly weights: readonly Weight[];
  readonly conversion: Conversion;
};

type Sum = { readonly use: number; readonly seconds: number; readonly since: number };

/**
 * The use of many buildings over whole local days, set by set: sums of day rows where each meter is counted all along, day by day only where coverage
 * must be compared between meters, and drawn anew only where the question is about the past.
 * @param from first local day (days since 1970-01-01), @param to the day after the last
 */
export async function periodUse(
  scope: Scope,
  readings: Readings,
  groups: readonly Group[],
  from: number,
  to: number,
  known: Known,
): Promise<PeriodUse[]> {
  const sums = sumsById(await readings.sums(scope, metersOf(groups), from, to));
  const inside = { sums, from, to, before: Math.min(known.received, known.recorded), lengthOf: lengths(from, to) };
  const slow: Group[] = [];
  const out: PeriodUse[] = [];
  for (const group of groups) {
    const quick = quickUse(group, inside);
    if (quick === null) slow.push(group);
    else out.push(quick);
  }
  out.push(...(await dayByDay(scope, readings, slow, from, to, known)));
  return out;
}

/** The numbers of the meters that count, each once. */
export function metersOf(groups: readonly { readonly weights: readonly Weight[] }[]): number[] {
  const ids = new Set<number>();
  for (const { weights } of groups) for (const { meter } of weights) ids.add(meter.id);
  return [...ids];
}

/** By the meter's number as a place: numbers are given out one after another, and a place is found quicker than a name. */
function sumsById(rows: readonly (Sum & { readonly meter: number })[]): (Sum | undefined)[] {
  const sums: (Sum | undefined)[] = [];
  let last = 0;
  for (const { meter } of rows) if (meter > last) last = meter;
  sums.length = last + 1;
  sums.fill(undefined);
  for (const row of rows) sums[row.meter] = row;
  return sums;
}

type Inside = {
  readonly sums: readonly (Sum | undefined)[];
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly lengthOf: (meter: MeterFacts) => number;
};

const nothing: Sum = { use: 0, seconds: 0, since: 0 };

/** The answer from sums alone, or null where days must be looked at. */
function quickUse({ building, carrier, weights, conversion }: Group, { sums, from, to, before, lengthOf }: Inside): PeriodUse | null {
  const { unit } = conversion;
  const [first] = weights;
  if (first === undefined) return { building, carrier, unit, value: null, coverage: 0, meters: 0 };
  const length = lengthOf(first.meter);
  let use = 0;
  let least = Infinity;
  for (const { meter, weight, from: begins, to: ends } of weights) {
    const sum = sums[meter.id] ?? nothing;
    if (sum.since > before || begins > from || ends < to) return null;
    use += sum.use * weight * (conversion.converts ? conversion.factor(meterUnit(meter)) : 1);
    if (sum.seconds < least) least = sum.seconds;
  }
  const meters = weights.length;
  if (meters > 1 && least < length && least > 0) return null;
  if (least === 0) return { building, carrier, unit, value: null, coverage: 0, meters };
  return { building, carrier, unit, value: toUnit(use), coverage: ratioOf(least, length), meters };
}

/** How long a stretch of local days is (s) on a meter's calendar. */
function lengths(from: number, to: number): (meter: MeterFacts) => number {
  const known = new Map<string, number>();
  return (meter) => {
    const had = known.get(meter.zone);
    if (had !== undefined) return had;
    const zone = zoneOf(meter);
    const length = zone.dayStart(to) - zone.dayStart(from);
    known.set(meter.zone, length);
    return length;
  };
}

/** Compares the coverage of meters day by day. */
async function dayByDay(
  scope: Scope,
  readings: Readings,
  groups: readonly Group[],
  from: number,
  to: number,
  known: Known,
): Promise<PeriodUse[]> {
  const out: PeriodUse[] = [];
  const atomsOf = (zone: Zone): StepAtoms => oneStep(createAtoms(zone, zone.dayStart(from), zone.dayStart(to), 'day'));
  for await (const { group, steps } of combineGroups(scope, readings, groups, atomsOf, known)) {
    const { building, carrier, weights, conversion } = group;
    const [step] = steps;
    out.push({
      building,
      carrier,
      unit: conversion.unit,
      value: step?.value ?? null,
      coverage: step?.coverage ?? 0,
      meters: weights.length,
    });
  }
  return out;
}

function oneStep(atoms: StepAtoms): StepAtoms {
  return { ...atoms, first: Uint32Array.from([0, atoms.days.length]) };
}

const portion = 500;

/** Sums many groups of meters over steps, a portion of one calendar at a time, so that memory stays small. */
export async function* combineGroups(
  scope: Scope,
  readings: Readings,
  groups: readonly Group[],
  atomsOf: (zone: Zone) => StepAtoms,
  known: Known,
): AsyncGenerator<{ group: Group; steps: CombinedStep[] }> {
  const counted = groups.filter((group) => group.weights.length > 0);
  for (const [zone, all] of Map.groupBy(counted, (group) => zoneOf((group.weights[0] as Weight).meter))) {
    const atoms = atomsOf(zone);
    for (let at = 0; at < all.length; at += portion) {
      const some = all.slice(at, at + portion);
      const facts = [...new Map(some.flatMap((group) => group.weights.map((one) => [one.meter.id, one.meter]))).values()];
      const measured = await readings.measure(scope, facts, atoms, known);
      for (const group of some) {
        yield { group, steps: combine(partsOf(group.weights, measured, atoms.days, group.conversion), atoms.edges, atoms.first) };
      }
    }
  }
}

import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { zoneOf, meterUnit } from '#metering/readings/facts.ts';
import type { MeterSums, Readings } from '#metering/readings/readings.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { Zone } from '#kernel/zone.ts';
import { createAtoms, type StepAtoms } from './atoms.ts';
import { combine, ratioOf, toUnit, type CombinedStep } from './combine.ts';
import { createKeptUses } from './kept-uses.ts';
import { below } from './negative.ts';
import { partsOf } from './parts.ts';
import type { Weight } from './weigh.ts';
import type { Group } from './group.ts';

/** The use of one carrier by a building over whole local days. */
export type PeriodUse = {
  readonly building: string;
  readonly carrier: Carrier;
  readonly unit: Unit;
  /** In `unit`; null if no top meter measured anything. */
  readonly value: number | null;
  readonly coverage: number;
  /** The number of meters counted. */
  readonly meters: number;
  /** For a use below zero: the building may generate some of it itself, because a meter of its own counts both ways. */
  readonly makes?: boolean;
};

/**
 * The use of many buildings over whole local days, set by set: sums of day rows where each meter is counted throughout, day by day only
 * where coverage must be compared between meters, and redrawn only if the question is about the past.
 * @param from first local day (days since 1970-01-01), @param to the day after the last
 * @param onlyMeasured omits groups where nothing was measured
 */
export async function periodUse(
  scope: Scope,
  readings: Readings,
  groups: readonly Group[],
  from: number,
  to: number,
  known: AsOf,
  onlyMeasured = false,
): Promise<readonly PeriodUse[]> {
  const sums = await readings.sums(scope, metersOf(groups), from, to);
  const state = { name: `${from} ${to} ${onlyMeasured}`, version: sums.version, isPast: isPast(readings, known) };
  const before = keptUses.of(groups, state);
  if (before !== undefined) return before;
  const uses = await usesFrom(sums, scope, readings, groups, from, to, known, onlyMeasured);
  keptUses.keep(groups, { ...state, isPast: isPast(readings, known) }, uses);
  return uses;
}

const keptUses = createKeptUses<PeriodUse>();

/** Whether a question is pinned before a reading last moved. */
function isPast(readings: Readings, { received, recorded }: AsOf): boolean {
  return Math.min(received, recorded) < readings.standing().last;
}

async function usesFrom(
  sums: MeterSums,
  scope: Scope,
  readings: Readings,
  groups: readonly Group[],
  from: number,
  to: number,
  known: AsOf,
  onlyMeasured: boolean,
): Promise<PeriodUse[]> {
  const inside = { sums, from, to, before: Math.min(known.received, known.recorded), lengthOf: lengths(from, to) };
  const slow: Group[] = [];
  const out: PeriodUse[] = [];
  const single = singlesOf(groups);
  for (const [at, group] of groups.entries()) {
    const quick = (single.meter[at] as number) < 0 ? quickUse(group, inside) : quickSingle(group, at, single, inside);
    if (quick === null) slow.push(group);
    else if (quick.value !== null || !onlyMeasured) out.push(quick);
  }
  return out.concat(await dayByDay(scope, readings, slow, from, to, known));
}

/** The numbers of the meters that count, each once; the same list object for the same groups. */
export function metersOf(groups: readonly { readonly weights: readonly Weight[] }[]): readonly number[] {
  const before = numbers.get(groups);
  if (before !== undefined) return before;
  const ids = new Set<number>();
  for (const { weights } of groups) for (const { meter } of weights) ids.add(meter.id);
  const found = [...ids];
  numbers.set(groups, found);
  return found;
}

const numbers = new WeakMap<readonly { readonly weights: readonly Weight[] }[], readonly number[]>();

type Inside = {
  readonly sums: MeterSums;
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly lengthOf: (meter: MeterFacts) => number;
};

/** Groups of one meter whose unit is that of the sum, in columns: nearly all of a city's. `meter` is -1 for any other group. */
type Singles = {
  readonly meter: Float64Array;
  readonly weight: Float64Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** A meter whose calendar is the group's. */
  readonly calendar: readonly MeterFacts[];
  readonly zone: Uint8Array;
};

const singles = new WeakMap<readonly Group[], Singles>();

/** The same columns object for the same groups, so that a question need not visit all meters building by building. */
function singlesOf(groups: readonly Group[]): Singles {
  const before = singles.get(groups);
  if (before !== undefined) return before;
  const column = () => new Float64Array(groups.length);
  const zones = new Map<string, { readonly at: number; readonly meter: MeterFacts }>();
  const found = { meter: column().fill(-1), weight: column(), from: column(), to: column(), zone: new Uint8Array(groups.length) };
  for (const [at, { weights, conversion }] of groups.entries()) {
    const [only] = weights;
    if (only === undefined || weights.length > 1 || !only.isTop || conversion.converts) continue;
    const zone = zones.get(only.meter.zone) ?? { at: zones.size, meter: only.meter };
    if (zone.at > 255) continue;
    zones.set(only.meter.zone, zone);
    found.meter[at] = only.meter.id;
    found.weight[at] = only.weight;
    found.from[at] = only.from;
    found.to[at] = only.to;
    found.zone[at] = zone.at;
  }
  const columns = { ...found, calendar: [...zones.values()].map(({ meter }) => meter) };
  singles.set(groups, columns);
  return columns;
}

/** The result of `quickUse`, from columns. */
function quickSingle(
  { building, carrier, weights, conversion: { unit } }: Group,
  at: number,
  single: Singles,
  inside: Inside,
): PeriodUse | null {
  const meter = single.meter[at] as number;
  const { sums, from, to, before } = inside;
  if (sums.since(meter) > before || (single.from[at] as number) > from || (single.to[at] as number) < to) return null;
  const seconds = sums.seconds(meter);
  if (seconds === 0) return { building, carrier, unit, value: null, coverage: 0, meters: 1 };
  const length = inside.lengthOf(single.calendar[single.zone[at] as number] as MeterFacts);
  const value = toUnit(sums.use(meter) * (single.weight[at] as number));
  return { building, carrier, unit, value, coverage: ratioOf(seconds, length), meters: 1, ...below(value, weights) };
}

/** The answer from sums alone, or null if days must be examined: to compare coverage, or to take off what is elsewhere. */
function quickUse({ building, carrier, weights, conversion }: Group, { sums, from, to, before, lengthOf }: Inside): PeriodUse | null {
  const { unit } = conversion;
  const [first] = weights;
  if (first === undefined) return { building, carrier, unit, value: null, coverage: 0, meters: 0 };
  const length = lengthOf(first.meter);
  let [use, least, most] = [0, Infinity, 0];
  for (const { meter, weight, from: begins, to: ends } of weights) {
    if (sums.since(meter.id) > before || begins > from || ends < to) return null;
    use += sums.use(meter.id) * weight * (conversion.converts ? conversion.factor(meterUnit(meter)) : 1);
    const seconds = sums.seconds(meter.id);
    if (seconds < least) least = seconds;
    if (seconds > most) most = seconds;
  }
  const meters = weights.length;
  if (least < length && ((meters > 1 && least > 0) || !weights.every(({ isTop }) => isTop))) return null;
  const value = most === 0 ? null : toUnit(use);
  return { building, carrier, unit, value, coverage: ratioOf(least, length), meters, ...below(value, weights) };
}

/** The length (s) of a stretch of local days on a meter's calendar. Meters of one calendar mostly follow one another. */
function lengths(from: number, to: number): (meter: MeterFacts) => number {
  let [last, length] = ['', 0];
  return (meter) => {
    if (meter.zone === last) return length;
    const zone = zoneOf(meter);
    [last, length] = [meter.zone, zone.dayStart(to) - zone.dayStart(from)];
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
  known: AsOf,
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
      ...below(step?.value ?? null, weights),
    });
  }
  return out;
}

function oneStep(atoms: StepAtoms): StepAtoms {
  return { ...atoms, first: Uint32Array.from([0, atoms.days.length]) };
}

/** The maximum read of meters for sums at once, in three columns. */
const portion = { groups: 500, values: 1_000_000 };

/**
 * Groups that are examined together: as many as have this many values, or one.
 * @param each the number of values of a meter
 */
export function* together(groups: readonly Group[], each: number, mostValues: number, mostGroups = Infinity): Generator<Group[]> {
  let some: Group[] = [];
  let values = 0;
  for (const group of groups) {
    const more = group.weights.length * each;
    if (some.length > 0 && (some.length >= mostGroups || values + more > mostValues)) {
      yield some;
      [some, values] = [[], 0];
    }
    some.push(group);
    values += more;
  }
  if (some.length > 0) yield some;
}

/** Sums many groups of meters over steps, a portion of one calendar at a time, so that memory use stays small. */
export async function* combineGroups(
  scope: Scope,
  readings: Readings,
  groups: readonly Group[],
  atomsOf: (zone: Zone) => StepAtoms,
  known: AsOf,
): AsyncGenerator<{ group: Group; steps: CombinedStep[] }> {
  const counted = groups.filter((group) => group.weights.length > 0);
  for (const [zone, all] of Map.groupBy(counted, (group) => zoneOf((group.weights[0] as Weight).meter))) {
    const atoms = atomsOf(zone);
    for (const some of together(all, atoms.days.length, portion.values, portion.groups)) {
      const facts = [...new Map(some.flatMap((group) => group.weights.map((one) => [one.meter.id, one.meter]))).values()];
      const measured = await readings.measure(scope, facts, atoms, known);
      for (const group of some) {
        yield { group, steps: combine(partsOf(group.weights, measured, atoms.days, group.conversion), atoms, atoms.first) };
      }
    }
  }
}

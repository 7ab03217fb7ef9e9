import { refuseManySteps } from '#kernel/answer-size.ts';
import type { Carrier, Unit } from '#kernel/carrier.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { zoneOf } from '#metering/readings/facts.ts';
import type { Readings } from '#metering/readings/readings.ts';
import { createAtoms } from '../sums/atoms.ts';
import { ratioOf, toUnit } from '../sums/combine.ts';
import { dayClasses, countBuildings, emptyTally, planOf, type Days, type Plan, type Tally } from '../sums/day-tally.ts';
import type { MeteringNeeds } from '../sums/needs.ts';
import { combineGroups } from '../sums/period-use.ts';
import { type Group } from '../sums/group.ts';
import type { KeptAnswers } from '../sums/kept-answers.ts';
import { groupsAmong, metersFor, sumOf } from '../sums/sums.ts';
import type { Weight } from '../sums/weigh.ts';

/** Whole local days: `from` the first, `to` the day after the last. */
export type DailyQuestion = {
  readonly region: string;
  readonly carrier: Carrier;
  readonly from: string;
  readonly to: string;
  readonly known: AsOf;
  /** Only these buildings of the place, by code; all if omitted. */
  readonly buildings?: ReadonlySet<string> | undefined;
};

/** The use of all buildings of a place on one local day. */
export type DayOfUse = {
  readonly day: string;
  /** As measured, never scaled up: the sum of the use of its buildings on that day; null if nothing was measured. */
  readonly value: number | null;
  /** The mean over the buildings with a meter. */
  readonly coverage: number;
  /** The share of `value` that is based on readings further apart than a day. */
  readonly estimated: number;
  /** The number of buildings with a meter that counts on that day. */
  readonly buildings: number;
};

export type DailyUse = { readonly unit: Unit; readonly days: readonly DayOfUse[]; readonly findings: readonly Finding[] };

const mostDays = 3700;

/**
 * The use of a place by local day: sums of day rows class by class; day by day and building by building only where the coverage of several
 * meters must be compared, or if the question is about the past.
 * @throws Problem `bad-instant`, `empty-range`, `too-many-steps`
 */
export async function dailyUse(needs: MeteringNeeds, kept: KeptAnswers<DailyUse>, scope: Scope, asked: DailyQuestion): Promise<DailyUse> {
  const { region, carrier, known, buildings } = asked;
  const [from, to] = [dayOf(asked.from), dayOf(asked.to)];
  if (from >= to) throw new Problem('bad-input', 'empty-range', { from: asked.from, to: asked.to });
  refuseManySteps(to - from, mostDays);
  const on = dayText(to - 1);
  const [codes, meters] = await Promise.all([
    needs.registry.buildingCodes(scope, { region }, known),
    metersFor(needs, scope, { region }, known),
  ]);
  const all = groupsAmong(needs, meters, known, on, carrier);
  const inPlace = new Set(buildings === undefined ? codes : codes.filter((code) => buildings.has(code)));
  const made = { list: all, of: buildings, name: [region, carrier, from, to].join(' ') };
  return kept.of(needs.readings, known, made, async () => {
    const own = all.filter(({ building, weights }) => inPlace.has(building) && weights.length > 0);
    const weights = own.flatMap((group) => group.weights);
    const { conversion, findings } = sumOf(needs.knowledge, carrier, weights, known, on);
    const groups = own.map((group): Group => ({ ...group, conversion }));
    const tally = emptyTally(to - from);
    for (const [zone, some] of Map.groupBy(groups, (group) => zoneOf((group.weights[0] as Weight).meter)))
      await tallyZone({ scope, readings: needs.readings, zone, known, tally }, some, daysOf(zone, from, to));
    return { unit: conversion.unit, days: daysOfUse(tally, from), findings };
  });
}

/** @throws Problem `bad-instant` */
function dayOf(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new Problem('bad-input', 'bad-instant', { text });
  return day;
}

function daysOf(zone: Zone, from: number, to: number): Days {
  return {
    first: from,
    lengths: Float64Array.from({ length: to - from }, (_, at) => zone.dayStart(from + at + 1) - zone.dayStart(from + at)),
  };
}

type Inside = { readonly scope: Scope; readonly readings: Readings; readonly zone: Zone; readonly known: AsOf; readonly tally: Tally };

/** Adds the use of the buildings of one calendar. */
async function tallyZone(inside: Inside, groups: readonly Group[], days: Days): Promise<void> {
  countBuildings(inside.tally, groups, days);
  const whole = await wholeOnes(inside, groups, days);
  const plan = planOf(groups, days, whole);
  const sums = await sumsOf(inside, plan, days);
  const before = Math.min(inside.known.received, inside.known.recorded);
  if (sums.every(({ since }) => since <= before)) {
    addClasses(inside.tally, plan, sums, days);
    return tallyRest(inside, plan.rest, days);
  }
  // something moved after the queried time: the buildings affected are examined individually
  const late = await lateMeters(inside, plan, days, before);
  const isLate = ({ weights }: Group): boolean => weights.some(({ meter }) => late.has(meter.id));
  const still = planOf(
    groups.filter((group) => !isLate(group)),
    days,
    whole,
  );
  addClasses(inside.tally, still, await sumsOf(inside, still, days), days);
  return tallyRest(inside, [...still.rest, ...groups.filter(isLate)], days);
}

function sumsOf({ readings }: Inside, plan: Plan, days: Days): ReturnType<Readings['daySums']> {
  return readings.daySums(dayClasses(plan), days.first, days.lengths);
}

/** Which buildings with several meters are fully covered by each of them. */
async function wholeOnes({ scope, readings, known }: Inside, groups: readonly Group[], { first, lengths }: Days) {
  const [end, length] = [first + lengths.length, lengths.reduce((sum, one) => sum + one, 0)];
  const before = Math.min(known.received, known.recorded);
  const several = groups.filter(({ weights }) => weights.length > 1);
  const meters = [...new Set(several.flatMap(({ weights }) => weights.map(({ meter }) => meter.id)))];
  const sums = meters.length === 0 ? null : await readings.sums(scope, meters, first, end);
  const full = new Set(meters.filter((meter) => sums?.seconds(meter) === length && sums.since(meter) <= before));
  return ({ weights }: Group): boolean => weights.every(({ meter, from, to }) => full.has(meter.id) && from <= first && to >= end);
}

async function lateMeters({ scope, readings }: Inside, { classes }: Plan, { first, lengths }: Days, before: number): Promise<Set<number>> {
  const meters = classes.flatMap((one) => one.meters);
  const sums = await readings.sums(scope, meters, first, first + lengths.length);
  return new Set(meters.filter((meter) => sums.since(meter) > before));
}

function addClasses(tally: Tally, { classes }: Plan, sums: Awaited<ReturnType<typeof sumsOf>>, { first, lengths }: Days): void {
  for (const { class: at, day, use, estimated, seconds } of sums) {
    const { factor, buildings } = classes[at] as Plan['classes'][number];
    tally.use[day - first]! += use * factor;
    tally.estimated[day - first]! += estimated * factor;
    tally.covered[day - first]! += (seconds * buildings) / (lengths[day - first] as number);
    if (seconds > 0) tally.known[day - first] = 1;
  }
}

/** Adds the buildings that cannot be summed together, one by one. */
async function tallyRest(
  { scope, readings, zone, known, tally }: Inside,
  groups: readonly Group[],
  { first, lengths }: Days,
): Promise<void> {
  const atoms = createAtoms(zone, zone.dayStart(first), zone.dayStart(first + lengths.length), 'day');
  for await (const { steps } of combineGroups(scope, readings, groups, () => atoms, known))
    for (const [at, { value, coverage, estimated }] of steps.entries()) {
      const use = (value ?? 0) * 1e4;
      tally.use[at]! += use;
      tally.estimated[at]! += estimated ? use : 0;
      tally.covered[at]! += coverage;
      if (value !== null) tally.known[at] = 1;
    }
}

function daysOfUse({ use, estimated, covered, buildings, known: knownDays }: Tally, first: number): DayOfUse[] {
  return Array.from(use, (sum, at): DayOfUse => {
    const coverage = (covered[at] as number) === 0 ? 0 : ratioOf(covered[at] as number, buildings[at] as number);
    const known = knownDays[at] === 1;
    return {
      day: dayText(first + at),
      value: known ? toUnit(sum) : null,
      coverage,
      estimated: known && sum !== 0 ? Math.min(1, Math.max(0, (estimated[at] as number) / sum)) : 0,
      buildings: buildings[at] as number,
    };
  });
}

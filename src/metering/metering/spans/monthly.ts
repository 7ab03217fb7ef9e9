import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier, Unit } from '#kernel/carrier.ts';
import { dayNumber, dayText } from '#kernel/day.ts';
import type { Scope } from '#kernel/scope.ts';
import { zoneOf, meterUnit } from '#metering/readings/facts.ts';
import type { MonthRoles, MonthSum } from '#metering/readings/readings.ts';
import { createAtoms } from '../sums/atoms.ts';
import { toUnit } from '../sums/combine.ts';
import type { Group } from '../sums/group.ts';
import type { KeptAnswers } from '../sums/kept-answers.ts';
import type { MeteringNeeds } from '../sums/needs.ts';
import { combineGroups } from '../sums/period-use.ts';
import { groupsAmong, metersFor, sumOf } from '../sums/sums.ts';

/** A year of a place by month: for all of its buildings, and for some of them. */
export type MonthlyQuestion = {
  readonly region: string;
  readonly year: number;
  readonly known: AsOf;
  readonly carriers: readonly Carrier[];
  /** By code. */
  readonly some: ReadonlySet<string>;
};

export type MonthOfUse = {
  /** As measured; null if nothing was. */
  readonly value: number | null;
  /** Something was measured on each of its days; otherwise days must be examined. */
  readonly isWhole: boolean;
};

/** A carrier in the twelve months of a year. */
export type CarrierMonths = { readonly carrier: Carrier; readonly unit: Unit; readonly months: readonly MonthOfUse[] };

export type MonthlyUse = { readonly all: readonly CarrierMonths[]; readonly some: readonly CarrierMonths[] };

/**
 * The use of a place by month, carrier by carrier, from sums over whole months: what all meters measured is added up, whatever part of the
 * month each covers, as days would be. Null if something moved after the queried time: then days must be examined.
 */
export async function monthlyUse(
  needs: MeteringNeeds,
  kept: KeptAnswers<MonthlyUse | null>,
  scope: Scope,
  asked: MonthlyQuestion,
): Promise<MonthlyUse | null> {
  const { region, year, known, some } = asked;
  const on = dayText(dayNumber(year + 1, 1, 1) - 1);
  const [codes, meters] = await Promise.all([
    needs.registry.buildingCodes(scope, { region }, known),
    metersFor(needs, scope, { region }, known),
  ]);
  const groups = groupsAmong(needs, meters, known, on);
  return kept.of(needs.readings, known, { list: groups, of: some, name: [region, year, ...asked.carriers].join(' ') }, async () => {
    const inPlace = new Set(codes);
    const own = groups.filter(
      ({ building, carrier, weights }) => weights.length > 0 && inPlace.has(building) && asked.carriers.includes(carrier),
    );
    return summedUp(needs, scope, own, asked, on);
  });
}

async function summedUp(
  needs: MeteringNeeds,
  scope: Scope,
  groups: readonly Group[],
  asked: MonthlyQuestion,
  on: string,
): Promise<MonthlyUse | null> {
  const { year, known, some } = asked;
  const months = Array.from({ length: 13 }, (_, at) => dayNumber(year, at + 1, 1));
  const [first, end] = [months[0] as number, months[12] as number];
  const [easy, rest] = [groups.filter((group) => isEasy(group, first, end)), groups.filter((group) => !isEasy(group, first, end))];
  const { roles, kinds } = rolesOf(easy, some, months);
  const sums = roles.meters.length === 0 ? { all: [], some: [], since: 0 } : await needs.readings.monthSums(roles);
  if (sums.since > Math.min(known.received, known.recorded)) return null;
  const among = async (own: readonly Group[], apart: readonly Group[], told: typeof sums.all): Promise<CarrierMonths[]> => {
    const found: CarrierMonths[] = [];
    for (const carrier of asked.carriers) {
      const weights = own.filter((group) => group.carrier === carrier).flatMap((group) => group.weights);
      const { conversion } = sumOf(needs.knowledge, carrier, weights, known, on);
      const others = apart.filter((group) => group.carrier === carrier).map((group) => ({ ...group, conversion }));
      const parts = kinds.flatMap((kind, at) =>
        kind.carrier === carrier && told[at] !== undefined ? [{ sums: told[at], factor: conversion.factor(kind.unit) }] : [],
      );
      const valueOf = await restOf(needs, scope, others, { first, end, known });
      const total = Array.from({ length: 12 }, (_, month) => together(parts, month, valueOf(month)));
      found.push({ carrier, unit: conversion.unit, months: total });
    }
    return found;
  };
  const isSome = ({ building }: Group): boolean => some.has(building);
  return {
    all: await among(groups, rest, sums.all),
    some: await among(groups.filter(isSome), rest.filter(isSome), sums.some),
  };
}

/** Whether a building's meters may simply be added up: each is counted all year, and none is taken off another. */
function isEasy({ weights }: Group, first: number, end: number): boolean {
  return weights.every(({ isTop, from, to }) => isTop && from <= first && to >= end);
}

/** Meters with the same unit and calendar. */
type Kind = { readonly carrier: Carrier; readonly unit: Unit; readonly zone: string };

/** How much of each meter counts, in all and in some. */
function rolesOf(groups: readonly Group[], some: ReadonlySet<string>, months: readonly number[]) {
  const kinds = new Map<string, { readonly at: number; readonly kind: Kind; readonly lengths: Float64Array }>();
  const places = new Map<number, number>();
  const roles = { meters: [] as number[], group: [] as number[], all: [] as number[], some: [] as number[] };
  for (const { building, carrier, weights } of groups) {
    const counts = some.has(building);
    for (const { meter, weight } of weights) {
      const kind = { carrier, unit: meterUnit(meter), zone: meter.zone };
      const name = `${carrier} ${kind.unit} ${kind.zone}`;
      const zone = zoneOf(meter);
      const lengths = () =>
        Float64Array.from({ length: 12 }, (_, at) => zone.dayStart(months[at + 1] as number) - zone.dayStart(months[at] as number));
      const held = kinds.get(name) ?? { at: kinds.size, kind, lengths: lengths() };
      kinds.set(name, held);
      const at = places.get(meter.id) ?? roles.meters.length;
      places.set(meter.id, at);
      roles.meters[at] = meter.id;
      roles.group[at] = held.at;
      roles.all[at] = (roles.all[at] ?? 0) + weight;
      roles.some[at] = (roles.some[at] ?? 0) + (counts ? weight : 0);
    }
  }
  const all: MonthRoles = { ...roles, months: months.slice(0, 12), lengths: [...kinds.values()].map(({ lengths }) => lengths) };
  return { roles: all, kinds: [...kinds.values()].map(({ kind }) => kind) };
}

/** By month, the buildings that cannot be summed together, one by one; null if nothing was measured. */
async function restOf(
  { readings }: MeteringNeeds,
  scope: Scope,
  groups: readonly Group[],
  { first, end, known }: { readonly first: number; readonly end: number; readonly known: AsOf },
): Promise<(month: number) => number | null> {
  const sums: (number | null)[] = Array(12).fill(null);
  const steps = combineGroups(
    scope,
    readings,
    groups,
    (zone) => createAtoms(zone, zone.dayStart(first), zone.dayStart(end), 'month'),
    known,
  );
  for await (const { steps: told } of steps)
    for (const [month, { value }] of told.entries()) if (value !== null) sums[month] = (sums[month] ?? 0) + value;
  return (month) => sums[month] ?? null;
}

function together(
  parts: readonly { readonly sums: readonly MonthSum[]; readonly factor: number }[],
  month: number,
  rest: number | null,
): MonthOfUse {
  let [use, isMeasured, isWhole] = [0, false, false];
  for (const { sums, factor } of parts) {
    const one = sums[month];
    if (one === undefined) continue;
    use += one.use * factor;
    isMeasured ||= one.isMeasured;
    isWhole ||= one.isWhole;
  }
  if (!isMeasured) return { value: rest, isWhole: false };
  return { value: toUnit(use) + (rest ?? 0), isWhole };
}

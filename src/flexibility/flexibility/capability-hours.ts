import type { Span } from '#flexibility/baseline/baseline.ts';
import { refuseManyValues } from '#kernel/answer-size.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { dayText, parseDay, civil, dayNumber } from '#kernel/day.ts';
import { formatInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { type CapabilityQuestion, standing, sumOf, zoneMeant } from './capability.ts';
import type { Capability } from './capability-of.ts';
import { capabilitiesOver, type CapableOver } from './capable.ts';

import type { FlexibilityNeeds } from './needs.ts';
import { type IssuesRead, hourAt, type Proof, proofsOf, provenKw } from './proven.ts';
import { workedDays } from './rules.ts';
import type { CapabilityBy, Season } from './vocabulary.ts';

export type HoursQuestion = Omit<CapabilityQuestion, 'at' | 'hours'> & {
  /** The local day; with a season, the latest day considered. */
  readonly day: string;
  readonly season?: Season | undefined;
  readonly by?: CapabilityBy | undefined;
  /** How long each hour's response has to last; defaults to 1. */
  readonly hours?: number | undefined;
};

/** The most values returned: rows times hours. */
const most = 400_000;

/** What resources can lower and raise starting at each hour of a day, together with their registered power and what was proven. */
export async function capabilityHours(needs: FlexibilityNeeds, issued: IssuesRead, scope: Scope, ask: HoursQuestion) {
  const known = needs.metering.knownAt(ask.knownAt);
  const zone = await zoneMeant(needs, scope, ask, ask.day, known);
  const asked = parseDay(ask.day);
  if (asked === null) throw new Problem('bad-input', 'bad-instant', { text: ask.day });
  const { season } = ask;
  const day = season === undefined ? asked : seasonDay(season, asked, workedDays(needs, zone, known));
  const spans = spansOf(zone, day, ask.hours ?? 1);
  const resources = await standing(needs, scope, ask, dayText(day), known);
  refuseManyValues(spans.length, resources.length, most);
  const able = await capabilitiesOver(needs, scope, resources, spans, known);
  const buildings = [...new Set(able.map(({ building }) => building))];
  const counts = (one: number): boolean => season === undefined || isIn(season, one);
  const before = zone.dayStart(day + 1);
  const proofs = await proofsOf(needs, issued, scope, buildings, {
    before: season === undefined ? before : zone.dayStart(asked + 1),
    counts,
    known,
  });
  const hours = spans.map(({ from }) => hourAt(zone, from));
  const names = await namesOf(needs, buildings, known);
  const by = ask.by ?? 'kind';
  const groups = Map.groupBy(able, (one) => keyOf(one, by, names));
  const row = (code: string, own: readonly CapableOver[]) => rowOf(code, own, hours, by === 'kind' ? null : proofs);
  return {
    day: dayText(day),
    zone: zone.name,
    season: season ?? null,
    by,
    starts: spans.map(({ from }) => formatInstant(from)),
    clock: hours,
    rows: [...groups]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, own]) => ({ ...row(code, own), name: by === 'building' ? (names.get(code)?.name ?? null) : null })),
    total: rowOf('', able, hours, proofs),
    indicative: able.some(({ indicative }) => indicative),
    unknown: able.filter(({ able: told }) => told.every(isUnknown)).map(({ code }) => code),
  };
}

const isUnknown = ({ downKw, upKw }: Capability): boolean => downKw === null && upKw === null;

/** A span from the start of each hour of a day: 23 or 25 of them when clocks change. */
function spansOf(zone: Zone, day: number, hours: number): Span[] {
  if (!(hours > 0 && hours <= 48) || !Number.isInteger(hours * 4)) throw new Problem('bad-input', 'event-off-step', { minutes: 15 });
  const [start, end] = [zone.dayStart(day), zone.dayStart(day + 1)];
  return Array.from({ length: Math.round((end - start) / 3600) }, (_, at) => {
    const from = start + at * 3600;
    return { from, to: from + hours * 3600 };
  });
}

type Names = ReadonlyMap<string, { readonly name: string | null; readonly region: string }>;

async function namesOf({ registry }: FlexibilityNeeds, buildings: readonly string[], known: AsOf): Promise<Names> {
  const facts = buildings.length === 0 ? [] : await registry.buildingFacts(programScope, { buildings }, known);
  return new Map(facts.map(({ code, name, region }) => [code, { name: name ?? null, region: region ?? '' }]));
}

function keyOf({ kind, building }: CapableOver, by: CapabilityBy, names: Names): string {
  return by === 'kind' ? kind : by === 'building' ? building : (names.get(building)?.region ?? '');
}

/** @param proofs null if proven responses cannot be attributed: a building proves itself as a whole */
function rowOf(code: string, own: readonly CapableOver[], hours: readonly number[], proofs: ReadonlyMap<string, Proof[]> | null) {
  const sums = hours.map((_, at) => sumOf(own.map(({ able }) => able[at] as Capability)));
  const buildings = [...new Set(own.map(({ building }) => building))];
  const held = proofs === null ? [] : buildings.flatMap((building) => [proofs.get(building) ?? []]);
  const proven = (direction: 'down' | 'up', hour: number | null): number | null => total(held.map((one) => provenKw(one, direction, hour)));
  return {
    code,
    resources: own.length,
    registeredKw: total(own.map(({ kw }) => kw)),
    downKw: sums.map(({ downKw }) => downKw),
    upKw: sums.map(({ upKw }) => upKw),
    provenDownKw: hours.map((hour) => proven('down', hour)),
    provenUpKw: hours.map((hour) => proven('up', hour)),
    proven: { downKw: proven('down', null), upKw: proven('up', null), events: held.reduce((all, one) => all + one.length, 0) },
  };
}

/** The sum of the known values; null if there are none. */
function total(values: readonly (number | null)[]): number | null {
  const known = values.filter((one) => one !== null);
  return known.length === 0 ? null : Math.round(known.reduce((all, one) => all + one, 0) * 1e4) / 1e4;
}

/** The months of a season 气象季节, the middle one second. */
const months: Readonly<Record<Season, readonly [number, number, number]>> = {
  spring: [3, 4, 5],
  summer: [6, 7, 8],
  autumn: [9, 10, 11],
  winter: [12, 1, 2],
};

/** Whether a local day is in a season. */
const isIn = (season: Season, day: number): boolean => months[season].includes(civil(day).month);

/**
 * The day that represents a season: the workday on or next after the 15th of its middle month, the latest one that is not after the given
 * day.
 * @param until local day, since 1970-01-01
 */
function seasonDay(season: Season, until: number, isWorked: (day: number) => boolean): number {
  const { year } = civil(until);
  const of = (at: number): number => {
    let day = dayNumber(at, months[season][1], 15);
    while (!isWorked(day)) day += 1;
    return day;
  };
  return of(year) <= until ? of(year) : of(year - 1);
}

import { asOfNow } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { Now } from './answered.ts';
import type { MissingData } from './facts.ts';
import { awaitedMonths, undelivered } from './months.ts';
import type { ReminderNeeds } from './needs.ts';

/** A meter without data for longer than usual. */
type SilentMeter = Awaited<ReturnType<ReminderNeeds['readings']['silent']>>[number];

/** For how many buildings and carriers the months are read together: six for each stay below `mostValues`. */
const mostRows = 600_000;

/** What is missing, and what could not be judged. */
export type AllMissing = { readonly rows: readonly MissingData[]; readonly findings: readonly Finding[] };

/** Which of it is asked for: of a region, of a kind, the buildings that owe a month. */
export type MissingFilter = {
  readonly region?: string | undefined;
  readonly kind?: MissingData['kind'] | undefined;
  readonly month?: string | undefined;
};

/** Throws `no-such-month`, `no-month-of-meters`. */
export function refuseMonth({ kind, month }: MissingFilter): void {
  if (month === undefined) return;
  if (parseDay(`${month}-01`) === null) throw new Problem('bad-input', 'no-such-month', { month });
  if (kind === 'offline') throw new Problem('bad-input', 'no-month-of-meters');
}

/** What of it a filter finds. Throws `no-such-month`, `no-month-of-meters`. */
export async function missingOf(needs: ReminderNeeds, scope: Scope, { region, kind, month }: MissingFilter): Promise<AllMissing> {
  refuseMonth({ kind, month });
  const { rows, findings } = await missingData(needs, scope, region);
  const isMeant = (one: MissingData) => (kind === undefined || one.kind === kind) && (month === undefined || one.months.includes(month));
  return { rows: rows.filter(isMeant), findings: kind === 'offline' ? [] : findings };
}

/** How many buildings of a region owe each of the awaited months, and how many of its meters fell silent. */
export type RegionCount = {
  readonly region: string;
  readonly buildings: number;
  readonly owing: readonly number[];
  readonly offline: number;
};

/** How much is missing in each region; the one that owes most first. Meters without a building are in none. */
export async function missingByRegion(needs: ReminderNeeds, scope: Scope, region?: string) {
  const { buildings, months, offline } = await lacking(needs, scope, region === undefined ? {} : { region });
  const { months: awaited } = awaitedMonths(today(needs.now()));
  const regionOf = (code: string | null) => (code === null ? undefined : buildings.get(code)?.region);
  const owed = Map.groupBy(months.rows, ({ building }) => regionOf(building));
  const silent = Map.groupBy(offline, ({ facts }) => regionOf(facts.building));
  const count = (of: readonly Undelivered[]) => new Set(of.map(({ building }) => building)).size;
  const rows = [...new Set([...owed.keys(), ...silent.keys()])].flatMap((code): RegionCount[] => {
    if (code === undefined) return [];
    const all = owed.get(code) ?? [];
    const owing = awaited.map((month) => count(all.filter((one) => one.months.includes(month))));
    return [{ region: code, buildings: count(all), owing, offline: silent.get(code)?.length ?? 0 }];
  });
  return {
    months: awaited,
    rows: rows.toSorted((a, b) => b.buildings - a.buildings || b.offline - a.offline || (a.region < b.region ? -1 : 1)),
    findings: months.findings,
  };
}

/** What is missing now, to tell what has come since a reminder. */
export async function missingNow(needs: ReminderNeeds, scope: Scope): Promise<Now> {
  const { buildings, months, offline } = await lacking(needs, scope, {});
  return {
    missing: new Map(dataOf(buildings, months.rows, offline).map((one) => [one.key, one])),
    awaited: awaitedMonths(today(needs.now())).months,
    seen: new Set(buildings.keys()),
  };
}

/** Everything missing of what a scope sees: months first, by building; then meters, longest silent first. */
export async function missingData(needs: ReminderNeeds, scope: Scope, region?: string): Promise<AllMissing> {
  const which = region === undefined ? {} : { region };
  const { buildings, months, offline } = await lacking(needs, scope, which);
  return { rows: dataOf(buildings, months.rows, offline), findings: months.findings };
}

const dataOf = (buildings: ReadonlyMap<string, BuildingFacts>, months: readonly Undelivered[], offline: readonly SilentMeter[]) => [
  ...months.map((one) => monthsData(one, buildings.get(one.building))),
  ...offline.map((one) => offlineData(one, one.facts.building === null ? undefined : buildings.get(one.facts.building))),
];

/** The months and meters that lack data. */
async function lacking(needs: ReminderNeeds, scope: Scope, which: { readonly region?: string }) {
  const buildings = new Map((await needs.registry.buildingFacts(scope, which, asOfNow)).map((one) => [one.code, one]));
  const [months, offline] = await Promise.all([undeliveredMonths(needs, scope, which), needs.readings.silent(scope, which, null)]);
  return { buildings, months, offline };
}

/**
 * How many items of a kind are missing, in how many buildings, and how many organisations can be asked for them, each once; since the
 * earliest local day. Buildings without an organisation count as one.
 */
export type MissingCount = { readonly count: number; readonly buildings: number; readonly units: number; readonly since: string | null };

/** How much is missing of each kind. */
export async function missingCounts(needs: ReminderNeeds, scope: Scope): Promise<Record<MissingData['kind'], MissingCount>> {
  const { buildings, months, offline } = await lacking(needs, scope, {});
  const unitOf = (building: string | null) => (building === null ? null : placeOf(buildings.get(building)).organisation);
  const counted = (all: readonly { readonly building: string | null; readonly day: string | null }[]): MissingCount => ({
    count: all.length,
    buildings: new Set(all.map(({ building }) => building)).size,
    units: new Set(all.map(({ building }) => unitOf(building))).size,
    since: all.reduce<string | null>((first, { day }) => (first === null || (day !== null && day < first) ? day : first), null),
  });
  return {
    months: counted(months.rows.map((one) => ({ building: one.building, day: sinceMonth(one) }))),
    offline: counted(offline.map((one) => ({ building: one.facts.building, day: sinceDay(one) }))),
  };
}

/** The months of a building's carrier that were not delivered. */
type Undelivered = { readonly building: string; readonly carrier: Carrier; readonly months: readonly string[] };

async function undeliveredMonths(
  { metering, now }: ReminderNeeds,
  scope: Scope,
  which: { readonly region?: string },
): Promise<{ readonly rows: readonly Undelivered[]; readonly findings: readonly Finding[] }> {
  const { from, to, months } = awaitedMonths(today(now()));
  const asked = { ...which, from, to, step: 'month', sort: 'code', limit: mostRows, offset: 0 } as const;
  const { buildings, findings } = await metering.completeness(scope, asked);
  const rows = buildings.flatMap(({ code, carrier, steps, seasonUnknown }): Undelivered[] => {
    // no reminder is sent for heat that may be out of season: the finding says that it was not judged
    const missing = seasonUnknown ? [] : undelivered(months, steps);
    return missing.length === 0 ? [] : [{ building: code, carrier, months: missing }];
  });
  return { rows, findings };
}

const sinceMonth = ({ months }: Undelivered): string => `${months[0]}-01`;

const sinceDay = ({ last }: SilentMeter): string | null => (last === null ? null : dayText((parseDay(last) ?? 0) + 1));

function monthsData(one: Undelivered, building: BuildingFacts | undefined): MissingData {
  return {
    key: `months:${one.building}:${one.carrier}`,
    kind: 'months',
    building: one.building,
    ...placeOf(building),
    carrier: one.carrier,
    meter: null,
    months: [...one.months],
    since: sinceMonth(one),
  };
}

function offlineData(one: SilentMeter, building: BuildingFacts | undefined): MissingData {
  return {
    key: `offline:${one.facts.code}`,
    kind: 'offline',
    building: one.facts.building,
    ...placeOf(building),
    carrier: one.facts.carrier,
    meter: one.facts.code,
    months: [],
    since: sinceDay(one),
  };
}

function placeOf(building: BuildingFacts | undefined): Pick<MissingData, 'name' | 'organisation'> {
  const organisation = building?.fields['organisation'];
  return { name: building?.name ?? null, organisation: typeof organisation === 'string' ? organisation : null };
}

import { setImmediate as turn } from 'node:timers/promises';
import type { Load, Span, BaselineRule } from '#baseline/baseline.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { Problem } from '#kernel/problem.ts';
import type { StandingResource } from '#resources/resources.ts';
import { baselineParts, firstDay, sumsOf } from './baseline-parts.ts';
import { instantIn } from './baseline-of.ts';
import { capabilityOf, type Capability } from './capability-of.ts';
import { liveSpans } from './live-events.ts';
import { buildingLoads, clipped, defaultZone, meterLoad, seenDays, zoneNamed } from './loads.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { workedDays } from './rules.ts';

/** What is typical of an hour (`flexibility.md` 5). */
const typicalRule: BaselineRule = {
  pool: 5,
  choose: 5,
  by: 'latest',
  of: 'event',
  gap: 0,
  before: 'event',
  lookback: 60,
  days: 'same-type',
  adjust: { kind: 'none' },
};

/** The steps by which what is typical is read, s. */
const step = 900;

export type CapabilityQuestion = {
  readonly region?: string | undefined;
  readonly portfolio?: string | undefined;
  readonly building?: string | undefined;
  /** As people write it, local to the buildings. */
  readonly at: string;
  readonly hours: number;
  readonly knownAt?: string | undefined;
};

export type CapableResource = Capability & { readonly code: string; readonly building: string; readonly kind: StandingResource['kind'] };

/** What resources can lower and raise over some hours, each as far as it is known. */
export async function capability(needs: FlexibilityNeeds, scope: Scope, ask: CapabilityQuestion) {
  const known = needs.metering.knownAt(ask.knownAt);
  const zone = ask.building === undefined ? defaultZone : await zoneOf(needs, ask.building, known);
  const from = instantIn(zone, ask.at);
  if (!(ask.hours > 0 && ask.hours <= 48) || !Number.isInteger((ask.hours * 3600) / step) || (from + zone.offsetAt(from)) % step !== 0)
    throw new Problem('bad-input', 'event-off-step', { minutes: step / 60 });
  const resources = await standing(needs, scope, ask, dayText(zone.dayOf(from)), known);
  const told = await capabilities(needs, scope, resources, { from, to: from + ask.hours * 3600 }, known);
  const kinds = Map.groupBy(told, ({ kind }) => kind);
  return {
    resources: told,
    byKind: [...kinds].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([kind, some]) => ({ kind, ...sumOf(some) })),
    total: sumOf(told),
    unknown: told.filter(({ downKw, upKw }) => downKw === null && upKw === null).map(({ code }) => code),
  };
}

async function zoneOf({ registry }: FlexibilityNeeds, building: string, known: AsOf): Promise<Zone> {
  const [facts] = await registry.buildingFacts(programScope, { buildings: [building] }, known);
  return zoneNamed(facts?.zone ?? '');
}

/** The resources that are meant and seen, as they stand on that day. */
async function standing(
  needs: FlexibilityNeeds,
  scope: Scope,
  { region, portfolio, building, knownAt }: CapabilityQuestion,
  on: string,
  known: AsOf,
): Promise<StandingResource[]> {
  if (building !== undefined) await seenDays(needs, scope, building);
  if (portfolio === undefined && building === undefined)
    return needs.resources.standingOn(scope, { ...(region !== undefined && { region }), on, knownAt });
  if (portfolio !== undefined) await needs.portfolio.facts(scope, portfolio, known);
  const members =
    portfolio === undefined ? [] : (await needs.portfolio.membersOn(scope, portfolio, [on], known)).map((one) => one.building);
  const buildings = building === undefined ? members : portfolio === undefined ? [building] : members.filter((one) => one === building);
  return buildings.length === 0 ? [] : needs.resources.standingOn(programScope, { buildings, on, knownAt });
}

const sumOf = (some: readonly Capability[]) => ({
  downKw: total(some.map(({ downKw }) => downKw)),
  upKw: total(some.map(({ upKw }) => upKw)),
});

/** The sum of what is known; null where nothing is. */
function total(values: readonly (number | null)[]): number | null {
  const known = values.filter((one) => one !== null);
  return known.length === 0 && values.length > 0 ? null : rounded(known.reduce((all, one) => all + one, 0));
}

const rounded = (kw: number): number => Math.round(kw * 1e4) / 1e4;

/** What each of these resources can do over a span, in the order of their codes. */
export async function capabilities(
  needs: FlexibilityNeeds,
  scope: Scope,
  resources: readonly StandingResource[],
  span: Span,
  known: AsOf,
): Promise<CapableResource[]> {
  const buildings = [...new Set(resources.map(({ building }) => building))];
  const facts = buildings.length === 0 ? [] : await needs.registry.buildingFacts(programScope, { buildings }, known);
  const stations = await needs.weather.stationsOf(programScope, facts, known);
  const told: CapableResource[] = [];
  for (const [name, some] of Map.groupBy(facts, ({ zone }) => zone)) {
    const zone = zoneNamed(name);
    const codes = some.map(({ code }) => code);
    const reach = { day: firstDay({ zone }, span, typicalRule), to: span.to, step };
    const live = await liveSpans(needs, codes, { from: zone.dayStart(reach.day), to: span.to }, known);
    const isWorked = workedDays(needs, zone, known);
    const own = resources.filter(({ building }) => codes.includes(building));
    const shed = [...new Set(own.filter(({ kind, meter }) => kind === 'shed' && meter === null).map(({ building }) => building))];
    const loads = shed.length === 0 ? new Map<string, Load>() : await buildingLoads(needs, shed, zone, reach, known);
    const outdoors = new Map<number, number | null>();
    for (const one of own) {
      await turn();
      const load = needsTypical(one)
        ? one.meter === null
          ? (loads.get(one.building) ?? null)
          : await meterLoad(needs, one.meter, zone, reach, known)
        : null;
      const seen = load === null ? null : clipped(load, await seenDays(needs, scope, one.building));
      const typical = seen === null ? null : typicalKw(seen, span, { isWorked, events: live.get(one.building) ?? [] });
      const station = stations.get(one.building)?.station ?? null;
      const outdoor = one.kind === 'hvac' && station !== null ? await outdoorMean(needs, outdoors, station.id, zone, span, known) : null;
      told.push({
        code: one.code,
        building: one.building,
        kind: one.kind,
        ...roundedOf(capabilityOf(one, { hours: (span.to - span.from) / 3600, typical, outdoor })),
      });
    }
  }
  return told.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

const roundedOf = ({ downKw, upKw }: Capability): Capability => ({
  downKw: downKw === null ? null : rounded(downKw),
  upKw: upKw === null ? null : rounded(upKw),
});

const needsTypical = ({ kind, meter }: StandingResource): boolean =>
  kind === 'shed' || ((kind === 'ev' || kind === 'pv') && meter !== null);

type Around = { readonly isWorked: (day: number) => boolean; readonly events: readonly Span[] };

/** The mean power of a span as it usually is; null where too few days say so. */
function typicalKw(load: Load, span: Span, { isWorked, events }: Around): number | null {
  const { baseline } = sumsOf(baselineParts({ rule: typicalRule, load, span, isWorked, events, notice: null }), 'down');
  return baseline === null ? null : Number(baseline) / 10_000 / ((span.to - span.from) / 3600);
}

/** The mean of a station's hours in the span, degC; null where one of them is not known. */
async function outdoorMean(
  { weather }: FlexibilityNeeds,
  kept: Map<number, number | null>,
  station: number,
  zone: Zone,
  span: Span,
  known: AsOf,
): Promise<number | null> {
  const before = kept.get(station);
  if (before !== undefined) return before;
  const days = { from: zone.dayOf(span.from), to: zone.dayOf(span.to - 1) + 1 };
  const hours = await weather.observedHours(programScope, { station, zone, ...days, known });
  let [sum, seconds] = [0, 0];
  for (let row = 0; row < hours.at.length; row += 1) {
    const [at, value] = [hours.at[row] as number, hours.value[row] as number];
    const within = Math.min(at + 3600, span.to) - Math.max(at, span.from);
    if (within > 0 && !Number.isNaN(value)) [sum, seconds] = [sum + value * within, seconds + within];
  }
  const mean = seconds < span.to - span.from ? null : sum / seconds;
  kept.set(station, mean);
  return mean;
}

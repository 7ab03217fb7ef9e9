import { setImmediate as turn } from 'node:timers/promises';
import type { BaselineRule, Load, Span } from '#baseline/baseline.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { StandingResource } from '#resources/resources.ts';
import { baselineParts, firstDay, sumsOf } from './baseline-parts.ts';
import { capabilityOf, type Capability } from './capability-of.ts';
import { liveSpansByName } from './live-events.ts';
import { buildingLoads, clipped, meterLoad, seenDays, zoneNamed } from './loads.ts';
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
export const typicalStep = 900;

export type CapableResource = Capability & { readonly code: string; readonly building: string; readonly kind: StandingResource['kind'] };

/** A resource with what it can do over each of the spans that were asked. */
export type CapableOver = Omit<CapableResource, keyof Capability> & { readonly kw: number; readonly able: readonly Capability[] };

/** What each of these resources can do over each of some spans, the earliest first, in the order of their codes: read once for all. */
export async function capabilitiesOver(
  needs: FlexibilityNeeds,
  scope: Scope,
  resources: readonly StandingResource[],
  spans: readonly Span[],
  known: AsOf,
): Promise<CapableOver[]> {
  const buildings = [...new Set(resources.map(({ building }) => building))];
  const facts = buildings.length === 0 ? [] : await needs.registry.buildingFacts(programScope, { buildings }, known);
  const stations = await needs.weather.stationsOf(programScope, facts, known);
  const told: CapableOver[] = [];
  for (const [name, some] of Map.groupBy(facts, ({ zone }) => zone)) {
    const codes = new Set(some.map(({ code }) => code));
    const own = resources.filter(({ building }) => codes.has(building));
    const around = await aroundOf(needs, scope, own, zoneNamed(name), spans, known);
    for (const one of own) {
      const typical = await around.typicalOf(one);
      const station = one.kind === 'hvac' ? (stations.get(one.building)?.station?.id ?? null) : null;
      const outdoor = station === null ? [] : await around.outdoorOf(station);
      const able = spans.map(({ from, to }, at) =>
        roundedOf(capabilityOf(one, { hours: (to - from) / 3600, typical: typical[at] ?? null, outdoor: outdoor[at] ?? null })),
      );
      told.push({ code: one.code, building: one.building, kind: one.kind, kw: one.kw, able });
    }
  }
  return told.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

const rounded = (kw: number | null): number | null => (kw === null ? null : Math.round(kw * 1e4) / 1e4);

const roundedOf = ({ downKw, upKw }: Capability): Capability => ({ downKw: rounded(downKw), upKw: rounded(upKw) });

type Typical = readonly (number | null)[];

/** How what is around resources of one clock is read: each load and each station once. */
async function aroundOf(
  needs: FlexibilityNeeds,
  scope: Scope,
  own: readonly StandingResource[],
  zone: Zone,
  spans: readonly Span[],
  known: AsOf,
) {
  const [first, last] = [spans[0] as Span, spans.at(-1) as Span];
  const reach = { day: firstDay({ zone }, first, typicalRule), to: last.to, step: typicalStep };
  const codes = [...new Set(own.map(({ building }) => building))];
  const live = await liveSpansByName(needs, codes, { from: zone.dayStart(reach.day), to: reach.to }, known);
  const isWorked = workedDays(needs, zone, known);
  const shed = [...new Set(own.filter(({ kind, meter }) => kind === 'shed' && meter === null).map(({ building }) => building))];
  const loads = shed.length === 0 ? new Map<string, Load>() : await buildingLoads(needs, shed, zone, reach, known);
  const [typical, outdoors] = [new Map<string, Typical>(), new Map<number, Typical>()];
  const read = async ({ building, meter }: StandingResource): Promise<Typical> => {
    const load = meter === null ? (loads.get(building) ?? null) : await meterLoad(needs, { building, meter }, zone, reach, known);
    if (load === null) return [];
    const seen = clipped(load, await seenDays(needs, scope, building));
    const kws: (number | null)[] = [];
    for (const span of spans) {
      await turn();
      kws.push(typicalKw(seen, span, { isWorked, events: live.get(building) ?? [] }));
    }
    return kws;
  };
  return {
    typicalOf: async (one: StandingResource): Promise<Typical> => {
      if (!needsTypical(one)) return [];
      const key = JSON.stringify([one.building, one.meter]);
      const kws = typical.get(key) ?? (await read(one));
      typical.set(key, kws);
      return kws;
    },
    outdoorOf: async (station: number): Promise<Typical> => {
      const means = outdoors.get(station) ?? (await outdoorMeans(needs, station, zone, spans, known));
      outdoors.set(station, means);
      return means;
    },
  };
}

const needsTypical = ({ kind, meter }: StandingResource): boolean =>
  kind === 'shed' || ((kind === 'ev' || kind === 'pv') && meter !== null);

type Around = { readonly isWorked: (day: number) => boolean; readonly events: readonly Span[] };

/** The mean power of a span as it usually is; null where too few days say so. */
function typicalKw(load: Load, span: Span, { isWorked, events }: Around): number | null {
  const { baseline } = sumsOf(baselineParts({ rule: typicalRule, load, span, isWorked, events, notice: null }), 'down');
  return baseline === null ? null : Number(baseline) / 10_000 / ((span.to - span.from) / 3600);
}

/** The mean of a station's hours in each span, degC; null where one of them is not known. */
async function outdoorMeans(
  { weather }: FlexibilityNeeds,
  station: number,
  zone: Zone,
  spans: readonly Span[],
  known: AsOf,
): Promise<Typical> {
  const [first, last] = [spans[0] as Span, spans.at(-1) as Span];
  const days = { from: zone.dayOf(first.from), to: zone.dayOf(last.to - 1) + 1 };
  const hours = await weather.observedHours(programScope, { station, zone, ...days, known });
  return spans.map((span) => {
    let [sum, seconds] = [0, 0];
    for (let row = 0; row < hours.at.length; row += 1) {
      const [at, value] = [hours.at[row] as number, hours.value[row] as number];
      const within = Math.min(at + 3600, span.to) - Math.max(at, span.from);
      if (within > 0 && !Number.isNaN(value)) [sum, seconds] = [sum + value * within, seconds + within];
    }
    return seconds < span.to - span.from ? null : sum / seconds;
  });
}

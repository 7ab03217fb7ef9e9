import { setImmediate as turn } from 'node:timers/promises';
import type { BaselineRule, Load, Span } from '#flexibility/baseline/baseline.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { StandingResource } from '#registry/resources/resources.ts';
import { baselineParts, firstDay, sumsOf } from './baseline-parts.ts';
import { capabilityOf, type Capability } from './capability-of.ts';
import { liveSpansByName } from './live-events.ts';
import { outdoorMeans, type Placed } from './outdoor-means.ts';
import { buildingLoads, clipped, meterLoad, seenDays, zoneNamed } from './loads.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { workedDays } from './rules.ts';

/** The rule for the typical load of an hour (`flexibility.md` 5). */
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

/** The step at which the typical load is read, s. */
export const typicalStep = 900;

export type CapableResource = Capability & { readonly code: string; readonly building: string; readonly kind: StandingResource['kind'] };

/** A resource with what it can do over each requested span. */
export type CapableOver = Omit<CapableResource, keyof Capability> & {
  readonly kw: number;
  readonly able: readonly Capability[];
  /** A typical year was used where outdoor temperature was not observed. */
  readonly indicative: boolean;
};

/** What each of these resources can do over each of some spans, earliest first, in the order of their codes; everything is read once. */
export async function capabilitiesOver(
  needs: FlexibilityNeeds,
  scope: Scope,
  resources: readonly StandingResource[],
  spans: readonly Span[],
  known: AsOf,
): Promise<CapableOver[]> {
  const buildings = [...new Set(resources.map(({ building }) => building))];
  const facts = buildings.length === 0 ? [] : await needs.registry.buildingFacts(programScope, { buildings }, known);
  const stations = await needs.weather.stationsOf(facts, known);
  const told: CapableOver[] = [];
  for (const [name, some] of Map.groupBy(facts, ({ zone }) => zone)) {
    const codes = new Set(some.map(({ code }) => code));
    const own = resources.filter(({ building }) => codes.has(building));
    const places = new Map(
      some.map((one): [string, Placed] => [one.code, { ...one, station: stations.get(one.code)?.station?.id ?? null }]),
    );
    const around = await aroundOf(needs, scope, own, zoneNamed(name), spans, known);
    for (const one of own) {
      const typical = await around.typicalOf(one);
      const outdoor = one.kind === 'hvac' ? await around.outdoorOf(places.get(one.building) as Placed) : [];
      const able = spans.map(({ from, to }, at) =>
        roundedOf(capabilityOf(one, { hours: (to - from) / 3600, typical: typical[at] ?? null, outdoor: outdoor[at]?.value ?? null })),
      );
      const indicative = able.some(({ downKw }, at) => downKw !== null && outdoor[at]?.isTypical === true);
      told.push({ code: one.code, building: one.building, kind: one.kind, kw: one.kw, able, indicative });
    }
  }
  return told.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

const rounded = (kw: number | null): number | null => (kw === null ? null : Math.round(kw * 1e4) / 1e4);

const roundedOf = ({ downKw, upKw }: Capability): Capability => ({ downKw: rounded(downKw), upKw: rounded(upKw) });

type Typical = readonly (number | null)[];

/** Reads the surroundings of resources in one time zone: each load and each station once. */
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
  const typical = new Map<string, Typical>();
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
    outdoorOf: outdoorMeans(needs, { zone, spans, known }),
  };
}

const needsTypical = ({ kind, meter }: StandingResource): boolean =>
  kind === 'shed' || ((kind === 'ev' || kind === 'pv') && meter !== null);

type Around = { readonly isWorked: (day: number) => boolean; readonly events: readonly Span[] };

/** The typical mean power of a span; null if too few days qualify. */
function typicalKw(load: Load, span: Span, { isWorked, events }: Around): number | null {
  const { baseline } = sumsOf(baselineParts({ rule: typicalRule, load, span, isWorked, events, notice: null }), 'down');
  return baseline === null ? null : Number(baseline) / 10_000 / ((span.to - span.from) / 3600);
}

import { asOf } from '#kernel/as-of.ts';
import { civil, dayNumber, dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant, parseInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import {
  daysAt,
  forecast,
  measuredBy,
  meterPast,
  quartersOf,
  stretchBefore,
  type BuildingForecast,
  type Forecast,
} from '#flexibility/forecast/facts.ts';
import type { ForecastService } from '#flexibility/forecast/forecast.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { placeZone } from '#kernel/today.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Resources, StandingResource } from '#registry/resources/resources.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';
import { buildingScenario } from './building-scenario.ts';
import { planSteps, quarter } from './plan-steps.ts';
import { readLoads, readSessions, type GivenFacts } from './given-facts.ts';
import { meterDays, perHour, type NetLoadNeeds } from './net-load.ts';
import { outdoorAhead, type OutdoorNeeds } from './outdoor.ts';
import type { createTariffs, TariffNeeds } from '#metering/tariff/tariffs.ts';

export type BuildingPlanNeeds = TariffNeeds &
  NetLoadNeeds &
  OutdoorNeeds & {
    readonly forecast: ForecastService;
    readonly registry: Pick<Registry, 'buildingFacts'>;
    readonly resources: Pick<Resources, 'standingOn' | 'get'>;
    readonly workdays: Pick<Workdays, 'calendarNamed'>;
  };

/** The accuracy of the load forecast before a plan, and the share of that time that was measured. */
export type ForecastMeasure = { readonly error: Forecast['error']; readonly coverage: number };

export type BuildingPlanRequest = {
  readonly building: string;
  readonly tariff: string;
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
  /** csv of car sessions, and of loads to shed and to shift, which the register does not contain. */
  readonly sessions?: string | undefined;
  readonly loads?: string | undefined;
};

/**
 * The scenario of a building for 48 hours from the quarter hour at or after `at` (default: now), based only on earlier measurements.
 * @throws Problem `no-such-building`, `no-such-tariff`, `bad-instant`, `load-unknown`, `given-columns`, `given-cell`, `given-long`,
 * `given-twice`, `given-stranger`
 */
export async function scenarioOfBuilding(
  needs: BuildingPlanNeeds,
  tariffs: ReturnType<typeof createTariffs>,
  scope: Scope,
  ask: BuildingPlanRequest,
) {
  const grounds = await groundsOf(needs, scope, ask);
  const { building, zone, zoneName, known, asked, start } = grounds;
  const { knownAt } = ask;
  const price = pricesOf(tariffs, scope, ask.tariff, grounds);
  const there = await needs.resources.standingOn(scope, { building, on: dayText(zone.dayOf(start)), knownAt });
  const given = givenFor(there, ask, zone);
  const ahead = await needs.forecast.ahead(scope, { building, at: asked, known, knownAt });
  const base = wholeOf(ahead.load);
  if (base === null) throw new Problem('cannot-do', 'load-unknown', { building, ...unknownOf(ahead) });
  const soFar = price.demand === null ? { kw: 0, findings: [] } : await peakSoFar(needs, scope, grounds);
  const outdoor = there.some(({ kind }) => kind === 'hvac')
    ? await outdoorAhead(needs, { place: grounds.place, zone, asked, start, known })
    : null;
  const made = buildingScenario({
    start,
    prices: price.steps,
    demand: price.demand === null ? null : { price: price.demand, soFarKw: soFar.kw },
    nextMonth: price.nextMonth,
    base,
    resources: there,
    generation: generationOf(ahead),
    ownLoads: await ownLoadsOf(needs, there, grounds),
    outdoor,
    given,
  });
  const findings = [...made.findings, ...soFar.findings];
  return { scenario: made.scenario, findings, zone: zoneName, forecast: { error: ahead.load.error, coverage: ahead.coverage } };
}

/** The expected generation of metered photovoltaics, by code, null if unknown: the load already excludes the generation of the others. */
const generationOf = ({ pv }: BuildingForecast): ReadonlyMap<string, readonly number[] | null> =>
  new Map(
    pv.flatMap(({ code, forecast: told, basis }): [string, number[] | null][] => {
      const kw = told === null ? null : wholeOf(told);
      return told === null || basis !== 'meter' ? [] : [[code, kw && kw.map((one) => Math.max(0, one))]];
    }),
  );

type Grounds = Awaited<ReturnType<typeof groundsOf>>;

async function groundsOf({ now, registry }: BuildingPlanNeeds, scope: Scope, { building, at, knownAt }: BuildingPlanRequest) {
  const known = asOf(now(), knownAt);
  const [place] = await registry.buildingFacts(scope, { buildings: [building] }, known);
  if (place === undefined) throw new Problem('not-found', 'no-such-building', { building });
  const zoneName = place.zone ?? placeZone;
  const zone = createZone(zoneName) ?? (createZone(placeZone) as Zone);
  const asked = at === undefined ? Math.floor(now() / 1000) : parseInstant(at, zone);
  if (asked === null) throw new Problem('bad-input', 'bad-instant', { text: at });
  // a merged building is queried by the code that answers for it
  return { building: place.code, place, zoneName, zone, known, knownAt, asked, start: Math.ceil(asked / quarter) * quarter };
}

/** The price of each step, and the peak import of the first step's month, and of the next month if it begins within the plan. */
function pricesOf(tariffs: ReturnType<typeof createTariffs>, scope: Scope, id: string, { start, zone, zoneName, knownAt }: Grounds) {
  const end = start + planSteps * quarter;
  const span = { from: formatInstant(start), to: formatInstant(end) };
  const { steps, demand } = tariffs.prices(scope, { id, ...span, step: '15min', zone: zoneName, knownAt });
  const next = monthBegin(end - 1, zone);
  if (next <= start) return { steps, demand, nextMonth: null };
  const later = tariffs.prices(scope, { id, from: formatInstant(next), to: span.to, step: '15min', zone: zoneName, knownAt }).demand;
  return { steps, demand, nextMonth: demand === null && later === null ? null : { at: next, price: later ?? '0' } };
}

/** The given facts for resources of the building. Throws `given-stranger` if the building has no resource of that kind with that code. */
function givenFor(there: readonly StandingResource[], { sessions, loads }: BuildingPlanRequest, zone: Zone): GivenFacts {
  const given: GivenFacts = {
    sessions: sessions === undefined ? [] : readSessions(sessions, zone),
    loads: loads === undefined ? [] : readLoads(loads, zone),
  };
  const refuse = (some: readonly { readonly resource: string }[], kinds: readonly string[]): void => {
    const stranger = some.find(({ resource }) => !there.some(({ code, kind }) => code === resource && kinds.includes(kind)));
    if (stranger !== undefined) throw new Problem('bad-input', 'given-stranger', { resource: stranger.resource });
  };
  refuse(given.sessions, ['ev']);
  refuse(given.loads, ['shed', 'shift']);
  return given;
}

/** P50 of all steps; null if one is unknown. */
const wholeOf = ({ p50 }: Forecast): number[] | null => (p50.includes(Number.NaN) ? null : Array.from(p50));

const listed = (code: string, kw: number[] | null): [string, number[]][] =>
  kw === null ? [] : [[code, kw.map((one) => Math.max(0, one))]];

/** The evidence of the finding that a load cannot be forecast. */
const unknownOf = ({ findings }: BuildingForecast) => findings.find(({ code }) => code === 'forecast-steps-unknown')?.evidence ?? {};

/** The expected use of resources with their own meter; a meter shared by several counts for none. */
async function ownLoadsOf(needs: BuildingPlanNeeds, there: readonly StandingResource[], { building, zone, known, asked, start }: Grounds) {
  const own = there.filter(
    ({ code, kind, meter }) =>
      kind !== 'pv' && kind !== 'battery' && meter !== null && !there.some((one) => one.code !== code && one.meter === meter),
  );
  const days = daysAt(needs, zone, asked, known);
  const told = await Promise.all(
    own.map(async ({ code, meter }) => {
      const past = await meterPast(needs, { building, meter: meter as string }, zone, stretchBefore(asked), measuredBy(known, asked));
      return past === null ? [] : listed(code, wholeOf(forecast(past, start, days, planSteps)));
    }),
  );
  return new Map(told.flat());
}

/**
 * The peak import of the month before the plan, kW: use minus the generation of photovoltaics, as far as it had been measured by then by
 * readings of an hour at most. The plan already reports arrays without a meter.
 */
async function peakSoFar(needs: BuildingPlanNeeds, scope: Scope, { building, zone, start, asked, known, knownAt }: Grounds) {
  const { from: first, to } = stretchBefore(asked);
  const from = monthBegin(start, zone);
  if (from >= to) return { kw: 0, findings: [] };
  const { meters } = await meterDays(needs, scope, { building, zone, from, to, known, knownAt });
  const { past } = await needs.forecast.netBefore(scope, { building, meters, zone, at: asked, known });
  const since = (from - first) / quarter;
  const lengths = Array.from(past.longest ?? [], quartersOf).slice(since);
  const kw = past.kw.slice(since).map((one, at) => ((lengths[at] ?? 1) > perHour ? Number.NaN : one));
  const steps = kw.reduce((many, one) => (Number.isNaN(one) ? many + 1 : many), 0);
  const lacking: Finding = { code: 'peak-partly-measured', severity: 'warning', evidence: { steps, of: kw.length } };
  return { kw: kw.reduce((most, one) => (one > most ? one : most), 0), findings: steps === 0 ? [] : [lacking] };
}

/** The start of a step's month: the charge is for the highest quarter hour of the whole month so far. */
function monthBegin(start: number, zone: Zone): number {
  const { year, month } = civil(zone.dayOf(start));
  return zone.dayStart(dayNumber(year, month, 1));
}

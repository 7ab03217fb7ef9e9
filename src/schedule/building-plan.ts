import { asOf } from '#kernel/as-of.ts';
import { civil, dayNumber, dayText } from '#kernel/day.ts';
import { formatInstant, parseInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { BuildingForecast, Forecast, ForecastFace } from '#forecast/forecast.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { placeZone } from '#kernel/today.ts';
import type { Metering } from '#metering/metering.ts';
import type { Registry } from '#registry/registry.ts';
import type { Resources } from '#resources/resources.ts';
import { buildingScenario, planSteps, quarter } from './building-scenario.ts';
import type { createTariffs, TariffNeeds } from './tariffs.ts';

export type BuildingPlanNeeds = TariffNeeds & {
  readonly metering: Pick<Metering, 'useOfBuilding'>;
  readonly forecast: ForecastFace;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly resources: Pick<Resources, 'standingOn'>;
};

/** How well the load was told before a plan, and the part of that time that was measured. */
export type ForecastMeasure = { readonly error: Forecast['error']; readonly coverage: number };

export type BuildingPlanRequest = {
  readonly building: string;
  readonly tariff: string;
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
};

/**
 * The scenario of a building for 48 hours from the quarter hour at or after `at` (now), from what was measured before and nothing later.
 * @throws Problem `no-such-building`, `no-such-tariff`, `bad-instant`, `load-unknown`
 */
export async function scenarioOfBuilding(
  needs: BuildingPlanNeeds,
  tariffs: ReturnType<typeof createTariffs>,
  scope: Scope,
  { building, tariff, at, knownAt }: BuildingPlanRequest,
) {
  const { now, registry, resources } = needs;
  const known = asOf(now(), knownAt);
  const [facts] = await registry.buildingFacts(scope, { buildings: [building] }, known);
  if (facts === undefined) throw new Problem('not-found', 'no-such-building', { building });
  const zoneName = facts.zone ?? placeZone;
  const zone = createZone(zoneName) ?? (createZone(placeZone) as Zone);
  const asked = at === undefined ? Math.floor(now() / 1000) : parseInstant(at, zone);
  if (asked === null) throw new Problem('bad-input', 'bad-instant', { text: at });
  const start = Math.ceil(asked / quarter) * quarter;
  const span = { from: formatInstant(start), to: formatInstant(start + planSteps * quarter) };
  const { steps, demand } = tariffs.prices(scope, { id: tariff, ...span, step: '15min', zone: zoneName, knownAt });
  const day = dayText(zone.dayOf(start));
  const there = await resources.standingOn(scope, { building, on: day, knownAt });
  const ahead = await needs.forecast.ahead(scope, { building, at: asked, known, knownAt });
  const base = wholeOf(ahead.load);
  if (base === null) throw new Problem('cannot-do', 'load-unknown', { building, ...unknownOf(ahead) });
  const generation = new Map(ahead.pv.flatMap(({ code, forecast }) => (forecast === null ? [] : listed(code, wholeOf(forecast)))));
  const isInTwoMonths = demand !== null && monthBegin(start + planSteps * quarter - 1, zone) !== monthBegin(start, zone);
  const soFarKw = demand === null ? 0 : await peakSoFar(needs, scope, { building, zone, start, asked, knownAt });
  const made = buildingScenario({
    start,
    prices: steps,
    demand: demand === null ? null : { price: demand, soFarKw },
    base,
    resources: there,
    generation,
  });
  if (isInTwoMonths) made.findings.push({ code: 'demand-two-months', severity: 'warning', evidence: {} });
  return { ...made, zone: zoneName, forecast: { error: ahead.load.error, coverage: ahead.coverage } };
}

/** P50 of all steps; null where one is not known. */
const wholeOf = ({ p50 }: Forecast): number[] | null => (p50.includes(Number.NaN) ? null : Array.from(p50));

const listed = (code: string, kw: number[] | null): [string, number[]][] =>
  kw === null ? [] : [[code, kw.map((one) => Math.max(0, one))]];

/** What the finding of a load that cannot be told says. */
const unknownOf = ({ findings }: BuildingForecast) => findings.find(({ code }) => code === 'forecast-steps-unknown')?.evidence ?? {};

type PeakQuestion = {
  readonly building: string;
  readonly zone: Zone;
  readonly start: number;
  readonly asked: number;
  readonly knownAt: string | undefined;
};

/** The highest quarter hour of the month of the plan before it, kW. */
async function peakSoFar({ metering }: BuildingPlanNeeds, scope: Scope, { building, zone, start, asked, knownAt }: PeakQuestion) {
  const last = Math.floor(asked / quarter) * quarter;
  const begin = monthBegin(start, zone);
  if (begin >= last) return 0;
  const span = { from: formatInstant(begin), to: formatInstant(last), step: '15min' as const, knownAt };
  const { steps } = await metering.useOfBuilding(scope, { building, carrier: 'electricity', ...span });
  return steps.value.reduce((most, kwh, at) => (steps.coverage[at] === 1 ? Math.max(most, kwh * (3600 / quarter)) : most), 0);
}

/** Where the month of a step begins: of all of it the highest quarter hour so far is paid. */
function monthBegin(start: number, zone: Zone): number {
  const { year, month } = civil(zone.dayOf(start));
  return zone.dayStart(dayNumber(year, month, 1));
}

import { asOf } from '#kernel/as-of.ts';
import { civil, dayNumber, dayText } from '#kernel/day.ts';
import { formatInstant, parseInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { placeZone } from '#kernel/today.ts';
import type { Metering } from '#metering/metering.ts';
import type { Registry } from '#registry/registry.ts';
import type { Resources, StandingResource } from '#resources/resources.ts';
import { buildingScenario, forecastOf, lookedBack, planSteps, quarter, type Past } from './building-scenario.ts';
import type { createTariffs, TariffNeeds } from './tariffs.ts';

export type BuildingPlanNeeds = TariffNeeds & {
  readonly metering: Pick<Metering, 'useOfBuilding' | 'useOfMeter'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly resources: Pick<Resources, 'standingOn'>;
};

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
  const { now, registry, resources, workdays } = needs;
  const [facts] = await registry.buildingFacts(scope, { buildings: [building] }, asOf(now(), knownAt));
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
  const last = Math.floor(asked / quarter) * quarter;
  const first = last - lookedBack * 86_400;
  const past = { from: formatInstant(first), to: formatInstant(last), step: '15min' as const, knownAt };
  const begin = monthBegin(start, zone);
  const since = { ...past, from: formatInstant(Math.min(first, begin)) };
  const use = pastOf(await needs.metering.useOfBuilding(scope, { building, carrier: 'electricity', ...since }));
  const days = { zone, isWorked: workdays.known(scope, knownAt).isWorked };
  const base = known(forecastOf(usedSince(use, first), start, days), building);
  const generation = new Map<string, number[]>();
  for (const one of there) {
    const made = await generated(needs, scope, one, past);
    const told = made === null ? null : forecastOf(made, start, { ...days, isWorked: () => true });
    if (told?.every((kw) => kw !== null) === true)
      generation.set(
        one.code,
        told.map((kw) => Math.max(0, kw)),
      );
  }
  return buildingScenario({
    start,
    prices: steps,
    demand: demand === null ? null : { price: demand, soFarKw: usedSince(use, begin).kw.reduce((most, kw) => (kw > most ? kw : most), 0) },
    base,
    resources: there,
    generation,
  });
}

type MeasuredUse = Awaited<ReturnType<Metering['useOfBuilding']>>;

/** Means of whole quarter hours; what was not measured whole is none. */
function pastOf({ edges, steps }: Pick<MeasuredUse, 'edges' | 'steps'>): Past {
  const { value, coverage } = steps;
  return { from: edges[0] as number, kw: value.map((kwh, at) => (coverage[at] === 1 ? kwh * (3600 / quarter) : Number.NaN)) };
}

type Span = { readonly from: string; readonly to: string; readonly step: '15min'; readonly knownAt?: string | undefined };

/** What photovoltaics made, by their meter; null where there is none that is seen. */
async function generated({ metering }: BuildingPlanNeeds, scope: Scope, one: StandingResource, span: Span): Promise<Past | null> {
  if (one.kind !== 'pv' || one.meter === null) return null;
  try {
    return pastOf(await metering.useOfMeter(scope, { meter: one.meter, ...span }));
  } catch (problem) {
    if (problem instanceof Problem && problem.code === 'no-such-meter') return null;
    throw problem;
  }
}

function known(forecast: readonly (number | null)[], building: string): number[] {
  const missing = forecast.filter((kw) => kw === null).length;
  if (missing > 0) throw new Problem('cannot-do', 'load-unknown', { building, steps: missing, days: lookedBack });
  return forecast.map((kw) => kw as number);
}

/** What of it was from an instant on. */
const usedSince = ({ from, kw }: Past, since: number): Past => {
  const left = Math.max(0, Math.ceil((since - from) / quarter));
  return { from: from + left * quarter, kw: kw.subarray(left) };
};

/** Where the month of a step begins: of all of it the highest quarter hour so far is paid. */
function monthBegin(start: number, zone: Zone): number {
  const { year, month } = civil(zone.dayOf(start));
  return zone.dayStart(dayNumber(year, month, 1));
}

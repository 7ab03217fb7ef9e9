import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Equipment } from '#registry/equipment/equipment.ts';
import type { Expectation } from '#supervision/expectation/expectation.ts';
import { type AsOf, asOfNow } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import { isKeptText, keptDays, keptYears } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Carbon } from '#reporting/carbon/carbon.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Occupancy } from '#metering/occupancy/occupancy.ts';
import type { Points } from '#metering/point/point.ts';
import type { Readings } from '#metering/readings/readings.ts';
import { type BuildingFacts, demolishedOn } from '#registry/registry/facts.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Tariffs } from '#metering/tariff/tariffs.ts';
import type { Trends } from '#metering/trend/trend.ts';
import type { Weather } from '#metering/weather/weather.ts';
import type { Warnings } from '#supervision/warning/warning.ts';

export type CommissioningNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts'>;
  readonly equipment: Pick<Equipment, 'get' | 'list'>;
  readonly expectation: Pick<Expectation, 'expected'>;
  readonly occupancy: Pick<Occupancy, 'spans' | 'dayTypes'>;
  readonly point: Pick<Points, 'pointFacts'>;
  readonly readings: Pick<Readings, 'holdings' | 'now'>;
  readonly metering: Pick<Metering, 'buildingSteps' | 'boundary' | 'boundarySteps'>;
  readonly trend: Pick<Trends, 'steps' | 'values'>;
  readonly weather: Pick<Weather, 'stationsOf' | 'observedMeans' | 'temperatures'>;
  readonly knowledge: Pick<Knowledge, 'inForce'>;
  readonly tariffs: Pick<Tariffs, 'prices' | 'inForce'>;
  readonly carbon: Pick<Carbon, 'frozenFactors'>;
  readonly warning: Pick<Warnings, 'episode' | 'list'>;
  readonly notice: Pick<Notices, 'post'>;
  readonly audit: WriteTrail;
};

/** @throws Problem `no-such-building` */
export async function buildingNamed(
  { registry }: Pick<CommissioningNeeds, 'registry'>,
  scope: Scope,
  code: string,
  known: AsOf = asOfNow,
): Promise<BuildingFacts> {
  const [building] = await registry.buildingFacts(scope, { buildings: [code] }, known);
  if (building === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  return building;
}

/** Parses a local day. @throws Problem `date-bad`, `time-not-kept` */
export function dayNamed(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new Problem('bad-input', 'date-bad', { date: text });
  if (!isKeptText(text)) throw new Problem('bad-input', 'time-not-kept', { text, first: `${keptYears.first}-01-01`, last: keptDays.last });
  return day;
}

/** Nothing is done in a building from the day on which it was demolished. @throws Problem `commissioning-demolished` */
export function refuseDemolished(building: BuildingFacts, on: string): void {
  const day = demolishedOn(building, on);
  if (day !== null) throw new Problem('bad-input', 'commissioning-demolished', { building: building.code, day });
}

/**
 * Nothing is done in a building before the year in which it was built; if that year is not known, nothing is said of it.
 * @throws Problem `commissioning-before-built`
 */
export function refuseBeforeBuilt({ code, fields }: BuildingFacts, on: string): void {
  const { yearBuilt: year } = fields;
  if (typeof year === 'number' && Number(on.slice(0, 4)) < year)
    throw new Problem('bad-input', 'commissioning-before-built', { building: code, on, year });
}

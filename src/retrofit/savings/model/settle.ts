import type { AsOf } from '#kernel/as-of.ts';
import { civil } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { isChina } from '#kernel/today.ts';
import type { Zone } from '#kernel/zone.ts';
import type { BoundarySum } from '#metering/metering/metering.ts';
import type { DayKinds } from '#retrofit/temperature-model/facts.ts';
import { openDsmSeasons } from '#retrofit/temperature-model/day-class.ts';
import type { ModelQuestion } from '../facts.ts';
import type { SavingsNeeds } from '../needs.ts';
import { readMonthDay } from './read-question.ts';

/** The station whose temperature a boundary uses. */
export type StationOf = { readonly id: number; readonly code: string } | null;

/** The named station, or the building's own. Null if none is known. Throws Problem `no-such-station`. */
export async function stationOf(
  { weather, registry }: Pick<SavingsNeeds, 'weather' | 'registry'>,
  { building, sum }: Pick<BoundarySum, 'building' | 'sum'>,
  station: string | null,
  known: AsOf,
): Promise<{ readonly station: StationOf; readonly findings: readonly Finding[] }> {
  if (station !== null) return { station: await weather.stationNamed(station), findings: [] };
  // uses the program's own scope to locate the building: nothing but the station is revealed
  const facts = building === null ? [] : await registry.buildingFacts(programScope, { buildings: [building] }, known);
  const lying = facts[0] ?? { code: sum.weights[0]?.meter.code ?? '', region: '', fields: {} };
  const found = (await weather.stationsOf([lying], known)).get(lying.code);
  return { station: found?.station ?? null, findings: found === undefined || found.station === null ? [] : found.findings };
}

/** How days are classified. Throws Problem `no-such-calendar`. */
export function dayKindsOf(
  { workdays }: Pick<SavingsNeeds, 'workdays'>,
  scope: Scope,
  zone: Zone,
  { calendar, seasons }: Pick<ModelQuestion, 'calendar' | 'seasons'>,
  known: AsOf,
): DayKinds & { readonly calendar: string; readonly missingYears: (from: number, to: number) => number[] } {
  const id = calendar ?? (isChina(zone.name) ? 'china' : 'none');
  const found = workdays.calendarNamed(scope, id, known);
  return {
    calendar: id,
    isWorked: found === null ? isWeekday : found.isWorked,
    seasons:
      seasons === null ? openDsmSeasons : seasons.map(({ name, from, to }) => ({ name, from: readMonthDay(from), to: readMonthDay(to) })),
    missingYears: (from, to) => {
      if (found === null) return [];
      const years: number[] = [];
      for (let { year } = civil(from); year <= civil(to - 1).year; year += 1)
        if (found.notices.every((one) => one.year !== year)) years.push(year);
      return years;
    },
  };
}

const isWeekday = (day: number): boolean => (((day + 3) % 7) + 7) % 7 < 5;

import { asOfNow } from '#kernel/as-of.ts';
import { addMonths, dayText, parseDay } from '#kernel/day.ts';
import { programScope } from '#kernel/scope.ts';
import type { SharingNeeds } from './needs.ts';
import type { RowsQuestion, SubjectRows } from './use-rows.ts';

/**
 * Measurements in the rooms of buildings in their occupied time, the mean of each month. Means of dwellings are not grouped: they are
 * withheld.
 */
export async function* indoorRows(
  needs: SharingNeeds,
  { terms, subjects, bodies, today, hidden }: RowsQuestion,
): AsyncGenerator<SubjectRows> {
  const points = await needs.point.pointFacts(programScope, { region: terms.region }, asOfNow);
  const moved = await needs.readings.pointsMovedSince(0);
  const byBuilding = Map.groupBy(points, ({ building }) => building ?? '');
  const monthOf = (day: number): number => parseDay(`${dayText(day).slice(0, 7)}-01`) as number;
  const to = dayText(addMonths(monthOf(parseDay(today) as number), 1));
  for (const [code, own] of byBuilding) {
    const subject = subjects.alone.get(code);
    const first = own.reduce((least, { id }) => Math.min(least, moved.get(id) ?? Infinity), Infinity);
    if (first === Infinity) continue;
    if (subject === undefined) {
      if (subjects.groups.has(code)) hidden.rows('too-few-measured', code);
      continue;
    }
    const from = dayText(monthOf(Math.floor(first / 24)));
    const { quantities } = await needs.comfort.indoor(programScope, { building: code, from, to, step: 'month' });
    const body = bodies(subject);
    for (const { quantity, unit, steps } of quantities) {
      const told = steps.filter(({ mean }) => mean !== null && !Number.isNaN(mean));
      yield {
        kind: quantity,
        subject: code,
        parts: told.map(({ start }) => monthIn(start)),
        bodies: told.map(({ mean, coverage }) => body({ value: mean, unit, coverage })),
      };
    }
  }
}

/** The local month that begins at an instant: half a day later it is that month in every zone. */
const monthIn = (start: string): string => new Date(Date.parse(start) + 43_200_000).toISOString().slice(0, 7);

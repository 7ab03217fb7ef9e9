import { Problem } from '#kernel/problem.ts';
import { halfWidth } from '#platform/tables/number.ts';
import type { DayOrder } from '#platform/tables/date-order.ts';
import type { Plan, Source } from './mapping.ts';

type Rows = readonly (readonly string[])[];

const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=$|[\sT,])/u;

/**
 * A plan that reads dates with the year last (`25/11/2025`) in the order that the file shows over all its dates: one of the numbers is over
 * twelve, or they are separated by points.
 * @throws Problem `list-date-order-open` if nothing shows it or both orders occur, `date-order-unused` if no date is written this way
 */
export function withDayOrder(plan: Plan, rows: Rows, said: DayOrder | undefined): Plan {
  const sources = plan.sources.filter(({ spec, index }) => index >= 0 && (spec.days === true || spec.timed === true));
  const found = rows.flatMap((row) => sources.flatMap(({ index }) => dateIn(row[index] ?? '') ?? []));
  if (found.length === 0) {
    if (said !== undefined) throw new Problem('bad-input', 'date-order-unused', {});
    return plan;
  }
  const isDayFirst = said === undefined ? dayFirst(found) : said === 'day-month';
  return { ...plan, sources: plan.sources.map((source) => (sources.includes(source) ? ordered(source, isDayFirst) : source)) };
}

type DateText = { readonly text: string; readonly first: number; readonly second: number; readonly isDotted: boolean };

function dateIn(cell: string): DateText | null {
  const text = halfWidth(cell).trim();
  const [, first, mark, second] = yearLast.exec(text) ?? [];
  return first === undefined ? null : { text, first: Number(first), second: Number(second), isDotted: mark === '.' };
}

function dayFirst(dates: readonly DateText[]): boolean {
  const isDay = dates.some(({ first, second }) => first > 12 && second <= 12);
  const isMonth = dates.some(({ first, second }) => second > 12 && first <= 12);
  if (isDay !== isMonth) return isDay;
  if (!isDay && dates.every(({ isDotted }) => isDotted)) return true;
  const open = dates.find(({ first, second }) => first <= 12 && second <= 12 && first !== second);
  if (open === undefined) return isDay;
  const year = yearLast.exec(open.text)?.[4] ?? '';
  const dayText = (month: number, day: number): string => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  throw new Problem('bad-input', 'list-date-order-open', {
    text: open.text,
    dayMonth: dayText(open.second, open.first),
    monthDay: dayText(open.first, open.second),
  });
}

/** A single date may be of the other order if it cannot be of this one. */
function ordered(source: Source, isDayFirst: boolean): Source {
  const inOrder = (text: string): string =>
    halfWidth(text)
      .trim()
      .replace(yearLast, (whole: string, first: string, _mark: string, second: string, year: string) => {
        const [month, day] = isDayFirst ? [second, first] : [first, second];
        const isDate = Number(month) <= 12 && Number(day) <= 31;
        return isDate ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : Number(day) <= 12 ? `${year}-${day}-${month}` : whole;
      });
  const { spec } = source;
  return { ...source, spec: { ...spec, parse: (text, factor) => spec.parse(inOrder(text), factor) } };
}

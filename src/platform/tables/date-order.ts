/** The first two numbers and the year of a date that ends with the year. */
export type DateNumbers = readonly [first: number, second: number, year: number];

/** Which of the two is the day, as stated by the sender; `year-month`: a two-digit year precedes both. */
export const dateOrders = ['day-month', 'month-day', 'year-month'] as const;

export type DateOrder = (typeof dateOrders)[number];

/** Which of the first two numbers of a date is its day, if the year is last. */
export const dayOrders = ['day-month', 'month-day'] as const;

export type DayOrder = (typeof dayOrders)[number];

/**
 * Whether the day comes first in ambiguous dates, judging by how the dates of a column follow each other: day by day, or by first or last
 * days of months. Null if both readings are equally regular.
 * @param daily a row is for a day or a part of it, as with a time after the date: then no date stands for a month
 */
export function daysFirstBySteps(dates: readonly DateNumbers[], daily: boolean): boolean | null {
  const monthsFirst = regularity(
    dates.map(([month, day, year]) => [year, month, day]),
    daily,
  );
  const daysFirst = regularity(
    dates.map(([day, month, year]) => [year, month, day]),
    daily,
  );
  return monthsFirst === daysFirst ? null : daysFirst > monthsFirst;
}

type Day = readonly [year: number, month: number, day: number];

const dayMs = 86_400_000;

/** How regular the days are: 3 if each follows the one before, or each is the first or the last of its month; 0 for no order at all. */
function regularity(days: readonly Day[], daily: boolean): number {
  const distinct = [...new Map(days.map((day) => [Date.UTC(day[0], day[1] - 1, day[2]) / dayMs, day]))].toSorted(([a], [b]) => a - b);
  if (distinct.length < 2) return 0;
  const steps = distinct.slice(1).map(([at], index) => at - (distinct[index] as [number, Day])[0]);
  const ofOne = steps.filter((step) => step === 1).length / steps.length;
  if (ofOne === 1) return 3;
  if (daily) return ofOne;
  const written = distinct.map(([, day]) => day);
  if (followByMonths(written)) return isEdge(written) ? 3 : 1;
  return ofOne >= 0.9 ? 2 : 0;
}

const followByMonths = (days: readonly Day[]): boolean =>
  days.every(([year, month], at) => {
    const before = days[at - 1];
    return before === undefined || year * 12 + month - (before[0] * 12 + before[1]) === 1;
  });

const isEdge = (days: readonly Day[]): boolean =>
  days.every(([, , day]) => day === 1) || days.every(([year, month, day]) => day === new Date(Date.UTC(year, month, 0)).getUTCDate());

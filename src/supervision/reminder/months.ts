/** How many full months back undelivered data are searched. */
const lookedAt = 6;

/** A month is expected from this day of the next one on, because bills come after the month. Yaodong's own. */
const dueOnDay = 10;

/** A day as `2026-11-22` and months as `2026-10`. */
export type AwaitedMonths = { readonly from: string; readonly to: string; readonly months: readonly string[] };

/**
 * The months that should have been delivered by a day.
 * @example awaitedMonths('2026-11-22').months // ['2026-05', …, '2026-10']
 */
export function awaitedMonths(today: string): AwaitedMonths {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const end = year * 12 + (month - 1) - (day < dueOnDay ? 1 : 0);
  const months = Array.from({ length: lookedAt }, (_, at) => monthText(end - lookedAt + at));
  return { from: `${months[0]}-01`, to: `${monthText(end)}-01`, months };
}

const monthText = (number: number): string => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;

/**
 * Those of the months without any measurement.
 * @param coverage of each month, 0..1; not a number or null: nothing is expected, for example heat out of season
 */
export function undelivered(months: readonly string[], coverage: readonly (number | null)[]): string[] {
  return months.filter((_, at) => coverage[at] === 0);
}

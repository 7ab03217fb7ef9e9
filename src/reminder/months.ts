import type { Carrier } from '#kernel/carrier.ts';

/** How many whole months back what was not delivered is looked for. */
const lookedAt = 6;

/** A month is awaited from this day of the next one on: bills come after the month. Yaodong's own. */
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

/** Months in which nobody heats, so that heat is not awaited. Yaodong's own, and cautious: April and October are awaited. */
const withoutHeating = new Set([5, 6, 7, 8, 9]);

/**
 * Of these months those of which nothing at all is measured, but heat out of its season.
 * @param coverage of each month, 0..1
 */
export function undelivered(months: readonly string[], coverage: readonly (number | null)[], carrier: Carrier): string[] {
  return months.filter((month, at) => {
    if (carrier === 'heat' && withoutHeating.has(Number(month.slice(5)))) return false;
    return (coverage[at] ?? 0) === 0;
  });
}

import { Problem } from '#kernel/problem.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import type { Plan } from '../columns/layout.ts';

/** So many months rise at least. */
const least = 3;

/**
 * Months across under a title or headings that speak of sums so far, and that only rise in every row.
 * @param texts the titles and names of the file
 * @throws Problem `counted-anew-open`, with what either reading comes to
 */
export function refuseCountedAcross(
  plan: Plan,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  texts: readonly string[],
): void {
  if (plan.layout !== 'months' || plan.months.length < least) return;
  const headings = plan.months.map(({ column }) => header[column] as string);
  if (![...texts, ...headings].some((text) => /累[计积]|(?<![a-z])(?:cumulative|ytd|to[\s_-]date)(?![a-z])/iu.test(text))) return;
  const series = rows.map((cells) => plan.months.flatMap(({ column }) => numberIn(cells[column] ?? '')));
  const told = series.filter((values) => values.length >= least);
  const [first] = told;
  if (first === undefined || !told.every((values) => values.every((value, at) => at === 0 || value >= (values[at - 1] as number)))) return;
  const meter = plan.meter === null ? '' : (rows[series.indexOf(first)]?.[plan.meter] ?? '').trim();
  const interval = rounded(first.reduce((a, b) => a + b));
  const choices = [{ set: { kind: 'interval' }, comesTo: interval }];
  throw new Problem('bad-input', 'counted-anew-open', { meter, each: 'year', anew: rounded(first.at(-1) as number), interval, choices });
}

const numberIn = (text: string): number[] => {
  const value = parseDecimal(text);
  return typeof value === 'number' ? [value] : [];
};

const rounded = (value: number): number => Number((value / 10_000).toPrecision(12));

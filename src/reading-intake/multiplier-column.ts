import type { Finding } from '#kernel/finding.ts';
import { parseDecimal } from '#tables/number.ts';
import { columnContent } from './column-content.ts';
import type { Plan } from './layout.ts';

type Rows = readonly (readonly string[])[];

const saysMultiplier = /倍率|变比|互感器|multiplier|(?:^|[\s_])(?:ct|pt)(?:[\s_]?ratio)?$|wandlerfaktor/iu;

/** The column that says how many times what a counter shows was used; null where there is none. */
export function multiplierColumn(header: readonly string[], rows: Rows, taken: readonly (number | null)[]): number | null {
  const at = header.findIndex(
    (heading, column) => !taken.includes(column) && saysMultiplier.test(heading.trim()) && columnContent(rows, column) !== 'text',
  );
  return at < 0 ? null : at;
}

/** What a cell says; undefined where it is no multiplier. @example multiplierIn('80') // 80 */
export function multiplierIn(text: string): number | undefined {
  const read = parseDecimal(text);
  return typeof read === 'number' && read > 0 ? read / 10_000 : undefined;
}

/** That what counters show was multiplied, where it was. */
export function multiplierFindings(plan: Plan, header: readonly string[], multipliers: ReadonlyMap<number, number>): Finding[] {
  const some = [...new Set(multipliers.values())].filter((value) => value !== 1);
  if (plan.layout !== 'long' || plan.multiplier === undefined || some.length === 0) return [];
  const evidence = { column: (header[plan.multiplier] as string).trim(), values: some.slice(0, 10).join(', ') };
  return [{ code: 'multiplier-read', severity: 'info', evidence }];
}

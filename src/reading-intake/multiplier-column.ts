import { parseDecimal } from '#tables/number.ts';
import { columnContent } from './column-content.ts';

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

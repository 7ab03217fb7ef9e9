import { Problem } from '#kernel/problem.ts';
import { columnContent } from '../times/column-content.ts';
import { multiplierColumns, multiplierIn } from '../headings/multiplier-column.ts';
import type { Sayable } from '../headings/options.ts';
import { timesDifference } from './row-differences.ts';

type Rows = readonly (readonly string[])[];

/** `差值`, `行度`: the difference of two readings, and nothing else. */
export const saysDifference = /差|行度|走字|difference|advance|delta/iu;

/** The columns of multipliers, and whether the values of the file are still to be multiplied; not for a column that a person names. */
export function multipliersOf(
  header: readonly string[],
  rows: Rows,
  asked: Sayable,
  value: number,
  taken: readonly (number | null)[],
): { readonly multipliers?: readonly number[]; readonly multiplied?: true; readonly times?: number } {
  const multipliers = multiplierColumns(header, rows, taken);
  if (multipliers.length === 0 && asked.timesNamed === undefined) return {};
  const isSaid = asked.valueColumn !== undefined || asked.kind === 'register';
  const times = multipliers.length === 0 ? asked.timesNamed : undefined;
  const awaits = !isSaid && awaitsMultiplier(header, rows, value, { multipliers, times });
  return times === undefined ? { multipliers, ...(awaits && { multiplied: true }) } : awaits ? { multiplied: true, times } : {};
}

/**
 * Whether the values of a column are differences of two readings of a counter, still to be multiplied by the column of multipliers.
 * @throws Problem `multiplier-open` if the column is called use, which may have been multiplied or not
 */
function awaitsMultiplier(
  header: readonly string[],
  rows: Rows,
  value: number,
  { multipliers, times }: { readonly multipliers: readonly number[]; readonly times: number | undefined },
): boolean {
  const all = header.flatMap((_, column) => (!multipliers.includes(column) && columnContent(rows, column) === 'number' ? [column] : []));
  const ofRow = (cells: readonly string[]): number =>
    times ?? multipliers.reduce((all, column) => all * (multiplierIn(cells[column] ?? '') ?? Number.NaN), 1);
  const said = new Set(rows.map(ofRow));
  said.delete(Number.NaN);
  const heading = (header[value] as string).trim();
  if ([...said].every((one) => one === 1)) return false;
  if (times !== undefined && saysDifference.test(heading)) return true;
  if (timesDifference(header, rows, value, all) !== 1) return false;
  if (saysDifference.test(heading)) return true;
  throw new Problem('bad-input', 'multiplier-open', {
    column: heading,
    multiplier: multipliers.map((column) => (header[column] as string).trim()).join(' × ') || String(times),
    values: [...said].slice(0, 10).join(', '),
    choices: [{ set: { valueColumn: heading } }],
  });
}

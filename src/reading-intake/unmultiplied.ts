import { Problem } from '#kernel/problem.ts';
import { columnContent } from './column-content.ts';
import { multiplierColumns, multiplierIn } from './multiplier-column.ts';
import type { Sayable } from './options.ts';
import { timesDifference } from './row-differences.ts';

type Rows = readonly (readonly string[])[];

/** `差值`, `行度`: what two readings differ by, and nothing else. */
const saysDifference = /差|行度|走字|difference|advance|delta/iu;

/** The columns that multiply, and whether the values of the file wait for them; of a column that a person names they do not. */
export function multipliersOf(
  header: readonly string[],
  rows: Rows,
  asked: Sayable,
  value: number,
  taken: readonly (number | null)[],
): { readonly multipliers?: readonly number[]; readonly multiplied?: true } {
  const multipliers = multiplierColumns(header, rows, taken);
  if (multipliers.length === 0) return {};
  const isSaid = asked.valueColumn !== undefined || asked.kind === 'register';
  return { multipliers, ...(!isSaid && awaitsMultiplier(header, rows, value, multipliers) && { multiplied: true }) };
}

/**
 * Whether the values of a column are what two readings of a counter differ by, and wait to be multiplied by what the column of multipliers
 * says.
 * @throws Problem `multiplier-open` where the column is called use, which may have been multiplied or not
 */
function awaitsMultiplier(header: readonly string[], rows: Rows, value: number, multipliers: readonly number[]): boolean {
  const all = header.flatMap((_, column) => (!multipliers.includes(column) && columnContent(rows, column) === 'number' ? [column] : []));
  const said = new Set(
    rows.map((cells) => multipliers.reduce((times, column) => times * (multiplierIn(cells[column] ?? '') ?? Number.NaN), 1)),
  );
  said.delete(Number.NaN);
  if ([...said].every((times) => times === 1) || timesDifference(header, rows, value, all) !== 1) return false;
  const heading = (header[value] as string).trim();
  if (saysDifference.test(heading)) return true;
  throw new Problem('bad-input', 'multiplier-open', {
    column: heading,
    multiplier: multipliers.map((column) => (header[column] as string).trim()).join(' × '),
    values: [...said].slice(0, 10).join(', '),
    choices: [{ set: { valueColumn: heading } }],
  });
}

import type { Cell } from '../write.ts';

/** Decimals of the units used in tables; the heading ends with `(unit)`. */
const decimals: readonly (readonly [RegExp, number])[] = [
  [/\/m²|\/人|\/床|\/座|\/person|\/bed/u, 2],
  [/%/u, 1],
  [/tce|t|GJ/u, 2],
  [/kWh|kgce|m³|m²/u, 0],
];

/**
 * The number format of a column: with thousands separators, with the decimals of the unit in its heading, otherwise as many as the numbers
 * have, at most two; years stay unchanged.
 * @returns undefined if the column contains no numbers
 */
export function numberFormat(heading: string, cells: readonly Cell[]): string | undefined {
  const numbers = cells.filter((cell) => typeof cell === 'number');
  if (numbers.length === 0) return undefined;
  const areWhole = numbers.every((one) => Number.isInteger(one));
  const unit = /\((?<unit>[^()]*)\)\s*$/u.exec(heading)?.groups?.['unit'];
  if (unit === undefined && areWhole && numbers.every((one) => one >= 1000 && one <= 2200)) return '0';
  const known = unit === undefined ? undefined : decimals.find(([pattern]) => pattern.test(unit))?.[1];
  return withDecimals(areWhole ? 0 : (known ?? 2), numbers);
}

/** If all numbers are so small that nothing would be left of them, more decimals are shown. */
function withDecimals(count: number, numbers: readonly number[]): string {
  const greatest = Math.max(...numbers.map(Math.abs));
  const shown = greatest > 0 && greatest < 10 && count > 0 ? Math.max(count, 3) : count;
  return shown === 0 ? '#,##0' : `#,##0.${'0'.repeat(shown)}`;
}

import { Problem } from '#kernel/problem.ts';
import { isBlankMark } from '#platform/tables/number.ts';
import { isShare, readNumber } from './fields.ts';
import type { Plan } from './mapping.ts';

/**
 * Throws `share-open` if a heading says per cent and no cell is more than one: 0.95 is either 0.95 % or 95 %.
 * @param said the units that the sender names, by field
 */
export function refuseOpenShares(
  { sources, decimals }: Plan,
  rows: readonly (readonly string[])[],
  said: Readonly<Record<string, string>> = {},
): void {
  for (const { spec, index, column, unit, named } of sources) {
    if (index < 0 || !named || unit !== '%' || !isShare(spec) || said[spec.name] !== undefined) continue;
    const cells = rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '' && !isBlankMark(cell));
    const values = cells.map((cell) => readNumber(decimals === 'comma' ? cell.replace(',', '.') : cell));
    const [first] = values.filter((value) => value !== 0);
    if (first === undefined || !values.every((value) => value !== null && value >= 0 && value <= 1)) continue;
    throw new Problem('bad-input', 'share-open', {
      column: column ?? spec.name,
      field: spec.name,
      value: first,
      share: Number(((first ?? 0) * 100).toPrecision(12)),
    });
  }
}

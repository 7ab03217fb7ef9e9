import { isCommaNumber, parseDecimal } from '#platform/tables/number.ts';

/** How raw values of a channel become values of its series: raw × scale + offset, in `unit` (null: the series' own unit). */
export type Conversion = { readonly scale: number; readonly offset: number; readonly unit: string | null };

/**
 * A value of a series. Null and non-numbers mean no value (null); other text is left for the intake to refuse with its own messages.
 * @example converted('12.50', { scale: 0.001, offset: 0, unit: null }) // '0.0125'
 */
export function converted(raw: string | number | null, { scale, offset }: Conversion): string | number | null {
  if (raw === null || raw === '' || (typeof raw === 'number' && !Number.isFinite(raw))) return null;
  if (scale === 1 && offset === 0) return raw;
  if (typeof raw === 'string' && (isCommaNumber(raw) || typeof parseDecimal(raw) === 'string')) return raw;
  const number = Number(raw);
  if (!Number.isFinite(number)) return raw;
  // what a factor of ten leaves behind the last digit is not part of the value
  return Number((number * scale + offset).toPrecision(15));
}

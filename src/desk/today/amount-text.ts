import type { Language } from '#kernel/finding.ts';
import { unitSign } from '#kernel/unit-sign.ts';

const format = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });

/** A number with at most four significant digits. @example digits(12_345.6) // '12,350' */
export const digits = (value: number): string => format.format(value);

/** Larger units as an English reader uses them: the factor, and its name. */
const larger: Readonly<Partial<Record<string, readonly (readonly [number, string])[]>>> = {
  kWh: [
    [1e7, 'GWh'],
    [1e4, 'MWh'],
  ],
  GJ: [[1e4, 'TJ']],
};
const factors: Readonly<Record<string, number>> = { GWh: 1e6, MWh: 1e3, TJ: 1e3 };

/**
 * An amount in the unit that people use, with at most four significant digits.
 * @example amountText(798_000, 'kWh', 'zh') // '79.8 万 kWh'
 * @example amountText(798_000, 'kWh', 'en') // '798 MWh'
 */
export function amountText(value: number, unit: string, language: Language): string {
  if (unit === 'kgce') return coalText(value, language);
  const size = Math.abs(value);
  if (language === 'zh') {
    if (size >= 1e8) return `${digits(value / 1e8)} 亿 ${unitSign(unit)}`;
    return size >= 1e4 ? `${digits(value / 1e4)} 万 ${unitSign(unit)}` : `${digits(value)} ${unitSign(unit)}`;
  }
  const [, name] = larger[unit]?.find(([from]) => size >= from) ?? [];
  return name === undefined ? `${digits(value)} ${unitSign(unit)}` : `${digits(value / (factors[name] ?? 1))} ${name}`;
}

/** Energy in standard coal: kg below a ton. */
function coalText(kg: number, language: Language): string {
  const tons = kg / 1000;
  if (language === 'en') return Math.abs(tons) < 1 ? `${digits(kg)} kgce` : `${digits(tons)} tce`;
  if (Math.abs(tons) < 1) return `${digits(kg)} 千克标准煤`;
  return Math.abs(tons) >= 1e4 ? `${digits(tons / 1e4)} 万吨标准煤` : `${digits(tons)} 吨标准煤`;
}

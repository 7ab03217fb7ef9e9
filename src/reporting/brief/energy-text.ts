import type { Language } from '#kernel/finding.ts';

/**
 * Energy in standard coal as people say it, with at most four significant digits.
 * @example energyText(305_457, 'zh') // '30.55 万吨标准煤'
 * @example energyText(305_457, 'en') // '305,500 tce'
 */
export function energyText(tce: number, language: Language): string {
  if (language === 'en') return tce < 1e6 ? `${digits(tce)} tce` : `${digits(tce / 1e6)} million tce`;
  if (tce < 1e4) return `${digits(tce)} 吨标准煤`;
  return tce < 1e8 ? `${digits(tce / 1e4)} 万吨标准煤` : `${digits(tce / 1e8)} 亿吨标准煤`;
}

const format = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
const digits = (value: number): string => format.format(value);

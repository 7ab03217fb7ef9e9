import type { Language } from './finding.ts';

/**
 * JSON money for display, digit by digit: it is never converted to a number. Kept separate from the arithmetic, so that the console does
 * not include it.
 * @example yuanText('1234567.50', 'zh') // '1,234,567.50 元'
 */
export function yuanText(money: string, language: Language): string {
  const [whole = '', rest] = money.split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
  return `${grouped}${rest === undefined ? '' : `.${rest}`} ${language === 'zh' ? '元' : 'yuan'}`;
}

/**
 * Yuan as used in lists: in units of 10,000 yuan, digit by digit, without trailing zeros.
 * @example inTenThousands('1205000.00') // '120.5'
 */
export function inTenThousands(money: string): string {
  const sign = money.startsWith('-') ? '-' : '';
  const [whole = '', rest = ''] = money.slice(sign.length).split('.');
  const digits = whole.padStart(5, '0');
  const fraction = `${digits.slice(-4)}${rest}`.replace(/0+$/u, '');
  return `${sign}${digits.slice(0, -4).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')}${fraction === '' ? '' : `.${fraction}`}`;
}

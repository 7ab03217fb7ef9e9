import type { Language } from './finding.ts';

/**
 * Money of JSON as people read it, digit by digit: it is never made a number. It stands apart from the arithmetic, so that the console
 * carries none.
 * @example yuanText('1234567.50', 'zh') // '1,234,567.50 元'
 */
export function yuanText(money: string, language: Language): string {
  const [whole = '', rest] = money.split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
  return `${grouped}${rest === undefined ? '' : `.${rest}`} ${language === 'zh' ? '元' : 'yuan'}`;
}

/**
 * Yuan as people who keep lists write it: in 10,000 yuan, digit by digit, with no zeros at the end.
 * @example inTenThousands('1205000.00') // '120.5'
 */
export function inTenThousands(money: string): string {
  const sign = money.startsWith('-') ? '-' : '';
  const [whole = '', rest = ''] = money.slice(sign.length).split('.');
  const digits = whole.padStart(5, '0');
  const fraction = `${digits.slice(-4)}${rest}`.replace(/0+$/u, '');
  return `${sign}${digits.slice(0, -4).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')}${fraction === '' ? '' : `.${fraction}`}`;
}

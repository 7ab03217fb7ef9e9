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

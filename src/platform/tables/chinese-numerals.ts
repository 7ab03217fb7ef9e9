const figures = '〇一二三四五六七八九';
const figure = /[〇零○一二三四五六七八九]/u;

/** A year in Chinese numerals, followed by the month and the day if they are written the same way: `二〇二五年十月二十一日`. */
const inNumerals =
  /([〇零○一二三四五六七八九]{4})( ?年 ?)(?:([一二三四五六七八九十]{1,2})( ?月(?:份? ?)?)(?:([一二三四五六七八九十]{1,3})( ?[日号]))?)?/gu;

/** `民國114年`, and `114年` by itself: no other calendar has three-digit years. */
const republics = /(?:(?:中華|中华)?民[國国]\s*)(\d{2,3})\s*年|(?<!\d)(1[01]\d)\s*年(?=\s*(?:\d|度|第?[一二三四]季|[上下]半年))/gu;
const republic = /民[國国]|(?<!\d)1[01]\d\s*年/u;

/**
 * A text whose dates in Chinese numerals, and years of the Republic, are written in digits of the common era.
 * @example datesInFigures('二〇二五年十月') // '2025年10月'
 */
export function datesInFigures(text: string): string {
  const ofEra = republic.test(text)
    ? text.replaceAll(republics, (_, named?: string, alone?: string) => `${Number(named ?? alone) + 1911}年`)
    : text;
  if (!figure.test(ofEra)) return ofEra;
  return ofEra.replaceAll(inNumerals, (_, year: string, ofYear: string, month?: string, ofMonth = '', day?: string, ofDay = '') => {
    const inMonth = month === undefined ? '' : `${chineseNumber(month)}${ofMonth}`;
    return `${chineseNumber(year)}${ofYear}${inMonth}${day === undefined ? '' : `${chineseNumber(day)}${ofDay}`}`;
  });
}

/** @example chineseNumber('二十一') // 21 */
export function chineseNumber(text: string): number {
  const digits = text.replaceAll(/[零○]/gu, '〇');
  if (!digits.includes('十')) return Number([...digits].map((one) => figures.indexOf(one)).join(''));
  const [tens = '', ones = ''] = digits.split('十');
  return (tens === '' ? 1 : figures.indexOf(tens)) * 10 + (ones === '' ? 0 : figures.indexOf(ones));
}

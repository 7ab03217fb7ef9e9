import { dayText, parseDay } from '#kernel/day.ts';

/**
 * The last day of a printed due date, if it names one day of one year: `到2025年`, `2022年9月底前`, `2025年底前`. Null for what recurs
 * every year, or is ambiguous (`2030 年前`): the assigner then sets the day.
 */
export function dueDay(printed: string | null): string | null {
  const text = (printed ?? '').replaceAll(/\s/gu, '');
  const month = /^(?:到)?(\d{4})年(\d{1,2})月底(?:前)?$/u.exec(text);
  if (month !== null) return lastDayOf(Number(month[1]), Number(month[2]));
  const year = /^(?:到(\d{4})年(?:底)?|(\d{4})年(?:年)?底前)$/u.exec(text);
  return year === null ? null : `${year[1] ?? year[2]}-12-31`;
}

function lastDayOf(year: number, month: number): string | null {
  const [nextYear, next] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const first = parseDay(`${nextYear}-${String(next).padStart(2, '0')}-01`);
  return month < 1 || month > 12 || first === null ? null : dayText(first - 1);
}

/** The plain calendar: days counted from 1970-01-01, without clock or zone (proleptic Gregorian). */
export type Civil = { readonly year: number; readonly month: number; readonly day: number };

/**
 * The number of a day, days since 1970-01-01. A month outside 1..12 carries over into other years. Source: days_from_civil, H. Hinnant,
 * "chrono-compatible low-level date algorithms".
 */
export function dayNumber(year: number, month: number, day: number): number {
  const months = year * 12 + month - 1;
  const m = ((months % 12) + 12) % 12;
  const y = (months - m) / 12 - (m < 2 ? 1 : 0);
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((m + 10) % 12) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** Year, month 1..12 and day 1..31 of a day number; the inverse of `dayNumber`. */
export function civil(number: number): Civil {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  const day = dayOfYear - Math.floor((153 * m + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month < 3 ? 1 : 0), month, day };
}

/** 28 to 31. */
function daysInMonth(year: number, month: number): number {
  return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

/** The day as `2026-03-01`. */
export function dayText(number: number): string {
  const { year, month, day } = civil(number);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The number of a day written `2026-03-01`; null for any other text and for days that do not exist. */
export function parseDay(text: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (found === null) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayNumber(year, month, day);
}

/** The same day of the month, months later or earlier; a day that the month lacks becomes its last. */
export function addMonths(number: number, months: number): number {
  const { year, month, day } = civil(number);
  const first = dayNumber(year, month + months, 1);
  const last = dayNumber(year, month + months + 1, 1) - first;
  return first + Math.min(day, last) - 1;
}

/** A day as Chinese papers write it. @example chineseDay('2026-03-01') // '2026年3月1日' */
export function chineseDay(text: string): string {
  const [year, month, day] = text.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

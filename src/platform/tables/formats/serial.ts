/** How a cell's style displays its number: as a number, a day, an instant, or a time of day. */
export type DateStyle = 'number' | 'day' | 'instant' | 'clock';

/** Whether a number format shows a date. Quoted, escaped or bracketed parts do not count. */
export function dateStyle(code: string): DateStyle {
  if (/\[(?:h+|m+|s+)\]/iu.test(code)) return 'number';
  const bare = code
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '')
    .split(';')[0]
    ?.toLowerCase();
  if (bare === undefined || bare === 'general' || !/[ymdhs]/u.test(bare)) return 'number';
  if (!/[hs]/u.test(bare)) return 'day';
  return /[yd]/u.test(bare) ? 'instant' : 'clock';
}

/** The number formats that workbooks do not spell out, including those of Chinese Excel (ISO/IEC 29500-1, 18.8.30). */
export function builtInStyle(id: number): DateStyle {
  if (id === 22) return 'instant';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47 || id === 55 || id === 56) return 'clock';
  return (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'day' : 'number';
}

const lastDay = 2_958_465;

/**
 * The local time of a serial number of days, to the second: `2025-01-01`, `2025-01-01T00:15:00`, `00:15:00`. Null if there is none. The
 * 1900 system includes a nonexistent 29 February 1900.
 */
export function serialText(serial: number, style: DateStyle, from1904: boolean): string | null {
  if (style === 'clock' && serial >= 0 && serial < 1) return new Date(Math.round(serial * 86_400) * 1000).toISOString().slice(11, 19);
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  if (!(serial >= 1) || days > lastDay + 1) return null;
  const seconds = Math.round((days - 25_569) * 86_400);
  const text = new Date(seconds * 1000).toISOString();
  return style === 'day' && seconds % 86_400 === 0 ? text.slice(0, 10) : text.slice(0, 19);
}

const lengths: Readonly<Record<string, number>> = {
  s: 1,
  sec: 1,
  秒: 1,
  min: 60,
  m: 60,
  分: 60,
  分钟: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
  小时: 3600,
  时: 3600,
  d: 86_400,
  day: 86_400,
  days: 86_400,
  天: 86_400,
  日: 86_400,
};

/** The default hold: an hour (`live.md` 2). Seconds. */
export const usualHold = 3600;

/** A year: no value is believed to hold longer. Seconds. */
const longest = 366 * 86_400;

/**
 * How long a value holds, in seconds; null if the text is not such a length. A bare number is seconds.
 * @example readHold('15min') // 900
 */
export function readHold(text: string): number | null {
  const [, number = '', unit = 's'] = /^(\d{1,9}(?:\.\d{1,6})?)\s*([a-z\u4e00-\u9fff]+)?$/iu.exec(text.normalize('NFKC').trim()) ?? [];
  const seconds = Number(number) * (lengths[unit.toLowerCase()] ?? Number.NaN);
  return number !== '' && Number.isInteger(seconds) && seconds >= 1 && seconds <= longest ? seconds : null;
}

/** A length in the form used in files. @example holdText(900) // '15min' */
export function holdText(seconds: number): string {
  if (seconds % 86_400 === 0) return `${seconds / 86_400}d`;
  if (seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}min` : `${seconds}s`;
}

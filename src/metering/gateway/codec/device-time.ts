/** When a device says that it measured: an instant (s UTC), or the clock of its place, `2025-03-01 08:15:00`. */
export type DeviceTime = { readonly instant: number } | { readonly local: string };

const compact = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/u;
const spaced = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?$/u;
const withZone = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/iu;
/** Beyond it a count of seconds since 1970 is one of milliseconds. */
const mostSeconds = 100_000_000_000;

/**
 * Reads the time of a message: ISO 8601, `yyyyMMddHHmmss`, `yyyy-MM-dd HH:mm:ss` (local), seconds or milliseconds since 1970. Null where it
 * is none.
 * @example deviceTime('20250301081500') // { local: '2025-03-01 08:15:00' }
 */
export function deviceTime(given: unknown): DeviceTime | null {
  if (typeof given === 'number') return fromEpoch(given);
  if (typeof given !== 'string') return null;
  const text = given.trim();
  const parts = compact.exec(text) ?? spaced.exec(text);
  if (parts !== null) return localOf(parts.slice(1).map(Number));
  if (withZone.test(text)) {
    const at = Date.parse(text.replace(' ', 'T').replace(',', '.'));
    return Number.isNaN(at) ? null : { instant: Math.floor(at / 1000) };
  }
  return /^\d{9,13}$/u.test(text) ? fromEpoch(Number(text)) : null;
}

function fromEpoch(given: number): DeviceTime | null {
  if (!Number.isFinite(given) || given <= 0) return null;
  const instant = Math.floor(given >= mostSeconds ? given / 1000 : given);
  return instant < 253_402_300_800 ? { instant } : null;
}

function localOf(parts: readonly number[]): DeviceTime | null {
  const [year, month, day, hour, minute, second] = parts as [number, number, number, number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isDay || hour > 23 || minute > 59 || second > 59) return null;
  const two = (number: number): string => String(number).padStart(2, '0');
  return { local: `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}` };
}

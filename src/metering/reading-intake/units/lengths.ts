import type { Span } from '#kernel/calendar.ts';

/** The length of an interval: seconds, or a span of the calendar. */
export type Length = number | Span;

/** Lengths by the names used by people and by `--interval`. */
export const lengths = {
  '15min': 900,
  '30min': 1800,
  '1h': 3600,
  '1d': { days: 1 },
  '1month': { months: 1 },
  '1year': { years: 1 },
} as const satisfies Readonly<Record<string, Length>>;

/** A length in the form of `--interval`. */
export function lengthText(length: Length | null): string {
  if (typeof length === 'number') return length % 3600 === 0 ? `${length / 3600}h` : `${length / 60}min`;
  return length === null
    ? ''
    : Object.entries(length)
        .map(([name, count]) => `${count}${name.slice(0, -1)}`)
        .join('');
}

import type { Span } from '#kernel/calendar.ts';

/** How long an interval is: seconds, or a span of the calendar. */
export type Length = number | Span;

/** Lengths by the names that people and `--interval` know them by. */
export const lengths = {
  '15min': 900,
  '30min': 1800,
  '1h': 3600,
  '1d': { days: 1 },
  '1month': { months: 1 },
  '1year': { years: 1 },
} as const satisfies Readonly<Record<string, Length>>;

/** A length as `--interval` has it. */
export function lengthText(length: Length | null): string {
  if (typeof length === 'number') return length % 3600 === 0 ? `${length / 3600}h` : `${length / 60}min`;
  return length === null
    ? ''
    : Object.entries(length)
        .map(([name, count]) => `${count}${name.slice(0, -1)}`)
        .join('');
}

import { dayAfter, type Days } from './month-named.ts';
import type { Between, Timed } from './period-of.ts';

/** Whether the last day that is named belongs to a period. */
export type EndDay = 'included' | 'excluded';

/**
 * Whether last days belong to their periods: they do where the next begins on the day after, and from the 1st to the 31st; they do not
 * where the next begins on the same day, and from the 26th to the 26th.
 * @returns the days of a period; null where that cannot be told
 */
export function endsOf(rows: readonly Timed[], said: EndDay | undefined): (between: Between) => Days | null {
  const all = rows.flatMap(({ meter, period }) => (period.kind === 'between' ? [{ meter, ...period }] : []));
  const verdictOn = (kind: Between['of']): EndDay | null =>
    said ??
    verdictOf(
      all.filter((one) => one.of === kind),
      kind,
    );
  const verdicts = { named: verdictOn('named'), read: verdictOn('read'), season: verdictOn('season') };
  return ({ first, last, of }) => {
    const verdict = verdicts[of];
    if (verdict === 'included') return { from: first, to: dayAfter(last) };
    return verdict === null || first >= last ? null : { from: first, to: last };
  };
}

type OfMeter = Between & { readonly meter: string };

function verdictOf(all: readonly OfMeter[], kind: Between['of']): EndDay | null {
  const { joined, apart } = neighbours(all);
  if (joined > 0 || apart > 0) return joined > 0 && apart > 0 ? null : joined > 0 ? 'excluded' : 'included';
  if (all.length > 0 && all.every(({ first, last }) => isWhole(first, dayAfter(last)))) return 'included';
  // a place is heated on the last day of its season
  if (kind === 'season') return null;
  if (all.length > 0 && all.every(({ first, last }) => isWhole(first, last))) return 'excluded';
  // what was read last time is where this time begins
  return kind === 'read' ? 'excluded' : null;
}

/** How often a period of a meter begins on the day on which another ends, or on the day after. */
function neighbours(all: readonly OfMeter[]): { readonly joined: number; readonly apart: number } {
  let [joined, apart] = [0, 0];
  for (const of of Map.groupBy(all, ({ meter }) => meter).values()) {
    const starts = new Set(of.map(({ first }) => first));
    for (const last of new Set(of.filter(({ first, last: end }) => first < end).map(({ last: end }) => end))) {
      if (starts.has(last)) joined += 1;
      else if (starts.has(dayAfter(last))) apart += 1;
    }
  }
  return { joined, apart };
}

/** Whole months: the same day of the month, or the last day of two. */
function isWhole(from: string, to: string): boolean {
  const isLast = (day: string): boolean => dayAfter(day).endsWith('-01');
  return from < to && (from.slice(8) === to.slice(8) || (isLast(from) && isLast(to)));
}

import { parseDay } from '#kernel/day.ts';

type Season = { readonly name: string; readonly from: string; readonly to: string };

/** A season is looked to this many days before it begins. */
const lookedTo = 60;

/**
 * The season that matters on a day: the one that runs; otherwise the next if it begins within two months; otherwise the one that
 * ended last, and if none has, the next. Null without any.
 */
export function seasonOfDay<T extends Season>(seasons: readonly T[], day: string): T | null {
  const rising = seasons.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const next = rising.find(({ from }) => from > day);
  const isNear = next !== undefined && (parseDay(next.from) ?? 0) - (parseDay(day) ?? 0) <= lookedTo;
  const running = rising.find(({ from, to }) => from <= day && day < to);
  return running ?? (isNear ? next : undefined) ?? rising.findLast(({ to }) => to <= day) ?? next ?? null;
}

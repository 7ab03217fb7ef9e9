import type { Shown } from './anew-steps.ts';

const day = 86_400;

/**
 * Whether rows of periods begin together and end later and later (1 January to the end of January, of February, of March): then each
 * includes the one before it. `open`: too few show it.
 */
export function beginTogether(series: ReadonlyMap<string, readonly Shown[]>): 'yes' | 'open' | null {
  const several = [...series.values()].filter((shown) => shown.length > 1);
  if (several.length === 0 || !several.every(isTogether)) return null;
  const most = Math.max(...several.flatMap((shown) => groupsOf(shown).map((group) => group.length)));
  return most > 2 ? 'yes' : 'open';
}

/** Rows grouped by their start, in order of time. */
const groupsOf = (shown: readonly Shown[]): (readonly Shown[])[] =>
  [...Map.groupBy(shown, ({ start }) => start).values()].toSorted((a, b) => (a[0] as Shown).start - (b[0] as Shown).start);

function isTogether(shown: readonly Shown[]): boolean {
  if (!shown.every(({ start, end }) => end > start)) return false;
  const groups = groupsOf(shown);
  const endsOf = (group: readonly Shown[]): number[] => group.map(({ end }) => end);
  const apart = groups.every((group, at) => at === 0 || Math.max(...endsOf(groups[at - 1] as Shown[])) <= (group[0] as Shown).start);
  // the last may have begun alone
  const grown = groups.every((group, at) => new Set(endsOf(group)).size === group.length && (group.length > 1 || at === groups.length - 1));
  return apart && grown && groups.some((group) => group.length > 1);
}

/**
 * How much (s) of a period is after its written end: a day if ends are the last days of months, or if a period ends on the day on which it
 * begins.
 */
export function behindEnds(shown: readonly Pick<Shown, 'start' | 'end'>[]): number {
  const ended = shown.filter(({ end }) => !Number.isNaN(end));
  if (ended.length === 0 || ended.some(({ end, start }) => end % day !== 0 || start % day !== 0)) return 0;
  const areLast = ended.every(({ end }) => new Date((end + day) * 1000).getUTCDate() === 1);
  return areLast || ended.some(({ start, end }) => start === end) ? day : 0;
}

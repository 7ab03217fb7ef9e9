import { dayAfter, type Days, type EndDay } from './days-named.ts';
import type { Between, Timed } from './period-of.ts';

/** A period of a meter between two days, where it stands. */
type Row = Between & { readonly meter: string; readonly sheet: string };

/** What days show; `doubt`: one thing and another, null: nothing. */
type Shown = EndDay | 'doubt' | null;

/** The days of a period; null where nothing shows whether its last day belongs to it. `isSaid`: as a person says. */
export type Ended = { readonly days: Days | null; readonly isSaid: boolean };

/**
 * Whether last days belong to their periods, each decided on its own: by its clock, by the period that follows it, by whole months with or
 * without it, by other periods of its meter, by the same days of another meter of the sheet.
 * @param said what a person says, where nothing decides
 * @returns null for rows that are of no two days
 */
export function endsOf(rows: readonly Timed[], said: EndDay | undefined): (Ended | null)[] {
  const all = rows.map(({ meter, sheet, period }) => (period.kind === 'between' ? { meter, sheet, ...period } : null));
  const between = all.filter((one) => one !== null);
  const own = new Map([...Map.groupBy(between, ({ meter, of }) => `${of} ${meter}`).values()].flatMap(shownFor));
  const beside = besides(own);
  const isOtherwise = [...own].some(([{ of }, shown]) => of === 'read' && shown === 'included');
  return all.map((one) => {
    if (one === null) return null;
    const by = own.get(one) ?? null;
    const shown = by === 'included' || by === 'excluded' ? by : beside(one);
    // what was read last time is where this time begins
    const usual = by === null && one.of === 'read' && !isOtherwise ? 'excluded' : null;
    const verdict = shown ?? usual ?? said ?? null;
    return { days: verdict === null ? null : daysOf(one, verdict), isSaid: verdict !== null && shown === null && usual === null };
  });
}

const daysOf = ({ first, last }: Row, verdict: EndDay): Days => ({ from: first, to: verdict === 'included' ? dayAfter(last) : last });

/** What the periods of a meter show: each by the one that follows, by whole months, or by the manner in which all follow each other. */
function shownFor(ofMeter: readonly Row[]): [Row, Shown][] {
  const starts = new Set(ofMeter.map(({ first }) => first));
  const next = ofMeter.map((one) => nextOf(one, starts));
  const [manner, ...others] = new Set(next.filter((one) => one !== null));
  const usual = others.length > 0 ? 'doubt' : (manner ?? null);
  const before = new Map(ofMeter.map(({ first, last }) => [usual === 'included' ? dayAfter(last) : last, first]));
  return ofMeter.map((one, at) => {
    const shown = one.end ?? next[at] ?? monthsOf(one);
    return [one, shown === 'included' || shown === 'excluded' ? shown : (inManner(one, usual, before) ?? shown)];
  });
}

/** By the period that follows: it begins on the same day, or on the day after. */
function nextOf({ first, last }: Row, starts: ReadonlySet<string>): Shown {
  const [isJoined, isApart] = [first < last && starts.has(last), starts.has(dayAfter(last))];
  if (isJoined && isApart) return 'doubt';
  return isJoined ? 'excluded' : isApart ? 'included' : null;
}

/** By months, which are whole only with the last day, or only without it; days of reading show nothing by that. */
function monthsOf({ first, last, of }: Pick<Row, 'first' | 'last' | 'of'>): Shown {
  const [withLast, without] = [isWhole(first, dayAfter(last)), isWhole(first, last)];
  // from the 1st to the last of a month is hardly from one reading to another
  if (of === 'read') return first.endsWith('-01') && isLastOfMonth(last) ? 'doubt' : null;
  if (withLast && without) return 'doubt';
  // a place is heated on the last day of its season
  return withLast ? 'included' : without && of !== 'season' ? 'excluded' : null;
}

/** By the manner of a meter, if the periods that lead to this one do not make whole months in the other. */
function inManner(one: Row, manner: Shown, before: ReadonlyMap<string, string>): Shown {
  if (manner === null || manner === 'doubt') return manner;
  let { first } = one;
  for (let earlier = before.get(first); earlier !== undefined && earlier < first; earlier = before.get(first)) first = earlier;
  const whole = monthsOf({ ...one, first });
  return whole === null || whole === manner || (whole === 'doubt' && one.of !== 'read') ? manner : 'doubt';
}

/** What the same days of other meters of the sheet show, where all show the same. */
function besides(own: ReadonlyMap<Row, Shown>): (one: Row) => EndDay | null {
  const keyOf = ({ sheet, of, first, last }: Row): string => [sheet, of, first, last].join(' ');
  const shown = new Map<string, Set<EndDay>>();
  for (const [one, verdict] of own)
    if (verdict === 'included' || verdict === 'excluded') shown.set(keyOf(one), (shown.get(keyOf(one)) ?? new Set()).add(verdict));
  return (one) => {
    const [verdict, ...others] = shown.get(keyOf(one)) ?? [];
    return verdict === undefined || others.length > 0 ? null : verdict;
  };
}

const isLastOfMonth = (day: string): boolean => dayAfter(day).endsWith('-01');

/** Whole months: the same day of the month, or the last day of two. */
const isWhole = (from: string, to: string): boolean =>
  from < to && (from.slice(8) === to.slice(8) || (isLastOfMonth(from) && isLastOfMonth(to)));

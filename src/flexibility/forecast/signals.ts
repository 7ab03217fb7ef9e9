import { type ClockPast, knownBy } from './clock-past.ts';
import { fittedDays, lookedBack, perDay } from './past.ts';

/** How many days of the same kind the usual level of a clock time is based on. */
const likeDays = 10;
const week = 7 * perDay;
/** How many quarter hours before the origin count as its last hours. */
const lastQuarters = 12;
/** Quarter hours over which the effect of the last hours fades to 1/e. */
const fading = 24;

/** The number of signals: first the usual level of the clock time, then how other values differ from it. */
export const signalCount = 7;

/**
 * Writes the signals of a quarter hour, counted from the start of the past, at a position.
 * @returns how many days its usual level is based on: 0 if there is none, and then nothing is written
 */
export type WriteSignals = (into: Float64Array, place: number, at: number) => number;

/** The inputs of a forecast: for an origin (counted likewise), signals based only on what is before it. */
export type Signals = { readonly from: (origin: number) => WriteSignals };

/**
 * What is known about a clock time some days ahead: its usual level, the days it is based on, and how the latest similar day and the weeks
 * before differ.
 */
type Usual = {
  readonly days: Uint8Array;
  readonly level: Float64Array;
  readonly latest: Float64Array;
  readonly lastWeek: Float64Array;
  readonly weeks: Float64Array;
};

/** @param steps the number of requested quarter hours of the clock after the end of the past */
export function signalsOf(past: ClockPast, steps: number): Signals {
  const { kw } = past;
  const end = kw.length;
  const ahead = Array.from({ length: Math.ceil(steps / perDay) }, (_, days) => usual(past, end + steps, days));
  const { level: nextLevel } = ahead[0] as Usual;
  // how each quarter hour differed from what had been usual the day before
  const difference = kw.map((value, at) => value - (nextLevel[at] as number));
  const faded = Float64Array.from({ length: ahead.length * perDay }, (_, later) => Math.exp(-later / fading));
  return {
    from(origin) {
      const differed = { kw: difference, spread: past.spread };
      const day = meanBefore(differed, origin, perDay);
      const hours = meanBefore(differed, origin, lastQuarters);
      return (into, place, at) => {
        const later = Math.max(0, at - origin);
        const days = Math.floor(later / perDay);
        const { days: many, level, latest, lastWeek, weeks } = ahead[days] as Usual;
        if (many[at] === 0) return 0;
        const before = knownBy(differed, at - (days + 1) * perDay, origin);
        into[place] = level[at] as number;
        into[place + 1] = lastWeek[at] as number;
        into[place + 2] = weeks[at] as number;
        into[place + 3] = latest[at] as number;
        into[place + 4] = day;
        into[place + 5] = Number.isNaN(before) ? 0 : before;
        into[place + 6] = hours * (faded[later] as number);
        return many[at] as number;
      };
    },
  };
}

/** For the quarter hours of the days that are fitted and of those requested, from what was `ahead` + 1 days before or earlier. */
function usual(past: ClockPast, to: number, ahead: number): Usual {
  const { kw } = past;
  const unknown = (): Float64Array => new Float64Array(to);
  const told = { days: new Uint8Array(to), level: unknown().fill(Number.NaN), latest: unknown(), lastWeek: unknown(), weeks: unknown() };
  const values = new Float64Array(likeDays);
  const before = likeBefore(past, ahead);
  for (let at = kw.length - (fittedDays + 2) * perDay; at < to; at += 1) {
    const { like, unlike } = before(at);
    // the origin of this forecast, at the clock time of the end of the past
    const origin = kw.length + (Math.floor((at - kw.length) / perDay) - ahead) * perDay;
    const many = sortedAt(past, at, origin, like, values) || sortedAt(past, at, origin, unlike, values);
    if (many === 0) continue;
    const latest = latestAt(past, at, origin, like) ?? latestAt(past, at, origin, unlike) ?? 0;
    const level = middle(values, many);
    const lastWeek = knownBy(past, at - week, origin);
    told.days[at] = many;
    told.level[at] = level;
    told.latest[at] = latest - level;
    told.lastWeek[at] = Number.isNaN(lastWeek) ? 0 : lastWeek - level;
    told.weeks[at] = weeksOf(past, at, origin, level);
  }
  return told;
}

/** How far back the days of the same kind (worked or not) as that of a quarter hour are, and the other days; latest first. */
function likeBefore({ kw, isWorkedAt, origin }: ClockPast, ahead: number) {
  const days = new Map<number, { readonly like: Int32Array; readonly unlike: Int32Array }>();
  return (at: number) => {
    const day = Math.floor((at + origin - kw.length) / perDay);
    const had = days.get(day);
    if (had !== undefined) return had;
    const back = Array.from({ length: lookedBack }, (_, one) => (one + 1 + ahead) * perDay);
    const [like, unlike] = [true, false].map((same) =>
      Int32Array.from(back.filter((lag) => (isWorkedAt(at - lag) === isWorkedAt(at)) === same)),
    ) as [Int32Array, Int32Array];
    days.set(day, { like, unlike });
    return { like, unlike };
  };
}

/** The measurements at a clock time that many days back, as known at an origin, sorted; and their number. */
function sortedAt(past: ClockPast, at: number, origin: number, lags: Int32Array, into: Float64Array): number {
  let many = 0;
  for (let one = 0; one < lags.length && many < likeDays; one += 1) {
    const value = knownBy(past, at - (lags[one] as number), origin);
    if (Number.isNaN(value)) continue;
    let place = many;
    for (; place > 0 && (into[place - 1] as number) > value; place -= 1) into[place] = into[place - 1] as number;
    into[place] = value;
    many += 1;
  }
  return many;
}

/** The latest of these that was measured. */
function latestAt(past: ClockPast, at: number, origin: number, lags: Int32Array): number | undefined {
  for (let one = 0; one < lags.length; one += 1) {
    const value = knownBy(past, at - (lags[one] as number), origin);
    if (!Number.isNaN(value)) return value;
  }
  return undefined;
}

/** The mean of sorted values without the outer ones: a fifth on each side, at least one; of two values or one, the mean of all. */
function middle(sorted: Float64Array, many: number): number {
  const cut = many < 3 ? 0 : Math.max(1, Math.floor(many / 5));
  let sum = 0;
  for (let at = cut; at < many - cut; at += 1) sum += sorted[at] as number;
  return sum / (many - 2 * cut);
}

/** How the mean of the same clock time one to four weeks before differs from a level. */
function weeksOf(past: ClockPast, at: number, origin: number, level: number): number {
  let [sum, many] = [0, 0];
  for (let weeks = 1; weeks <= 4; weeks += 1) {
    const value = knownBy(past, at - weeks * week, origin);
    if (Number.isNaN(value)) continue;
    sum += value;
    many += 1;
  }
  return many === 0 ? 0 : sum / many - level;
}

/** The mean of the last quarter hours known at an origin; 0 if none was. */
function meanBefore(values: Pick<ClockPast, 'kw' | 'spread'>, origin: number, last: number): number {
  let [sum, many] = [0, 0];
  for (let at = Math.max(0, origin - last); at < origin; at += 1) {
    const value = knownBy(values, at, origin);
    if (Number.isNaN(value)) continue;
    sum += value;
    many += 1;
  }
  return many === 0 ? 0 : sum / many;
}

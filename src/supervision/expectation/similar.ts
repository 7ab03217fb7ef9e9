import { unknownTemperature } from '#metering/weather/facts.ts';

/**
 * What is known of a building's or meter's days, a row per local day from `first` on (days since 1970-01-01). Temperatures in 0.001 degC,
 * use in 0.0001 of its unit; all are whole numbers.
 */
export type History = {
  readonly first: number;
  /** NaN where nothing was measured. */
  readonly use: Float64Array;
  readonly coverage: Float64Array;
  /** 1: may be used as a similar day (enough coverage, in no real episode). */
  readonly candidate: Uint8Array;
  /** 1 a rest day, 0 a workday. */
  readonly rest: Uint8Array;
  readonly degrees: Int32Array;
};

/** The day to find similar days for: its type, its temperature, and the day from which the age of others is counted. */
export type Wanted = { readonly day: number; readonly rest: number; readonly degrees: number; readonly ageFrom: number };

/** How many days are similar at most; with fewer than `least` nothing is expected. */
export const similarCount = { most: 10, least: 5 } as const;

/** Similar days, most similar first, as rows of the history; `keys` in 0.0001 K if they were ordered by temperature and age. */
export type Similar = { readonly rows: Int32Array; readonly keys: Float64Array | null };

/**
 * The ten days that are most similar to a day: earlier ones of its type with readings, by key |T_d − T_D| + age ÷ 50 (K), of equals the
 * later; if the day's temperature is unknown, or fewer than five of them have a known one, the ten latest. Our own method (`live.md`, 5).
 * @param from first day that may be chosen
 * @param to the day after the last; the day itself is never chosen
 */
export function similarDays(history: History, wanted: Wanted, from: number, to: number): Similar {
  if (wanted.degrees === unknownTemperature) return latest(history, wanted, from, to);
  const { first, candidate, rest, degrees } = history;
  const rows = new Int32Array(similarCount.most);
  const keys = new Float64Array(similarCount.most);
  let [held, known] = [0, 0];
  // from the latest on: of equal keys the later one is already in
  for (let row = lastRow(history, to); row >= Math.max(0, from - first); row -= 1) {
    const age = Math.abs(wanted.ageFrom - first - row) * 200;
    // further back all are older, so that no key is lower than the age of this one
    if (held === similarCount.most && age >= (keys[held - 1] as number)) break;
    if (candidate[row] !== 1 || rest[row] !== wanted.rest || first + row === wanted.day) continue;
    const there = degrees[row] as number;
    if (there === unknownTemperature) continue;
    known += 1;
    const key = Math.abs(there - wanted.degrees) * 10 + age;
    if (held === similarCount.most && key >= (keys[held - 1] as number)) continue;
    let at = held === similarCount.most ? held - 1 : held;
    for (; at > 0 && (keys[at - 1] as number) > key; at -= 1) {
      keys[at] = keys[at - 1] as number;
      rows[at] = rows[at - 1] as number;
    }
    keys[at] = key;
    rows[at] = row;
    if (held < similarCount.most) held += 1;
  }
  if (known < similarCount.least) return latest(history, wanted, from, to);
  return { rows: rows.subarray(0, held), keys: keys.subarray(0, held) };
}

function latest(history: History, { day, rest: type }: Wanted, from: number, to: number): Similar {
  const { first, candidate, rest } = history;
  const rows: number[] = [];
  for (let row = lastRow(history, to); row >= Math.max(0, from - first) && rows.length < similarCount.most; row -= 1)
    if (candidate[row] === 1 && rest[row] === type && first + row !== day) rows.push(row);
  return { rows: Int32Array.from(rows), keys: null };
}

const lastRow = ({ first, use }: History, to: number): number => Math.min(use.length, to - first) - 1;

/** The expected value and its bounds; in 0.0001 of the unit, whole. */
export type Band = { readonly value: number; readonly low: number; readonly high: number };

/**
 * The median of the use of similar days, and 3 s to both sides: s = max(1.4826 × median |use − value|, 0.02 × |value|). Rounded to whole
 * 0.0001 at the end, halves away from zero; until then everything is in whole numbers (twice the value, four times the deviation).
 * @param uses of five to ten days, in 0.0001, in any order: they are sorted in place
 * @param both the use may be below zero
 * @returns null for fewer than five days
 */
export function bandOf(uses: Float64Array, both: boolean): Band | null {
  if (uses.length < similarCount.least) return null;
  const twice = twiceMedian(uses.sort());
  const fourfold = twiceMedian(uses.map((use) => Math.abs(2 * use - twice)).sort());
  const size = Math.abs(twice);
  // s is 14826 · fourfold ÷ 40000 or size ÷ 100, in 0.0001; the band is 3 s wide to each side
  const [spread, by] = 14_826 * fourfold > 400 * size ? [44_478 * fourfold, 40_000] : [3 * size, 100];
  const low = halfAway((twice * by) / 2 - spread, by);
  return { value: halfAway(twice, 2), low: both ? low : Math.max(0, low), high: halfAway((twice * by) / 2 + spread, by) };
}

/** Twice the median of sorted numbers. */
function twiceMedian(rising: Float64Array): number {
  const middle = rising.length >> 1;
  return (rising[middle] as number) + (rising[rising.length - 1 - middle] as number);
}

/** A whole number divided by another, to the nearest whole number, halves away from zero. Exact up to 2^53. */
function halfAway(of: number, by: number): number {
  const size = Math.abs(of);
  const over = size % by;
  const whole = (size - over) / by + (2 * over >= by ? 1 : 0);
  return of < 0 && whole > 0 ? -whole : whole;
}

import type { Finding } from '#kernel/finding.ts';

/**
 * A stretch of the history that a strategy is tried on, s UTC, half-open: an hour, or a morning before opening. `hit`: the strategy would
 * have changed it; null: not known. Numbers in the strategy's unit, null where not known.
 */
export type StrategyHour = {
  readonly from: number;
  readonly to: number;
  readonly hit: boolean | null;
  /** Measured use. */
  readonly use: number | null;
  /** What of it would not have been used; 0 where nothing would have changed. */
  readonly saved: number | null;
};

/** A further measured figure that a strategy rests on. */
export type StrategyFact = { readonly name: string; readonly value: number | null; readonly unit: string };

/** What trying a strategy on the history of one subject came to. */
export type Tried = {
  readonly rows: readonly StrategyHour[];
  readonly facts: readonly StrategyFact[];
  readonly findings: readonly Finding[];
};

export const nothingTried = (...findings: readonly Finding[]): Tried => ({ rows: [], facts: [], findings });

/** Sums over the stretches of a strategy; hours. */
export type HourSum = {
  /** What would not have been used: over the stretches with a known saving; null if there is none that is known. */
  readonly saved: number | null;
  /** Measured use in the stretches judged; null if none is known. */
  readonly use: number | null;
  /** How long the strategy would have changed something, how much of that has a known saving. */
  readonly hours: number;
  readonly valued: number;
  /** How long it is known whether it would have; how long it was to be judged. */
  readonly judged: number;
  readonly asked: number;
};

const hour = 3600;
const steps = 1e4;

/** Adds the stretches up. What is not known counts neither as a saving nor as judged. */
export function sumOfHours(rows: readonly StrategyHour[]): HourSum {
  const sum = { hours: 0, valued: 0, judged: 0, asked: 0 };
  let [saved, use, isUseKnown] = [0, 0, false];
  for (const row of rows) {
    const length = (row.to - row.from) / hour;
    sum.asked += length;
    if (row.hit === null) continue;
    sum.judged += length;
    if (row.use !== null) [use, isUseKnown] = [use + row.use, true];
    if (!row.hit) continue;
    sum.hours += length;
    if (row.saved === null) continue;
    sum.valued += length;
    saved += row.saved;
  }
  const isSavedKnown = sum.judged > 0 && (sum.hours === 0 || sum.valued > 0);
  return {
    saved: isSavedKnown ? Math.round(saved * steps) / steps : null,
    use: isUseKnown ? Math.round(use * steps) / steps : null,
    hours: inHours(sum.hours),
    valued: inHours(sum.valued),
    judged: inHours(sum.judged),
    asked: inHours(sum.asked),
  };
}

const inHours = (value: number): number => Math.round(value * 100) / 100;

/** Whether a strategy was found, nothing of note was, or too little is known. */
export const strategyStates = ['found', 'none', 'unknown'] as const;

export type StrategyState = (typeof strategyStates)[number];

/**
 * Found where it would have changed at least a share of the judged time, and where the saving, if it is known, is above zero.
 * @param share of the judged time, 0..1
 */
export function stateOf({ saved, hours, judged }: HourSum, share: number): StrategyState {
  if (judged === 0) return 'unknown';
  const isOften = hours > 0 && hours >= share * judged;
  return isOften && (saved === null || saved > 0) ? 'found' : 'none';
}

/** Steps with their bounds, s UTC, and a column for each quantity: NaN where it is not known. */
export type Grid = { readonly edges: Float64Array };

/** A number of a column; null where it is not known. */
export function known(column: ArrayLike<number> | null, at: number): number | null {
  const value = column?.[at] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}

/** The middle value, or the mean of the two in the middle; null of nothing. */
export function medianOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : quantileOf(values, 0.5);
}

/** A quantile, between two values in proportion (Hyndman and Fan, type 7; RECALLED). @param values at least one */
export function quantileOf(values: readonly number[], share: number): number {
  const rising = values.toSorted((a, b) => a - b);
  const at = share * (rising.length - 1);
  const [low, high] = [rising[Math.floor(at)] as number, rising[Math.ceil(at)] as number];
  return low + (high - low) * (at - Math.floor(at));
}

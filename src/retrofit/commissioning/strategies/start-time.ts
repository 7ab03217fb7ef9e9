import { adviceOf } from '../start-day.ts';
import type { StrategyHour, Tried } from './hours.ts';

/** A morning of which it is known when plant was started and when the rooms were right; s UTC. */
export type StartMorning = {
  /** Local day since 1970-01-01. */
  readonly day: number;
  readonly rest: boolean;
  /** Mean temperature of the day, degC; null: not known. */
  readonly degrees: number | null;
  readonly opens: number;
  readonly started: number;
  /** Infinity: not by opening. */
  readonly reached: number;
};

/** A morning with the start that was known to be enough by then. */
export type StartTrial = StartMorning & {
  /** Seconds before opening, by the mornings before it; null: too few are known, or too many were not right whatever the start. */
  readonly advised: number | null;
  /** Until when plant would have stayed off; null: it would not have. */
  readonly cut: number | null;
};

/** `early`: minutes by which a start must be earlier than advised to count. */
export type StartRule = { readonly early: number };

/** As many mornings, most similar first, and how old they may be, as for the advice of a single day (decision 0064). */
const similar = 10;
const oldest = 365;
const daysPerKelvin = 50;
const leastByTemperature = 5;

/**
 * Each morning of a period with the advice that the mornings before it gave: a start is early if it was before the advised one.
 * @param mornings in order, with those before the period
 * @param from the first day of the period
 */
export function startTrials(mornings: readonly StartMorning[], from: number, { early }: StartRule): StartTrial[] {
  return mornings.flatMap((morning, at) => {
    if (morning.day < from) return [];
    const told = mostSimilar(mornings.slice(0, at), morning);
    const advice = adviceOf(told.map(({ opens, started, reached }) => ({ lead: opens - started, need: reached - started })));
    const advised = advice?.advised ?? null;
    const isEarly = advised !== null && morning.opens - morning.started > advised + early * 60;
    return [{ ...morning, advised, cut: isEarly ? morning.opens - advised : null }];
  });
}

function mostSimilar(before: readonly StartMorning[], { day, rest, degrees }: StartMorning): readonly StartMorning[] {
  const fitting = before.filter((one) => one.rest === rest && day - one.day <= oldest).toReversed();
  const warm = degrees === null ? [] : fitting.filter((one) => one.degrees !== null);
  if (warm.length < leastByTemperature) return fitting.slice(0, similar);
  const key = (one: StartMorning): number => Math.abs((one.degrees as number) - (degrees as number)) + (day - one.day) / daysPerKelvin;
  return warm.toSorted((a, b) => key(a) - key(b)).slice(0, similar);
}

/** What was used from a start to the advised one, and in the hour before the start; null: not known. */
export type StartUse = { readonly use: number | null; readonly before: number | null };

/**
 * What the early starts used above the hour before them, and the days on which rooms were not right by opening, as it was and as it would
 * have been.
 * @param uses of each trial, in order; of those without `cut` they are not looked at
 */
export function startTime(trials: readonly StartTrial[], uses: readonly StartUse[]): Tried {
  const rows = trials.flatMap((trial, at) => rowsOf(trial, uses[at] ?? { use: null, before: null }));
  const count = (is: (one: StartTrial) => boolean) => trials.filter(is).length;
  const isLate = ({ opens, reached }: StartTrial) => reached > opens;
  return {
    rows,
    facts: [
      { name: 'mornings', value: trials.length, unit: '1' },
      { name: 'earlyMornings', value: count(({ cut }) => cut !== null), unit: '1' },
      { name: 'lateMornings', value: count(isLate), unit: '1' },
      { name: 'lateAsAdvised', value: count(wouldBeLate), unit: '1' },
    ],
    findings: [],
  };
}

/** Whether a room would not have been right with the advised start, though it took as long as it did. */
const wouldBeLate = ({ started, reached, advised }: StartTrial): boolean => advised !== null && reached - started > advised;

function rowsOf({ started, opens, advised, cut }: StartTrial, { use, before }: StartUse): StrategyHour[] {
  if (opens <= started) return [];
  if (advised === null) return [{ from: started, to: opens, hit: null, use: null, saved: null }];
  if (cut === null) return [{ from: started, to: opens, hit: false, use: null, saved: 0 }];
  const saved = use === null || before === null ? null : use - (before * (cut - started)) / 3600;
  const hit: StrategyHour = { from: started, to: cut, hit: true, use, saved };
  return cut < opens ? [hit, { from: cut, to: opens, hit: false, use: null, saved: 0 }] : [hit];
}

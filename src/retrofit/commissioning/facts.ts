import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { StrategyKind } from '#platform/knowledge/facts.ts';

/** What was done to a building's equipment on a local day, `2026-03-01`. */
export type CommissioningAction = {
  readonly id: number;
  readonly building: string;
  readonly on: string;
  readonly action: string;
  readonly carrier: Carrier;
  /** The warning whose fault the action repairs. */
  readonly episode: number | null;
  readonly equipment: string | null;
  /** The strategy that it was taken from. */
  readonly strategy: TakenStrategy | null;
  readonly by: string;
  readonly recorded: string;
  readonly removed: { readonly by: string; readonly at: string } | null;
};

/** A strategy as it was shown when an action was taken from it: what it would have saved in a period of local days, half-open. */
export type TakenStrategy = {
  readonly kind: StrategyKind;
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  /** In the unit; null: not known. */
  readonly saved: number | null;
  readonly unit: Unit;
  readonly figure: string;
};

/**
 * A day since the action; numbers in the unit, null if unknown. `saved` is expected use, corrected to the day's temperature, less measured
 * use; null if the day does not count.
 */
export type EffectDay = {
  readonly day: string;
  readonly measured: number | null;
  readonly coverage: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What the similar days would have used more at this day's temperature. */
  readonly correction: number | null;
  readonly saved: number | null;
  readonly similar: string[];
  readonly figure: string;
};

/** Whether less was used than expected from the days before, more, or neither beyond doubt (98 %); without an interval: unknown. */
export const effectVerdicts = ['saved', 'within', 'more', 'unknown'] as const;

export type EffectVerdict = (typeof effectVerdicts)[number];

/**
 * All days that count: with expected use, measured with coverage 0.98, and no colder or warmer than all days before the action. Numbers in
 * the unit.
 */
export type EffectSum = {
  /** Saved: expected + correction − measured; null where no day counts. */
  readonly value: number | null;
  /** The interval of the sum: it holds the true saving with `confidence`. null with fewer than five days, or too few before the action. */
  readonly low: number | null;
  readonly high: number | null;
  readonly confidence: number;
  readonly measured: number | null;
  readonly expected: number | null;
  readonly correction: number | null;
  /** Saved, of expected + correction. */
  readonly share: number | null;
  /** Number of days that count, and their share of the days since the action. */
  readonly days: number;
  readonly coverage: number;
};

/** What became of the warning whose fault was repaired; `again`: how often its rule has found the same since. */
export type RepairedEpisode = {
  readonly id: number;
  readonly rule: string;
  readonly subject: string;
  readonly state: string;
  readonly again: number;
  /** null: not known yet. */
  readonly verified: boolean | null;
};

/** What the interval of an effect is based on; null where there is none. */
export type EffectBasis = {
  /** Days before the action that the model was fitted to. */
  readonly days: number;
  /** Whether the model knows their temperatures. */
  readonly byTemperature: boolean;
  /** Of a single day about the model, in the unit. */
  readonly deviation: number;
  readonly autocorrelation: number;
  /** Of the sum, in the unit; null with fewer than five days. */
  readonly standardError: number | null;
} | null;

export type Effect = {
  readonly action: CommissioningAction;
  readonly unit: Unit;
  readonly zone: string;
  readonly to: string;
  readonly days: EffectDay[];
  readonly total: EffectSum & { readonly unit: Unit; readonly figure: string };
  readonly verdict: EffectVerdict;
  readonly basis: EffectBasis;
  readonly episode: RepairedEpisode | null;
  readonly findings: readonly Finding[];
};

export type EffectQuestion = {
  readonly id: number;
  /** The local day after the last; default today. */
  readonly to?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly known?: AsOf | undefined;
};

/** `never`: not on record; `due`: its day has come. */
export const dueStates = ['never', 'due', 'ahead'] as const;

export type DueState = (typeof dueStates)[number];

/** Periodic commissioning of a building or of one piece of equipment in it; days are local, `2026-03-02`. */
export type DueCommissioning = {
  readonly building: string;
  readonly name: string;
  readonly equipment: string | null;
  readonly months: number;
  /** The day stated by hand as the last. */
  readonly since: string | null;
  /** The last day on which it was done: by a recorded action, or as stated. */
  readonly last: string | null;
  /** That action, and what was done. */
  readonly action: number | null;
  readonly what: string | null;
  readonly due: string | null;
  /** Days until due; negative: days overdue. */
  readonly days: number | null;
  readonly state: DueState;
  /** Who stated the interval. */
  readonly by: string;
};

export type DueList = {
  /** The day as of which due dates are evaluated. */
  readonly at: string;
  readonly rows: readonly DueCommissioning[];
};

/** A building in the programme of its place in a year. */
export type ProgrammeRow = {
  readonly building: string;
  readonly name: string;
  /** null: no interval is stated. Of a building with intervals of equipment alone, the one that is due first. */
  readonly months: number | null;
  readonly last: string | null;
  readonly due: string | null;
  readonly state: DueState | null;
  /** Actions of the year, latest first, each with its own effect; null: not calculated. */
  readonly actions: readonly {
    readonly action: CommissioningAction;
    readonly total: Effect['total'] | null;
    readonly verdict: EffectVerdict;
  }[];
};

export type Programme = {
  readonly year: number;
  /** The day as of which due dates are evaluated. */
  readonly at: string;
  readonly summary: {
    readonly buildings: number;
    readonly stated: number;
    readonly due: number;
    readonly done: number;
    readonly actions: number;
    readonly verdicts: Readonly<Record<EffectVerdict, number>>;
  };
  readonly rows: readonly ProgrammeRow[];
  readonly findings: readonly Finding[];
};

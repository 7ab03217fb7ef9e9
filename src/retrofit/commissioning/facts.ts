import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';

/** What was done to a building's equipment on a local day, `2026-03-01`. */
export type CommissioningAction = {
  readonly id: number;
  readonly building: string;
  readonly on: string;
  readonly action: string;
  readonly carrier: Carrier;
  /** The warning whose fault it repairs. */
  readonly episode: number | null;
  readonly equipment: string | null;
  readonly by: string;
  readonly recorded: string;
  readonly removed: { readonly by: string; readonly at: string } | null;
};

/** A day since then; numbers in the unit, null where not known. `saved` is what was expected less what was measured. */
export type EffectDay = {
  readonly day: string;
  readonly measured: number | null;
  readonly coverage: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly saved: number | null;
  readonly similar: string[];
  readonly figure: string;
};

/** Whether less was used than the days before have it, more, or neither beyond their band; by fewer than five days: not known. */
export const effectVerdicts = ['saved', 'within', 'more', 'unknown'] as const;

export type EffectVerdict = (typeof effectVerdicts)[number];

/** All days that count: expected, and measured with coverage 0.98. */
export type EffectSum = {
  /** Saved; null where no day counts. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly measured: number | null;
  readonly expected: number | null;
  /** How many days count, and their share of those since then. */
  readonly days: number;
  readonly coverage: number;
};

/** What became of the warning whose fault was repaired; `again`: how often its rule found the same since. */
export type RepairedEpisode = {
  readonly id: number;
  readonly rule: string;
  readonly subject: string;
  readonly state: string;
  readonly again: number;
  /** null: not known yet. */
  readonly verified: boolean | null;
};

export type Effect = {
  readonly action: CommissioningAction;
  readonly unit: Unit;
  readonly zone: string;
  readonly to: string;
  readonly days: EffectDay[];
  readonly total: EffectSum & { readonly unit: Unit; readonly figure: string };
  readonly verdict: EffectVerdict;
  readonly episode: RepairedEpisode | null;
  readonly findings: readonly Finding[];
};

export type EffectQuestion = {
  readonly id: number;
  /** The local day after the last; today unless told. */
  readonly to?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly known?: AsOf | undefined;
};

/** `never`: not on record; `due`: its day has come. */
export const dueStates = ['never', 'due', 'ahead'] as const;

export type DueState = (typeof dueStates)[number];

/** Commissioning at intervals, of a building or of one equipment in it; days are local, `2026-03-02`. */
export type DueCommissioning = {
  readonly building: string;
  readonly name: string;
  readonly equipment: string | null;
  readonly months: number;
  /** The day that was stated by hand as the last. */
  readonly since: string | null;
  /** The last day on which it was done: by an action on record, or as stated. */
  readonly last: string | null;
  /** That action, and what was done. */
  readonly action: number | null;
  readonly what: string | null;
  readonly due: string | null;
  /** Until then; less than 0: so many days ago. */
  readonly days: number | null;
  readonly state: DueState;
  /** Who stated the interval. */
  readonly by: string;
};

export type DueList = {
  /** The day on which it is told what is due. */
  readonly at: string;
  readonly rows: readonly DueCommissioning[];
};

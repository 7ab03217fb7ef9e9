import type { Finding } from '#kernel/finding.ts';

export type Status = 'best-effort' | 'optimal' | 'within-gap' | 'stopped';
export const whyOuts = ['pinned', 'no-option', 'no-value', 'price', 'room'] as const;
export type WhyOut = (typeof whyOuts)[number];

/** A chosen project. */
export type ChosenRow = {
  readonly project: string;
  readonly option: string;
  readonly year: number;
  readonly value: number;
  readonly reduced: number;
  readonly serves: readonly string[];
};

/** A project that is not chosen, why, and what would bring it in. */
export type OutRow = {
  readonly project: string;
  readonly why: WhyOut;
  /** Of its unit. */
  readonly best: {
    readonly year: number;
    readonly options: readonly { readonly project: string; readonly option: string }[];
    readonly value: number;
    readonly reduced: number;
  } | null;
  readonly needs: number | null;
  readonly addNow: readonly { readonly limit: string; readonly by: number }[];
};

export type LimitUse = {
  readonly id: string;
  readonly resource: string | null;
  readonly sense: 'max' | 'min';
  readonly amount: number;
  readonly used: number;
  readonly slack: number;
  readonly breach: number;
  readonly price: number;
  /** Null if the search was cut short. */
  readonly exact?: { readonly step: number; readonly objective: number | null; readonly perUnit: number | null };
  readonly chance?: { readonly independent: number; readonly common: number };
};

/** A plan with its proof. */
export type SolveAnswer = {
  readonly status: Status;
  readonly objective: number;
  readonly best: number;
  readonly bound: number;
  readonly gap: number;
  readonly relaxation: number;
  readonly breach: { readonly hard: number; readonly soft: number; readonly proven: boolean };
  readonly chosen: readonly ChosenRow[];
  readonly out: readonly OutRow[];
  readonly limits: readonly LimitUse[];
  readonly changes?: readonly string[];
  readonly seconds: number;
  readonly solver: string;
  readonly findings: readonly Finding[];
};

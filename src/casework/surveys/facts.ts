import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';

/** A question: one of its options, a step of a scale (its options, as whole numbers), or words. */
export type Question = {
  readonly id: string;
  readonly type: 'choice' | 'scale' | 'text';
  readonly title: string;
  /** As written; for a scale, whole numbers in order. Empty for words. */
  readonly options: readonly string[];
  /** Whether an answer is required; absent in surveys created before this existed. */
  readonly required?: boolean | undefined;
};

/** A survey as in its file. */
export type SurveyFile = {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly building: string | null;
  /** The code of the standard whose users are asked. */
  readonly standard: string | null;
  /** The minimum number of answers for anything to be shown. */
  readonly k: number;
  readonly questions: readonly Question[];
};

/** One answer: its group, and the answers by question. Nothing in it identifies the person. */
export type Answer = { readonly group: string; readonly set: Readonly<Record<string, string>> };

/** What is shown of a question for a group, or for all: null and no counts if fewer than k answered. */
export type QuestionResult = {
  readonly id: string;
  readonly n: number | null;
  /** For a scale: two digits, half up. */
  readonly mean: number | null;
  readonly counts: Readonly<Record<string, number>>;
};

export type GroupResult = {
  readonly group: string;
  readonly invited: number;
  /** null if it is hidden. */
  readonly answered: number | null;
  readonly hidden: boolean;
  /** Empty if it is hidden. */
  readonly questions: readonly QuestionResult[];
};

export type Results = {
  readonly invited: number;
  /** null if fewer than k answered in total. */
  readonly answered: number | null;
  readonly groups: readonly GroupResult[];
  /** Over all groups; `words` only for questions for words, in no order. */
  readonly questions: readonly (QuestionResult & { readonly words: readonly string[] })[];
};

/** What a building used of a carrier during the days of a survey; `value` in `unit`, null if nothing was measured; `coverage` 0 to 1. */
export type UseBeside = {
  readonly carrier: Carrier;
  readonly unit: Unit;
  readonly value: number | null;
  readonly coverage: number;
  /** Opens the origin of the value. */
  readonly figure: string | null;
};

/** What was measured in a building, to compare with what its users say, local days [from, to). */
export type Beside = {
  readonly building: string;
  readonly from: string;
  readonly to: string;
  readonly uses: readonly UseBeside[];
  /** Comfort is measured indoors, where there are no points yet. */
  readonly comfort: null;
};

/** Queries the use of a building that the scope sees; returns nothing if it does not. */
export type Measure = (
  scope: Scope,
  asked: { readonly building: string; readonly from: string; readonly to: string; readonly known: AsOf },
) => Promise<readonly UseBeside[]>;

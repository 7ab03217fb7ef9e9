import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';

/** A question: one of its options, a step of a scale (its options, as whole numbers), or words. */
export type Question = {
  readonly id: string;
  readonly type: 'choice' | 'scale' | 'text';
  readonly title: string;
  /** As they are written; of a scale whole numbers in their order. Empty for words. */
  readonly options: readonly string[];
  /** Whether nobody may leave it out; absent of surveys that were made before there was this. */
  readonly required?: boolean | undefined;
};

/** A survey as its file has it. */
export type SurveyFile = {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly building: string | null;
  /** The fewest answers of which anything is shown. */
  readonly k: number;
  readonly questions: readonly Question[];
};

/** One answer: its group, and what was answered, by question. Nothing in it says whose it is. */
export type Answer = { readonly group: string; readonly set: Readonly<Record<string, string>> };

/** What is shown of a question for a group, or for all: null and no counts where fewer than k answered. */
export type QuestionResult = {
  readonly id: string;
  readonly n: number | null;
  /** Of a scale: two digits, half up. */
  readonly mean: number | null;
  readonly counts: Readonly<Record<string, number>>;
};

export type GroupResult = {
  readonly group: string;
  readonly invited: number;
  /** null where it is hidden. */
  readonly answered: number | null;
  readonly hidden: boolean;
  /** Empty where it is hidden. */
  readonly questions: readonly QuestionResult[];
};

export type Results = {
  readonly invited: number;
  /** null where fewer than k answered in all. */
  readonly answered: number | null;
  readonly groups: readonly GroupResult[];
  /** Over all groups; `words` of questions for words alone, in no order. */
  readonly questions: readonly (QuestionResult & { readonly words: readonly string[] })[];
};

/** What a building used of a carrier in the days of a survey; `value` in `unit`, null where nothing was measured; `coverage` 0 to 1. */
export type UseBeside = {
  readonly carrier: Carrier;
  readonly unit: Unit;
  readonly value: number | null;
  readonly coverage: number;
  /** Opens where the value comes from. */
  readonly figure: string | null;
};

/** What was measured in a building beside what its users say, local days [from, to). */
export type Beside = {
  readonly building: string;
  readonly from: string;
  readonly to: string;
  readonly uses: readonly UseBeside[];
  /** Comfort is measured indoors, where there are no points yet. */
  readonly comfort: null;
};

/** Asks for the use of a building that the scope sees; nothing where it does not. */
export type Measure = (
  scope: Scope,
  asked: { readonly building: string; readonly from: string; readonly to: string; readonly known: AsOf },
) => Promise<readonly UseBeside[]>;

import type { Exact } from '#kernel/exact-number.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Assessment, Found } from '#platform/knowledge/facts.ts';

export type SchemeFound = Found<'assessment'>;

export type SchemeItem = Assessment['items'][number];

/** Which scheme, for the places directly below which place, in which year, as known when. */
export type AssessmentQuestion = { readonly id: string; readonly region: string; readonly year: number; readonly known: AsOf };

/** What an item measures in a place in a year; `figure` opens it, if anything does. */
export type Measured = {
  readonly value: Exact | null;
  readonly unit: string;
  readonly figure: string | null;
  readonly source: LocalizedText;
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
  /** The knowledge that it is based on, other than the scheme. */
  readonly knowledge: readonly { readonly id: string; readonly version: number; readonly status: string }[];
};

/** An item of a place: what it measures and its score; for an improvement, the year and the one before. Scores are hundredths. */
export type ScoredItem = {
  readonly item: SchemeItem;
  readonly now: Measured;
  readonly before: Measured | null;
  readonly value: Exact | null;
  readonly score: bigint;
  readonly figure: string;
  readonly findings: readonly Finding[];
};

export type ScoredPlace = {
  readonly region: string;
  readonly name: string;
  readonly rank: number;
  readonly score: bigint;
  readonly figure: string;
  /** The ids of the vetoes that apply to it. */
  readonly veto: readonly string[];
  readonly items: readonly ScoredItem[];
  readonly findings: readonly Finding[];
};

export type AssessmentResult = {
  readonly scheme: SchemeFound;
  readonly region: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly known: AsOf;
  /** Based on something that is neither verified nor the city's own. */
  readonly indicative: boolean;
  readonly rows: readonly ScoredPlace[];
  readonly knowledge: Measured['knowledge'];
};

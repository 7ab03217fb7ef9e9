import type { OnPaper } from './acting.ts';
import type { EvidenceGiven } from './evidence.ts';
import type { Bag } from './given.ts';

/** What somebody asks to have done in a case. */
export type StepRequest = OnPaper & {
  readonly case: string;
  readonly transition: string;
  readonly fields?: Bag | undefined;
  readonly evidence?: readonly EvidenceGiven[] | undefined;
  readonly note?: string | undefined;
  /** Of a report: the month or year; the oldest that is owed where none is named. */
  readonly period?: string | undefined;
  readonly seen?: string | undefined;
};

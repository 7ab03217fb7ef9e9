import type { OnPaper } from './acting.ts';
import type { EvidenceGiven } from './evidence.ts';
import type { Bag } from './given.ts';

/** A request for an action in a case. */
export type StepRequest = OnPaper & {
  readonly case: string;
  readonly transition: string;
  readonly fields?: Bag | undefined;
  readonly evidence?: readonly EvidenceGiven[] | undefined;
  readonly note?: string | undefined;
  /** Why something that does not agree is taken all the same, by field; `case` is the case as a whole. */
  readonly reasons?: Bag | undefined;
  /** For a report: the month or year; defaults to the oldest owed. */
  readonly period?: string | undefined;
  readonly seen?: string | undefined;
};

import type { CaseEvent, FieldValue, Standing } from '../facts.ts';
import { replay } from './replay.ts';

/** How the papers of a case differ from what they were: fields, files and reports that came since. */
export type PapersChanged = {
  readonly fields: readonly { readonly field: string; readonly was: FieldValue; readonly is: FieldValue }[];
  /** Personal fields that were given anew; their values are not compared in the open. */
  readonly personal: readonly string[];
  /** The numbers of files. */
  readonly evidence: readonly number[];
  readonly reports: readonly { readonly report: string; readonly period: string }[];
};

const isSame = (one: FieldValue, other: FieldValue): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * What changed in the papers since a member of a panel last voted.
 * @param vote the number of the event of the vote
 */
export function changedSince(events: readonly CaseEvent[], now: Standing, vote: number): PapersChanged {
  const then = replay(events.filter(({ n }) => n <= vote));
  const names = new Set([...Object.keys(then.fields), ...Object.keys(now.fields)]);
  const files = new Set(then.evidence.map(({ n }) => n));
  return {
    fields: [...names].flatMap((field) => {
      const [was, is] = [then.fields[field] ?? null, now.fields[field] ?? null];
      return isSame(was, is) ? [] : [{ field, was, is }];
    }),
    personal: Object.keys(now.personal).filter((name) => then.personal[name] !== now.personal[name]),
    evidence: now.evidence.map(({ n }) => n).filter((n) => !files.has(n)),
    reports: now.reports.filter(({ n }) => n > vote).map(({ report, period }) => ({ report, period })),
  };
}

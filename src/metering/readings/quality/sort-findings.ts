import { sortedRows, type SortKey, type SortOrder } from '#kernel/sorting.ts';
import { isOpen, type MeterFinding } from './meter-finding.ts';

/** The columns that findings are sorted by. */
export type FindingSort = 'code' | 'meter' | 'building' | 'from' | 'length' | 'decision';

/** Findings by one of their columns, else the newest first; equal ones stand the newest first. */
export function sortFindings(findings: readonly MeterFinding[], sort: FindingSort | undefined, order: SortOrder): MeterFinding[] {
  const newest = findings.toSorted((a, b) => b.from - a.from || a.meter - b.meter || (a.id < b.id ? -1 : 1));
  return sort === undefined ? newest : sortedRows(newest, (one) => keyOf(one, sort), order);
}

function keyOf(one: MeterFinding, sort: FindingSort): SortKey {
  if (sort === 'meter') return one.facts.code;
  if (sort === 'building') return one.facts.building;
  if (sort === 'length') return one.to - one.from;
  // what waits first, then what was decided by the word, then what is only told
  if (sort === 'decision') return isOpen(one) ? '' : (one.decision?.as ?? null);
  return one[sort];
}

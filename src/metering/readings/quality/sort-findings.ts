import { sortedRows, type SortKey, type SortOrder } from '#kernel/sorting.ts';
import { isOpen, type MeterFinding } from './meter-finding.ts';

/** The columns that findings are sorted by. */
export type FindingSort = 'code' | 'meter' | 'building' | 'from' | 'length' | 'decision';

/** Findings by one of their columns, the newest first by default; ties are sorted newest first. */
export function sortFindings(findings: readonly MeterFinding[], sort: FindingSort | undefined, order: SortOrder): MeterFinding[] {
  const newest = findings.toSorted((a, b) => b.from - a.from || a.meter - b.meter || (a.id < b.id ? -1 : 1));
  return sort === undefined ? newest : sortedRows(newest, (one) => keyOf(one, sort), order);
}

function keyOf(one: MeterFinding, sort: FindingSort): SortKey {
  if (sort === 'meter') return one.facts.code;
  if (sort === 'building') return one.facts.building;
  if (sort === 'length') return one.to - one.from;
  // undecided first, then decided ones by their word, then those for information only
  if (sort === 'decision') return isOpen(one) ? '' : (one.decision?.as ?? null);
  return one[sort];
}

import type { LineFinding } from '#metering/counter-line/counter-line.ts';
import { touches } from '#metering/counter-line/reach.ts';
import type { RecomputedDays } from './recompute-days.ts';
import type { FindingRow } from '../series/state-store.ts';

/** New findings of the drawn stretches, and a row (`gone`) that withdraws each earlier finding that no longer exists. */
export function changedFindings(before: readonly FindingRow[], drawn: RecomputedDays): (FindingRow & { gone: number })[] {
  const now = drawn.findings.map(({ meter, found }) => toRow(meter, found));
  const kept = new Set(now.map(findingKey));
  const gone = before.filter((row) => {
    const stretch = drawn.stretches.get(row.meter);
    return stretch !== undefined && touches({ from: row.begins, to: row.ends }, stretch) && !kept.has(findingKey(row));
  });
  return [...now.map((row) => ({ ...row, gone: 0 })), ...gone.map((row) => ({ ...row, gone: 1 }))];
}

function toRow(meter: number, found: LineFinding): FindingRow {
  return {
    meter,
    code: found.code,
    begins: found.from,
    ends: found.to,
    value: found.value ?? 0,
    severity: found.severity,
    evidence: JSON.stringify(found.evidence),
  };
}

/** The identity of a finding. */
export function findingKey(row: FindingRow): string {
  return `${row.meter}:${row.code}:${row.begins}:${row.ends}:${row.value}`;
}

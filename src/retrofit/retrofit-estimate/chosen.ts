import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Measure } from './facts.ts';

/**
 * The measures of a package with all that they require, by code. Throws `no-such-measure`, and `measures-exclude` (422) if one excludes
 * another.
 */
export function withRequired(
  wanted: readonly string[],
  measures: ReadonlyMap<string, Measure>,
): { readonly measures: readonly Measure[]; readonly findings: readonly Finding[] } {
  const taken = new Map<string, Measure>();
  const findings: Finding[] = [];
  const take = (code: string): void => {
    if (taken.has(code)) return;
    const found = measures.get(code);
    if (found === undefined) throw new Problem('not-found', 'no-such-measure', { measure: code });
    taken.set(code, found);
    for (const required of found.requires) {
      if (!taken.has(required) && !wanted.includes(required))
        findings.push({ code: 'prerequisite-added', severity: 'info', evidence: { measure: required, of: code } });
      take(required);
    }
  };
  for (const code of [...wanted].toSorted()) take(code);
  for (const { measure, excludes } of taken.values())
    for (const other of excludes) if (taken.has(other)) throw new Problem('cannot-do', 'measures-exclude', { measure, other });
  return { measures: [...taken.values()].toSorted((a, b) => (a.measure < b.measure ? -1 : 1)), findings };
}

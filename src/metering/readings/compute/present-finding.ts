import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';

/** A finding's first and last instant in the form of answers. */
export function spanText(found: { from: number; to: number }): { from: string; to: string } {
  return { from: formatInstant(found.from), to: formatInstant(found.to) };
}

/** A finding on a meter with its place added to the evidence. @param id by which it can be decided */
export function presentFinding(found: Finding & { from: number; to: number }, meter: string, id?: string): Finding {
  const { code, severity, evidence } = found;
  return { code, severity, evidence: { meter, ...spanText(found), ...evidence, ...(id === undefined ? {} : { finding: id }) } };
}

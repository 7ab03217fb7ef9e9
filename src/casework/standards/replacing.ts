import type { Finding } from '#kernel/finding.ts';
import { numberKey } from './standard-number.ts';

/** The properties of a standard that determine which replaces which. */
export type Replacing = {
  readonly code: string;
  readonly number: string | null;
  readonly replaces: readonly string[];
  readonly status: string;
};

/** Which standards replace which, by code; and the faults found. */
export type Replacements = {
  /** By code, the codes of those that replace it. */
  readonly replacedBy: ReadonlyMap<string, readonly string[]>;
  /** By code: each is reported with the standard that it is about. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
};

/**
 * Determines what replaces what. Findings: a cycle of standards that replace each other, one that was replaced by one in force and is in
 * force itself, one number under several codes.
 */
export function replacementsOf(standards: readonly Replacing[]): Replacements {
  const codesOf = namedBy(standards);
  const edges = new Map(standards.map(({ code, replaces }) => [code, replaces.flatMap((name) => codesOf.get(numberKey(name)) ?? [])]));
  const replacedBy = new Map<string, string[]>();
  for (const [code, older] of edges) for (const one of older) replacedBy.set(one, [...(replacedBy.get(one) ?? []), code]);
  const byCode = new Map(standards.map((one) => [one.code, one]));
  const findings = new Map<string, Finding[]>();
  const tell = (code: string, finding: Finding) => findings.set(code, [...(findings.get(code) ?? []), finding]);
  for (const { code, number, status } of standards) {
    const twins = number === null ? [] : (codesOf.get(numberKey(number)) ?? []).filter((one) => one !== code && one !== number);
    if (twins.length > 0) tell(code, finding('standard-number-twice', { code, number, others: twins.join(', ') }));
    if (isInRing(code, edges)) tell(code, finding('standard-replaces-ring', { code }));
    const newer = (replacedBy.get(code) ?? []).filter((one) => one !== code && byCode.get(one)?.status === 'issued');
    if (status === 'issued' && newer.length > 0) tell(code, finding('standard-replaced-in-force', { code, newer: newer.join(', ') }));
  }
  return { replacedBy, findings };
}

const finding = (code: string, evidence: Finding['evidence']): Finding => ({ code, severity: 'warning', evidence });

/** Codes by the names that refer to a standard: its number, its code. */
function namedBy(standards: readonly Replacing[]): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const { code, number } of standards)
    for (const name of new Set([numberKey(code), ...(number === null ? [] : [numberKey(number)])]))
      out.set(name, [...(out.get(name) ?? []), code]);
  return out;
}

/** Whether following what a standard replaces leads back to itself. */
function isInRing(code: string, edges: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const waiting = [...(edges.get(code) ?? [])];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (one === code) return true;
    if (seen.has(one)) continue;
    seen.add(one);
    waiting.push(...(edges.get(one) ?? []));
  }
  return false;
}

import type { Finding } from '#kernel/finding.ts';
import { combineAll, daysWithout, leftApart, toUnit, type Atoms, type CombinedStep, type Part } from '../sums/combine.ts';

/** Minimum coverage at which a rest is judged; below it parent and parts may cover different times. */
export const coverageToJudge = 0.98;

/** What a whole leaves over when its measured parts are taken off. */
export type Rest = CombinedStep & {
  /** The parts that measured nothing: their use is included in the rest. */
  readonly unmeasured: readonly string[];
  /** What the parts measured on days on which the whole measured nothing: it is not taken off. */
  readonly apart: number;
};

/** A part of a whole, by its name, with the meters that make it up. */
export type Below = { readonly name: string; readonly parts: readonly Part[] };

/**
 * The rest of a whole: whole − Σ parts, as measured. An unmeasured part is not taken off as zero: it is named, and its use stays in the
 * rest. Coverage is the least of all meters involved, day by day. Null if the whole itself is not measured.
 */
export function restOf(whole: readonly Part[], below: readonly Below[], atoms: Atoms): Rest {
  const measured = below.filter(({ parts }) => combineAll(parts, atoms).value !== null);
  const unmeasured = below.filter((one) => !measured.includes(one)).map(({ name }) => name);
  if (combineAll(whole, atoms).value === null) return { value: null, coverage: 0, estimated: false, unmeasured, apart: 0 };
  const parts = measured.flatMap((one) => one.parts);
  const off = takenOff(whole, parts, atoms);
  return { ...combineAll([...whole, ...off], atoms), unmeasured, apart: toUnit(1e4 * (leftApart(off) + leftApart(parts))) };
}

/** Parts as they are taken off a whole: on the local days on which the whole measured something. */
export function takenOff(whole: readonly Part[], parts: readonly Part[], { days }: Atoms): Part[] {
  const without = daysWithout(whole, days);
  return parts.map((part) => ({ ...part, factor: -part.factor, apart: without.map((one, at) => one | (part.apart?.[at] ?? 0)) }));
}

/**
 * What is doubtful about a rest: parts that measured nothing; a rest below zero, which is a contradiction between the meters if everything
 * is covered; times that differ.
 * @param of the metering point, energy item or carrier that the rest belongs to
 */
export function doubtsOfRest(of: string, unit: string, { value, coverage, unmeasured }: Rest): Finding[] {
  if (value === null) return [];
  const findings: Finding[] = [];
  if (unmeasured.length > 0) findings.push({ code: 'part-unmeasured', severity: 'warning', evidence: { of, parts: unmeasured.join(' ') } });
  if (coverage < coverageToJudge)
    findings.push({ code: 'rest-uncertain', severity: value < 0 ? 'warning' : 'info', evidence: { of, value, unit, coverage } });
  else if (value < 0) findings.push({ code: 'rest-negative', severity: 'warning', evidence: { of, value, unit } });
  return findings;
}

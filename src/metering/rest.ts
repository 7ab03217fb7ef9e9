import type { Finding } from '#kernel/finding.ts';
import { combine, type CombinedStep, type Part } from './combine.ts';

/** Coverage from which on a rest is judged; below it parent and parts may cover different times. */
export const coverageToJudge = 0.98;

/** What a whole leaves over when its measured parts are taken off. */
export type Rest = CombinedStep & {
  /** Those of the parts that measured nothing: their use lies in the rest. */
  readonly unmeasured: readonly string[];
};

/** A part of a whole, by its name, with the meters that make it up. */
export type Below = { readonly name: string; readonly parts: readonly Part[] };

/**
 * The rest of a whole: whole − Σ parts, as measured. A part of which nothing is measured is not taken off as zero: it is named, and its use stays in the rest.
 * Coverage is the least of all that were reckoned with, day by day. Null where the whole itself is not measured.
 */
export function restOf(whole: readonly Part[], below: readonly Below[], edges: Float64Array): Rest {
  const all = Uint32Array.from([0, edges.length - 1]);
  const sum = (parts: readonly Part[]) => combine(parts, edges, all)[0] as CombinedStep;
  const measured = below.filter(({ parts }) => sum(parts).value !== null);
  const unmeasured = below.filter((one) => !measured.includes(one)).map(({ name }) => name);
  if (sum(whole).value === null) return { value: null, coverage: 0, estimated: false, unmeasured };
  return { ...sum([...whole, ...measured.flatMap(({ parts }) => parts.map(turned))]), unmeasured };
}

/** A part as it is taken off. */
export function turned(part: Part): Part {
  return { ...part, factor: -part.factor };
}

/**
 * What is doubtful about a rest: parts that measured nothing; a rest below zero, which is the meters' contradiction where all is covered; times that differ.
 * @param of what the rest is of: a metering point, an energy item, a carrier
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

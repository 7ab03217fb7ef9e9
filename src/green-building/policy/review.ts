import { carriers, carrierUnit, dimensionOf, unitRatio, units, type Carrier, type Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { isVerified } from '#kernel/source-status.ts';
import { type EntryOf, type Status } from '#platform/knowledge/facts.ts';
import type { Document, Library, Rule } from './library.ts';
import { requirementOf } from './verdict.ts';
import { type Requirement } from './requirement.ts';
import { weigh, type ThreeValued } from './three-valued.ts';

export type CoefficientShown = {
  readonly name: string;
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  readonly status: Status;
};

export type Review = {
  /** Null if nothing given counts. */
  readonly tce: { readonly equivalent: number | null; readonly equalValue: number | null };
  readonly kwh: number;
  /** Null if no document in force requires a review, a rule depends on more than the use, or not all of the use counts. */
  readonly needsReview: boolean | null;
  /** Whether all given energy counts. */
  readonly whole: boolean;
  /** The rules that require it, with their clauses. */
  readonly rules: readonly Requirement[];
  readonly coefficients: readonly CoefficientShown[];
  /** True if a coefficient is not verified. */
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
};

/** `equivalent`: by heat content (当量值); `equalValue`: by the fuel used to produce it (等价值). */
export type Coefficients = (carrier: Carrier, basis: 'equivalent' | 'equalValue') => EntryOf<'coefficient'> | null;

type Use = { readonly carrier: Carrier; readonly value: number };

/**
 * The energy review of a project: its yearly use in tce by both calculations, compared with the limits of the rules in `documents`, which
 * are data. The limits are in equivalent value. Throws Problem `use-bad` for an invalid carrier, unit or number.
 */
export function review(input: unknown, documents: readonly Document[], library: Library, coefficientOf: Coefficients): Review {
  const use = readUse(input);
  const told = new Map<string, CoefficientShown>();
  const findings: Finding[] = [];
  const total = (basis: 'equivalent' | 'equalValue'): number | null => {
    const parts = use.flatMap((one) => {
      const known = factor(one.carrier, basis, coefficientOf, told, findings);
      return known === null ? [] : [one.value * known];
    });
    return parts.length === 0 ? null : round(parts.reduce((sum, one) => sum + one, 0) / 1000);
  };
  const tce = { equivalent: total('equivalent'), equalValue: total('equalValue') };
  const kwh = use.filter(({ carrier }) => carrier === 'electricity').reduce((sum, { value }) => sum + value, 0);
  const whole = tce.equivalent !== null && isWhole(use, coefficientOf);
  const rules = documents.flatMap((document) => document.rules).filter((rule) => rule.asked.some(({ item }) => item === 'energy-review'));
  const truths = rules.map((rule) => ({ rule, truth: truthOf(rule, { tce: tce.equivalent, whole, kwh }, library) }));
  const asked = truths.filter(({ truth }) => truth === true).map(({ rule }) => rule);
  // a rule that depends on more than the use is neither met nor missed
  const open = asked.length === 0 && truths.some(({ truth }) => truth === null);
  if (asked.length === 0 && rules.some((rule) => truthOf(rule, { tce: tce.equalValue, whole, kwh }, library) === true))
    findings.push({ code: 'review-basis', severity: 'warning', evidence: { equivalent: tce.equivalent, equalValue: tce.equalValue } });
  const coefficients = [...told.values()];
  return {
    tce,
    kwh,
    whole,
    needsReview: rules.length === 0 || open ? null : asked.length > 0,
    rules: (asked.length > 0 ? asked : rules).map(requirementOf),
    coefficients,
    indicative: coefficients.some(({ status }) => !isVerified(status)),
    findings,
  };
}

/** Whether all given energy has a coefficient; otherwise the total is unknown. Water is not energy. */
const isWhole = (use: readonly Use[], coefficientOf: Coefficients): boolean =>
  use.every(({ carrier, value }) => carrier === 'water' || value === 0 || coefficientOf(carrier, 'equivalent') !== null);

type Annual = { readonly tce: number | null; readonly whole: boolean; readonly kwh: number };

/** If not all of the use counts, its sum is a minimum: either it reaches a limit or the result is open. */
function truthOf(rule: Rule, { tce, whole, kwh }: Annual, library: Library): ThreeValued {
  const truth = weighed(rule, tce, kwh, library);
  return whole || truth === true ? truth : weighed(rule, null, kwh, library);
}

function weighed(rule: Rule, annualTce: number | null, annualKwh: number, library: Library): ThreeValued {
  const known = new Map<string, string | number | boolean>([
    ['work', 'new'],
    ['urban', true],
    ['annualKwh', annualKwh],
  ]);
  if (annualTce !== null) known.set('annualTce', annualTce);
  return weigh(rule.when, known, library).truth;
}

function factor(
  carrier: Carrier,
  basis: 'equivalent' | 'equalValue',
  coefficientOf: Coefficients,
  told: Map<string, CoefficientShown>,
  findings: Finding[],
): number | null {
  const found = coefficientOf(carrier, basis) ?? coefficientOf(carrier, 'equivalent');
  if (found === null) {
    if (basis === 'equivalent') findings.push({ code: 'review-carrier-left-out', severity: 'info', evidence: { carrier } });
    return null;
  }
  const { id, names, value, unit, source, status } = found;
  told.set(id, { id, name: names?.zh ?? id, value, unit, source: `${source.document} ${source.clause}`, status });
  return value;
}

function readUse(input: unknown): Use[] {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new Problem('bad-input', 'use-bad', { carrier: '—', said: typeof input });
  return Object.entries(input)
    .filter(([, said]) => said !== null)
    .map(([name, said]) => {
      const carrier = carriers.find((one) => one === name);
      const given: unknown = typeof said === 'number' ? { value: said } : said;
      const { value, unit } = (typeof given === 'object' && given !== null ? given : {}) as { value?: unknown; unit?: unknown };
      const known: Unit | undefined = carrier && (unit === undefined ? carrierUnit(carrier) : units.find((one) => one === unit));
      const fits = carrier !== undefined && known !== undefined && dimensionOf(known) === dimensionOf(carrierUnit(carrier));
      if (!fits || typeof value !== 'number' || !Number.isFinite(value) || value < 0)
        throw new Problem('bad-input', 'use-bad', { carrier: name, said: JSON.stringify(said) });
      const { num, den } = unitRatio(known, carrierUnit(carrier));
      return { carrier, value: (value * num) / den };
    });
}

/** To a gram of standard coal: floating-point sums must not miss a limit that they meet. */
function round(tce: number): number {
  return Math.round(tce * 1e6) / 1e6;
}

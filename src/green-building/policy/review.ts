import { carriers, carrierUnit, dimensionOf, unitRatio, units, type Carrier, type Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { isVerified } from '#kernel/source-status.ts';
import { visitCondition, type EntryOf, type Status } from '#platform/knowledge/facts.ts';
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

/** A figure of the year beside the limit of a rule. */
export type LimitCompared = {
  readonly figure: 'annualTce' | 'annualKwh';
  /** tce by equivalent value, kWh; null if not known. */
  readonly value: number | null;
  readonly limit: number;
  readonly unit: 'tce' | 'kWh';
  /** Null if the figure is not known. A sum that is not whole is a minimum: it reaches a limit or leaves it open. */
  readonly reached: ThreeValued;
  readonly document: string;
  readonly clause: string;
  readonly rule: string;
};

export type Review = {
  /** Null if nothing given counts. */
  readonly tce: { readonly equivalent: number | null; readonly equalValue: number | null };
  /** Null if electricity is said to be unknown; 0 if it is not named. */
  readonly kwh: number | null;
  /** Null if no document in force requires a review, a rule depends on more than the use, or not all of the use counts. */
  readonly needsReview: boolean | null;
  /** Whether all given energy counts. */
  readonly whole: boolean;
  /** The rules that require it, with their clauses. */
  readonly rules: readonly Requirement[];
  /** Each figure beside each limit of those rules; those that are reached decide. */
  readonly compared: readonly LimitCompared[];
  readonly coefficients: readonly CoefficientShown[];
  /** True if a coefficient is not verified. */
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
};

/** `equivalent`: by heat content (当量值); `equalValue`: by the fuel used to produce it (等价值). */
export type Coefficients = (carrier: Carrier, basis: 'equivalent' | 'equalValue') => EntryOf<'coefficient'> | null;

/** `value` null: used, and nobody knows how much. */
type Use = { readonly carrier: Carrier; readonly value: number | null };

/** What a project or building uses in a year. `whole`: whether all of it is known; otherwise `tce` is a minimum. */
export type Annual = { readonly tce: number | null; readonly whole: boolean; readonly kwh: number | null };

/**
 * The energy review of a project: its yearly use in tce by both calculations, compared with the limits of the rules in `documents`, which
 * are data. The limits are in equivalent value. Throws Problem `use-bad` for an invalid carrier, unit or number, `use-missing` if no energy
 * is named.
 */
export function review(input: unknown, documents: readonly Document[], library: Library, coefficientOf: Coefficients): Review {
  const use = readUse(input);
  if (use.every(({ carrier, value }) => carrier === 'water' || value === null)) throw new Problem('bad-input', 'use-missing', {});
  const told = new Map<string, CoefficientShown>();
  const findings: Finding[] = [];
  const total = (basis: 'equivalent' | 'equalValue'): number | null => {
    const parts = use.flatMap((one) => {
      const known = one.value === null ? null : factor(one.carrier, basis, coefficientOf, told, findings);
      return one.value === null || known === null ? [] : [one.value * known];
    });
    return parts.length === 0 ? null : round(parts.reduce((sum, one) => sum + one, 0) / 1000);
  };
  const tce = { equivalent: total('equivalent'), equalValue: total('equalValue') };
  const power = use.filter(({ carrier }) => carrier === 'electricity');
  const kwh = power.some(({ value }) => value === null) ? null : power.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const whole = tce.equivalent !== null && isWhole(use, coefficientOf);
  const annual = { tce: tce.equivalent, whole, kwh };
  const { needsReview, rules, compared } = limitsReached(annual, documents, library);
  if (needsReview !== true && limitsReached({ ...annual, tce: tce.equalValue }, documents, library).needsReview === true)
    findings.push({ code: 'review-basis', severity: 'warning', evidence: { equivalent: tce.equivalent, equalValue: tce.equalValue } });
  const coefficients = [...told.values()];
  return {
    tce,
    kwh,
    whole,
    needsReview,
    rules: rules.map(requirementOf),
    compared,
    coefficients,
    indicative: coefficients.some(({ status }) => !isVerified(status)),
    findings: [...findings, ...unnamed(use, needsReview)],
  };
}

/** A review that is not needed holds only if nothing else is used. */
function unnamed(use: readonly Use[], needsReview: boolean | null): Finding[] {
  const open = use.filter(({ carrier, value }) => carrier !== 'water' && value === null).map(({ carrier }) => carrier);
  const left = carriers.filter((one) => one !== 'water' && !use.some(({ carrier }) => carrier === one));
  const list = (some: readonly Carrier[]) => ({ carriers: some.join(', ') });
  return [
    ...(open.length > 0 ? [{ code: 'review-use-unknown', severity: 'warning', evidence: list(open) } as const] : []),
    ...(needsReview === false && left.length > 0 ? [{ code: 'review-not-named', severity: 'info', evidence: list(left) } as const] : []),
  ];
}

/** Whether a year's use reaches a limit of the rules that require a review, which rules those are, and which figure reaches which limit. */
export function limitsReached(annual: Annual, documents: readonly Document[], library: Library) {
  const rules = documents.flatMap((document) => document.rules).filter((rule) => rule.asked.some(({ item }) => item === 'energy-review'));
  const truths = rules.map((rule) => ({ rule, truth: truthOf(rule, annual, library) }));
  const asked = truths.filter(({ truth }) => truth === true).map(({ rule }) => rule);
  // a rule that depends on more than the use is neither met nor missed
  const open = asked.length === 0 && truths.some(({ truth }) => truth === null);
  const named = asked.length > 0 ? asked : rules;
  return {
    needsReview: rules.length === 0 || open ? null : asked.length > 0,
    rules: named,
    compared: named.flatMap((rule) => comparedIn(rule, annual)),
  };
}

/** The limits that a rule names, each beside its figure. */
function comparedIn({ when, document, clause, id }: Rule, { tce, whole, kwh }: Annual): LimitCompared[] {
  const found: LimitCompared[] = [];
  if (when === null) return found;
  visitCondition(when, (leaf) => {
    if (!('fact' in leaf) || !('atLeast' in leaf.test) || leaf.test.atLeast === undefined) return;
    if (leaf.fact !== 'annualTce' && leaf.fact !== 'annualKwh') return;
    const isTce = leaf.fact === 'annualTce';
    const [value, limit] = [isTce ? tce : kwh, leaf.test.atLeast];
    const isOver = value === null ? null : value >= limit;
    const reached = isOver === false && isTce && !whole ? null : isOver;
    found.push({ figure: leaf.fact, value, limit, unit: isTce ? 'tce' : 'kWh', reached, document, clause, rule: id });
  });
  return found;
}

/** Whether all given energy is known and has a coefficient; otherwise the total is unknown. Water is not energy. */
const isWhole = (use: readonly Use[], coefficientOf: Coefficients): boolean =>
  use.every(
    ({ carrier, value }) => carrier === 'water' || value === 0 || (value !== null && coefficientOf(carrier, 'equivalent') !== null),
  );

/** If not all of the use counts, its sum is a minimum: either it reaches a limit or the result is open. */
function truthOf(rule: Rule, { tce, whole, kwh }: Annual, library: Library): ThreeValued {
  const truth = weighed(rule, tce, kwh, library);
  return whole || truth === true ? truth : weighed(rule, null, kwh, library);
}

function weighed(rule: Rule, annualTce: number | null, annualKwh: number | null, library: Library): ThreeValued {
  const known = new Map<string, string | number | boolean>([
    ['work', 'new'],
    ['urban', true],
  ]);
  if (annualKwh !== null) known.set('annualKwh', annualKwh);
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
  return Object.entries(input).map(([name, said]): Use => {
    const carrier = carriers.find((one) => one === name);
    if (carrier !== undefined && said === null) return { carrier, value: null };
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

import { carriers, carrierUnit, dimensionOf, unitRatio, units, type Carrier, type Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { isVerified, type EntryOf, type Status } from '#knowledge/facts.ts';
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
  readonly tce: { readonly equivalent: number; readonly equalValue: number };
  readonly kwh: number;
  /** Null where no document in force asks for a review, or where a rule hangs on more than the use. */
  readonly needsReview: boolean | null;
  /** The rules that ask for it, with their clauses. */
  readonly rules: readonly Requirement[];
  readonly coefficients: readonly CoefficientShown[];
  /** True where a coefficient was not verified. */
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
};

/** `equivalent`: by the heat in it (当量值); `equalValue`: by the fuel that made it (等价值). */
export type Coefficients = (carrier: Carrier, basis: 'equivalent' | 'equalValue') => EntryOf<'coefficient'> | null;

type Use = { readonly carrier: Carrier; readonly value: number };

/**
 * The energy review of a project: its yearly use in tce by both reckonings, against the limits of the rules in `documents`, which are data.
 * The limits go by equivalent value. Throws Problem `use-bad` for a carrier, unit or number that is none.
 */
export function review(input: unknown, documents: readonly Document[], library: Library, coefficientOf: Coefficients): Review {
  const use = readUse(input);
  const told = new Map<string, CoefficientShown>();
  const findings: Finding[] = [];
  const total = (basis: 'equivalent' | 'equalValue'): number =>
    round(use.reduce((sum, one) => sum + one.value * factor(one.carrier, basis, coefficientOf, told, findings), 0) / 1000);
  const tce = { equivalent: total('equivalent'), equalValue: total('equalValue') };
  const kwh = use.filter(({ carrier }) => carrier === 'electricity').reduce((sum, { value }) => sum + value, 0);
  const rules = documents.flatMap((document) => document.rules).filter((rule) => rule.asked.some(({ item }) => item === 'energy-review'));
  const truths = rules.map((rule) => ({ rule, truth: truthOf(rule, tce.equivalent, kwh, library) }));
  const asked = truths.filter(({ truth }) => truth === true).map(({ rule }) => rule);
  // a rule that hangs on more than the use is neither met nor missed
  const open = asked.length === 0 && truths.some(({ truth }) => truth === null);
  if (asked.length === 0 && rules.some((rule) => truthOf(rule, tce.equalValue, kwh, library) === true))
    findings.push({ code: 'review-basis', severity: 'warning', evidence: { equivalent: tce.equivalent, equalValue: tce.equalValue } });
  const coefficients = [...told.values()];
  return {
    tce,
    kwh,
    needsReview: rules.length === 0 || open ? null : asked.length > 0,
    rules: (asked.length > 0 ? asked : rules).map(requirementOf),
    coefficients,
    indicative: coefficients.some(({ status }) => !isVerified(status)),
    findings,
  };
}

function truthOf(rule: Rule, annualTce: number, annualKwh: number, library: Library): ThreeValued {
  const known = new Map<string, string | number | boolean>([
    ['work', 'new'],
    ['urban', true],
    ['annualTce', annualTce],
    ['annualKwh', annualKwh],
  ]);
  return weigh(rule.when, known, library).truth;
}

function factor(
  carrier: Carrier,
  basis: 'equivalent' | 'equalValue',
  coefficientOf: Coefficients,
  told: Map<string, CoefficientShown>,
  findings: Finding[],
): number {
  const found = coefficientOf(carrier, basis) ?? coefficientOf(carrier, 'equivalent');
  if (found === null) {
    if (basis === 'equivalent') findings.push({ code: 'review-carrier-left-out', severity: 'info', evidence: { carrier } });
    return 0;
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

/** To a gram of standard coal: sums of binary fractions must not miss a limit that they meet. */
function round(tce: number): number {
  return Math.round(tce * 1e6) / 1e6;
}

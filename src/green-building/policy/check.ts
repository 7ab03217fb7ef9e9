import type { Finding } from '#kernel/finding.ts';
import type { Scalar } from '#platform/knowledge/facts.ts';
import type { Requirable, Library } from './library.ts';
import { placed } from './citation.ts';
import { readDesign, type Design, type Designed } from './design.ts';
import { permitOf } from './permit.ts';
import { judge, type Question, type Undecided } from './verdict.ts';
import { type Cited } from './requirement.ts';
import { type Requirement } from './requirement.ts';

export type Outcome = 'meets' | 'fails' | 'undecided';

/** One requirement compared with the design. `decides`: whether the overall verdict depends on it. */
export type Checked = Cited & {
  readonly item: string;
  readonly comparator: Requirable['comparator'] | null;
  readonly required: Scalar | readonly Requirable[];
  readonly unit: string | null;
  readonly designed: Designed | null;
  readonly verdict: Outcome;
  readonly decides: boolean;
};

export type Check = {
  readonly verdict: Outcome;
  readonly items: readonly Checked[];
  readonly undecided: readonly Undecided[];
  /** If the design misses its indices: the clauses that forbid the permit. If there are none, a finding says so. */
  readonly permit: readonly Requirement[];
  readonly findings: readonly Finding[];
};

/**
 * Checks a design against what is required of its project. Only duties decide: every index of a design, but procedures and works only if
 * the design mentions them. A requirement in principle that is not met gives a warning that asks for a reason. An unknown requirement or
 * value leaves the verdict open. Throws Problem `item-unknown`, `design-bad`, and those of `judge`.
 */
export function check(library: Library, question: Question, design: unknown): Check {
  const values = readDesign(design, library);
  const { requirements, undecided, findings } = judge(library, question);
  const items = requirements.map((one) => checkOne(one, values, library));
  const deciding = items.filter(({ decides }) => decides);
  const openDuty = undecided.some(({ strength, item }) => strength === 'must' && isIndex(item, library));
  const fails = deciding.some((one) => one.verdict === 'fails');
  const open = openDuty || deciding.some((one) => one.verdict === 'undecided');
  const verdict: Outcome = fails ? 'fails' : open ? 'undecided' : 'meets';
  const missed = deciding.filter((one) => one.verdict === 'fails');
  const permit = permitOf(
    library,
    question,
    verdict,
    missed,
    missed.some((one) => itemsOf(one).some((item) => isIndex(item, library))),
  );
  return {
    verdict,
    items,
    undecided: verdict === 'undecided' ? undecided : undecided.filter(({ rule }) => !permit.settled.has(rule)),
    permit: permit.clauses,
    findings: placed(
      [...findings, ...reasonsToGive(items, library), ...permit.findings, ...(deciding.length === 0 && !openDuty ? [nothingDecides] : [])],
      library,
    ),
  };
}

/** Meeting requirements when none apply means little. */
const nothingDecides: Finding = { code: 'check-nothing-decides', severity: 'warning', evidence: {} };

function itemsOf({ item, required }: Checked): readonly string[] {
  return typeof required === 'object' ? required.map((one) => one.item) : [item];
}

function checkOne(one: Requirement, values: Design, library: Library): Checked {
  const { strength, document, clause, quote, rule, binds, doubt, restsOn } = one;
  const cited = { strength, document, clause, quote, rule, binds, ...(doubt && { doubt }), ...(restsOn && { restsOn }) };
  if ('anyOf' in one) {
    const outcomes = one.anyOf.map((asked) => compare(asked, values));
    const verdict = outcomes.includes('meets') ? 'meets' : outcomes.every((outcome) => outcome === 'fails') ? 'fails' : 'undecided';
    const [first] = one.anyOf;
    const decides = strength === 'must' && one.anyOf.some(({ item }) => isIndex(item, library) || values.has(item));
    const designed = one.anyOf.map(({ item }) => values.get(item)).find((value) => value !== undefined) ?? null;
    return { ...cited, item: first?.item ?? '', comparator: null, required: one.anyOf, unit: null, designed, verdict, decides };
  }
  const decides = strength === 'must' && (isIndex(one.item, library) || values.has(one.item));
  const { item, comparator, value, unit } = one;
  return { ...cited, item, comparator, required: value, unit, designed: values.get(item) ?? null, verdict: compare(one, values), decides };
}

function compare({ item, comparator, value, unit }: Requirable, values: Design): Outcome {
  const held = values.get(item);
  if (held === undefined) return 'undecided';
  // a different name may be another term for the same standard
  if (unit === 'text') return [held].flat().includes(value) ? 'meets' : 'undecided';
  const ok = comparator === '=' ? held === value : typeof held === 'number' && typeof value === 'number' && passes(held, comparator, value);
  return ok ? 'meets' : 'fails';
}

function passes(held: number, comparator: Requirable['comparator'], value: number): boolean {
  if (comparator === '>=') return held >= value;
  if (comparator === '>') return held > value;
  return comparator === '<=' ? held <= value : held < value;
}

function isIndex(item: string, { items }: Library): boolean {
  const held = items.get(item);
  return held?.index === true && held.unit !== 'text';
}

function reasonsToGive(items: readonly Checked[], { items: known }: Library): Finding[] {
  const unmet = items.filter(({ strength, verdict }) => strength === 'in-principle' && verdict === 'fails');
  return unmet.map(({ item, document, clause, quote }) => ({
    code: 'in-principle-unmet',
    severity: 'warning',
    evidence: { item, name: known.get(item)?.names ?? { zh: item, en: item }, document, clause, quote },
  }));
}

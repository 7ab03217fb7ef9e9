import {
  textOf,
  wordsOf,
  type Bound,
  type Condition,
  type EntryOf,
  type Need,
  type Passage,
  type Policy,
  type PolicyRule,
  type Scalar,
} from '#platform/knowledge/facts.ts';
import { apartIn, type Apart } from './needs.ts';

export type Comparator = '>=' | '>' | '<=' | '<' | '=';
export type Bilingual = { readonly zh: string; readonly en: string };

/** Whether a figure in this unit must be whole: there is no half star. */
export function isWhole(unit: string): boolean {
  return ['star', 'grade', 'building'].includes(unit);
}

/** What an item is required to be. */
export type Requirable = { readonly item: string; readonly comparator: Comparator; readonly value: Scalar; readonly unit: string };

/** A rule with its place: one requirement, or several of which one is enough. */
export type Rule = {
  readonly id: string;
  readonly document: string;
  readonly clause: string;
  readonly quote: string;
  readonly strength: string;
  readonly binds: PolicyRule['binds'];
  readonly asked: readonly Requirable[];
  readonly when: Condition | null;
  /** The values that its condition distinguishes; null if its facts do not interact. */
  readonly apart: Apart | null;
  readonly until: string | null;
  readonly doubt: Bilingual | null;
};

/** The year from which cumulative targets of a document count: that in which its period begins, otherwise that in which it was issued. */
export function firstYearOf({ periodBegins, issued }: Pick<Policy, 'periodBegins' | 'issued'>): number {
  return Number((periodBegins ?? issued).slice(0, 4));
}

export type Target = {
  readonly id: string;
  readonly document: string;
  readonly clause: string;
  readonly quote: string;
  readonly name: Bilingual;
  readonly scope: string;
  readonly comparator: Comparator;
  readonly value: Scalar;
  readonly unit: string;
  readonly kind: 'binding' | 'expected' | 'unspecified';
  readonly base: { readonly year: number; readonly value?: number | undefined } | null;
  readonly due: number | null;
  readonly mode: 'cumulative' | 'in-year' | 'state';
  readonly strength: string | null;
  readonly doubt: Bilingual | null;
};

/** A figure that reports the past. */
export type Baseline = Pick<Target, 'id' | 'document' | 'clause' | 'quote' | 'name' | 'comparator' | 'value' | 'unit'> & {
  readonly scope: string | null;
  readonly year: string;
};

export type Task = {
  readonly id: string;
  readonly document: string;
  readonly clause: string;
  readonly title: string;
  readonly what: string;
  readonly units: readonly string[];
  readonly counties: readonly string[];
  readonly due: string | null;
  readonly quote: string;
};

export type Document = {
  readonly head: Policy;
  readonly rules: readonly Rule[];
  readonly targets: readonly Target[];
  readonly baselines: readonly Baseline[];
  readonly tasks: readonly Task[];
};

/** All requirements, ready to be evaluated. Nothing in it changes. */
export type Library = {
  /** From national level down; within each region by day of issue. */
  readonly documents: readonly Document[];
  readonly facts: ReadonlyMap<string, EntryOf<'fact'>>;
  readonly items: ReadonlyMap<string, EntryOf<'item'>>;
  readonly terms: ReadonlyMap<string, EntryOf<'term'>>;
  /** In order of force, strongest first. */
  readonly strengths: ReadonlyMap<string, EntryOf<'strength'>>;
  readonly topics: ReadonlyMap<string, EntryOf<'topic'>>;
};

export type LibraryEntries = {
  readonly policies: readonly Policy[];
  readonly facts: readonly EntryOf<'fact'>[];
  readonly items: readonly EntryOf<'item'>[];
  readonly terms: readonly EntryOf<'term'>[];
  readonly strengths: readonly EntryOf<'strength'>[];
  readonly topics: readonly EntryOf<'topic'>[];
};

/** Builds a library from checked entries. */
export function createLibrary(entries: LibraryEntries): Library {
  const words: Words = {
    items: new Map(entries.items.map((one) => [one.item, one])),
    facts: new Map(entries.facts.map((one) => [one.fact, one])),
    terms: new Map(entries.terms.map((one) => [one.term, one])),
  };
  const height = (region: string): number => (region === '100000' ? 0 : region.endsWith('0000') ? 1 : region.endsWith('00') ? 2 : 3);
  const ordered = entries.policies.toSorted((a, b) => height(a.region) - height(b.region) || (a.issued < b.issued ? -1 : 1));
  return {
    ...words,
    documents: ordered.map((head) => readDocument(head, words)),
    strengths: new Map(entries.strengths.map((one) => [one.strength, one])),
    topics: new Map(entries.topics.map((one) => [one.topic, one])),
  };
}

type Words = Pick<Library, 'items' | 'facts' | 'terms'>;

function readDocument(head: Policy, words: Words): Document {
  let clause = '';
  const placed = head.text.map((passage) => ({ passage, clause: (clause = passage.at ?? clause) }));
  const all = <T>(read: (passage: Passage, clause: string) => readonly T[]): T[] => placed.flatMap((one) => read(one.passage, one.clause));
  return {
    head,
    rules: all((passage, at) => (passage.rules ?? []).map((rule) => readRule(head.code, at, passage, rule, words))),
    targets: all((passage, at) => (passage.targets ?? []).map((one) => readTarget(head.code, at, passage, one))),
    baselines: all((passage, at) => (passage.baselines ?? []).map((one) => readBaseline(head.code, at, passage, one))),
    tasks: all((passage, at) => (passage.tasks ?? []).map((one) => readTask(head.code, at, passage, one, placed))),
  };
}

const comparators = [
  ['atLeast', '>='],
  ['above', '>'],
  ['atMost', '<='],
  ['below', '<'],
  ['is', '='],
] as const;

/** The one comparison that was given; checked files have exactly one. */
function comparison(bound: Bound): { comparator: Comparator; value: Scalar } {
  const found = comparators.find(([name]) => bound[name] !== undefined) ?? ['is', '='];
  return { comparator: found[1], value: bound[found[0]] ?? true };
}

function quoted(passage: Passage, quote: string): string {
  return wordsOf(textOf(passage), quote) ?? quote;
}

function readRule(code: string, clause: string, passage: Passage, rule: PolicyRule, words: Words): Rule {
  const needs: readonly Need[] = rule.anyOf ?? [{ ...rule, item: rule.item ?? '' }];
  return {
    id: `${code}/${rule.id}`,
    document: code,
    clause,
    quote: quoted(passage, rule.quote),
    strength: rule.strength,
    binds: rule.binds,
    asked: needs.map((need) => ({ item: need.item, ...comparison(need), unit: need.unit ?? words.items.get(need.item)?.unit ?? '' })),
    when: rule.when ?? null,
    apart: apartIn(rule.when ?? null, words),
    until: rule.until ?? null,
    doubt: rule.doubt ?? null,
  };
}

function readTarget(code: string, clause: string, passage: Passage, one: NonNullable<Passage['targets']>[number]): Target {
  const { name, scope, unit, kind, mode } = one;
  const rest = { base: one.base ?? null, due: one.due ?? null, strength: one.strength ?? null, doubt: one.doubt ?? null };
  return {
    id: `${code}/${one.id}`,
    document: code,
    clause,
    quote: quoted(passage, one.quote),
    name,
    scope,
    ...comparison(one),
    unit,
    kind,
    mode,
    ...rest,
  };
}

function readBaseline(code: string, clause: string, passage: Passage, one: NonNullable<Passage['baselines']>[number]): Baseline {
  const { name, unit, year } = one;
  return {
    id: `${code}/${one.id}`,
    document: code,
    clause,
    quote: quoted(passage, one.quote),
    name,
    scope: one.scope ?? null,
    ...comparison(one),
    unit,
    year,
  };
}

function readTask(
  code: string,
  clause: string,
  passage: Passage,
  one: NonNullable<Passage['tasks']>[number],
  placed: readonly { passage: Passage; clause: string }[],
): Task {
  const whole = placed
    .filter((other) => other.clause === clause || other.clause.startsWith(clause))
    .map((other) => textOf(other.passage).replaceAll(/\s*\n\s*/gu, ''));
  return {
    id: `${code}/${one.id}`,
    document: code,
    clause,
    title: one.title,
    what: one.what ?? whole.join(''),
    units: one.units,
    counties: one.counties,
    due: one.due ?? null,
    quote: quoted(passage, one.quote),
  };
}

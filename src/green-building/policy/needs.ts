import { visitCondition, type Condition, type EntryOf, type Scalar, type Test } from '#platform/knowledge/facts.ts';
import { possible, weigh, type KnownFact } from './three-valued.ts';

type Words = { readonly facts: ReadonlyMap<string, EntryOf<'fact'>>; readonly terms: ReadonlyMap<string, EntryOf<'term'>> };

/**
 * For each fact of a condition, the values that it distinguishes: below, on and above each number; each word that it names, and one more.
 */
export type Apart = ReadonlyMap<string, readonly Scalar[]>;

/** With more facts than this the work outgrows its use, so all are returned. */
const most = 7;

/**
 * Of the facts that a condition depends on, those that can change its result: an answer to it, with or without answers to others, settles
 * what was open before. A fact in only one branch is irrelevant if another fact settles both branches.
 * @param apart of the condition; null if each fact occurs once and none implies another: then all can change the result
 */
export function telling(
  condition: Condition,
  needs: readonly string[],
  known: KnownFact,
  words: Words,
  apart: Apart | null,
): readonly string[] {
  if (apart === null || needs.length < 2 || needs.length > most) return needs;
  const turning = needs.filter((name) => turns(condition, name, needs, known, { words, apart }));
  return turning.length === 0 ? needs : turning;
}

type NeedsContext = { readonly words: Words; readonly apart: Apart };

function turns(condition: Condition, name: string, others: readonly string[], known: KnownFact, context: NeedsContext): boolean {
  if (weigh(condition, known, context.words).truth !== null) return false;
  if (answered(name, known, context).some((more) => weigh(condition, more, context.words).truth !== null)) return true;
  return others.some(
    (other, at) =>
      other !== name &&
      !known.has(other) &&
      answered(other, known, context).some((more) => turns(condition, name, others.slice(at + 1), more, context)),
  );
}

/** What is known once this fact is known, for each distinguishable value that is compatible with the rest. */
function answered(name: string, known: KnownFact, { words, apart }: NeedsContext): KnownFact[] {
  const fact = words.facts.get(name);
  if (fact === undefined) return [];
  return (apart.get(name) ?? []).filter((value) => possible(fact, value, known)).map((value) => meaning(fact, value, known, words));
}

/** The value and what it implies for others, step by step. */
function meaning(fact: EntryOf<'fact'>, value: Scalar, known: KnownFact, words: Words): KnownFact {
  const more = new Map(known).set(fact.fact, value);
  for (const [other, wanted] of Object.entries(fact.implies?.[String(value)] ?? {})) {
    const next = words.facts.get(other);
    if (Array.isArray(wanted) || more.has(other) || next === undefined) continue;
    for (const [name, held] of meaning(next, wanted, more, words)) more.set(name, held);
  }
  return more;
}

/** The values that a condition distinguishes; null if its facts do not interact. */
export function apartIn(condition: Condition | null, words: Words): Apart | null {
  if (condition === null) return null;
  const tests = testsIn(condition, words);
  const touching = [...tests].some(([name, list]) => list.length > 1 || meansAny(words.facts.get(name), tests));
  return touching ? new Map([...tests].map(([name, list]) => [name, valuesOf(words.facts.get(name), list)])) : null;
}

function testsIn(condition: Condition, words: Words, tests = new Map<string, Test[]>()): Map<string, Test[]> {
  visitCondition(condition, (leaf) => {
    const inner = 'term' in leaf ? words.terms.get(leaf.term)?.when : words.facts.get(leaf.fact)?.derived;
    if ('fact' in leaf) tests.set(leaf.fact, [...(tests.get(leaf.fact) ?? []), leaf.test]);
    if (inner !== undefined) testsIn(inner, words, tests);
  });
  return tests;
}

function meansAny(fact: EntryOf<'fact'> | undefined, others: ReadonlyMap<string, unknown>): boolean {
  return Object.values(fact?.implies ?? {}).some((follows) => Object.keys(follows).some((other) => others.has(other)));
}

function valuesOf(fact: EntryOf<'fact'> | undefined, tests: readonly Test[]): Scalar[] {
  if (fact?.type === 'bool') return [true, false];
  const named = tests.flatMap((test) => ('in' in test ? test.in : Object.values(test)));
  if (fact?.type !== 'number') {
    const others = Object.keys(fact?.values ?? {}).filter((value) => !named.includes(value));
    return [...new Set([...named, ...others.slice(0, 1)])];
  }
  const around = named.flatMap((bound) => (typeof bound === 'number' ? [bound - 1, bound, bound + 1] : []));
  return [...new Set(around.filter((one) => one >= (fact.min ?? -Infinity) && one <= (fact.max ?? Infinity)))];
}

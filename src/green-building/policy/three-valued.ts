import { together, type ThreeValued } from '#kernel/three-valued.ts';
import type { Condition, EntryOf, Scalar, Test } from '#platform/knowledge/facts.ts';

export type { ThreeValued } from '#kernel/three-valued.ts';

/** `needs`: the facts that would decide, if the truth is null. */
export type Weighed = { readonly truth: ThreeValued; readonly needs: readonly string[] };

export type KnownFact = ReadonlyMap<string, Scalar>;

type Words = { readonly facts: Pick<ReadonlyMap<string, EntryOf<'fact'>>, 'get'>; readonly terms: ReadonlyMap<string, EntryOf<'term'>> };

const yes: Weighed = { truth: true, needs: [] };
const no: Weighed = { truth: false, needs: [] };

/** Evaluates a condition on what is known (Kleene's three-valued logic): an unknown fact never counts as false. */
export function weigh(condition: Condition | null, known: KnownFact, words: Words): Weighed {
  if (condition === null) return yes;
  if ('all' in condition)
    return weighParts(
      condition.all.map((part) => weigh(part, known, words)),
      false,
    );
  if ('any' in condition)
    return weighParts(
      condition.any.map((part) => weigh(part, known, words)),
      true,
    );
  if ('not' in condition) {
    const inner = weigh(condition.not, known, words);
    return inner.truth === null ? inner : inner.truth ? no : yes;
  }
  if ('term' in condition) return weigh(words.terms.get(condition.term)?.when ?? null, known, words);
  return weighFact(condition.fact, condition.test, known, words);
}

/** One `deciding` part settles it; otherwise one unknown part leaves it open, with everything the unknown parts need. */
function weighParts(parts: readonly Weighed[], deciding: boolean): Weighed {
  const truth = together(parts, (part) => part.truth, deciding);
  if (truth !== null) return truth ? yes : no;
  return { truth, needs: [...new Set(parts.filter((part) => part.truth === null).flatMap(({ needs }) => needs))] };
}

function weighFact(name: string, test: Test, known: KnownFact, words: Words): Weighed {
  const value = known.get(name);
  if (value !== undefined) return passes(test, value) ? yes : no;
  const fact = words.facts.get(name);
  if (fact !== undefined && 'in' in test && test.in.every((one) => !possible(fact, one, known))) return no;
  if (fact?.derived === undefined) return { truth: null, needs: [name] };
  const inner = weigh(fact.derived, known, words);
  if (inner.truth !== null) return passes(test, inner.truth) ? yes : no;
  return { truth: null, needs: [...inner.needs, name] };
}

function passes(test: Test, value: Scalar): boolean {
  if ('in' in test) return test.in.includes(value);
  if (typeof value !== 'number') return false;
  const { atLeast = -Infinity, above = -Infinity, atMost = Infinity, below = Infinity } = test;
  return value >= atLeast && value > above && value <= atMost && value < below;
}

/** Whether a fact may have this value given what is known: a school is not a home. */
export function possible(fact: EntryOf<'fact'>, value: Scalar, known: KnownFact): boolean {
  const follows = fact.implies?.[String(value)] ?? {};
  return Object.entries(follows).every(([other, wanted]) => {
    const held = known.get(other);
    return held === undefined || [wanted].flat().includes(held);
  });
}

import type { Library } from './library.ts';
import type { Undecided } from './verdict.ts';

/** A fact that is not known: how many rules hang on it, and how many of them are duties. */
export type Question = { readonly fact: string; readonly rules: number; readonly duties: number };

/**
 * The facts worth asking for, the most telling first: only those on which something hangs. What follows from others by a definition comes
 * after them; what the documents leave to an authority is not asked, nor what only a person's own doing decides (the appliance that
 * somebody buys).
 */
export function questionsOf(undecided: readonly Undecided[], { facts }: Pick<Library, 'facts'>): Question[] {
  const counted = new Map<string, { rules: number; duties: number }>();
  for (const { needs, strength } of undecided.filter(({ binds }) => binds !== 'actor'))
    for (const fact of needs) {
      const held = counted.get(fact) ?? { rules: 0, duties: 0 };
      counted.set(fact, { rules: held.rules + 1, duties: held.duties + (strength === 'must' ? 1 : 0) });
    }
  const order = [...facts.keys()];
  return [...counted]
    .filter(([fact]) => facts.has(fact) && facts.get(fact)?.open !== true)
    .map(([fact, counts]) => ({ fact, ...counts }))
    .toSorted(
      (a, b) =>
        b.rules - a.rules ||
        Number(facts.get(a.fact)?.derived !== undefined) - Number(facts.get(b.fact)?.derived !== undefined) ||
        order.indexOf(a.fact) - order.indexOf(b.fact),
    );
}

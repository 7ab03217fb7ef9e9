import type { EntryOf, Kind } from '#platform/knowledge/facts.ts';
import type { Placed } from '#platform/knowledge/read.ts';
import { createLibrary, type Library } from '#green-building/policy/library.ts';
import { readShipped } from './knowledge.ts';

/** The shipped documents, with further entries as a city would add them. */
export function shippedLibrary(own: readonly Placed[] = []): Library {
  const entries = [...readShipped().entries, ...own];
  const held = <K extends Kind>(kind: K): EntryOf<K>[] =>
    entries.filter((entry) => entry.kind === kind).map((entry) => entry.held as EntryOf<K>);
  return createLibrary({
    policies: held('policy'),
    facts: held('fact'),
    items: held('item'),
    terms: held('term'),
    strengths: held('strength'),
    topics: held('topic'),
  });
}

/** The regions from a place up to the nation, by the digits of its code. */
export function regionsOf(code: string): string[] {
  return [...new Set([code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, '100000'])];
}

import type { Finding } from '#kernel/finding.ts';
import { editionless, numberKey, numbersIn } from './standard-number.ts';
import type { StandardShown } from './present-standard.ts';
import type { CitingKind } from './vocabulary.ts';

/** An entry of knowledge that may cite standards: its kind, its id, and its whole content. */
export type Citing = { readonly kind: CitingKind; readonly id: string; readonly text: string };

/** A standard that knowledge cites, by which entries, and whether the library has it. */
export type Cited = {
  /** As written there. */
  number: string;
  known: 'known' | 'other-edition' | 'unknown';
  /** Codes of the standards with that number, or of its other editions. */
  standards: string[];
  /** The states of those, in the same order. */
  states: StandardShown['state'][];
  /** Set if it was withdrawn and nothing of that number is in force: by the codes of what replaces it, if anything does. */
  findings: Finding[];
  /** The number of entries, by kind. */
  by: { kind: CitingKind; entries: number; first: string }[];
};

/** Every standard that knowledge cites, unknown ones first, then by number. */
export function citedStandards(entries: readonly Citing[], library: readonly StandardShown[]): Cited[] {
  const found = new Map<string, { number: string; by: Citing[] }>();
  for (const entry of entries)
    for (const number of numbersIn(entry.text)) {
      const held = found.get(numberKey(number)) ?? { number, by: [] };
      held.by.push(entry);
      found.set(numberKey(number), held);
    }
  const keyed = library.flatMap((one) => (one.number === null ? [] : [{ key: numberKey(one.number), one }]));
  return [...found.entries()]
    .map(([key, { number, by }]) => ({ number, ...knownAs(key, keyed), by: byKind(by) }))
    .toSorted(
      (a, b) => Number(a.known !== 'unknown') - Number(b.known !== 'unknown') || (numberKey(a.number) < numberKey(b.number) ? -1 : 1),
    );
}

function knownAs(
  key: string,
  library: readonly { readonly key: string; readonly one: StandardShown }[],
): Pick<Cited, 'known' | 'standards' | 'states' | 'findings'> {
  const exact = library.filter((held) => held.key === key);
  const others = library.filter((held) => editionless(held.key) === editionless(key));
  const held = exact.length > 0 ? exact : others;
  // a citation without an edition means the one in force
  const isKnown = exact.length > 0 || (key === editionless(key) && others.length > 0);
  return {
    known: isKnown ? 'known' : others.length > 0 ? 'other-edition' : 'unknown',
    standards: held.map(({ one }) => one.code),
    findings: withdrawnIn(held.map(({ one }) => one)),
    states: held.map(({ one }) => one.state),
  };
}

/** A standard that is cited and no longer in force in any edition that the citation means. */
function withdrawnIn(held: readonly StandardShown[]): Finding[] {
  if (held.length === 0 || held.some(({ state }) => state !== 'abolished')) return [];
  const { code, number, abolished } = held[0] as StandardShown;
  const by = [...new Set(held.flatMap(({ replacedBy }) => replacedBy))].join(', ');
  const evidence = { standard: code, number: number ?? code, by, on: abolished ?? '' };
  return [{ code: by === '' ? 'standard-cited-withdrawn' : 'standard-cited-replaced', severity: 'warning', evidence }];
}

function byKind(entries: readonly Citing[]): Cited['by'] {
  return [...Map.groupBy(entries, ({ kind }) => kind)].map(([kind, some]) => ({ kind, entries: some.length, first: some[0]?.id ?? '' }));
}

import type { Finding } from '#kernel/finding.ts';
import type { CatalogueEntry, Product } from './facts.ts';
import type { CatalogueList, CatalogueVerdict } from './vocabulary.ts';

/** A product with its verdict, the entries that decide it, and similar names, which decide nothing. */
export type Checked = {
  readonly row: number;
  readonly product: string;
  readonly verdict: CatalogueVerdict;
  readonly entries: readonly (CatalogueEntry & { readonly by: 'code' | 'name' })[];
  readonly candidates: readonly { readonly name: string; readonly list: CatalogueList; readonly likeness: number }[];
  readonly findings: readonly Finding[];
};

/** A name or code in the form used for comparison: an exact match, ignoring width, case and spaces. */
export const exactKey = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();

const strictness: readonly CatalogueList[] = ['promoted', 'restricted', 'prohibited'];

/** Whether an entry is in force on a local day, first and last day included. */
export const holdsOn = ({ from, until }: CatalogueEntry, day: string): boolean => (from ?? '') <= day && (until ?? day) >= day;

/**
 * A catalogue that products are checked against: the entries in force of a place; null is the nation. `documents`: those that it names.
 */
export type CatalogueSource = { readonly region: string | null; readonly entries: number; readonly documents: readonly string[] };

/** The catalogues that entries are from, in the order in which they come. */
export const sourcesOf = (entries: readonly CatalogueEntry[]): CatalogueSource[] =>
  [...Map.groupBy(entries, ({ region }) => region)].map(([region, own]) => ({
    region,
    entries: own.length,
    documents: [...new Set(own.flatMap(({ document }) => document ?? []))],
  }));

/**
 * Products against the entries in force; without any entry it is not known whether a product is listed (`no-catalogue`). Only an exact
 * match of name or code decides; if lists contradict each other, the strictest decides, with a finding. Similar names are only shown.
 */
export function checkProducts(products: readonly Product[], entries: readonly CatalogueEntry[]): Checked[] {
  const byCode = Map.groupBy(
    entries.filter(({ code }) => code !== null),
    ({ code }) => exactKey(code as string),
  );
  const byName = Map.groupBy(entries, ({ name }) => exactKey(name));
  const like = likeness(entries);
  const otherwise = entries.length === 0 ? 'no-catalogue' : 'unlisted';
  return products.map((product) => {
    const { row, name, code } = product;
    const named = name === null ? [] : (byName.get(exactKey(name)) ?? []);
    const coded = code === null ? [] : (byCode.get(exactKey(code)) ?? []);
    const found = [
      ...coded.map((entry) => ({ ...entry, by: 'code' as const })),
      ...named.filter((entry) => !coded.includes(entry)).map((entry) => ({ ...entry, by: 'name' as const })),
    ];
    const lists = strictness.filter((list) => found.some((entry) => entry.list === list));
    return {
      row,
      product: name ?? code ?? '',
      verdict: lists.at(-1) ?? otherwise,
      entries: found,
      candidates: found.length > 0 || name === null ? [] : like(name),
      findings: doubts(product, coded, lists),
    };
  });
}

function doubts({ row, name, code }: Product, coded: readonly CatalogueEntry[], lists: readonly CatalogueList[]): Finding[] {
  const product = name ?? code;
  const others = name === null ? [] : coded.filter((entry) => exactKey(entry.name) !== exactKey(name)).map((entry) => entry.name);
  const contradictory: Finding = {
    code: 'catalogues-contradict',
    severity: 'warning',
    evidence: { row, product, lists: lists.join(', '), decides: lists.at(-1) },
  };
  const otherName: Finding = {
    code: 'catalogue-code-other-name',
    severity: 'warning',
    evidence: { row, product, code, names: others.join(' | ') },
  };
  return [...(lists.length > 1 ? [contradictory] : []), ...(others.length > 0 ? [otherName] : [])];
}

const mostCandidates = 3;
const leastLikeness = 0.5;

/** Names that share at least half of their letter pairs (Sørensen–Dice), most similar first. */
function likeness(entries: readonly CatalogueEntry[]): (name: string) => Checked['candidates'] {
  const names = [...Map.groupBy(entries, ({ name, list }) => `${list} ${exactKey(name)}`).values()].flatMap(([one]) =>
    one === undefined ? [] : [one],
  );
  const pairs = names.map(({ name }) => pairsOf(name));
  const holding = new Map<string, number[]>();
  for (const [at, some] of pairs.entries()) for (const pair of some) holding.set(pair, [...(holding.get(pair) ?? []), at]);
  return (name) => {
    const own = pairsOf(name);
    const shared = new Map<number, number>();
    for (const pair of own) for (const at of holding.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    return [...shared]
      .map(([at, count]) => ({ at, likeness: (2 * count) / (own.size + (pairs[at]?.size ?? 0)) }))
      .filter((one) => one.likeness >= leastLikeness)
      .toSorted((a, b) => b.likeness - a.likeness || a.at - b.at)
      .slice(0, mostCandidates)
      .flatMap(({ at, likeness: alike }) => {
        const entry = names[at];
        return entry === undefined ? [] : [{ name: entry.name, list: entry.list, likeness: Math.round(alike * 100) / 100 }];
      });
  };
}

function pairsOf(name: string): Set<string> {
  const letters = [...exactKey(name)];
  return new Set(letters.length < 2 ? letters : letters.slice(1).map((letter, at) => `${letters[at]}${letter}`));
}

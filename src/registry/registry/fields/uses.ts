import { keyOf, type Parsed, readNumber } from '#platform/list-intake/fields.ts';
import { uses, useTerms, type Use } from '#kernel/vocabulary.ts';

/**
 * Other terms for a use, as in `knowledge/use-words`; if a term may mean several uses, a person has to choose, and the likeliest comes
 * first.
 */
export type UseWords = { readonly uses: readonly Use[]; readonly words: readonly string[]; readonly origin: string };

/** The uses that a word may mean, likeliest first: one if it is clear, none if the word is unknown. */
export type UseFinder = {
  readonly find: (word: string) => readonly Use[];
  /** Codes by the unambiguous words, in the form used for comparison. */
  readonly clear: ReadonlyMap<string, Use>;
};

export type UsePart = { readonly use: string; readonly areaM2: number | null };

/**
 * Our own codes and names take precedence, then the city's terms, then the shipped ones; a word that one of these lists gives different
 * uses is ambiguous and has to be queried.
 * @example createUseFinder([{ uses: ['office'], words: ['写字楼'], origin: 'shipped' }]).find('写字楼') // ['office']
 */
export function createUseFinder(said: readonly UseWords[]): UseFinder {
  const own = uses.map((use) => ({ uses: [use], words: [use, useTerms[use].zh, useTerms[use].en] }));
  const known = new Map<string, readonly Use[]>();
  for (const rank of [own, said.filter(({ origin }) => origin !== 'shipped'), said.filter(({ origin }) => origin === 'shipped')]) {
    const here = new Map<string, readonly Use[]>();
    for (const { uses: meant, words } of rank)
      for (const key of words.map(keyOf)) here.set(key, [...new Set([...(here.get(key) ?? []), ...meant])]);
    for (const [key, meant] of here) if (!known.has(key)) known.set(key, meant);
  }
  const clear = [...known].flatMap(([key, [use, ...more]]) => (use === undefined || more.length > 0 ? [] : [[key, use] as const]));
  return { find: (word) => known.get(keyOf(word)) ?? [], clear: new Map(clear) };
}

/** Knows only our own codes and names. */
export const ownUses = createUseFinder([]);

/** The use that a text in a file means, or why it is unclear. */
export function parseUse({ find }: UseFinder, text: string): { readonly value: Use } | Exclude<Parsed, { value: unknown }> {
  const [use, ...more] = find(text);
  if (use === undefined) return { fault: 'unknown-use', evidence: { value: text, known: uses.join(' ') } };
  return more.length === 0 ? { value: use } : { fault: 'ambiguous-use', evidence: { value: text, uses: [use, ...more].join(', ') } };
}

/**
 * Several uses with their areas: `office:8000;shop:2000`. The area is optional.
 * @param factor m2 per unit of the file
 */
export function parseUses(text: string, factor: number, finder: UseFinder = ownUses): Parsed {
  const parts: UsePart[] = [];
  for (const part of text
    .normalize('NFKC')
    .split(/[;；、|]/u)
    .map((one) => one.trim())) {
    if (part === '') continue;
    const [name = '', area = ''] = part.split(/[:=]/u).map((one) => one.trim());
    const found = parseUse(finder, name);
    if ('fault' in found) return found;
    const use = found.value;
    if (parts.some((one) => one.use === use)) return { fault: 'use-twice', evidence: { value: use } };
    const read = area === '' ? null : readNumber(area);
    if (area !== '' && (read === null || read < 0)) return { fault: 'not-a-number', evidence: { text: area, value: area } };
    parts.push({ use, areaM2: read === null ? null : Number((read * factor).toPrecision(12)) });
  }
  return parts.length === 0 ? { fault: 'unknown-use', evidence: { value: text, known: uses.join(' ') } } : { value: parts };
}

/** The part with the largest area; the first if no area is known. */
export function mainUse(parts: readonly UsePart[]): string | null {
  let main = parts[0];
  for (const part of parts) if (main !== undefined && (part.areaM2 ?? 0) > (main.areaM2 ?? 0)) main = part;
  return main?.use ?? null;
}

/** The parts in file format. */
export function writeUses(parts: readonly UsePart[]): string {
  return parts.map(({ use, areaM2 }) => (areaM2 === null ? use : `${use}:${areaM2}`)).join(';');
}

import { type Dictionary, keyOf } from '#platform/list-intake/fields.ts';
import { unitsNamed } from '#platform/tables/heading-units.ts';
import type { HeadingKeys } from '#platform/list-intake/heading-keys.ts';
import { guessOf, lastGuesses, type Mapping, specOf } from '#platform/list-intake/mapping.ts';

/** A saved mapping, with the header it was saved for. */
export type Profile = {
  readonly id: number;
  readonly name: string;
  readonly header: readonly string[];
  readonly mapping: Mapping;
};

export type Suggestion = {
  readonly column: string;
  readonly field: string;
  /** `name`: used without being given; `synonym`: a guess to confirm. */
  readonly why: 'name' | 'synonym';
  readonly unit?: string;
};

/**
 * The field that each column may be, by its name, then by synonyms; a field is suggested once.
 * @param header in the forms by which fields are known
 */
export function suggestColumns(dictionary: Dictionary, header: readonly HeadingKeys[]): Suggestion[] {
  const out: Suggestion[] = [];
  const [taken, offered] = [new Set<string>(), new Set<string>()];
  const offer = (column: string, why: Suggestion['why'], name: string | undefined): void => {
    if (name === undefined || taken.has(name) || offered.has(column)) return;
    offered.add(column);
    const unit = unitOf(dictionary, name, column);
    out.push({ column, field: name, why, ...(unit !== undefined && { unit }) });
    taken.add(name);
  };
  for (const column of header) offer(column.text, 'name', specOf(dictionary, column)?.name);
  for (const column of header) offer(column.text, 'synonym', guessOf(dictionary, column)?.name);
  const texts = header.map(({ text }) => text);
  const used = new Set(texts.flatMap((text, at) => (offered.has(text) ? [at] : [])));
  for (const [at, { name }] of lastGuesses(dictionary, texts, used, [...taken])) offer(texts[at] as string, 'synonym', name);
  return out;
}

/**
 * How well a header matches a kind of file, 0 to about 2: the share of its columns that are known; among equals the kind whose required
 * fields are present.
 */
export function suits(dictionary: Dictionary, header: readonly HeadingKeys[]): number {
  if (dictionary.suits !== undefined) return dictionary.suits(header.map(({ text }) => text));
  const found = new Set(suggestColumns(dictionary, header).map(({ field }) => field));
  const required = dictionary.fields.filter((spec) => spec.required === true);
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  const known = share(found.size, header.filter(({ text }) => text !== '').length);
  return 2 * known + 0.1 * share(required.filter((spec) => found.has(spec.name)).length, required.length);
}

/** How much of a header a kind of file knows: all of it by the names of its fields, more than half, or less. */
export function knowsOf(dictionary: Dictionary, header: readonly HeadingKeys[]): 'all' | 'most' | 'less' {
  const there = header.filter(({ text }) => text.trim() !== '');
  const found = suggestColumns(dictionary, there);
  if (found.length === there.length && found.every(({ why }) => why === 'name')) return 'all';
  return 2 * found.length > there.length ? 'most' : 'less';
}

/** The unit in a heading, if the field knows it. */
function unitOf(dictionary: Dictionary, field: string, column: string): string | undefined {
  const known = dictionary.fields.find((spec) => spec.name === field)?.units ?? {};
  const named = unitsNamed(column, ({ code }) => code in known).filter(({ code }) => code in known);
  return named.length === 1 ? named[0]?.code : undefined;
}

/** Saved profiles whose columns are all in this header, the one that uses most of it first. */
export function matchingProfiles(profiles: readonly Profile[], header: readonly string[]): Profile[] {
  const here = new Set(header.map(keyOf));
  const needed = (profile: Profile): string[] => Object.values(profile.mapping.column ?? {});
  return profiles
    .filter((profile) => needed(profile).length > 0 && needed(profile).every((column) => here.has(keyOf(column))))
    .toSorted((a, b) => needed(b).length - needed(a).length || a.name.localeCompare(b.name));
}

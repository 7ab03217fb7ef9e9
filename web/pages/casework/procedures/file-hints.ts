import { placeAt, procedureParts, type FilePlace, type ProcedurePart } from '#platform/knowledge/vocabulary.ts';
import { placeAtOffset, placesOf, type YamlPlace } from './yaml-places.ts';

/** What may be written at a place: the text, and what it means. */
export type Hint = { readonly text: string; readonly means: string; readonly isKey: boolean };

export type Hints = { readonly from: number; readonly to: number; readonly hints: readonly Hint[] };

/** What is at a place, and what it means. */
export type Meaning = { readonly from: number; readonly to: number; readonly text: string; readonly means: string };

type Language = 'zh' | 'en';

/**
 * What may be written at an offset of a procedure file: the keys of the place that are still missing, its values, the names that the file
 * itself defines. Null if nothing is known about the place.
 */
export function hintsAt(text: string, offset: number, language: Language): Hints | null {
  const here = placeAtOffset(text, offset);
  if (here === null) return null;
  const place = placeAt(here.path);
  if (place === null) return null;
  const places = placesOf(text);
  const values = () => [...valuesOf(place, language), ...namesIn(places, place.names, language)];
  const keys = () => keysOf(places, here, place, language);
  const hints =
    here.of === 'key' ? [...keys(), ...(place.keys === undefined ? values() : [])] : [...values(), ...(isItem(here) ? keys() : [])];
  return hints.length === 0 ? null : { from: here.from, to: here.to, hints: withMark(here, hints) };
}

/** The meaning of the key or name at an offset. */
export function meaningAt(text: string, offset: number, language: Language): Meaning | null {
  const here = placeAtOffset(text, offset);
  if (here === null || here.text === '') return null;
  const place = placeAt(here.path);
  const { from, to, text: said } = here;
  if (here.of === 'key') {
    const key = placeAt([...here.path, said]);
    const part = here.path.length === 1 ? procedureParts.find((one) => one === here.path[0]) : place?.keysOf;
    const name = part === undefined ? undefined : nameOf(placesOf(text), part, said, language);
    const means = [name, key?.[language]].filter((one) => one !== undefined).join(' ');
    return means === '' ? null : { from, to, text: said, means };
  }
  const name = place?.names === undefined ? undefined : nameOf(placesOf(text), place.names, said.replace(/^\$/u, ''), language);
  return name === undefined ? null : { from, to, text: said, means: name };
}

const isItem = ({ path }: YamlPlace): boolean => typeof path.at(-1) === 'number';

const samePath = (one: YamlPlace['path'], other: YamlPlace['path']): boolean =>
  one.length === other.length && one.every((part, at) => part === other[at]);

function keysOf(places: readonly YamlPlace[], here: YamlPlace, place: FilePlace, language: Language): Hint[] {
  const there = new Set(
    places.filter(({ of, path, from }) => of === 'key' && from !== here.from && samePath(path, here.path)).map(({ text }) => text),
  );
  const fixed = Object.entries(place.keys ?? {}).map(([text, one]) => ({ text, means: one[language], isKey: true }));
  const named = namesIn(places, place.keysOf, language).map((one) => ({ ...one, isKey: true }));
  return [...fixed, ...named].filter(({ text }) => !there.has(text));
}

const valuesOf = ({ values = [], ...place }: FilePlace, language: Language): Hint[] =>
  values.map((text) => ({ text, means: place[language], isKey: false }));

/** The names that the file defines in one of its parts, each with its title. */
function namesIn(places: readonly YamlPlace[], part: ProcedurePart | undefined, language: Language): Hint[] {
  if (part === undefined) return [];
  return places
    .filter(({ of, path }) => of === 'key' && path.length === 1 && path[0] === part)
    .map(({ text }) => ({ text, means: nameOf(places, part, text, language) ?? '', isKey: false }));
}

const nameOf = (places: readonly YamlPlace[], part: ProcedurePart, key: string, language: Language): string | undefined =>
  places.find(({ of, path }) => of === 'value' && samePath(path, [part, key, 'names', language]))?.text;

/** What an effect sets is a field with a leading `$`. */
function withMark({ path }: YamlPlace, hints: readonly Hint[]): readonly Hint[] {
  return path.at(-1) === 'to' && path.includes('effects') ? hints.map((one) => ({ ...one, text: `$${one.text}` })) : hints;
}

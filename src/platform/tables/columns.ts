import type { Finding } from '#kernel/finding.ts';
import { simplifiedHeading } from './formats/traditional-words.ts';
import { Problem } from '#kernel/problem.ts';

/** A heading in the form used for comparison: half width, no spaces, lower case. */
export function headingKey(heading: string): string {
  return heading.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');
}

/**
 * The index of the named column: by its exact text, otherwise by the comparison form; -1 if there is none.
 * @throws Problem `heading-twice` if several have this name
 */
export function columnNamed(header: readonly string[], name: string, key: (heading: string) => string = headingKey): number {
  const exact = header.flatMap((heading, at) => (heading.trim() === name.trim() ? [at] : []));
  const alike = exact.length > 0 ? exact : (placesByKey(header, key).get(key(simplifiedHeading(name))) ?? []);
  if (alike.length > 1) throw twice(header, alike);
  return alike[0] ?? -1;
}

/**
 * Rejects a file in which the heading of a column that is read occurs more than once, because it is unknown which one is meant.
 * @param used indices of the columns that are read
 * @param key how headings are compared, if more loosely than by `headingKey`
 * @throws Problem `heading-twice`, with the heading and all its positions
 */
export function refuseTwice(header: readonly string[], used: Iterable<number>, key: (heading: string) => string = headingKey): void {
  const places = placesByKey(header, key);
  for (const at of used) {
    const alike = places.get(key(header[at] ?? '')) ?? [];
    if (alike.length > 1) throw twice(header, alike);
  }
}

function twice(header: readonly string[], alike: readonly number[]): Problem {
  return new Problem('bad-input', 'heading-twice', { heading: header[alike[0] as number]?.trim(), places: placesText(alike) });
}

const mostTold = 20;

/** Headings that occur more than once, to be shown before columns are chosen. */
export function headingsTwice(header: readonly string[]): Finding[] {
  return [...placesByKey(header, headingKey).values()]
    .filter((alike) => alike.length > 1)
    .slice(0, mostTold)
    .map((alike) => ({
      code: 'heading-twice',
      severity: 'warning',
      evidence: { heading: header[alike[0] as number], places: placesText(alike) },
    }));
}

/** Columns as a spreadsheet names them, each with its number: `1 (A), 28 (AB)`. */
function placesText(places: readonly number[]): string {
  return places.map((at) => `${at + 1} (${letters(at)})`).join(', ');
}

/** A column as a spreadsheet names it, starting at 0. @example letters(27) // 'AB' */
export function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${letters(Math.floor(at / 26) - 1)}${last}`;
}

function placesByKey(header: readonly string[], key: (heading: string) => string): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>();
  header.forEach((heading, at) => {
    const name = key(heading);
    if (name === '') return;
    const alike = places.get(name);
    if (alike === undefined) places.set(name, [at]);
    else alike.push(at);
  });
  return places;
}

import type { EntryOf } from '#platform/knowledge/facts.ts';
import { bad, objectAt, textAt, type Given } from './given.ts';

export type Vocabulary = {
  readonly classes: readonly string[];
  readonly zones: readonly EntryOf<'climate-zone'>[];
  readonly places: readonly EntryOf<'climate-of-place'>[];
};

/**
 * The class and climate of a building in the terms of the tables: a sub-zone (`2A`) as its thermal zone, and the zone of its region if only
 * that is given. Throws Problem `rating-input-bad` for a class or climate that does not exist.
 */
export function withPlace(value: unknown, { classes, zones, places }: Vocabulary): Given {
  const given = objectAt(value, 'input');
  const held = textAt(given, 'class');
  if (held !== null && !classes.includes(held)) throw bad('class', held, classes.join(', '));
  const climate = textAt(given, 'climate') ?? zoneOf(textAt(given, 'region'), places);
  if (climate === null) return given;
  const thermal = zones.find(({ zone, thermal: of }) => zone === climate || of === climate)?.thermal;
  if (thermal === undefined) throw bad('climate', climate, [...new Set(zones.map((one) => one.thermal))].join(', '));
  return { ...given, climate: thermal };
}

/** The sub-zone of a region, or of the city or province above it. */
function zoneOf(region: string | null, places: Vocabulary['places']): string | null {
  if (region === null) return null;
  const above = [region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`];
  return above.flatMap((code) => places.find((one) => one.region === code)?.zone ?? [])[0] ?? null;
}

import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Placed } from '#platform/knowledge/read.ts';
import { createLibrary } from '#green-building/rating/library.ts';
import { rate, type Rated } from '#green-building/rating/score.ts';
import { readScores, type Stage } from '#green-building/rating/score-input.ts';
import { withPlace } from '#green-building/rating/climate.ts';
import { shippedChronicle } from './knowledge.ts';

/** The shipped standards, with a city's own entries. */
export function ratingLibrary(own: readonly Placed[] = []) {
  const chronicle = shippedChronicle(own);
  const knowledge: Pick<Knowledge, 'inForce'> = { inForce: chronicle.inForce };
  return createLibrary(knowledge, () => 1);
}

let shipped: ReturnType<typeof ratingLibrary> | undefined;

/** Read once for all tests. */
export function standardsOnce() {
  return (shipped ??= ratingLibrary());
}

/** A building rated by the national standard as shipped. */
export function rated(input: object, stage: Stage = 'final', date = '2024-09-30', library = standardsOnce()): Rated {
  const scheme = library.scheme('GB/T 50378-2019', date);
  return rate(scheme, stage, date, readScores(scheme, stage, withPlace(input, library.vocabulary(date))));
}

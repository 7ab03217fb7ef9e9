import type { Requirable } from './library.ts';
import type { Requirement } from './requirement.ts';

/** The requirement that governs an item at one strength, and the other rules that require the same or less. */
export type Governing = Requirement & { readonly also: readonly string[] };

/**
 * For each item and strength the governing requirement: of minimums the highest, of maximums the lowest, of equals the one from the higher
 * level. Values that cannot be ranked (two texts, true and false) are all kept; conflicts are not smoothed over. A choice governs by
 * itself.
 */
export function strictest(requirements: readonly Requirement[]): Governing[] {
  const groups = Map.groupBy(requirements, keyOf);
  return [...groups.values()].map((group) => {
    let best = group[0] as Requirement;
    for (const other of group) if ('item' in best && 'item' in other && isStricter(other, best)) best = other;
    return { ...best, also: group.filter((one) => one !== best).map(({ rule }) => rule) };
  });
}

/**
 * The group within which requirements can be ranked: one item and strength, minimums with minimums, maximums with maximums, equalities with
 * equalities.
 */
function keyOf(one: Requirement): string {
  if ('anyOf' in one) return JSON.stringify([one.strength, one.anyOf.map(({ item, comparator, value }) => [item, comparator, value])]);
  return JSON.stringify([one.strength, one.item, directionOf(one)]);
}

function directionOf({ comparator, value }: Requirable): string {
  if (typeof value !== 'number' || comparator === '=') return `= ${String(value)}`;
  return comparator.startsWith('>') ? 'floor' : 'ceiling';
}

/** Whether `a` requires more than `b` of the same item, in the same direction. */
export function isStricter(a: Requirable, b: Requirable): boolean {
  if (typeof a.value !== 'number' || typeof b.value !== 'number' || directionOf(a) !== directionOf(b)) return false;
  if (a.value === b.value) return a.comparator.length < b.comparator.length && a.comparator !== '=';
  return directionOf(a) === 'floor' ? a.value > b.value : directionOf(a) === 'ceiling' && a.value < b.value;
}

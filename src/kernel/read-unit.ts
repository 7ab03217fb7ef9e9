import { instantUnitOf, readUnits, type ReadUnit } from './quantity.ts';
import { unitIn } from './unit-words.ts';

/**
 * A unit that readings are kept in, by its code or another way of writing it; null where it is none. @example readUnit('℃') // 'degC'
 */
export function readUnit(text: string): ReadUnit | null {
  const bare = text.trim();
  const exact = readUnits.find((unit) => unit === bare);
  if (exact !== undefined) return exact;
  const known = unitIn(bare);
  return known === null || known.per !== undefined ? null : (known.unit ?? instantUnitOf(known.code));
}

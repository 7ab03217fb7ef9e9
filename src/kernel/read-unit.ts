import { instantUnitOf, readUnits, type ReadUnit } from './quantity.ts';
import { unitIn } from './unit-words.ts';

/** A unit of stored readings, by its code or another notation; null if it is not one. @example readUnit('℃') // 'degC' */
export function readUnit(text: string): ReadUnit | null {
  const bare = text.trim();
  const exact = readUnits.find((unit) => unit === bare);
  if (exact !== undefined) return exact;
  const known = unitIn(bare);
  return known === null || known.per !== undefined ? null : (known.unit ?? instantUnitOf(known.code));
}

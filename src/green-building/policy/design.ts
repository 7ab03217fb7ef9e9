import { Problem } from '#kernel/problem.ts';
import type { EntryOf, Scalar } from '#platform/knowledge/facts.ts';
import { isWhole, type Library } from './library.ts';

/** A design's value for an item; for an item given as text, one or several values. */
export type Designed = Scalar | readonly string[];
export type Design = ReadonlyMap<string, Designed>;

/**
 * Reads a design: items with values of their kind; implied items are added (a share of roof implies photovoltaics). An item that is absent
 * or null is unknown. Throws Problem `item-unknown`, `design-bad`.
 */
export function readDesign(design: unknown, { items }: Pick<Library, 'items'>): Design {
  if (typeof design !== 'object' || design === null || Array.isArray(design))
    throw new Problem('bad-input', 'design-bad', { item: '—', name: '—', value: JSON.stringify(design) ?? 'undefined', allowed: '{…}' });
  const values = new Map<string, Designed>();
  for (const [name, value] of Object.entries(design)) {
    const item = items.get(name);
    if (item === undefined) throw new Problem('bad-input', 'item-unknown', { item: name });
    if (value === null) continue;
    if (!isOf(item, value))
      throw new Problem('bad-input', 'design-bad', {
        item: name,
        name: item.names,
        value: typeof value === 'object' ? JSON.stringify(value) : String(value),
        allowed: allowed(item),
      });
    values.set(name, value);
  }
  for (const [name, value] of values)
    if (value === true || (typeof value === 'number' && value > 0))
      for (const other of items.get(name)?.means ?? []) if (!values.has(other)) values.set(other, true);
  return values;
}

function isOf({ unit }: EntryOf<'item'>, value: unknown): value is Designed {
  if (unit === 'bool') return typeof value === 'boolean';
  if (unit === 'text') return isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText));
  if (typeof value !== 'number' || !Number.isFinite(value) || (isWhole(unit) && !Number.isInteger(value))) return false;
  return value >= 0 && value <= mostOf(unit);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '' && value.length <= 200;

/** The maximum implied by a unit: three stars, a hundred percent. */
function mostOf(unit: string): number {
  return unit === 'star' ? 3 : unit === '%' ? 100 : 1e9;
}

function allowed({ unit }: EntryOf<'item'>): string {
  if (unit === 'bool') return 'true, false';
  if (unit === 'text') return '"…", ["…", "…"]';
  return `0–${mostOf(unit)} ${unit}`;
}

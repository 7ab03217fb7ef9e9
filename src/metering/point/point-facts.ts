import { type PointQuantity, quantityOf, type ReadUnit, toOwnUnit } from '#kernel/quantity.ts';
import type { PointFacts } from './facts.ts';
import { readHold, usualHold } from './hold.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The current building for a code, and its calendar. */
type PlaceOf = { readonly code: string | null; readonly zone: string };

/** A point's facts from its fields. */
export function pointFactsOf(id: number, code: string, fields: Fields, place: PlaceOf): PointFacts {
  const text = (field: string): string | null => (typeof fields[field] === 'string' ? fields[field] : null);
  const quantity = fields['quantity'] as PointQuantity;
  const { unit } = quantityOf(quantity);
  return {
    id,
    code,
    name: text('name'),
    building: place.code,
    zone: place.zone,
    kind: 'instant',
    quantity,
    readIn: (text('unit') as ReadUnit | null) ?? unit,
    unit,
    space: text('space'),
    equipment: text('equipment'),
    tag: text('tag'),
    hold: readHold(text('hold') ?? '') ?? usualHold,
    low: limitIn(fields, 'low'),
    high: limitIn(fields, 'high'),
  };
}

/** A limit given in the point's unit, in 0.0001 of the quantity's own; null if there is none. */
export function limitIn(fields: Fields, name: 'low' | 'high'): number | null {
  const value = fields[name];
  if (typeof value !== 'number') return null;
  const quantity = fields['quantity'] as PointQuantity;
  return toOwnUnit(quantity, Math.round(value * 1e4), (fields['unit'] as ReadUnit | undefined) ?? quantityOf(quantity).unit);
}

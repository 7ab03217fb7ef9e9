import { kindValues } from '#kernel/kind-fields.ts';
import { type PointQuantity, quantityOf, type ReadUnit } from '#kernel/quantity.ts';
import { type Answering, buildingOf, type LedgerEntry } from '#registry/in-buildings/present.ts';
import { holdText, usualHold } from './hold.ts';
import { pointFacts } from './vocabulary.ts';

/** A point in the form of answers. Null means not known. */
export type PointShown = ReturnType<typeof presentPoint>;

export function presentPoint(one: LedgerEntry, answering: Answering) {
  const quantity = one.fields['quantity'] as PointQuantity;
  const facts = kindValues(pointFacts, one.fields);
  return {
    code: one.code,
    quantity,
    ...(typeof one.fields['building'] === 'string' ? buildingOf(one, answering) : { building: null, buildingName: null }),
    ...facts,
    unit: (facts.unit as ReadUnit | null) ?? quantityOf(quantity).unit,
    hold: facts.hold ?? holdText(usualHold),
  };
}

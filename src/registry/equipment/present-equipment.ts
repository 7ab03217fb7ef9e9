import { kindValues } from '#kernel/kind-fields.ts';
import { type Answering, buildingOf, type LedgerEntry, stateOn } from '#registry/in-buildings/present.ts';
import { equipmentFacts, type EquipmentKind } from './vocabulary.ts';

/** Equipment as responses show it: one row for one or several identical pieces. Null means unknown. */
export type EquipmentShown = ReturnType<typeof presentEquipment>;

/** By default a row is one piece. */
const one = 1;

/** @param day the local day of «today» */
export function presentEquipment(held: LedgerEntry, answering: Answering, day: string) {
  const facts = kindValues(equipmentFacts, held.fields);
  return {
    code: held.code,
    ...buildingOf(held, answering),
    ...facts,
    kind: facts.kind as EquipmentKind,
    count: facts.count ?? one,
    state: stateOn(held, day),
  };
}

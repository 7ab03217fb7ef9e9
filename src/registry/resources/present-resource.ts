import { kindValues } from '#kernel/kind-fields.ts';
import { type Answering, buildingOf, type LedgerEntry, stateOn } from '#registry/in-buildings/present.ts';
import { resourceFacts, type ResourceKind } from './vocabulary.ts';

/** A resource as responses show it. Null means unknown; units are those of `flexibility.md` 2. */
export type ResourceShown = ReturnType<typeof presentResource>;

/** @param day the local day of «today» */
export function presentResource(held: LedgerEntry, answering: Answering, day: string) {
  const facts = kindValues(resourceFacts, held.fields);
  return {
    code: held.code,
    ...buildingOf(held, answering),
    ...facts,
    kind: facts.kind as ResourceKind,
    kw: facts.kw ?? 0,
    state: stateOn(held, day),
  };
}

import type { State } from '#platform/ledger/fold.ts';
import { presentResource, type ResourceShown } from './present-resource.ts';
import { asOn } from './standing.ts';

/** The facts of a resource from a day on, until the next begins; null is all along. */
export type ResourceSpell = { readonly from: string | null; readonly facts: ResourceShown };

/** A resource with all that held of it, by days. */
export type ResourceInDays = { readonly code: string; readonly spells: readonly ResourceSpell[] };

/** Before any day that a fact begins on. */
const before = '0000-01-01';

/** The stretches of a resource between days on which one of its facts changes. @param day the local day that «today» is */
export function inDays(one: State & { readonly code: string }, day: string): ResourceInDays {
  const days = new Set(Object.values(one.dated).flatMap((line) => line.flatMap(({ from }) => from ?? [])));
  const starts = [null, ...[...days].toSorted()];
  const asked = { ...one, byHand: [...one.byHand] };
  return {
    code: one.code,
    spells: starts.map((from) => ({ from, facts: presentResource(asOn(asked, from ?? before), new Map(), day) })),
  };
}

import type { Known } from '#kernel/known.ts';
import type { Scope } from '#kernel/scope.ts';
import type { MeterFacts } from '#registry/facts.ts';
import type { DecisionStore } from './decision-store.ts';
import { drawable, type Drawable } from './drawable.ts';

export async function drawablesOf(
  decisions: DecisionStore,
  scope: Scope,
  facts: readonly MeterFacts[],
  known: Known,
): Promise<Map<number, Drawable>> {
  const words = Map.groupBy(await decisions.inForce({ scope, meters: facts.map((meter) => meter.id) }, known), (word) => word.meter);
  return new Map(facts.map((meter) => [meter.id, drawable(meter, words.get(meter.id) ?? [])]));
}

import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { MeterFacts } from '#registry/facts.ts';
import type { DecisionStore } from '../series/decision-store.ts';
import { meterDefinition, type MeterDefinition } from './meter-definition.ts';

export async function meterDefinitionsOf(
  decisions: DecisionStore,
  scope: Scope,
  facts: readonly MeterFacts[],
  known: AsOf,
): Promise<Map<number, MeterDefinition>> {
  const words = Map.groupBy(await decisions.inForce({ scope, meters: facts.map((meter) => meter.id) }, known), (word) => word.meter);
  return new Map(facts.map((meter) => [meter.id, meterDefinition(meter, words.get(meter.id) ?? [])]));
}

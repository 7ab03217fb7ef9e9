import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { DecisionStore } from '../series/decision-store.ts';
import type { PointDefinition } from './holdings.ts';
import { meterDefinition, pointSeries, seriesDefinition, type MeterDefinition, type SeriesDefinition } from '../facts.ts';

export async function meterDefinitionsOf(
  decisions: DecisionStore,
  scope: Scope,
  facts: readonly MeterFacts[],
  known: AsOf,
): Promise<Map<number, MeterDefinition>> {
  const words = await wordsOn(decisions, scope, facts, known);
  return new Map(facts.map((meter) => [meter.id, meterDefinition(meter, words.get(meter.id) ?? [])]));
}

/** The same for meters and points. */
export async function seriesDefinitionsOf(
  decisions: DecisionStore,
  scope: Scope,
  facts: readonly SeriesFacts[],
  known: AsOf,
): Promise<Map<number, SeriesDefinition>> {
  const words = await wordsOn(decisions, scope, facts, known);
  return new Map(facts.map((one) => [one.id, seriesDefinition(one, words.get(one.id) ?? [])]));
}

async function wordsOn(decisions: DecisionStore, scope: Scope, facts: readonly SeriesFacts[], known: AsOf) {
  return Map.groupBy(await decisions.inForce({ scope, meters: facts.map(({ id }) => id) }, known), (word) => word.meter);
}

/** The same for those that are points. */
export async function pointDefinitionsOf(
  decisions: DecisionStore,
  scope: Scope,
  facts: readonly SeriesFacts[],
  known: AsOf,
): Promise<Map<number, PointDefinition>> {
  const points = facts.filter((one) => one.kind === 'instant');
  const words = points.length === 0 ? new Map<number, never>() : await wordsOn(decisions, scope, points, known);
  return new Map(points.map((one) => [one.id, { id: one.id, meter: pointSeries(one, words.get(one.id) ?? []) }]));
}

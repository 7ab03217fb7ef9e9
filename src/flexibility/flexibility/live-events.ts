import type { Span } from '#flexibility/baseline/baseline.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { events } from './event-store.ts';
import type { FlexibilityNeeds } from './needs.ts';

/** The spans of the live events that each of these buildings was in: not cancelled, and not answered with `out`. */
export async function liveSpans(
  { postgres }: Pick<FlexibilityNeeds, 'postgres'>,
  buildings: readonly string[],
  touching: Span,
  known: AsOf,
): Promise<Map<string, Span[]>> {
  const spans = new Map<string, Span[]>(buildings.map((code) => [code, []]));
  for (const { starts, ends, cancelled, members } of await events(postgres, programScope, { buildings, touching }, known)) {
    if (cancelled !== null) continue;
    for (const { building, answer } of members) if (answer !== 'out') spans.get(building)?.push({ from: starts, to: ends });
  }
  return spans;
}

/** The same under any code of each of these buildings: it may have been merged since it was in an event. */
export async function liveSpansByName(
  needs: Pick<FlexibilityNeeds, 'postgres' | 'registry'>,
  buildings: readonly string[],
  touching: Span,
  known: AsOf,
): Promise<Map<string, Span[]>> {
  if (buildings.length === 0) return new Map();
  const names = [...new Set([...buildings, ...(await needs.registry.namesOfBuildings(programScope, buildings))])];
  const answering = await needs.registry.answering(names);
  const answers = (code: string): string => answering.get(code)?.code ?? code;
  const spans = await liveSpans(needs, names, touching, known);
  const same = Map.groupBy(names, answers);
  return new Map(buildings.map((code) => [code, (same.get(answers(code)) ?? []).flatMap((name) => spans.get(name) ?? [])]));
}

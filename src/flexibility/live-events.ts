import type { Span } from '#baseline/baseline.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { events } from './event-store.ts';
import type { FlexibilityNeeds } from './needs.ts';

/** The spans of the live events that each of these buildings was in: not cancelled, and not answered `out`. */
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

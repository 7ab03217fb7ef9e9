import { figureId } from '#kernel/figure.ts';
import { dayOfJudgement, type KnowledgeOf } from '#supervision/benchmarking/public/known-rules.ts';
import type { PlaceYear, YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import { sumsOf, type CarrierSum } from './city.ts';

/** A sum by carrier, with the figure that opens it. */
export type ShownSum = CarrierSum & { readonly figure: string };

export function shownSums(
  knowledge: KnowledgeOf,
  buildings: readonly YearBuilding[],
  { region, year, known, day, month }: PlaceYear,
): ShownSum[] {
  const calorific = knowledge.find('coefficient', 'calorific-value/gas', { on: dayOfJudgement(year), ...known });
  const pinned = { kind: 'city', region, year, ...(day !== undefined && { day }), ...(month !== undefined && { month }), ...known };
  return sumsOf(buildings, calorific?.value ?? null).map((sum) => ({ ...sum, figure: figureId({ ...pinned, carrier: sum.carrier }) }));
}

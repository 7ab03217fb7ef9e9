import type { AsOf } from '#kernel/as-of.ts';
import type { HeatMethod } from '#heat-supply/vocabulary.ts';
import type { Behind, BillNeeds } from './bill-needs.ts';

/** What people said for a season, beside meters and lists. */
export type Said = {
  /** What was read off allocators, by household. */
  readonly units: ReadonlyMap<string, string>;
};

type Asked = { readonly method: HeatMethod; readonly behind: readonly Behind[] };

const byUnits: ReadonlySet<HeatMethod> = new Set(['share-units', 'share-time']);

/** What was said of these points for a season, as it was known, in one question for each thing. */
export async function saidOf(
  { heatInputs }: Pick<BillNeeds, 'heatInputs'>,
  points: readonly Asked[],
  season: string,
  known: AsOf,
): Promise<Said> {
  const shared = points.filter(({ method }) => byUnits.has(method));
  const households = shared.flatMap(({ behind }) => behind.map(({ facts }) => facts.code));
  return { units: households.length === 0 ? new Map() : await heatInputs.units.at(households, season, known) };
}

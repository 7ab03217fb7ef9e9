import type { HouseholdSeason, PointBill, PointSeason, SeasonTerms } from './bill-parts.ts';
import { neighboursOf } from './neighbours.ts';
import { ownBill } from './own-bill.ts';
import { sharedBill } from './shared-bill.ts';

/**
 * What the households of a settlement point pay for a season, by account (`heat.md` 3). Everything is calculated in whole numbers and
 * fractions of them; what is rounded is rounded once and split, so that accounts sum to households and households to the point. The order
 * of the households has no effect.
 */
export function pointBill(point: PointSeason, households: readonly HouseholdSeason[], terms: SeasonTerms): PointBill {
  const similar = neighboursOf(households, terms);
  if (point.method !== 'household' && point.method !== 'area') return sharedBill(point, households, terms, similar);
  const isMetered = point.method === 'household';
  return {
    quantity: null,
    households: households.map((one) => ownBill(one, terms, isMetered, similar(one))),
    rules: new Map(),
    doubts: [],
  };
}

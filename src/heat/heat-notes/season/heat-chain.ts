import { decimalText, exactOf, inUnits } from '#kernel/exact-number.ts';
import type { SeasonReport } from './season-report.ts';

type Step = { readonly from: number | null; readonly to: number | null; readonly loss: number | null; readonly share: number | null };

/** 0.0001 GJ of a value in a report. */
const units = (gj: number): bigint => inUnits(exactOf(gj), 4);
const gigajoules = (some: bigint): number => Number(decimalText(some, 4));

function stepOf(from: number | null, to: number | null): Step {
  if (from === null || to === null) return { from, to, loss: null, share: null };
  const loss = gigajoules(units(from) - units(to));
  return { from, to, loss, share: from > 0 ? loss / from : null };
}

/**
 * The path of a season's heat: bought at the plants, counted at settlement points, counted in homes; GJ, and the loss of both steps. What
 * was not read completely is unknown, and has no loss. The second step covers points that were read completely on both sides.
 */
export function heatChain({ season, supplied, delivered, points, findings }: SeasonReport) {
  const both = points.filter(({ loss }) => loss !== null);
  const sum = (of: 'delivered' | 'counted'): number | null =>
    both.length === 0 ? null : gigajoules(both.reduce((before, point) => before + units(point[of] ?? 0), 0n));
  return {
    season,
    network: stepOf(supplied, delivered),
    building: { ...stepOf(sum('delivered'), sum('counted')), points: both.length },
    points: points.length,
    read: points.filter((point) => point.delivered !== null).length,
    findings,
  };
}

export type HeatChain = ReturnType<typeof heatChain>;

import type { Finding } from '#kernel/finding.ts';
import { figureId } from '#kernel/figure.ts';
import type { HowCompared } from '#supervision/benchmarking/public/assess.ts';
import type { KnowledgeOf } from '#supervision/benchmarking/public/known-rules.ts';
import type { PlaceYear, YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import { placeIntensity, totalEnergy, type MeasuredPart } from './key-figures.ts';
import { coveredEnergy, shareFloor, sharesLack } from './share-floor.ts';
import { shownSums } from './shown-sums.ts';

type Parts = ReadonlyMap<YearBuilding, MeasuredPart>;

/** Energy per area of some buildings, kgce/m2, with the figure that opens it. */
export type IntensityFigure = {
  readonly value: number | null;
  readonly unit: 'kgce/m2';
  /** Compared with the year before, over the buildings that are measured well in both. */
  readonly change: number | null;
  /** How many buildings are measured well. */
  readonly buildings: number;
  readonly figure: string;
};

/** @param use of the buildings, if only those are included */
export function intensityFigure(
  { region, year, month, known }: PlaceYear,
  buildings: readonly YearBuilding[],
  parts: Parts,
  use?: string,
): IntensityFigure {
  const own = buildings.flatMap((one) => parts.get(one) ?? []);
  const { kgcePerM2, change, buildings: counted } = placeIntensity(own, null);
  const figure = figureId({
    kind: 'city-intensity',
    region,
    year,
    ...(month !== undefined && { month }),
    ...(use !== undefined && { use }),
    ...known,
  });
  return { value: kgcePerM2, unit: 'kgce/m2', change, buildings: counted, figure };
}

/** Why shares of a place's energy are missing, for all uses or for one; empty if none is. */
export function sharesLackOf(
  knowledge: KnowledgeOf,
  asked: PlaceYear,
  { buildings, how }: { readonly buildings: readonly YearBuilding[]; readonly how: HowCompared },
): Finding[] {
  const floor = shareFloor(knowledge, asked);
  const whole = sharesLack(coveredEnergy(buildings, how), floor);
  if (whole.length > 0) return whole;
  const low = usesBelow(buildings, how, floor);
  return low.size === 0 ? [] : [{ code: 'share-uses-low', severity: 'warning', evidence: { uses: low.size, floor } }];
}

const useOf = ({ building }: YearBuilding): string => building.use ?? 'unknown';

/** Uses whose buildings have too little measured. */
function usesBelow(buildings: readonly YearBuilding[], how: HowCompared, floor: number): ReadonlySet<string> {
  const groups = [...Map.groupBy(buildings, useOf)];
  return new Set(groups.flatMap(([use, own]) => (sharesLack(coveredEnergy(own, how), floor).length > 0 ? [use] : [])));
}

/**
 * The energy of the buildings of each use, in standard coal, most first; those without a stated use are `unknown`. The uses add up to the
 * place. No share is given for a place or a use with too little measured (`sharesLackOf` says why).
 */
export function usesOf(
  knowledge: KnowledgeOf,
  asked: PlaceYear,
  { buildings, parts, how }: { readonly buildings: readonly YearBuilding[]; readonly parts: Parts; readonly how: HowCompared },
) {
  const { region, year, month, known } = asked;
  const groups = [...Map.groupBy(buildings, useOf)];
  const floor = shareFloor(knowledge, asked);
  const isWhole = sharesLack(coveredEnergy(buildings, how), floor).length === 0;
  const low = usesBelow(buildings, how, floor);
  const energies = groups.map(([use, own]) => ({ use, own, ...totalEnergy(shownSums(knowledge, own, asked), how.coefficients) }));
  const all = energies.reduce((sum, { tce }) => sum + (tce ?? 0), 0);
  return energies
    .map(({ use, own, tce, change, coverage }) => ({
      use,
      buildings: own.length,
      tce,
      share: !isWhole || low.has(use) || tce === null || all <= 0 ? null : tce / all,
      change,
      coverage,
      figure: figureId({ kind: 'city-total', region, year, ...(month !== undefined && { month }), use, ...known }),
      intensity: intensityFigure(asked, own, parts, use),
    }))
    .toSorted((a, b) => (b.tce ?? -1) - (a.tce ?? -1) || (a.use < b.use ? -1 : 1));
}

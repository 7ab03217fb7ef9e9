import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { comparedUse, comparesAlike, type HowCompared } from '#supervision/benchmarking/public/assess.ts';
import type { YearUse } from '#supervision/benchmarking/facts.ts';
import { coalOf, type CoalCoefficients } from '#supervision/benchmarking/public/intensity.ts';
import { coverageToRank } from '#supervision/benchmarking/public/ranking.ts';
import type { YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import type { CarrierSum } from './city.ts';

/** All energy of a place in standard coal at calorific equivalent (GB/T 2589). */
export type TotalEnergy = {
  /** tce; null if nothing was measured. */
  readonly tce: number | null;
  /** Compared with the year before, only what is measured well in both years; null if there is nothing. */
  readonly change: number | null;
  /** The mean over carriers, weighted by their share; 0 if there are none. */
  readonly coverage: number;
  readonly parts: readonly TotalPart[];
  /** Measured but left out: their coefficient is unknown. */
  readonly without: readonly Carrier[];
};

export type TotalPart = { readonly sum: CarrierSum; readonly factor: number; readonly source: LocalizedText };

/** Adds up the carriers of a place. Water is not energy: it has no coefficient and is skipped. */
export function totalEnergy(sums: readonly CarrierSum[], coefficients: CoalCoefficients): TotalEnergy {
  const parts: TotalPart[] = [];
  const without: Carrier[] = [];
  for (const sum of sums) {
    if (sum.carrier === 'water' || sum.value === null) continue;
    const coal = coalOf(sum, coefficients);
    if (coal === null) without.push(sum.carrier);
    else parts.push({ sum, factor: coal.factor, source: coal.coefficient.source });
  }
  const add = (of: (sum: CarrierSum) => number): number => parts.reduce((all, { sum, factor }) => all + of(sum) * factor, 0);
  const [all, before] = [add(({ value }) => value ?? 0), add((sum) => sum.before)];
  return {
    tce: parts.length === 0 ? null : all / 1000,
    change: before > 0 ? add((sum) => sum.now) / before - 1 : null,
    coverage: all > 0 ? add((sum) => (sum.value ?? 0) * sum.coverage) / all : 0,
    parts,
    without,
  };
}

/** Heating demand of a place in two years, K·d; null if the weather is not known well enough. */
export type HeatingDegrees = { readonly now: number; readonly before: number } | null;

export type PlaceIntensity = {
  /** kgce/m2: energy of the buildings that are measured well, over their area; null if there are none. */
  readonly kgcePerM2: number | null;
  readonly kgce: number;
  readonly areaM2: number;
  readonly buildings: number;
  /** Compared with the year before, over the buildings that are measured well in both. */
  readonly change: number | null;
  /** The same if the year before had been as cold: its heat is scaled by the ratio of heating degree days. */
  readonly changeAtWeather: number | null;
  readonly compared: number;
};

/** What one building contributes to energy per area: kgce, m2; `earlier`: of the year before, null if that was not measured well. */
export type MeasuredPart = {
  readonly kgce: number;
  readonly areaM2: number;
  readonly earlier: { readonly kgce: number; readonly heatKgce: number } | null;
};

/** The buildings that are measured well and whose area is known. @param how by all energy in standard coal */
export function measuredParts(buildings: readonly YearBuilding[], how: HowCompared): ReadonlyMap<YearBuilding, MeasuredPart> {
  const before = kept.get(buildings);
  if (before !== undefined && comparesAlike(before.how, how)) return before.parts;
  const parts = partsOf(buildings, how);
  kept.set(buildings, { how, parts });
  return parts;
}

/** Cached by the identity of the buildings, which benchmarking keeps as long as none of them changes. */
const kept = new WeakMap<readonly YearBuilding[], { readonly how: HowCompared; readonly parts: ReadonlyMap<YearBuilding, MeasuredPart> }>();

function partsOf(buildings: readonly YearBuilding[], how: HowCompared): ReadonlyMap<YearBuilding, MeasuredPart> {
  const parts = new Map<YearBuilding, MeasuredPart>();
  for (const one of buildings) {
    const { building, uses, before } = one;
    const { floorAreaM2 } = building;
    const use = comparedUse(building, uses, how);
    if (floorAreaM2 === null || 'reason' in use || use.value === null || use.coverage < coverageToRank) continue;
    const then = comparedUse(building, before, how);
    const lacks = 'reason' in then || then.value === null || then.value <= 0 || then.coverage < coverageToRank;
    const earlier = lacks ? null : { kgce: then.value, heatKgce: heatOf(before, how.coefficients) };
    parts.set(one, { kgce: use.value, areaM2: floorAreaM2, earlier });
  }
  return parts;
}

/** Energy per area of buildings that are measured well. */
export function placeIntensity(parts: Iterable<MeasuredPart>, degrees: HeatingDegrees): PlaceIntensity {
  let [kgce, areaM2, counted, now, before, beforeAtWeather, compared] = [0, 0, 0, 0, 0, 0, 0];
  for (const part of parts) {
    kgce += part.kgce;
    areaM2 += part.areaM2;
    counted += 1;
    if (part.earlier === null) continue;
    now += part.kgce;
    before += part.earlier.kgce;
    beforeAtWeather += part.earlier.kgce + part.earlier.heatKgce * ratioLess1(degrees);
    compared += 1;
  }
  return {
    kgcePerM2: areaM2 > 0 ? kgce / areaM2 : null,
    kgce,
    areaM2,
    buildings: counted,
    change: before > 0 ? now / before - 1 : null,
    changeAtWeather: degrees !== null && beforeAtWeather > 0 ? now / beforeAtWeather - 1 : null,
    compared,
  };
}

/** District heat, in kgce: it is used only for heating. */
function heatOf(uses: readonly YearUse[], coefficients: CoalCoefficients): number {
  const heat = uses.find(({ carrier, meters }) => carrier === 'heat' && meters > 0);
  const coal = heat === undefined ? null : coalOf(heat, coefficients);
  return coal === null ? 0 : (heat?.value ?? 0) * coal.factor;
}

function ratioLess1(degrees: HeatingDegrees): number {
  return degrees === null || degrees.before <= 0 ? 0 : degrees.now / degrees.before - 1;
}

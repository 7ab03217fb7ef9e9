import { roundedShare } from '#kernel/percent.ts';
import { isNegative } from '#supervision/benchmarking/facts.ts';
import { intensityOf } from '#supervision/benchmarking/public/intensity.ts';
import { coverageToRank } from '#supervision/benchmarking/public/ranking.ts';
import type { YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';

/** Verdict colours of buildings, by number. Verdicts that are not verified share one colour: they appear in no map. */
export const mapVerdicts = ['leading', 'within', 'over', 'indicative', 'unknown'] as const;

/** Buildings in columns, so that a hundred thousand of them stay small. */
export type MapPoints = {
  readonly code: string[];
  readonly name: string[];
  /** Degrees, WGS 84, to a metre. */
  readonly longitude: number[];
  readonly latitude: number[];
  /** Index in `mapVerdicts`. */
  readonly verdict: number[];
  /** Electricity per m2 to four digits; null if it is not measured for long enough. */
  readonly intensity: (number | null)[];
  /** Of the least covered carrier, to a thousandth; null if there is no meter. */
  readonly coverage: (number | null)[];
  readonly unit: string;
  /** The intensities that divide the buildings into fifths. */
  readonly fifths: number[];
  /** How many have no coordinates. */
  readonly without: number;
};

/** @param unit of electricity */
export function pointsOf(buildings: readonly YearBuilding[], unit: string): MapPoints {
  const points: MapPoints = {
    code: [],
    name: [],
    longitude: [],
    latitude: [],
    verdict: [],
    intensity: [],
    coverage: [],
    unit: `${unit}/m2`,
    fifths: [],
    without: 0,
  };
  let without = 0;
  for (const one of buildings) {
    const { longitude, latitude } = one.building.fields;
    if (typeof longitude !== 'number' || typeof latitude !== 'number') {
      without += 1;
      continue;
    }
    points.code.push(one.building.code);
    points.name.push(one.building.name);
    points.longitude.push(rounded(longitude, 1e5));
    points.latitude.push(rounded(latitude, 1e5));
    points.verdict.push(mapVerdicts.indexOf(verdictOf(one)));
    points.intensity.push(electricOf(one));
    points.coverage.push(coverageOf(one));
  }
  return { ...points, fifths: fifthsOf(points.intensity), without };
}

function verdictOf({ quota }: YearBuilding): (typeof mapVerdicts)[number] {
  return quota.verdict !== 'unknown' && quota.indicative ? 'indicative' : quota.verdict;
}

function electricOf({ building, uses }: YearBuilding): number | null {
  const use = uses.find(({ carrier, meters }) => carrier === 'electricity' && meters > 0);
  if (use === undefined || use.coverage < coverageToRank || isNegative(use)) return null;
  const intensity = intensityOf(use.value, building.floorAreaM2);
  return intensity === null ? null : Number(intensity.toPrecision(4));
}

function coverageOf({ uses }: YearBuilding): number | null {
  const metered = uses.filter(({ meters }) => meters > 0);
  return metered.length === 0 ? null : roundedShare(Math.min(...metered.map(({ coverage }) => coverage)));
}

function fifthsOf(values: readonly (number | null)[]): number[] {
  const rising = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  return rising.length < 5 ? [] : [1, 2, 3, 4].map((fifth) => rising[Math.floor((rising.length * fifth) / 5)] as number);
}

function rounded(value: number, per: number): number {
  return Math.round(value * per) / per;
}

import { studentQuantile } from '#retrofit/temperature-model/student.ts';

/** What a building used in each hour of a year, kWh; NaN where it was not measured by the hour. */
export type BuildingHours = { readonly code: string; readonly areaM2: number; readonly kwh: Float64Array };

/** The load of a square metre of a use, as buildings of that use were measured. */
export type UseLoad = {
  readonly buildings: number;
  /** kW by hour: the mean of the buildings that were measured in it. NaN where none was. */
  readonly kwPerM2: Float64Array;
  /** The measured share of the hours of all buildings. */
  readonly coverage: number;
  /** The mean of the buildings, and where nine of ten further buildings lie by their spread; null for a single building. */
  readonly kwhPerM2: number;
  readonly low: number | null;
  readonly high: number | null;
  /** The mean of each building's own greatest hour. */
  readonly peakWattPerM2: number;
  /** The greatest hour of all together over the sum of their own, in the hours in which all were measured; null for a single building. */
  readonly diversity: number | null;
};

/** Of nine in ten: 5 % on either side. */
const share = 0.95;

/** Buildings of a use as the load of a square metre; null without one. */
export function useLoad(buildings: readonly BuildingHours[]): UseLoad | null {
  const [first] = buildings;
  if (first === undefined) return null;
  const hours = first.kwh.length;
  const own = buildings.map(({ areaM2, kwh }) => ownLoad(areaM2, kwh));
  const kwhPerM2 = meanOf(own.map(({ intensity }) => intensity));
  return {
    buildings: buildings.length,
    kwPerM2: meanHours(buildings, hours),
    coverage: meanOf(own.map(({ known }) => known / hours)),
    kwhPerM2,
    ...intervalOf(
      own.map(({ intensity }) => intensity),
      kwhPerM2,
    ),
    peakWattPerM2: meanOf(own.map(({ peak }) => peak)) * 1000,
    diversity: diversityOf(buildings.map(({ kwh }) => kwh)),
  };
}

/** Hours that were not measured count as the mean of those that were. */
function ownLoad(areaM2: number, kwh: Float64Array) {
  const known = kwh.filter((one) => !Number.isNaN(one));
  const sum = known.reduce((all, one) => all + one, 0);
  return { known: known.length, intensity: ((sum / known.length) * kwh.length) / areaM2, peak: greatest(known) / areaM2 };
}

function meanHours(buildings: readonly BuildingHours[], hours: number): Float64Array {
  return Float64Array.from({ length: hours }, (_, hour) => {
    const known = buildings.filter(({ kwh }) => !Number.isNaN(kwh[hour] as number));
    return known.length === 0 ? Number.NaN : meanOf(known.map(({ kwh, areaM2 }) => (kwh[hour] as number) / areaM2));
  });
}

/** The interval of a further building (prediction interval of Student's t); never below zero. */
function intervalOf(values: readonly number[], mean: number): { readonly low: number | null; readonly high: number | null } {
  const many = values.length;
  if (many < 2) return { low: null, high: null };
  const spread = Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (many - 1));
  const half = studentQuantile(share, many - 1) * spread * Math.sqrt(1 + 1 / many);
  return { low: Math.max(0, mean - half), high: mean + half };
}

/**
 * The greatest hour of a sum over the sum of the greatest hours (simultaneity), in the hours in which all are known.
 * @example diversityOf([Float64Array.of(1, 0), Float64Array.of(0, 1)]) // 0.5
 */
export function diversityOf(loads: readonly Float64Array[]): number | null {
  if (loads.length < 2) return null;
  const own = loads.map(() => 0);
  let together = 0;
  for (let hour = 0; hour < (loads[0]?.length ?? 0); hour += 1) {
    const sum = loads.reduce((all, one) => all + (one[hour] as number), 0);
    if (Number.isNaN(sum)) continue;
    together = Math.max(together, sum);
    for (const [at, one] of loads.entries()) own[at] = Math.max(own[at] ?? 0, one[hour] as number);
  }
  const apart = own.reduce((all, one) => all + one, 0);
  return apart === 0 ? null : together / apart;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** The greatest known value; 0 if none is above it. */
export const greatest = (values: Float64Array): number => values.reduce((most, one) => (one > most ? one : most), 0);

/** Possible placements of arrays, in a pool thread: some hundreds of years are calculated for each. */
import type { SolarArray } from './array.ts';
import { bestPose, type Placement, toEquator } from './best-placement.ts';
import { yearSums } from './year-sums.ts';
import { arrayYield, type SolarHours } from './yield.ts';

export type PlacementRequest = {
  readonly arrays: readonly SolarArray[];
  readonly hours: SolarHours;
  readonly months: Uint8Array;
  readonly latitude: number;
  /** The direction all have to face; if absent: any. */
  readonly azimuth: number | undefined;
  /** They already have an orientation, which is returned as well. */
  readonly given: boolean;
};

/** Best, level, tilted by the latitude, and as given. */
export function placementsOf({ arrays, hours, months, latitude, azimuth, given }: PlacementRequest): Placement[][] {
  const equator = azimuth ?? toEquator(latitude);
  return arrays.map((array) => {
    const { tilt, azimuth: own } = array;
    const poses = [
      { placement: 'best' as const, ...bestPose(array, hours, latitude, azimuth) },
      { placement: 'flat' as const, tilt: 0, azimuth: equator },
      { placement: 'latitude' as const, tilt: Math.round(Math.abs(latitude) * 10) / 10, azimuth: equator },
      ...(given ? [{ placement: 'given' as const, tilt, azimuth: own }] : []),
    ];
    return poses.map((pose) => ({ ...pose, ...yearSums(array.kw, arrayYield({ ...array, ...pose }, hours), months) }));
  });
}

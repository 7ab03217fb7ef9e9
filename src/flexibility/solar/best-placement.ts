import type { SolarArray } from './array.ts';
import type { YearSums } from './year-sums.ts';
import { arrayYield, type SolarHours } from './yield.ts';

/** A possible placement of an array, and its yield. */
export type Placement = YearSums & {
  readonly placement: 'best' | 'flat' | 'latitude' | 'given';
  readonly tilt: number;
  readonly azimuth: number;
};

/** The orientation of an array, whole degrees. */
type Pose = { readonly tilt: number; readonly azimuth: number };

/** Degrees between the poses tried first; then the steps get smaller around the best. */
const [firstTilt, firstAzimuth] = [10, 30];
const nearer = [10, 5, 2, 1] as const;
/** How many of the first poses are refined. */
const followed = 3;

/**
 * The orientation with the highest yearly yield, to a degree: coarse poses first, then from the best of them on as long as a neighbour
 * yields more. A level array faces the equator.
 * @param azimuth the one it has to face; if absent: any
 */
export function bestPose(array: SolarArray, hours: SolarHours, latitude: number, azimuth?: number): Pose {
  const light = lit(hours);
  const sums = new Map<string, number>();
  const sumOf = (pose: Pose): number => {
    const key = `${pose.tilt} ${pose.azimuth}`;
    const known = sums.get(key) ?? arrayYield({ ...array, ...pose }, light).ac.reduce((sum, kwh) => sum + kwh, 0);
    sums.set(key, known);
    return known;
  };
  const first = poses(latitude, azimuth).toSorted((a, b) => sumOf(b) - sumOf(a));
  const found = first.slice(0, followed).map((pose) => climb(pose, sumOf, azimuth === undefined));
  const [best = { tilt: 0, azimuth: toEquator(latitude) }] = found.toSorted((a, b) => sumOf(b) - sumOf(a));
  return best.tilt === 0 ? { tilt: 0, azimuth: azimuth ?? toEquator(latitude) } : best;
}

/** The direction of the equator. */
export const toEquator = (latitude: number): number => (latitude < 0 ? 0 : 180);

function poses(latitude: number, azimuth: number | undefined): Pose[] {
  const ways = azimuth === undefined ? Array.from({ length: 360 / firstAzimuth }, (_, at) => at * firstAzimuth) : [azimuth];
  const tilts = Array.from({ length: 90 / firstTilt }, (_, at) => (at + 1) * firstTilt);
  return [{ tilt: 0, azimuth: azimuth ?? toEquator(latitude) }, ...tilts.flatMap((tilt) => ways.map((way) => ({ tilt, azimuth: way })))];
}

function climb(from: Pose, sumOf: (pose: Pose) => number, turns: boolean): Pose {
  let best = from;
  for (const by of nearer)
    for (let better: Pose | undefined = best; better !== undefined;) {
      best = better;
      better = around(best, by, turns)
        .filter((pose) => sumOf(pose) > sumOf(best))
        .toSorted((a, b) => sumOf(b) - sumOf(a))[0];
    }
  return best;
}

function around({ tilt, azimuth }: Pose, by: number, turns: boolean): Pose[] {
  return [-by, 0, by].flatMap((tilted) =>
    (turns ? [-by, 0, by] : [0]).flatMap((turned) => {
      const pose = { tilt: tilt + tilted, azimuth: turned === 0 ? azimuth : (((azimuth + turned) % 360) + 360) % 360 };
      return pose.tilt < 0 || pose.tilt > 90 || (tilted === 0 && turned === 0) ? [] : [pose];
    }),
  );
}

/** The hours with complete data and daylight: an array generates nothing in others. */
function lit(hours: SolarHours): SolarHours {
  const { global, direct, diffuse, temperature } = hours;
  const light = (at: number): number => (global[at] as number) + (direct[at] as number) + (diffuse[at] as number);
  const kept = Array.from(global, (_, at) => at).filter((at) => !Number.isNaN(temperature[at] as number) && light(at) > 0);
  const of = (values: Float64Array): Float64Array => Float64Array.from(kept, (at) => values[at] as number);
  return {
    global: of(global),
    direct: of(direct),
    diffuse: of(diffuse),
    temperature: of(temperature),
    wind: of(hours.wind),
    outside: of(hours.outside),
    sun: { east: of(hours.sun.east), north: of(hours.sun.north), up: of(hours.sun.up) },
  };
}

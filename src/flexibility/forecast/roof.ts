import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { StandingResource } from '#registry/resources/resources.ts';
import type { ForecastNeeds } from './needs.ts';
import { type Past, quarter } from './past.ts';
import { nothing, type Stretch } from './pasts.ts';

const hour = 3600;

export type RoofQuestion = {
  readonly building: string;
  readonly array: StandingResource;
  readonly zone: Zone;
  readonly stretch: Stretch;
  readonly knownAt: string | undefined;
};

/**
 * What an array would have generated before an instant, from its power and orientation under the weather of the nearest station: of a
 * typical year if there is one, otherwise as observed. Null if its orientation is unknown, or no station has solar data.
 */
export async function roofPast(
  { solar }: Pick<ForecastNeeds, 'solar'>,
  { building, array, zone, stretch, knownAt }: RoofQuestion,
): Promise<Past | null> {
  const { tilt } = array;
  const azimuth = tilt === 0 ? (array.azimuth ?? 180) : array.azimuth;
  const first = Math.ceil(stretch.from / hour) * hour;
  const count = Math.floor((stretch.to - first) / hour);
  if (tilt === null || azimuth === null || count < 1) return null;
  const edges = Float64Array.from({ length: count + 1 }, (_, at) => first + at * hour);
  const made = await solar
    .hourly(programScope, { arrays: [{ ...array, tilt, azimuth }], building, edges, zone, knownAt })
    .catch(withoutSun);
  if (made === null || made.every((kwh) => Number.isNaN(kwh))) return null;
  const past = nothing(stretch);
  for (const [at, kwh] of made.entries()) {
    const step = (first - stretch.from + at * hour) / quarter;
    past.kw.fill(kwh, step, step + hour / quarter);
  }
  return past;
}

function withoutSun(problem: unknown): null {
  if (problem instanceof Problem && (problem.code === 'no-radiation' || problem.code === 'station-without-place')) return null;
  throw problem;
}

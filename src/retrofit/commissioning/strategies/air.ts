import type { Ground } from './ground.ts';

const leastOfWeather = 0.75;

/** Outdoor temperature of each step; null if the building has no station. */
export async function outdoorOf(
  { needs, building: { code, region, fields }, known }: Ground,
  edges: Float64Array,
): Promise<Float64Array | null> {
  const [means] = await needs.weather.temperatures({ buildings: [{ ...fields, code, region }], edges, known });
  if (means === null || means === undefined) return null;
  return Float64Array.from(means, ({ mean, coverage }) => (mean === null || coverage < leastOfWeather ? Number.NaN : mean));
}

/** The mean of the rooms that are known in each step. */
export const meanOfAll = (columns: readonly Float64Array[]): Float64Array =>
  acrossAll(columns, (values) => values.reduce((sum, value) => sum + value, 0) / values.length);

/** The greatest of those that are known in each step. */
export const mostOfAll = (columns: readonly Float64Array[]): Float64Array => acrossAll(columns, (values) => Math.max(...values));

function acrossAll(columns: readonly Float64Array[], of: (values: readonly number[]) => number): Float64Array {
  return Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, at) => {
    const values = columns.map((column) => column[at] as number).filter((value) => !Number.isNaN(value));
    return values.length === 0 ? Number.NaN : of(values);
  });
}

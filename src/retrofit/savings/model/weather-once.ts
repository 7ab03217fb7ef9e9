import type { AsOf } from '#kernel/as-of.ts';
import type { SavingsNeeds } from '../needs.ts';

export type StationsOf = ReturnType<SavingsNeeds['weather']['stationsAt']>;

/**
 * The weather of many boundaries as known at one time, with the program's own scope: each stretch of days of a station is read once.
 * @param stations which station each building has, as known then
 */
export function weatherOnce(
  weather: SavingsNeeds['weather'],
  known: AsOf,
  stations: StationsOf = weather.stationsAt(known),
): SavingsNeeds['weather'] {
  const means = new Map<string, Promise<Float64Array>>();
  return {
    ...weather,
    stationsOf: (buildings) => stations(buildings),
    observedMeans(asked) {
      const name = [asked.station, asked.zone.name, asked.from, asked.to].join(' ');
      const before = means.get(name);
      if (before !== undefined) return before;
      const read = weather.observedMeans({ ...asked, known });
      means.set(name, read);
      read.catch(() => means.delete(name));
      return read;
    },
  };
}

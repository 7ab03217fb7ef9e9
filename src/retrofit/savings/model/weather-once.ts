import type { AsOf } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import type { SavingsNeeds } from '../needs.ts';

export type StationsOf = ReturnType<SavingsNeeds['weather']['stationsAt']>;

/**
 * The weather of many boundaries as known at one time, to the program itself: of one station and one stretch of days read once.
 * @param stations which station each building has, as known then
 */
export function weatherOnce(
  weather: SavingsNeeds['weather'],
  known: AsOf,
  stations: StationsOf = weather.stationsAt(programScope, known),
): SavingsNeeds['weather'] {
  const means = new Map<string, Promise<Float64Array>>();
  return {
    ...weather,
    stationsOf: (_scope, buildings) => stations(buildings),
    observedMeans(scope, asked) {
      const name = [asked.station, asked.zone.name, asked.from, asked.to].join(' ');
      const before = means.get(name);
      if (before !== undefined) return before;
      const read = weather.observedMeans(scope, { ...asked, known });
      means.set(name, read);
      read.catch(() => means.delete(name));
      return read;
    },
  };
}

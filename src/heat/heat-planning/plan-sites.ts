import type { MatchCase } from './match-case.ts';

/** Where sources and demands lie, and what a person asks of each first. */
export function sitesOf({ sources, demands, periods }: MatchCase) {
  const hoursOf = (kw: readonly number[]): number => periods.reduce((sum, { hours }, at) => sum + ((kw[at] ?? 0) > 0 ? hours : 0), 0);
  const spot = ({ code, latitude, longitude, temperature, kw }: MatchCase['demands'][number]) => ({
    code,
    latitude,
    longitude,
    temperature,
    hours: hoursOf(kw),
    maxKw: Math.max(0, ...kw),
  });
  return {
    sources: sources.map((one) => ({ ...spot(one), yuanPerGj: one.yuanPerGj })),
    demands: demands.map((one) => spot(one)),
  };
}

import type { HeatNetwork } from '#heat/heat-network/heat-network.ts';
import { rounded } from '#kernel/exact-number.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { matchInThread } from './match-worker.ts';
import type { HeatPlanNeeds } from './plan-needs.ts';
import { createHeatPlans } from './plans.ts';

export type HeatPlanningNeeds = Omit<HeatPlanNeeds, 'match' | 'forecast' | 'workers'> & {
  readonly workers: Workers;
  readonly heatNetwork: Pick<HeatNetwork, 'forecast'>;
};

export type HeatPlanning = ReturnType<typeof createHeatPlanning>;

type Search = { readonly seconds: number; readonly signal?: AbortSignal | undefined; readonly origins?: boolean };

const module = new URL('./match-worker.ts', import.meta.url);

/**
 * Waste heat supplied to where it is needed.
 * @example const { cost, links } = await heatPlanning.match(text, { seconds: 8 });
 */
export function createHeatPlanning({ workers, heatNetwork, ...needs }: HeatPlanningNeeds) {
  /**
   * Matches the sources and demands of a file (its text, JSON or YAML, or its value) at least cost, in a thread; the answer is verified
   * step by step before it is returned.
   * @param seconds time limit after which the best result is returned @param origins every number must state its origin
   * @throws Problem `match-broken`, `match-bad`, `match-too-big`; the reason of `signal` within a moment after it
   */
  const match = (given: unknown, { seconds, signal, origins = false }: Search) =>
    workers.run<typeof matchInThread>(module, 'matchInThread', { given, seconds, origins }, signal === undefined ? {} : { signal });
  const plans = createHeatPlans({
    ...needs,
    workers,
    forecast: (scope) => async (asked) => {
      const { points } = await heatNetwork.forecast(scope, asked);
      return points.map(({ point, peakKw }) => ({ point, peakKw: peakKw === null ? null : Number(rounded(peakKw, 3)) }));
    },
    async match(given, asked) {
      const { map: _map, ...answer } = await match(given, asked);
      return answer;
    },
  });
  return { match, plans };
}

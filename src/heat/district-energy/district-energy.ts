import type { FigureQuestion } from '#kernel/figure.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { explainDemand } from './explain.ts';
import type { DistrictNeeds } from './needs.ts';
import { createDistrictPlans } from './plans.ts';
import type { supplyInThread } from './supply/supply-worker.ts';

export type DistrictEnergy = ReturnType<typeof createDistrictEnergy>;

const module = new URL('./supply/supply-worker.ts', import.meta.url);

/**
 * How a district is supplied with energy: its demand from what the city measured, and the plants that serve it best.
 * @example await createDistrictEnergy(needs).plans.begin(scope, { plan: '东片区', region: '140302', text, seconds: 60 })
 */
export function createDistrictEnergy({ workers, ...needs }: Omit<DistrictNeeds, 'solve' | 'workers'> & { readonly workers: Workers }) {
  const plans = createDistrictPlans({
    ...needs,
    workers,
    solve: (year, { seconds, signal }) => workers.run<typeof supplyInThread>(module, 'supplyInThread', { year, seconds }, { signal }),
  });
  return {
    plans,
    explain: (scope: Scope, figure: string, question: FigureQuestion) => explainDemand(plans.seen, scope, figure, question),
  };
}

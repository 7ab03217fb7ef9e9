import type { Comfort } from '#supervision/comfort/comfort.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Retrofits } from '#retrofit/retrofit/retrofit.ts';
import type { RetrofitEstimates } from '#retrofit/retrofit-estimate/retrofit-estimate.ts';
import { slice } from '#slice.ts';
import type { Solver } from '#platform/solver/solver.ts';
import type { Statements } from '#casework/statement/statement.ts';
import type { Targets } from '#reporting/targets/targets.ts';
import { retrofitPlanVocabulary } from './vocabulary.ts';
import { retrofitPlanWords } from './words.ts';
import type { Workers } from '#platform/workers/workers.ts';

type Before = {
  readonly workers: Workers;
  readonly jobs: Jobs;
  readonly imports: Imports;
  readonly place: Place;
  readonly registry: Registry;
  readonly comfort: Comfort;
  readonly policy: PolicyService;
  readonly targets: Targets;
  readonly statement: Statements;
  readonly solver: Solver;
  readonly retrofit: Retrofits;
  readonly retrofitEstimate: RetrofitEstimates;
};

export const retrofitPlanSlice = slice({
  name: 'retrofit-plan',
  words: retrofitPlanWords,
  vocabulary: retrofitPlanVocabulary,
  async create({ stores: { postgres }, now, audit, words, mark }, before: Before) {
    const [{ createRetrofitPlans }, { retrofitPlanRoutes }, { retrofitPlanDownloads }, { planStatement }] = await Promise.all([
      import('./plans.ts'),
      import('./routes.ts'),
      import('./downloads.ts'),
      import('./papers/statement.ts'),
    ]);
    const { retrofit: pool, retrofitEstimate: estimates, ...rest } = before;
    const service = createRetrofitPlans({ ...rest, pool, estimates, postgres, now, audit });
    before.statement.register(planStatement({ paperPlan: service.paperPlan, now, mark }));
    before.imports.onUndone('retrofit-adopt', service.takenBack);
    return {
      service,
      router: retrofitPlanRoutes(service, words),
      downloads: retrofitPlanDownloads(service, { paperPlan: service.paperPlan, mark }),
      mend: service.mend,
      jobs: { 'retrofit-plan': { run: service.run, resume: 'again' as const } },
    };
  },
});

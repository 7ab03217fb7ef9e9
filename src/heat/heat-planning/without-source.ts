import type { JobWork } from '#platform/jobs/jobs.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { readTypedText } from '#platform/typed-text/typed-text.ts';
import { comparisonOf, type HeatPlanRow, keepComparison } from './heat-plan-store.ts';
import { beating } from './make-plan.ts';
import { compareAnswers, type HeatPlanComparison } from './plan-compare.ts';
import type { HeatPlanNeeds } from './plan-needs.ts';
import { matchValue } from './read-match.ts';

/** The kind of the job that calculates a plan without one of its sources. */
export const withoutJob = 'heat-plan-without';

type Without = { readonly plan: string; readonly source: string; readonly seconds: number };

/**
 * What plans would cost if a source were lost: the same file solved again without it, as a job. The plan stays unchanged.
 * @param seen finds a plan within the scope; throws `no-such-heat-plan`
 */
export function createWithout(
  { postgres, jobs, match, workers }: Pick<HeatPlanNeeds, 'postgres' | 'jobs' | 'match' | 'workers'>,
  seen: (scope: Scope, plan: string) => Promise<HeatPlanRow>,
) {
  return {
    /** Begins. Throws `no-such-heat-plan`, `no-such-heat-source`. @returns the job's id */
    async begin(scope: Scope, asked: Without): Promise<string> {
      await withoutSource({ workers }, await seen(scope, asked.plan), asked.source);
      return (await jobs.begin(scope, withoutJob, { ...asked })).id;
    },
    /** Does the work of such a job. */
    async run({ job, scope, input, progress, signal }: JobWork): Promise<void> {
      const { plan, source, seconds } = input as Without;
      const row = await seen(scope, plan);
      const left = await withoutSource({ workers }, row, source);
      const answer = await beating({ seconds, progress }, () => match(left, { seconds, signal }));
      signal.throwIfAborted();
      await keepComparison(postgres, scope, { job, plan, answer: compareAnswers(row.answer, answer) });
      progress(seconds, seconds);
    },
    /** The result, for the account that began it or those who see everything. Throws `no-such-heat-plan-comparison`. */
    async show(scope: Scope, job: string): Promise<HeatPlanComparison> {
      const found = await comparisonOf(postgres, scope, job);
      if (found === undefined) throw new Problem('not-found', 'no-such-heat-plan-comparison', { job });
      await seen(scope, found.plan);
      return found.answer;
    },
  };
}

/** The file of a plan without one of its sources. Throws `no-such-heat-source`. */
async function withoutSource(
  { workers }: Pick<HeatPlanNeeds, 'workers'>,
  { given }: Pick<HeatPlanRow, 'given'>,
  source: string,
): Promise<object> {
  const value = matchValue(await readTypedText(workers, given)) as { readonly sources: readonly { readonly code: string }[] };
  const sources = value.sources.filter(({ code }) => code !== source);
  if (sources.length === value.sources.length) throw new Problem('not-found', 'no-such-heat-source', { source });
  return { ...value, sources };
}

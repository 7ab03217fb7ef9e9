import type { JobWork } from '#platform/jobs/jobs.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { readTypedText } from '#platform/typed-text/typed-text.ts';
import { type HeatPlanRow, heatPlanNamed, heatPlans, removeHeatPlan } from './heat-plan-store.ts';
import { compareAnswers } from './plan-compare.ts';
import { makePlan, planJob, type PlanInput } from './make-plan.ts';
import { withMeasured } from './measured.ts';
import type { HeatPlanNeeds } from './plan-needs.ts';
import { createWithout } from './without-source.ts';
import { inputsOf, refuseWithoutOrigin } from './plan-inputs.ts';
import { matchValue, readMatch } from './read-match.ts';
import type { MatchCase } from './match-case.ts';

type Making = Readonly<Record<'plan' | 'region' | 'text', string>> & { readonly seconds: number };

/** Plans stored with the file that they were made from. A bureau makes and sees those of its region. */
export function createHeatPlans(needs: HeatPlanNeeds) {
  const { postgres, place, jobs, audit, forecast, workers } = needs;
  const regionsOf = async (scope: Scope): Promise<readonly string[] | null> => {
    const { all, places } = await place.sights(scope);
    return all ? null : [...(places ?? [])];
  };
  const seen = async (scope: Scope, name: string): Promise<HeatPlanRow> => {
    const row = await heatPlanNamed(postgres, checkedByCaller, name);
    const regions = await regionsOf(scope);
    if (row === undefined || (regions !== null && !regions.includes(row.region)))
      throw new Problem('not-found', 'no-such-heat-plan', { plan: name });
    return row;
  };
  return {
    /**
     * Begins to make a plan from a file in which every number states its origin, as a job. Faults of the file are reported immediately.
     * @returns the job's id
     * @throws as `readMatch`; `match-bad`, `heat-plan-not-measured`, `heat-plan-name-taken`; `no-such-place` for a region that is not the
     * requester's
     */
    async begin(scope: Scope, { plan, region, text: given, seconds }: Making): Promise<string> {
      await place.get(region);
      const regions = await regionsOf(scope);
      if (regions !== null && !regions.includes(region)) throw new Problem('not-found', 'no-such-place', { place: region });
      if ((await heatPlanNamed(postgres, checkedByCaller, plan)) !== undefined)
        throw new Problem('conflict', 'heat-plan-name-taken', { plan });
      const value = matchValue(await readTypedText(workers, given));
      const resolved = await withMeasured(value, forecast(scope));
      readMatch(resolved);
      refuseWithoutOrigin(resolved);
      const input: PlanInput = { plan, region, text: resolved === value ? given : JSON.stringify(resolved), seconds };
      return (await jobs.begin(scope, planJob, input)).id;
    },
    /** Does the work of such a job: the plan is stored completely at its end, or not at all. */
    run: (work: JobWork) => makePlan(needs, work),
    /** Removes a plan; its existence remains in the audit trail. Throws `no-such-heat-plan`, `heat-plan-of-another`. */
    async remove(scope: Scope, plan: string): Promise<void> {
      const { identity, by, region, sha256, made, answer } = await seen(scope, plan);
      if (!('all' in scope.sees) && identity !== scope.identity) throw new Problem('not-allowed', 'heat-plan-of-another', { plan, by });
      if (!(await removeHeatPlan(postgres, checkedByCaller, plan, made))) throw new Problem('not-found', 'no-such-heat-plan', { plan });
      const detail = { plan, sha256, by, made: made.toISOString(), status: answer.status, cost: answer.cost };
      await audit(scope, { action: 'heat-plan-remove', subject: `place:${region}`, detail });
    },
    async list(scope: Scope) {
      const { rows, total } = await heatPlans(postgres, checkedByCaller, await regionsOf(scope));
      return { plans: rows.map(headOf), total };
    },
    show: async (scope: Scope, plan: string) => presentPlan(needs, await seen(scope, plan)),
    async compare(scope: Scope, a: string, b: string) {
      return compareAnswers((await seen(scope, a)).answer, (await seen(scope, b)).answer);
    },
    without: createWithout(needs, seen),
  };
}

const headOf = ({ name, region, sha256, by, made, answer: { status, cost, bound, links, demands, sources } }: HeatPlanRow) => ({
  plan: name,
  region,
  sha256,
  by,
  made: made.toISOString(),
  status,
  cost,
  bound,
  built: links.length,
  neededGj: demands.reduce((sum, { neededGj }) => sum + neededGj, 0),
  unmetGj: demands.reduce((sum, { unmetGj }) => sum + unmetGj, 0),
  unusedGj: sources.reduce((sum, { offeredGj, usedGj }) => sum + offeredGj - usedGj, 0),
});

async function presentPlan({ workers }: Pick<HeatPlanNeeds, 'workers'>, row: HeatPlanRow) {
  const value = matchValue(await readTypedText(workers, row.given));
  return { ...headOf(row), ...row.answer, sites: sitesOf(readMatch(value)), inputs: inputsOf(value), text: row.given };
}

/** The locations of sources and demands, and the key figures of each. */
function sitesOf({ sources, demands, periods }: MatchCase) {
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

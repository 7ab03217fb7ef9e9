import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { JobWork } from '#platform/jobs/jobs.ts';
import { readTypedText } from '#platform/typed-text/typed-text.ts';
import { type DistrictPlanRow, districtPlanNamed, districtPlans, removeDistrictPlan } from './district-plan-store.ts';
import { type DistrictMaking, districtJob, makeDistrictPlan } from './make-plan.ts';
import type { DistrictNeeds } from './needs.ts';
import { inputsOf } from './plan-file/inputs.ts';
import { districtValue, readDistrict } from './plan-file/read.ts';
import { demandFigure } from './explain.ts';

/** Plans stored with the file that they were made from. A bureau makes and sees those of its region. */
export function createDistrictPlans(needs: DistrictNeeds) {
  const { postgres, place, jobs, audit, workers } = needs;
  const regionsOf = async (scope: Scope): Promise<readonly string[] | null> => {
    const { all, places } = await place.sights(scope);
    return all ? null : [...(places ?? [])];
  };
  const seen = async (scope: Scope, plan: string): Promise<DistrictPlanRow> => {
    const row = await districtPlanNamed(postgres, checkedByCaller, plan);
    const regions = await regionsOf(scope);
    if (row === undefined || (regions !== null && !regions.includes(row.region)))
      throw new Problem('not-found', 'no-such-district-plan', { plan });
    return row;
  };
  return {
    seen,
    /**
     * Begins to make a plan from a file, as a job. Faults of the file are reported immediately.
     * @returns the job's id
     * @throws as `readDistrict`; `district-plan-name-taken`; `no-such-place` for a region that is not the requester's
     */
    async begin(scope: Scope, input: DistrictMaking): Promise<string> {
      const { plan, region, text } = input;
      await place.get(region);
      const regions = await regionsOf(scope);
      if (regions !== null && !regions.includes(region)) throw new Problem('not-found', 'no-such-place', { place: region });
      if ((await districtPlanNamed(postgres, checkedByCaller, plan)) !== undefined)
        throw new Problem('conflict', 'district-plan-name-taken', { plan });
      readDistrict(districtValue(await readTypedText(workers, text)));
      return (await jobs.begin(scope, districtJob, { ...input })).id;
    },
    /** Does the work of such a job. */
    run: (work: JobWork) => makeDistrictPlan(needs, work),
    /** Removes a plan; its existence remains in the audit trail. Throws `no-such-district-plan`, `district-plan-of-another`. */
    async remove(scope: Scope, plan: string): Promise<void> {
      const { identity, by, region, sha256, made } = await seen(scope, plan);
      if (!('all' in scope.sees) && identity !== scope.identity) throw new Problem('not-allowed', 'district-plan-of-another', { plan, by });
      if (!(await removeDistrictPlan(postgres, checkedByCaller, plan, made)))
        throw new Problem('not-found', 'no-such-district-plan', { plan });
      const detail = { plan, sha256, by, made: made.toISOString() };
      await audit(scope, { action: 'district-plan-remove', subject: `place:${region}`, detail });
    },
    async list(scope: Scope) {
      const { rows, total } = await districtPlans(postgres, checkedByCaller, await regionsOf(scope));
      return { plans: rows.map(headOf), total };
    },
    /** A plan in full, with the numbers of its file. Throws `no-such-district-plan`. */
    async show(scope: Scope, plan: string) {
      const row = await seen(scope, plan);
      const { demands, ...answer } = row.answer;
      const inputs = inputsOf(districtValue(await readTypedText(workers, row.given)));
      const told = demands.map((one) => ({ ...one, figure: demandFigure(row, one) }));
      return { ...headOf(row), ...answer, demands: told, inputs, text: row.given };
    },
  };
}

type DistrictPlans = ReturnType<typeof createDistrictPlans>;
export type DistrictPlan = Awaited<ReturnType<DistrictPlans['show']>>;

/** The last phase stands for the whole. */
function headOf({ name, region, sha256, by, made, answer }: DistrictPlanRow) {
  const { status, objective, phases, findings } = answer;
  const last = phases.at(-1);
  return {
    plan: name,
    region,
    sha256,
    by,
    made: made.toISOString(),
    status,
    objective,
    yuan: last?.yuan ?? 0,
    carbonKg: last?.carbonKg ?? 0,
    importKwh: last?.importKwh ?? 0,
    notMeasured: findings.filter(({ severity }) => severity === 'warning').length,
  };
}

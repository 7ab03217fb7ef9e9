import { createHash } from 'node:crypto';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { JobWork } from '#platform/jobs/jobs.ts';
import { demandsOf } from './demand/demands.ts';
import { gather } from './demand/gather.ts';
import { peaksOf, totalsOf } from './demand/totals.ts';
import { everyHour } from './demand/typical-days.ts';
import type { HourlyDemand } from './demand/facts.ts';
import { addDistrictPlan, districtPlanNamed } from './district-plan-store.ts';
import type { DistrictAnswer } from './facts.ts';
import { demandFindings } from './findings.ts';
import type { DistrictNeeds } from './needs.ts';
import { readDistrict } from './plan-file/read.ts';
import type { District } from './plan-file/shape.ts';
import { oversizes } from './supply/oversize.ts';
import type { Programme, WholeYear, YearPlan } from './supply/facts.ts';

/** The kind of the job that makes a plan. */
export const districtJob = 'district-plan';

/** The input of such a job: a file that was read without faults. */
export type DistrictMaking = { readonly plan: string; readonly region: string; readonly text: string; readonly seconds: number };

/**
 * Works a plan out and stores it completely, or not at all. If the job is restarted after the plan was stored, nothing changes.
 * @throws Problem `district-plan-name-taken`, `district-no-demand`; as `gather` and `solveSupply`
 */
export async function makeDistrictPlan(needs: DistrictNeeds, { scope, input, attempt, progress, signal }: JobWork): Promise<void> {
  const { plan, region, text, seconds } = input as DistrictMaking;
  const sha256 = createHash('sha256').update(text).digest('hex');
  if (attempt > 1) {
    const kept = await districtPlanNamed(needs.postgres, checkedByCaller, plan);
    if (kept?.sha256 === sha256 && kept.identity === scope.identity) return;
  }
  progress(0, 2);
  const district = readDistrict(text);
  const answer = await answerOf(needs, scope, { district, region, seconds, signal, measured: () => progress(1, 2) });
  signal.throwIfAborted();
  if (!(await addDistrictPlan(needs.postgres, scope, { name: plan, region, given: text, sha256, answer }, needs.now())))
    throw new Problem('conflict', 'district-plan-name-taken', { plan });
  await needs.audit(scope, { action: 'district-plan-make', subject: `place:${region}`, detail: { plan, sha256 } });
  progress(2, 2);
}

type PlanQuestion = {
  readonly district: District;
  readonly region: string;
  readonly seconds: number;
  readonly signal: AbortSignal;
  /** Called when what was measured has been read. */
  readonly measured: () => void;
};

async function answerOf(needs: DistrictNeeds, scope: Scope, asked: PlanQuestion): Promise<DistrictAnswer> {
  const { district, region, seconds, signal } = asked;
  const now = needs.now();
  const { plots, days, evidence, thermal, findings } = await gather(needs, scope, {
    district,
    region,
    known: { received: now, recorded: now },
  });
  const demands = demandsOf(plots, { district, days, evidence });
  asked.measured();
  const { totals, unknown } = everyHour(days, totalsOf(demands, Infinity));
  if (totals.size === 0) throw new Problem('cannot-do', 'district-no-demand');
  const year: WholeYear = {
    calendar: days,
    phases: phasesOf(district, demands).map((phase) => {
      const own = everyHour(days, totalsOf(demands, phase.year)).totals;
      return { ...phase, totals: new Map([...own].filter(([carrier]) => totals.has(carrier))) };
    }),
    supplies: district.supplies,
    stores: district.stores,
    rate: district.rate.value,
    objective: district.objective,
    limits: limitsOf(district),
  };
  const { short, ...supply } = await needs.solve(year, { seconds, signal });
  const peaks = peaksOf(demands);
  return {
    ...supply,
    objective: district.objective,
    measuredYear: district.measuredYear,
    thermal,
    demands: demands.map(({ kw: _kw, ...one }) => one),
    peaks,
    oversizes: oversizes({ district, plots, peaks, last: supply.phases.at(-1) }),
    findings: [...demandFindings({ demands, thermal, unknown, heat: findings }), daysFinding({ ...supply, short })],
    known: now,
  };
}

/** Sizes meet every day; the cost of days that stand for others is a minimum. */
const daysFinding = ({ typicalDays, short }: Pick<YearPlan, 'typicalDays' | 'short'>): Finding =>
  short === null
    ? { code: 'district-typical-days', severity: 'info', evidence: { days: typicalDays } }
    : { code: 'district-days-short', severity: 'warning', evidence: { days: short.days, kw: Math.ceil(short.kw) } };

/** Each year in which plots are added begins a phase; the last counts as many years as the file says. */
function phasesOf({ lastYears }: District, demands: readonly HourlyDemand[]) {
  const years = [...new Set(demands.map(({ year }) => year))].toSorted((a, b) => a - b);
  return years.map((year, at) => ({ year, years: (years[at + 1] ?? year + lastYears.value) - year }));
}

const limitsOf = ({ limits: { yuan, carbonKg, importKwh } }: District): Programme['limits'] => ({
  ...(yuan !== undefined && { yuan: yuan.value }),
  ...(carbonKg !== undefined && { carbonKg: carbonKg.value }),
  ...(importKwh !== undefined && { importKwh: importKwh.value }),
});

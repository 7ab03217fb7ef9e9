import { createHash } from 'node:crypto';
import type { JobWork } from '#platform/jobs/jobs.ts';
import { Problem } from '#kernel/problem.ts';
import { addHeatPlan, heatPlanNamed } from './heat-plan-store.ts';
import type { HeatPlanNeeds } from './plan-needs.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';

/** The kind of the job that makes a plan. */
export const planJob = 'heat-plan';

/** The input of such a job: a file that was read without faults, with measured demands filled in. */
export type PlanInput = { readonly plan: string; readonly region: string; readonly text: string; readonly seconds: number };

/** How often (ms) the elapsed share of the time is reported. */
const beatMs = 250;

/**
 * Finds a plan and stores it as found. If the job is restarted after the plan was stored, nothing changes.
 * @throws Problem `heat-plan-name-taken` if another plan took the name meanwhile; as `match`
 */
export async function makePlan(
  { postgres, now, audit, match }: Pick<HeatPlanNeeds, 'postgres' | 'now' | 'audit' | 'match'>,
  { scope, input, attempt, progress, signal }: JobWork,
): Promise<void> {
  const { plan, region, text, seconds } = input as PlanInput;
  const sha256 = createHash('sha256').update(text).digest('hex');
  if (attempt > 1) {
    const kept = await heatPlanNamed(postgres, checkedByCaller, plan);
    if (kept?.sha256 === sha256 && kept.identity === scope.identity) return;
  }
  await beating({ seconds, progress }, async () => {
    const answer = await match(text, { seconds, signal, origins: true });
    signal.throwIfAborted();
    const isKept = await addHeatPlan(postgres, scope, { name: plan, region, given: text, sha256, answer }, now());
    if (!isKept) throw new Problem('conflict', 'heat-plan-name-taken', { plan });
  });
  await audit(scope, { action: 'heat-plan-make', subject: `place:${region}`, detail: { plan, sha256 } });
  progress(seconds, seconds);
}

/** Runs some work and keeps reporting the elapsed share of its time. */
export async function beating<T>({ seconds, progress }: { readonly seconds: number } & Pick<JobWork, 'progress'>, work: () => Promise<T>) {
  const began = performance.now();
  const told = (): void => progress(Math.min(seconds, (performance.now() - began) / 1000), seconds, 's');
  told();
  const beat = setInterval(told, beatMs).unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}

import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { JobWork } from '#platform/jobs/jobs.ts';
import { asOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { placeZone } from '#kernel/today.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { BuildingPlanRequest } from './building/building-plan.ts';
import * as store from './plan-store.ts';
import type { PlanBody } from './plan-store.ts';

export type KeptPlanNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly registry: Pick<Registry, 'building' | 'namesOfBuilding'>;
  readonly audit: WriteTrail;
};

/** Automatic plans are kept for this many days; of the plans users keep, at most a fixed number per building: the oldest are deleted. */
export const standingDays = 7;
export const keptMost = 400;
const everyQuarter = { cron: '*/15 * * * *', zone: placeZone };

type Make = (scope: Scope, ask: BuildingPlanRequest, signal?: AbortSignal) => Promise<PlanBody>;

type Internals = KeptPlanNeeds & { readonly make: Make };

/** Plans of buildings with when they were made and what was known then, and the buildings that get one every quarter hour. */
export function createKeptPlans(needs: KeptPlanNeeds, make: Make) {
  const { postgres, registry, audit } = needs;
  const internals = { ...needs, make };
  return {
    /** Makes the plan of a building and stores it. Throws as `planOfBuilding`. */
    async keep(scope: Scope, ask: BuildingPlanRequest, signal?: AbortSignal) {
      const { code } = await registry.building(scope, ask.building);
      const kept = await keepPlan(internals, scope, { ...ask, building: code }, { standing: false, signal });
      await audit(scope, { action: 'schedule-keep', subject: `building:${code}`, detail: { plan: kept.number, tariff: ask.tariff } });
      return kept;
    },
    /**
     * Stored plans of a building, including those under its former codes, newest first; how many there are, and whether it gets them
     * automatically.
     * @throws Problem `no-such-building`
     */
    async list(scope: Scope, building: string, page: { readonly limit: number; readonly offset: number }) {
      const [codes] = await Promise.all([registry.namesOfBuilding(scope, building), registry.building(scope, building)]);
      const [{ plans, total }, standing] = await Promise.all([
        store.plansOf(postgres, checkedByCaller, codes, page),
        store.standingAt(postgres, checkedByCaller, codes),
      ]);
      return { plans, total, standing };
    },
    /** A stored plan, as it was made. Throws `no-such-schedule`, also if the scope does not see its building. */
    get: (scope: Scope, number: number) => planNumbered(internals, scope, number),
    /** Switches automatic plans every quarter hour on for a building, or off (null). Throws `no-such-building`, `no-such-tariff`. */
    stand: (scope: Scope, wanted: { building: string; tariff: string | null }) => stand(internals, scope, wanted),
    /**
     * Runs once a quarter hour while any building is switched on or was within the last week; never while the previous round is running.
     */
    schedule: {
      name: 'schedule',
      kind: 'schedule',
      when: async () => ((await store.hasWork(postgres, wholeProgram)) ? everyQuarter : null),
    },
    /** Makes a plan for each building that is switched on, one after another; the reason why one cannot be made is stored with it. */
    round: (work: Pick<JobWork, 'signal' | 'progress'>) => round(internals, work),
  };
}

const since = (now: number): Date => new Date(now - standingDays * 86_400_000);

type Way = { readonly standing: boolean; readonly signal?: AbortSignal | undefined };

async function keepPlan({ postgres, now, registry, make }: Internals, scope: Scope, ask: BuildingPlanRequest, { standing, signal }: Way) {
  const made = new Date(now());
  const body = await make(scope, ask, signal);
  const { answer, scenario } = body;
  const head = {
    building: ask.building,
    tariff: ask.tariff,
    starts: new Date(String(scenario['start'])),
    made,
    knownAt: ask.knownAt === undefined ? made : new Date(asOf(now(), ask.knownAt).received),
    standing,
    status: answer.status,
    total: answer.cost.total,
    breaches: answer.breaches.length,
  };
  const bounds = { standingSince: since(now()), most: keptMost };
  const names = await registry.namesOfBuilding(scope, ask.building);
  return { number: await store.addPlan(postgres, scope, { head, body, names, bounds }), ...head, by: scope.actor, ...body };
}

async function planNumbered({ postgres, registry }: Internals, scope: Scope, number: number) {
  const found = await store.planNumbered(postgres, checkedByCaller, number);
  const unknown = new Problem('not-found', 'no-such-schedule', { number });
  if (found === undefined) throw unknown;
  await registry.building(scope, found.building).catch((problem: unknown) => {
    throw problem instanceof Problem && problem.code === 'no-such-building' ? unknown : problem;
  });
  return found;
}

async function stand(internals: Internals, scope: Scope, { building, tariff }: { building: string; tariff: string | null }) {
  const { postgres, now, registry, audit, make } = internals;
  const [{ code }, codes] = await Promise.all([registry.building(scope, building), registry.namesOfBuilding(scope, building)]);
  if (tariff === null) await store.switchOff(postgres, checkedByCaller, codes);
  else {
    // so that the user who switches it on sees immediately why a plan cannot be made
    await make(scope, { building: code, tariff });
    await store.switchOn(postgres, scope, { building: code, tariff }, new Date(now()));
  }
  await audit(scope, { action: 'schedule-stand', subject: `building:${code}`, detail: { tariff } });
  return await store.standingAt(postgres, checkedByCaller, codes);
}

/**
 * The buildings that are switched on, by the code that answers now: a merged one continues under its new code, one that no longer exists
 * gets none.
 */
async function allAnswering({ postgres, registry, audit }: Internals): Promise<store.Standing[]> {
  for (const { building } of await store.allStanding(postgres, wholeProgram)) {
    const answering = await registry.building(programScope, building).then(
      ({ code }) => code,
      (problem: unknown) => {
        if (problem instanceof Problem && problem.code === 'no-such-building') return null;
        throw problem;
      },
    );
    if (answering === building) continue;
    await store.moveStanding(postgres, wholeProgram, building, answering);
    await audit(programScope, { action: 'schedule-stand', subject: `building:${building}`, detail: { answering } });
  }
  return store.allStanding(postgres, wholeProgram);
}

async function round(internals: Internals, { signal, progress }: Pick<JobWork, 'signal' | 'progress'>): Promise<void> {
  const { postgres, now } = internals;
  const all = await allAnswering(internals);
  let unforeseen: { readonly error: unknown } | null = null;
  for (const [at, { building, tariff }] of all.entries()) {
    signal.throwIfAborted();
    progress(at, all.length);
    const problem = await keepPlan(internals, programScope, { building, tariff }, { standing: true, signal }).then(
      () => null,
      (error: unknown) => {
        if (signal.aborted) throw error;
        if (error instanceof Problem) return { code: error.code, evidence: error.evidence };
        // an unforeseen failure of one does not hold up the others
        unforeseen ??= { error };
        return { code: 'schedule-not-made', evidence: { building } };
      },
    );
    await store.noteProblem(postgres, wholeProgram, building, problem);
  }
  await store.dropStandingBefore(postgres, wholeProgram, since(now()));
  if (unforeseen !== null) throw (unforeseen as { readonly error: unknown }).error;
}

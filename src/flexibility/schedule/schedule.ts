import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { ScheduleAnswer } from './program/answer.ts';
import { scenarioOfBuilding, type BuildingPlanNeeds, type BuildingPlanRequest } from './building/building-plan.ts';
import { createReplay, type ReplayNeeds } from './replay/building-replay.ts';
import { createKeptPlans, type KeptPlanNeeds } from './kept-plans.ts';
import { createTariffs } from '#metering/tariff/tariffs.ts';
import type { ThermalFit } from './thermal/thermal-fit.ts';
import type { fitThermalInThread } from './thermal/thermal-worker.ts';
import type { scheduleInThread } from './program/schedule-worker.ts';

export type ScheduleNeeds = BuildingPlanNeeds & KeptPlanNeeds & ReplayNeeds & { readonly workers: Workers };

export type Schedule = ReturnType<typeof createSchedule>;

const module = new URL('./program/schedule-worker.ts', import.meta.url);
const thermalModule = new URL('./thermal/thermal-worker.ts', import.meta.url);

/**
 * Schedules of power. No device is switched.
 * @example const { cost } = await createSchedule(needs).solve(scenario, { seconds: 20 });
 */
export function createSchedule({ workers, ...needs }: ScheduleNeeds) {
  const tariffs = createTariffs(needs);
  const thread = <T>(signal: AbortSignal | undefined, given: unknown, seconds: number): Promise<T> =>
    workers.run<typeof scheduleInThread>(module, 'scheduleInThread', { given, seconds }, { signal }) as Promise<T>;
  const planOfBuilding = async (scope: Scope, ask: BuildingPlanRequest, signal?: AbortSignal) => {
    const { scenario, findings, zone, forecast } = await scenarioOfBuilding(needs, tariffs, scope, ask);
    const answer = await thread<ScheduleAnswer>(signal, scenario, 20);
    return { scenario, answer: { ...answer, findings: [...answer.findings, ...findings] }, zone, forecast };
  };
  return {
    tariffs,
    /** A schedule of a building for 48 hours, and the scenario behind it. Throws as `scenarioOfBuilding`. */
    planOfBuilding,
    /** Stored plans, and buildings that get plans automatically. */
    plans: createKeptPlans(needs, planOfBuilding),
    /** What batteries would have saved. */
    replay: createReplay({ ...needs, workers }, tariffs),
    /**
     * Resistance, capacity and gain of a room, fitted to its measurements (csv `time indoor outdoor heat`).
     * @throws Problem `thermal-columns-missing`, `thermal-cell-bad`, `thermal-steps-unequal`, `thermal-too-long`, `unknown-zone`
     */
    fitThermal: (text: string, { zone, signal }: { zone: string; signal?: AbortSignal | undefined }): Promise<ThermalFit> =>
      workers.run<typeof fitThermalInThread>(thermalModule, 'fitThermalInThread', { text, zone }, signal === undefined ? {} : { signal }),
    /**
     * Solves a scenario (its text, JSON or YAML, or its value), or each of a list, in a thread.
     * @param seconds for each, after which the best solution found is returned
     * @throws Problem `price-missing`, `not-an-edge`, `does-not-fit`, `out-of-range`, `schedule-broken`, `schedule-too-big`,
     * `schedule-nothing`; the reason of `signal`
     */
    async solve(
      given: unknown,
      { seconds = 20, signal }: { seconds?: number; signal?: AbortSignal | undefined } = {},
    ): Promise<ScheduleAnswer | ScheduleAnswer[]> {
      if (given === undefined) throw new Problem('bad-input', 'schedule-nothing');
      return thread(signal, given, seconds);
    },
  };
}

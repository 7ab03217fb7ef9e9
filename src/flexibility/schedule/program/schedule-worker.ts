/** Reads and solves scenarios in a pool thread, so that HiGHS does not block other calls. */
import { answerOf, type ScheduleAnswer } from './answer.ts';
import { readScenario, refuseUnbalanced, scheduleValue } from './read-scenario.ts';
import { solveSchedule } from './solve-schedule.ts';

export type ScheduleRequest = { readonly given: unknown; readonly seconds: number };

/** One scenario gives one answer, a list gives a list; all are read before the first is solved. */
export async function scheduleInThread({ given, seconds }: ScheduleRequest): Promise<ScheduleAnswer | ScheduleAnswer[]> {
  const value = typeof given === 'string' ? scheduleValue(given) : given;
  const isList = Array.isArray(value);
  const prefixOf = (at: number): string => (isList ? `[${at}].` : '');
  const read = (isList ? (value as unknown[]) : [value]).map((one, at) => readScenario(one, prefixOf(at)));
  const answers: ScheduleAnswer[] = [];
  for (const [at, { scenario, findings }] of read.entries()) {
    const begun = performance.now();
    const scheduled = await solveSchedule(scenario, { seconds, clock: () => performance.now() });
    if (scheduled === 'infeasible') return refuseUnbalanced(scenario, prefixOf(at));
    answers.push(answerOf(scenario, scheduled, findings, (performance.now() - begun) / 1000));
  }
  return isList ? answers : (answers[0] as ScheduleAnswer);
}

import { implement } from '@orpc/server';
import { tellPlain } from '#imports/present-result.ts';
import type { Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { scheduleContract } from './contract.ts';
import type { Schedule } from './schedule.ts';

/** @param words those of all slices */
export function scheduleRoutes(schedule: Schedule, words: Words) {
  const on = implement(scheduleContract).$context<RequestContext>();
  return on.router({
    fitThermal: on.fitThermal.handler(async ({ input: { text, zone }, context: { language }, signal }) => {
      const { errors, findings, ...told } = await schedule.fitThermal(text, { zone, signal });
      return { ...told, errors: { ...errors }, findings: findings.map((one) => tellPlain(one, words, language)) };
    }),
    prices: on.prices.handler(({ input, context: { scope } }) => ({ steps: schedule.tariffs.prices(scope, input).steps })),
    building: on.building.handler(async ({ input, context: { scope, language }, signal }) => {
      const { scenario, forecast, answer } = await schedule.planOfBuilding(scope, input, signal);
      return {
        scenario: { ...scenario },
        forecast,
        answer: { ...answer, findings: answer.findings.map((one) => tellPlain(one, words, language)) },
      };
    }),
    // nothing is stored: who leaves wants no answer any more
    solve: on.solve.handler(async ({ input: { scenario, text, seconds }, context: { language }, signal }) => {
      const told = await schedule.solve(text ?? scenario, { seconds, signal });
      const spoken = (answer: Exclude<typeof told, readonly unknown[]>) => ({
        ...answer,
        findings: answer.findings.map((one) => tellPlain(one, words, language)),
      });
      return Array.isArray(told) ? told.map(spoken) : spoken(told);
    }),
  });
}

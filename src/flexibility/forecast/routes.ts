import { implement } from '@orpc/server';
import { type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { forecastContract } from './contract.ts';
import type { ForecastService } from './forecast.ts';

/** @param words those of all slices */
export function forecastRoutes(forecast: ForecastService, words: Words) {
  const on = implement(forecastContract).$context<RequestContext>();
  return on.router({
    building: on.building.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...told } = await forecast.ofBuilding(scope, input);
      return { ...told, findings: findings.map((one) => tellPlain(one, words, language)) };
    }),
    test: on.test.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...told } = await forecast.test(scope, input);
      return { ...told, findings: findings.map((one) => tellPlain(one, words, language)) };
    }),
  });
}

import { implement } from '@orpc/server';
import { type Words, tellPlain } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { Clock, RequestContext } from '#kernel/request-context.ts';
import { Problem } from '#kernel/problem.ts';
import { today } from '#kernel/today.ts';
import { retrofitEstimateContract } from './contract.ts';
import { presentCarrier, presentMeasure, presentPackage } from './present.ts';
import type { NamedMeasure } from './measure-values.ts';
import type { RetrofitEstimates } from './retrofit-estimate.ts';
import { estimateWords } from './words.ts';

/** @param words those of all slices */
export function retrofitEstimateRoutes(estimates: RetrofitEstimates, { words, now }: { readonly words: Words; readonly now: Clock }) {
  const spoken: Words = { ...words, ...estimateWords };
  const on = implement(retrofitEstimateContract).$context<RequestContext>();
  /** The current measure of a place. */
  const standing = async ({ measure, region }: NamedMeasure, { scope, language }: RequestContext) => {
    const { measures } = await estimates.measures({ region, on: today(now()) });
    const found = measures.find((one) => one.measure === measure);
    if (found === undefined) throw new Problem('not-found', 'no-such-measure', { measure });
    return presentMeasure(found, { may: (await estimates.values.mayWith(scope, region))(found), cite: estimates.citing() }, language);
  };
  return on.router({
    measures: on.measures.handler(async ({ input: { on: day = today(now()), ...asked }, context: { scope, language } }) => {
      const { measures, packages } = await estimates.measures({ ...asked, on: day });
      const may = await estimates.values.mayWith(scope, asked.region);
      const cite = estimates.citing();
      return {
        measures: measures.map((one) => presentMeasure(one, { may: may(one), cite }, language)),
        packages: packages.map((one) => ({
          package: one.package,
          version: one.version,
          name: textIn(one.names, language),
          source: `${one.source.document} ${one.source.clause}`,
          status: one.status,
          measures: [...one.measures],
          cited: textIn(cite(one.source), language),
        })),
      };
    }),
    enter: on.enter.handler(async ({ input, context }) => {
      await estimates.values.enter(context.scope, input);
      return standing(input, context);
    }),
    confirm: on.confirm.handler(async ({ input, context }) => {
      await estimates.values.confirm(context.scope, input);
      return standing(input, context);
    }),
    withdraw: on.withdraw.handler(async ({ input, context }) => {
      await estimates.values.withdraw(context.scope, input);
      return standing(input, context);
    }),
    estimate: on.estimate.handler(async ({ input, context: { scope, language } }) => {
      const { gathered, packages, known, findings, ...told } = await estimates.estimate(scope, input);
      const { total } = gathered;
      return {
        ...told,
        before: {
          carriers: gathered.carriers.map(presentCarrier),
          total: { value: total.value, unit: 'kgce', coverage: Math.min(1, total.coverage), figure: total.figure },
        },
        packages: packages.map((one) => presentPackage(one, language)),
        knownAt: formatInstant(known.received / 1000),
        findings: findings.map((one) => tellPlain(one, spoken, language)),
      };
    }),
  });
}

import { implement } from '@orpc/server';
import { tellPlain, type Finding, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { energyReviewContract } from './contract.ts';
import type { EnergyReviews } from './energy-review.ts';

/** Binds the contract of energy reviews to its service. @param words those of all slices */
export function energyReviewRoutes(reviews: EnergyReviews, words: Words) {
  const on = implement(energyReviewContract).$context<RequestContext>();
  const told = (findings: readonly Finding[], { language }: RequestContext) => findings.map((one) => tellPlain(one, words, language));
  return on.router({
    owed: on.owed.handler(async ({ input: { knownAt, limit, offset, ...asked }, context }) => {
      const { rows, counts, findings, year } = await reviews.owed(context.scope, { ...asked, known: reviews.knownAt(knownAt) });
      return {
        region: asked.region,
        year,
        rows: rows.slice(offset, offset + limit).map(({ below: _below, review, ...row }) => ({
          ...row,
          review: review === null ? null : { state: review.state, case: review.case, kwh: review.kwh, tce: review.tce },
          buildings: [...row.buildings],
          decided: [...row.decided],
          known: row.known.map((one) => ({ ...one, compared: one.compared.map(({ reached: _reached, ...limits }) => limits) })),
        })),
        total: rows.length,
        counts,
        findings: told(findings, context),
      };
    }),
    compare: on.compare.handler(async ({ input: { region, knownAt }, context }) => {
      const { rows, whole, reviewers, findings } = await reviews.compared(context.scope, { region, known: reviews.knownAt(knownAt) });
      return {
        region,
        rows: rows.map((row) => ({ ...row, buildings: [...row.buildings], carriers: row.carriers.map((one) => ({ ...one })) })),
        whole,
        reviewers: reviewers.map((one) => ({ ...one })),
        findings: told(findings, context),
      };
    }),
    list: on.list.handler(async ({ input, context }) => {
      const { rows, stateNames, ...sums } = await reviews.list(context.scope, input);
      const none: Finding = { code: 'review-none-decided', severity: 'info', evidence: { year: String(input.year) } };
      return {
        ...input,
        ...sums,
        rows: rows.map((row) => ({ ...row, stateName: stateNames.get(row.state)?.[context.language] ?? row.state })),
        findings: told(rows.length === 0 ? [none] : [], context),
      };
    }),
  });
}

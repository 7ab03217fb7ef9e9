import { implement } from '@orpc/server';
import { type Language, type Words, tellPlain } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { pathwayContract } from './contract.ts';
import type { Pathway, Pathways } from './pathway.ts';

/** @param words those of all slices */
export function pathwayRoutes(pathways: Pathways, words: Words) {
  const on = implement(pathwayContract).$context<RequestContext>();
  return on.router({
    walk: on.walk.handler(async ({ input: { plans, knownAt, ...asked }, context: { scope, language } }) => {
      const known = pathways.knownAt(knownAt);
      const paths = [];
      // one after the other: each may use all threads
      for (const plan of plans) paths.push(present(await pathways.walk(scope, { ...plan, ...asked, known }), words, language));
      return { paths, knownAt: formatInstant(known.received / 1000) };
    }),
  });
}

function present({ name, region, plan, years, peak, limits, quantiles, indicative, findings }: Pathway, words: Words, language: Language) {
  return {
    name,
    region,
    years: years.map(({ year, areaM2, use, kg, byMeasure }) => ({
      year,
      area: areaM2,
      use: Object.fromEntries(plan.carriers.map((carrier, at) => [carrier, use[at] ?? 0])),
      kg,
      byMeasure: plan.measures.map(({ id }, at) => ({ id, kg: byMeasure[at] ?? null })),
    })),
    peak,
    limits: limits.map((one) => ({ name: one.name, limit: one.kg, year: one.year, kg: one.pathKg, gap: one.gapKg })),
    ...(quantiles !== null && { quantiles: quantiles.map((one) => ({ ...one })) }),
    indicative,
    findings: findings.map((one) => tellPlain(one, words, language)),
  };
}

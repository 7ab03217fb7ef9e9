import { implement } from '@orpc/server';
import { tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { stockContract } from './contract.ts';
import type { Stock } from './stock.ts';

/** @param words those of all slices: the list contains findings of earlier slices too */
export function stockRoutes(stock: Stock, words: Words) {
  const os = implement(stockContract).$context<RequestContext>();
  return os.router({
    list: os.list.handler(async ({ input: { carrier, ...asked }, context }) => {
      const { floorAreaM2, buildings, findings, ...answer } = await stock.list(context.scope, { ...asked, measure: carrier });
      return {
        ...answer,
        floorArea: floorAreaM2,
        buildings: buildings.map(({ floorAreaM2: floorArea, gaps, ...row }) => ({ ...row, floorArea, gaps: [...gaps] })),
        findings: findings.map((one) => ({ ...tell(one, words, context.language), evidence: { ...one.evidence } })),
      };
    }),
    buildings: os.buildings.handler(async ({ input: { carrier, ...asked }, context }) => {
      const { findings, ...answer } = await stock.buildings(context.scope, { ...asked, measure: carrier });
      return { ...answer, findings: findings.map((one) => ({ ...tell(one, words, context.language), evidence: { ...one.evidence } })) };
    }),
    totals: os.totals.handler(({ input: { carrier, ...asked }, context }) => stock.totals(context.scope, { ...asked, measure: carrier })),
  });
}

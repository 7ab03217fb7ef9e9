import { implement } from '@orpc/server';
import { presentRun, sayIn } from '#platform/imports/present-result.ts';
import type { Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { BulkEdit } from '#platform/ledger/edit.ts';
import { heatSupplyContract } from './contract.ts';
import type { HeatSupply } from './heat-supply.ts';

export { heatSupplyDownloads } from './downloads.ts';

/** The contract of settlement points and households over their face. */
export function heatSupplyRoutes({ points, households }: HeatSupply, words: Words) {
  const on = implement(heatSupplyContract).$context<RequestContext>();
  const told = ({ refused, ...made }: BulkEdit, language: RequestContext['language']) => {
    const say = sayIn(words, language);
    return { ...made, refused: refused.map((one) => ({ ...one, detail: say(one.fault, one.evidence) })) };
  };
  return on.router({
    importSettlementPoints: on.importSettlementPoints.handler(async ({ input, context: { scope, language } }) =>
      presentRun(await points.importFile(scope, input, sayIn(words, language)), input.preview === true, words, language),
    ),
    importHouseholds: on.importHouseholds.handler(async ({ input, context: { scope, language } }) =>
      presentRun(await households.importFile(scope, input, sayIn(words, language)), input.preview === true, words, language),
    ),
    points: {
      list: on.points.list.handler(({ input, context }) => points.list(context.scope, input)),
      get: on.points.get.handler(({ input: { point, ...ask }, context }) => points.get(context.scope, point, ask)),
      edit: on.points.edit.handler(async ({ input: { points: codes, ...asked }, context: { scope, language } }) =>
        told(await points.edit(scope, { codes, ...asked }), language),
      ),
      history: on.points.history.handler(async ({ input, context }) => ({ changes: await points.history(context.scope, input.point) })),
    },
    households: {
      list: on.households.list.handler(({ input, context }) => households.list(context.scope, input)),
      get: on.households.get.handler(({ input: { household, ...ask }, context }) => households.get(context.scope, household, ask)),
      edit: on.households.edit.handler(async ({ input: { households: codes, ...asked }, context: { scope, language } }) =>
        told(await households.edit(scope, { codes, ...asked }), language),
      ),
      history: on.households.history.handler(async ({ input, context }) => ({
        changes: await households.history(context.scope, input.household),
      })),
    },
  });
}

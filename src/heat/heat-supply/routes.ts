import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import type { Words } from '#kernel/finding.ts';
import { editing, historyOf } from '#platform/ledger/kind-routes.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { kindFile, type KindFileNeeds } from '#platform/ledger/kind-file.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { heatSupplyContract } from './contract.ts';
import type { HeatSupply } from './heat-supply.ts';

/** The data of this slice, as files. */
export const heatSupplyDownloads = ({ points, households }: HeatSupply, needs: KindFileNeeds): DownloadRoute[] => [
  kindFile({ name: 'settlement-points', all: 'All settlement points that are seen', header: points.header, rows: points.rows }, needs),
  kindFile(
    {
      name: 'households',
      all: 'All households that are seen',
      header: households.header,
      rows: households.rows,
      remark: 'occupants for their company alone',
    },
    needs,
  ),
];

/** Binds the contract of settlement points and households to their service. */
export function heatSupplyRoutes({ points, households }: HeatSupply, words: Words) {
  const on = implement(heatSupplyContract).$context<RequestContext>();
  return on.router({
    importSettlementPoints: on.importSettlementPoints.handler(importing(words, points.importFile)),
    importHouseholds: on.importHouseholds.handler(importing(words, households.importFile)),
    points: {
      list: on.points.list.handler(({ input, context }) => points.list(context.scope, input)),
      get: on.points.get.handler(({ input: { point, ...ask }, context }) => points.get(context.scope, point, ask)),
      edit: on.points.edit.handler(editing('points', words, points.edit)),
      history: on.points.history.handler(historyOf('point', points.history)),
    },
    households: {
      list: on.households.list.handler(({ input, context }) => households.list(context.scope, input)),
      get: on.households.get.handler(({ input: { household, ...ask }, context }) => households.get(context.scope, household, ask)),
      edit: on.households.edit.handler(editing('households', words, households.edit)),
      history: on.households.history.handler(historyOf('household', households.history)),
    },
  });
}

import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import type { Words } from '#kernel/finding.ts';
import { adding, editing, historyOf } from '#platform/ledger/kind-routes.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { kindFile, type KindFileNeeds } from '#platform/ledger/kind-file.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { pointContract } from './contract.ts';
import type { Points } from './point.ts';

/** All visible points, as a file. */
export const pointDownloads = (points: Points, needs: KindFileNeeds): DownloadRoute[] => [
  kindFile({ name: 'points', all: 'All points that are seen', header: points.header, rows: points.rows }, needs),
];

/** The contract of points, implemented by their service. */
export function pointRoutes(points: Points, words: Words) {
  const on = implement(pointContract).$context<RequestContext>();
  return on.router({
    importPoints: on.importPoints.handler(importing(words, points.importPoints)),
    list: on.list.handler(({ input, context }) => points.list(context.scope, input)),
    get: on.get.handler(({ input: { point, knownAt }, context }) => points.get(context.scope, point, { knownAt })),
    edit: on.edit.handler(editing('points', words, points.edit)),
    add: on.add.handler(adding(words, points.add)),
    history: on.history.handler(historyOf('point', points.history)),
  });
}

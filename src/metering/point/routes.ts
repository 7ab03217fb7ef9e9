import { implement } from '@orpc/server';
import { presentRun, sayIn } from '#platform/imports/present-result.ts';
import { tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { pointContract } from './contract.ts';
import type { Points } from './point.ts';

export { pointDownloads } from './downloads.ts';

/** The contract of points over their face. */
export function pointRoutes(points: Points, words: Words) {
  const on = implement(pointContract).$context<RequestContext>();
  return on.router({
    importPoints: on.importPoints.handler(async ({ input, context: { scope, language } }) =>
      presentRun(await points.importPoints(scope, input, sayIn(words, language)), input.preview === true, words, language),
    ),
    list: on.list.handler(({ input, context }) => points.list(context.scope, input)),
    get: on.get.handler(({ input: { point, knownAt }, context }) => points.get(context.scope, point, { knownAt })),
    edit: on.edit.handler(async ({ input: { points: codes, ...asked }, context: { scope, language } }) => {
      const say = sayIn(words, language);
      const made = await points.edit(scope, { codes, ...asked });
      return { ...made, refused: made.refused.map((one) => ({ ...one, detail: say(one.fault, one.evidence) })) };
    }),
    add: on.add.handler(async ({ input, context: { scope, language } }) => {
      const made = await points.add(scope, input);
      return { ...made, findings: made.findings.map((finding) => tell(finding, words, language)) };
    }),
    history: on.history.handler(async ({ input, context }) => ({ changes: await points.history(context.scope, input.point) })),
  });
}

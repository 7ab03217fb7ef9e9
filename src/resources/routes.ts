import { implement } from '@orpc/server';
import { presentRun, sayIn } from '#imports/present-result.ts';
import { tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { resourcesContract } from './contract.ts';
import type { Resources } from './resources.ts';

export { resourcesDownloads } from './downloads.ts';

/** The contract of resources over its face. */
export function resourcesRoutes(resources: Resources, words: Words) {
  const on = implement(resourcesContract).$context<RequestContext>();
  return on.router({
    importResources: on.importResources.handler(async ({ input, context: { scope, language } }) =>
      presentRun(await resources.importResources(scope, input, sayIn(words, language)), input.preview === true, words, language),
    ),
    list: on.list.handler(({ input, context }) => resources.list(context.scope, input)),
    get: on.get.handler(({ input: { resource: code, knownAt }, context }) => resources.get(context.scope, code, { knownAt })),
    edit: on.edit.handler(async ({ input: { resources: codes, ...asked }, context: { scope, language } }) => {
      const say = sayIn(words, language);
      const made = await resources.edit(scope, { codes, ...asked });
      return { ...made, refused: made.refused.map((one) => ({ ...one, detail: say(one.fault, one.evidence) })) };
    }),
    add: on.add.handler(async ({ input, context: { scope, language } }) => {
      const made = await resources.add(scope, input);
      return { ...made, findings: made.findings.map((finding) => tell(finding, words, language)) };
    }),
    history: on.history.handler(async ({ input, context }) => ({ changes: await resources.history(context.scope, input.resource) })),
  });
}

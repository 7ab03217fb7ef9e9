import { implement } from '@orpc/server';
import { presentRun, sayIn } from '#platform/imports/present-result.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
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
      const [only, ...others] = asked.preview === true ? [] : new Set(codes);
      const isOne = only !== undefined && others.length === 0;
      if (isOne) throwRefusal(made);
      const refused = made.refused.map((one) => ({ ...one, detail: say(one.fault, one.evidence) }));
      return { ...made, refused, ...(isOne && { resource: shownOf(await resources.get(scope, only)) }) };
    }),
    add: on.add.handler(async ({ input, context: { scope, language } }) => {
      const made = await resources.add(scope, input);
      return { ...made, findings: made.findings.map((finding) => tell(finding, words, language)) };
    }),
    history: on.history.handler(async ({ input, context }) => ({ changes: await resources.history(context.scope, input.resource) })),
  });
}

/** An edit of one thing is made, or a problem: of many some may be refused. */
function throwRefusal({ refused }: Awaited<ReturnType<Resources['edit']>>): void {
  const [first] = refused;
  if (first === undefined) return;
  const findings = refused.map(({ fault, evidence, code }) => ({
    code: fault,
    severity: 'error' as const,
    evidence: { code, ...evidence },
  }));
  throw new Problem(first.fault === 'out-of-scope' ? 'not-allowed' : 'bad-input', first.fault, first.evidence, findings);
}

const shownOf = ({ dated: _dated, provenance: _provenance, ...resource }: Awaited<ReturnType<Resources['get']>>) => resource;

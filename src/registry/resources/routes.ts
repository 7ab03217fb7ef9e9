import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import type { Words } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { adding, editInWords, historyOf } from '#platform/ledger/kind-routes.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { kindFile, type KindFileNeeds } from '#platform/ledger/kind-file.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { resourcesContract } from './contract.ts';
import type { Resources } from './resources.ts';

/** All visible resources, as a file. */
export const resourcesDownloads = (resources: Resources, needs: KindFileNeeds): DownloadRoute[] => [
  kindFile({ name: 'resources', all: 'All resources that are seen', header: resources.header, rows: resources.rows }, needs),
];

/** The contract of resources, implemented by its service. */
export function resourcesRoutes(resources: Resources, words: Words) {
  const on = implement(resourcesContract).$context<RequestContext>();
  return on.router({
    importResources: on.importResources.handler(importing(words, resources.importResources)),
    list: on.list.handler(({ input, context }) => resources.list(context.scope, input)),
    get: on.get.handler(({ input: { resource: code, knownAt }, context }) => resources.get(context.scope, code, { knownAt })),
    edit: on.edit.handler(async ({ input: { resources: codes, ...asked }, context }) => {
      const made = await resources.edit(context.scope, { codes, ...asked });
      const [only, ...others] = asked.preview === true ? [] : new Set(codes);
      const isOne = only !== undefined && others.length === 0;
      if (isOne) throwRefusal(made);
      return { ...editInWords(made, words, context), ...(isOne && { resource: shownOf(await resources.get(context.scope, only)) }) };
    }),
    add: on.add.handler(adding(words, resources.add)),
    history: on.history.handler(historyOf('resource', resources.history)),
  });
}

/** An edit of a single entity either succeeds or is a problem; in a bulk edit, some may be refused. */
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

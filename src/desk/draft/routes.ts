import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { can } from '#kernel/rights.ts';
import type { Scope } from '#kernel/scope.ts';
import { draftContract } from './contract.ts';
import { type Drafts, type DraftSeen, mayRemove } from './draft.ts';
import type { DraftHead } from './facts.ts';

/** Binds the contract of drafts to their service. */
export function draftRoutes(drafts: Drafts) {
  const on = implement(draftContract).$context<RequestContext>();
  return on.router({
    list: on.list.handler(async ({ input, context: { scope } }) => {
      const found = await drafts.list(scope, input);
      return { drafts: found.drafts.map((one) => presentHead(one, scope)), total: found.total };
    }),
    get: on.get.handler(async ({ input, context: { scope } }) => present(await drafts.get(scope, input.id), scope)),
    add: on.add.handler(async ({ input, context: { scope } }) => present(await drafts.add(scope, input), scope)),
    save: on.save.handler(async ({ input, context: { scope } }) => present(await drafts.save(scope, input), scope)),
    remove: on.remove.handler(async ({ input, context: { scope } }) => {
      await drafts.remove(scope, input.id);
      return { removed: true };
    }),
  });
}

function presentHead({ id, kind, project, title, revision, owner, ...made }: DraftHead, scope: Scope) {
  return {
    id,
    kind,
    project,
    title,
    revision,
    createdBy: made.createdBy,
    createdAt: made.created.toISOString(),
    updatedBy: made.updatedBy,
    updatedAt: made.updated.toISOString(),
    mayChange: can(scope, 'edit'),
    mayRemove: mayRemove(scope, { owner }),
  };
}

const present = ({ draft, changes }: DraftSeen, scope: Scope) => ({
  ...presentHead(draft, scope),
  question: { ...draft.question },
  knowledge: [...changes],
});

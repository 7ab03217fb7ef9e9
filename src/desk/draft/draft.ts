import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import { inTransaction } from '#platform/imports/imports.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import { can } from '#kernel/rights.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Draft, DraftHead, DraftKind, KnowledgeChange } from './facts.ts';
import { knowledgeChanges } from './knowledge-change.ts';
import { questionOf } from './question.ts';
import { restsOn, type RestsOnNeeds } from './rests-on.ts';
import * as store from './store.ts';

export type DraftNeeds = RestsOnNeeds & {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly projects: Pick<Projects, 'project'>;
  readonly audit: WriteTrail;
};

/** The maximum number of drafts per account. */
const mostOwn = 1000;

type Added = { readonly kind: DraftKind; readonly title: string; readonly project?: string | undefined; readonly question: unknown };

/** Omitted fields stay unchanged. */
type Saved = {
  readonly id: number;
  /** The revision that the changes are based on. */
  readonly revision: number;
  readonly title?: string | undefined;
  readonly project?: string | null | undefined;
  readonly question?: unknown;
};

/** A draft with the entries of its knowledge that are in force in a different version than when it was saved. */
export type DraftSeen = { readonly draft: Draft; readonly changes: readonly KnowledgeChange[] };

/**
 * Questions of ratings, prefab rates, planning conditions and design checks that are being worked on: stored for their owner, or under a
 * project for everyone who sees it.
 * @example await drafts.save(scope, { id: 3, revision: 2, question }) // the third revision; `draft-changed` if it already exists
 */
export function createDrafts(needs: DraftNeeds) {
  const { postgres } = needs;
  return {
    /** A page of own drafts and of those of projects within the scope, last saved first. */
    list: (scope: Scope, ask: store.DraftFilter) => store.list(postgres, scope, ask),
    /** A draft, and which of its knowledge has changed since it was saved. Throws `no-such-draft`. */
    async get(scope: Scope, id: number): Promise<DraftSeen> {
      const draft = there(await store.find(postgres, scope, id), id);
      const now = await restsOn(needs, draft.kind, draft.question);
      return { draft, changes: knowledgeChanges(draft.knowledge, now) };
    },
    ...writeVerbs(needs),
  };
}

export type Drafts = ReturnType<typeof createDrafts>;

function writeVerbs(needs: DraftNeeds) {
  const { postgres, now } = needs;
  return {
    /** Stores a question as a draft. Throws `no-such-project`, `draft-question-bad`, `draft-too-large`, `drafts-full`. */
    async add(scope: Scope, { kind, title, project, question: given }: Added): Promise<DraftSeen> {
      const question = questionOf(kind, given);
      if (project !== undefined) await needs.projects.project(scope, project);
      if ((await store.countOwn(postgres, scope)) >= mostOwn) throw new Problem('cannot-do', 'drafts-full', { most: mostOwn });
      const knowledge = await restsOn(needs, kind, question);
      const id = await store.add(postgres, scope, kind, { project: project ?? null, title, question, knowledge }, now());
      const draft = there(await store.find(postgres, scope, id), id);
      await tellTrail(needs, scope, 'draft-add', draft);
      return { draft, changes: [] };
    },
    /**
     * Saves the next revision. Throws `no-such-draft`, `draft-changed` if it has been saved since `revision`, `no-such-project`,
     * `draft-question-bad`, `draft-too-large`.
     */
    async save(scope: Scope, { id, revision, ...given }: Saved): Promise<DraftSeen> {
      const before = unchanged(there(await store.find(postgres, scope, id), id), revision);
      // a caller who removes a draft from its project without owning it could no longer see it
      if (given.project === null && before.owner !== scope.identity) throw notYours(before);
      const project = given.project === undefined ? before.project : given.project;
      if (project !== null) await needs.projects.project(scope, project);
      const question = given.question === undefined ? before.question : questionOf(before.kind, given.question);
      const knowledge = await restsOn(needs, before.kind, question);
      const draft = await inTransaction(postgres, async (on) => {
        unchanged(there(await store.find(on, scope, id, true), id), revision);
        await store.save(on, scope, id, { project, title: given.title ?? before.title, question, knowledge }, now());
        return there(await store.find(on, scope, id), id);
      });
      await tellTrail(needs, scope, 'draft-save', draft);
      return { draft, changes: [] };
    },
    /** Deletes a draft. Throws `no-such-draft`, `draft-not-yours`. */
    async remove(scope: Scope, id: number): Promise<void> {
      const draft = await inTransaction(postgres, async (on) => {
        const found = there(await store.find(on, scope, id, true), id);
        if (!mayRemove(scope, found)) throw notYours(found);
        await store.remove(on, checkedByCaller, id);
        return found;
      });
      await tellTrail(needs, scope, 'draft-remove', draft);
    },
  };
}

/** A draft may be deleted by its owner and by those responsible for the place of its project. */
export function mayRemove(scope: Scope, { owner }: Pick<DraftHead, 'owner'>): boolean {
  return can(scope, 'edit') && (owner === scope.identity || scope.role === 'administrator' || scope.role === 'bureau');
}

function there(draft: Draft | undefined, id: number): Draft {
  if (draft === undefined) throw new Problem('not-found', 'no-such-draft', { draft: id });
  return draft;
}

const notYours = ({ id, createdBy }: Draft): Problem => new Problem('not-allowed', 'draft-not-yours', { draft: id, by: createdBy });

/** The draft, if it is still at the revision that was opened. */
function unchanged(draft: Draft, revision: number): Draft {
  if (draft.revision === revision) return draft;
  const { id, updatedBy: by, updated } = draft;
  throw new Problem('conflict', 'draft-changed', { draft: id, revision: draft.revision, by, at: updated.toISOString() });
}

/** If a draft belongs to a project that is still visible, its audit trail is recorded under the project. */
async function tellTrail({ audit, projects }: DraftNeeds, scope: Scope, action: string, { id, kind, project, title, revision }: Draft) {
  const region =
    project === null
      ? null
      : await projects.project(scope, project).then(
          (one) => one.region,
          () => null,
        );
  const subject = project === null ? `draft:${id}` : `project:${project}`;
  await audit(scope, { action, subject, region, detail: { draft: id, kind, title, revision } });
}

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

/** The most drafts that one account has. */
const mostOwn = 1000;

type Added = { readonly kind: DraftKind; readonly title: string; readonly project?: string | undefined; readonly question: unknown };

/** What is left out stays. */
type Saved = {
  readonly id: number;
  /** The revision that the changes were made on. */
  readonly revision: number;
  readonly title?: string | undefined;
  readonly project?: string | null | undefined;
  readonly question?: unknown;
};

/** A draft with what of its knowledge holds in another version than when it was saved. */
export type DraftSeen = { readonly draft: Draft; readonly changes: readonly KnowledgeChange[] };

/**
 * Questions of ratings, prefab rates, planning conditions and design checks that somebody works on: kept for their owner, and under a
 * project for all who see it.
 * @example await drafts.save(scope, { id: 3, revision: 2, question }) // the third revision; `draft-changed` where there is one already
 */
export function createDrafts(needs: DraftNeeds) {
  const { postgres } = needs;
  return {
    /** A page of own drafts and of those of projects that the scope sees, the last saved first. */
    list: (scope: Scope, ask: store.DraftFilter) => store.list(postgres, scope, ask),
    /** A draft, and what of its knowledge has changed since it was saved. Throws `no-such-draft`. */
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
    /** Keeps a question as a draft. Throws `no-such-project`, `draft-question-bad`, `draft-too-large`, `drafts-full`. */
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
     * Saves the next revision. Throws `no-such-draft`, `draft-changed` where somebody has saved it since `revision`, `no-such-project`,
     * `draft-question-bad`, `draft-too-large`.
     */
    async save(scope: Scope, { id, revision, ...given }: Saved): Promise<DraftSeen> {
      const before = unchanged(there(await store.find(postgres, scope, id), id), revision);
      // who lets a draft go from its project without owning it would lose sight of it
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

/** Whose it is may delete it, and so may those who answer for the place of its project. */
export function mayRemove(scope: Scope, { owner }: Pick<DraftHead, 'owner'>): boolean {
  return can(scope, 'edit') && (owner === scope.identity || scope.role === 'administrator' || scope.role === 'bureau');
}

function there(draft: Draft | undefined, id: number): Draft {
  if (draft === undefined) throw new Problem('not-found', 'no-such-draft', { draft: id });
  return draft;
}

const notYours = ({ id, createdBy }: Draft): Problem => new Problem('not-allowed', 'draft-not-yours', { draft: id, by: createdBy });

/** The draft, where it is still at the revision that was opened. */
function unchanged(draft: Draft, revision: number): Draft {
  if (draft.revision === revision) return draft;
  const { id, updatedBy: by, updated } = draft;
  throw new Problem('conflict', 'draft-changed', { draft: id, revision: draft.revision, by, at: updated.toISOString() });
}

/** Where a draft is of a project that is still seen, its trail stands with the project. */
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

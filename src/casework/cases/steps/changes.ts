import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { actingOf, withCase, type OnPaper } from './acting.ts';
import { hasEffects } from '../store/effect-store.ts';
import { erasePersonal } from '../store/evidence-store.ts';
import type { CasesNeeds } from '../needs.ts';
import { addEvent, versionOf, type OpenCase } from '../open-case.ts';
import { takenBack } from '../rules/replay.ts';

/** Taking back, moving to another version, and erasing. */
export function createChanges(needs: CasesNeeds) {
  return {
    /**
     * Takes the last step back: by the account that took it, on the same local day, if it issued nothing. Throws `nothing-to-take-back`,
     * `not-your-step`, `not-that-day`, `step-issued`.
     */
    async back(scope: Scope, asked: OnPaper & { readonly case: string; readonly note: string }): Promise<OpenCase> {
      const acting = await actingOf(needs, scope, asked);
      const { open } = await withCase(needs, acting, asked.case, undefined, async ({ on, open: one }) => {
        const gone = takenBack(one.events);
        const last = one.events.findLast(({ n, kind }) => !gone.has(n) && kind !== 'back');
        if (last === undefined || last.kind === 'begin') throw new Problem('conflict', 'nothing-to-take-back', { case: asked.case });
        if (last.by !== acting.who.holder && last.by !== acting.asker.holder)
          throw new Problem('not-allowed', 'not-your-step', { by: last.by });
        if (today(Date.parse(last.at), one.zone) !== today(acting.at, one.zone))
          throw new Problem('cannot-do', 'not-that-day', { at: last.at });
        const issued = last.kind === 'step' && (last.numbers ?? last.document ?? last.publish) !== undefined;
        if (issued || last.kind === 'erase' || (await hasEffects(on, wholeProgram, asked.case, last.n)))
          throw new Problem('cannot-do', 'step-issued', { case: asked.case });
        const other = acting.who.holder === acting.asker.holder ? {} : { for: acting.who.holder };
        const at = new Date(acting.at).toISOString();
        addEvent(one, acting.now, { kind: 'back', at, by: acting.asker.holder, ...other, note: asked.note, takesBack: last.n });
      });
      return open;
    },

    /** Moves a running case to another version of its procedure. Administrators only. Throws `no-such-procedure`, `state-not-there`. */
    async move(scope: Scope, asked: { readonly case: string; readonly version: number; readonly note: string }): Promise<OpenCase> {
      const acting = await actingOf(needs, scope, {});
      const { open } = await withCase(needs, acting, asked.case, undefined, async ({ open: one }) => {
        const { procedure: id } = one.head;
        const known = needs.knowledge.versions('procedure').some(({ held }) => held.id === id && held.version === asked.version);
        if (!known) throw new Problem('not-found', 'no-such-procedure', { procedure: `${id}@${asked.version}` });
        const next = versionOf(needs, id, asked.version);
        if (next.states[one.standing.state] === undefined)
          throw new Problem('cannot-do', 'state-not-there', { state: one.standing.state, version: asked.version });
        const at = new Date(acting.at).toISOString();
        addEvent(one, acting.now, { kind: 'move', at, by: acting.asker.holder, version: asked.version, note: asked.note });
      });
      return open;
    },

    /** Erases personal values; the record keeps their hash. Administrators only. */
    async erase(
      scope: Scope,
      asked: { readonly case: string; readonly fields: readonly string[]; readonly note: string },
    ): Promise<OpenCase> {
      const acting = await actingOf(needs, scope, {});
      const { open } = await withCase(needs, acting, asked.case, undefined, async ({ on, open: one }) => {
        const fields = asked.fields.filter((field) => one.standing.personal[field] !== undefined);
        if (fields.length === 0) throw new Problem('not-found', 'nothing-personal', { case: asked.case });
        const at = new Date(acting.at).toISOString();
        addEvent(one, acting.now, { kind: 'erase', at, by: acting.asker.holder, fields, note: asked.note });
        await erasePersonal(on, checkedByCaller, asked.case, fields);
      });
      await needs.audit(scope, {
        action: 'case-erase',
        subject: `case:${asked.case}`,
        region: open.head.region,
        detail: { fields: asked.fields },
      });
      return open;
    },
  };
}

import { inTransaction } from '#platform/imports/imports.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { sha256 } from '../rules/hash.ts';
import { addLink, linkOf } from '../store/link-store.ts';
import type { CasesNeeds } from '../needs.ts';
import { versionOf } from '../open-case.ts';
import * as store from '../store/store.ts';
import { sightFor, whoOf, whoOfLink, type Who } from './who.ts';

/** Links by which a person without an account acts in a case. */
export function createLinks(needs: CasesNeeds) {
  return {
    /**
     * A link by which a person without an account acts in one role of one case; the token is returned only once. Throws `no-such-case`,
     * `no-such-role`, `link-needs-person`.
     */
    async link(
      scope: Scope,
      asked: { readonly case: string; readonly role: string; readonly person?: string | undefined; readonly days: number },
    ) {
      const now = needs.now();
      const who = await whoOf(needs, scope, today(now));
      const made = await inTransaction(needs.postgres, async (on) => {
        const row = await store.find(on, scope, sightFor(who), asked.case);
        if (row === undefined) throw new Problem('not-found', 'no-such-case', { case: asked.case });
        const rule = versionOf(needs, row.procedure, row.version).roles[asked.role];
        if (rule === undefined || rule.who === 'post') throw new Problem('bad-input', 'no-such-role', { role: asked.role });
        const { person = null } = asked;
        if (rule.who === 'panel' && person === null) throw new Problem('bad-input', 'link-needs-person', { role: asked.role });
        const token = needs.secret();
        const expires = new Date(now + asked.days * 86_400_000);
        const id = await addLink(on, scope, {
          case: asked.case,
          role: asked.role,
          person,
          hash: sha256(token),
          expires,
          made: new Date(now),
          receipt: false,
        });
        return { link: id, token, expires: expires.toISOString() };
      });
      await needs.audit(scope, { action: 'case-link', subject: `case:${asked.case}`, detail: { link: made.link, role: asked.role } });
      return made;
    },
    /** The holder of a link. @param named the case that was named with it. Throws `link-not-valid`, `no-such-case` if it is another. */
    async behind(token: string, named?: string): Promise<Who> {
      const link = await linkOf(needs.postgres, wholeProgram, sha256(token), new Date(needs.now()));
      if (link === undefined) throw new Problem('not-found', 'link-not-valid');
      if (named !== undefined && named !== link.case) throw new Problem('not-found', 'no-such-case', { case: named });
      return whoOfLink(link);
    },
  };
}

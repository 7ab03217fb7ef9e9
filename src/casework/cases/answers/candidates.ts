import { inTransaction } from '#platform/imports/imports.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { conflicts } from '#casework/people/facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { openCase } from '../open-case.ts';
import { nobody } from '../rules/judged.ts';
import { sitting } from '../rules/panel.ts';
import { organisationsIn } from '../steps/panels.ts';
import { looker } from './looker.ts';
import * as store from '../store/store.ts';
import { sightFor } from '../steps/who.ts';

/** A person who may be seated on a panel of a case, or already is. */
export type Candidate = {
  readonly code: string;
  readonly name: string;
  readonly organisation: string;
  readonly groups: readonly string[];
  readonly seated: boolean;
  /** Whether they have an interest in the case and must keep out. */
  readonly conflict: boolean;
  /** How often they have been seated on panels so far. */
  readonly panels: number;
};

/**
 * The people who may be seated on a panel: those in force whom the caller sees, those with a conflict of interest marked, the least
 * burdened first.
 */
export function createCandidates(needs: CasesNeeds) {
  return {
    /** Throws `no-such-case`, `no-such-panel`. */
    async candidates(scope: Scope, { case: code, panel }: { readonly case: string; readonly panel: string }): Promise<Candidate[]> {
      const who = await looker(needs, scope);
      const open = await inTransaction(needs.postgres, async (on) => {
        const row = await store.find(on, scope, sightFor(who), code, false);
        if (row === undefined) throw new Problem('not-found', 'no-such-case', { case: code });
        return openCase(on, needs, row);
      });
      const rule = Object.hasOwn(open.procedure.panels, panel) ? open.procedure.panels[panel] : undefined;
      if (rule === undefined) throw new Problem('not-found', 'no-such-panel', { panel });
      const kind = rule.from === 'expert' || rule.from === 'inspector' ? { kind: rule.from as 'expert' | 'inspector' } : {};
      const asked = { ...kind, day: today(needs.now(), open.zone), limit: 1000, offset: 0 };
      const [{ people }, loads, organisations] = await Promise.all([
        needs.people.list(scope, asked),
        needs.people.loads(scope),
        organisationsIn(needs, open),
      ]);
      const seats = Map.groupBy(
        loads.filter(({ source }) => source === 'panel'),
        ({ person }) => person,
      );
      const seated = new Set(sitting(open.standing.panels[panel] ?? nobody));
      const concerned = { organisations, building: open.head.building, case: code };
      const found = people.map((person) => ({
        code: person.code,
        name: person.name,
        organisation: person.organisation,
        groups: person.groups,
        seated: seated.has(person.code),
        conflict: conflicts(person, concerned),
        panels: seats.get(person.code)?.length ?? 0,
      }));
      return found.toSorted((a, b) => Number(a.conflict) - Number(b.conflict) || a.panels - b.panels || (a.code < b.code ? -1 : 1));
    },
  };
}

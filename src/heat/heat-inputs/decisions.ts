import type { Pool } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { type Imports, inTransaction } from '#platform/imports/imports.ts';
import { type HeatDecision, type HeatDecisionGiven, subjectKinds } from './public/decision.ts';
import * as store from './decision-store.ts';

export type DecisionNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly imports: Pick<Imports, 'change' | 'onUndo' | 'onPlaced'>;
};

/** Decisions about bills of heat: stored with who took them, never changed, taken back by `undo`. */
export function createDecisions({ postgres, now, imports }: DecisionNeeds) {
  imports.onPlaced('heat-decision', async ({ options }) => {
    // stored with the decision, below
    const { about, code } = options as unknown as HeatDecisionGiven;
    return { where: [`${subjectKinds[about]}:${code}`] };
  });
  imports.onUndo('heat-decision', async (on, scope, { id }, at) => {
    const about = await store.decided(on, checkedByCaller, id);
    if (about !== null && !(await store.isServed(on, scope, about)))
      return { standing: [{ code: 'out-of-scope', severity: 'error', evidence: { code: about.code } }] };
    await store.withdrawDecision(on, scope, id, at);
    return {};
  });
  return {
    /** Lets `take` check whether any decision was added or removed since. */
    mark: (): Promise<string> => store.decisionMark(postgres, wholeProgram),
    /**
     * Takes a decision; returns its number. Access to its household, point or meter has been checked before.
     * @param mark at the time when the effects of the decision were calculated
     * @returns null, and nothing is written, if the mark has changed since
     */
    take: (scope: Scope, given: HeatDecisionGiven, mark?: string): Promise<number | null> =>
      inTransaction(postgres, async (on) => {
        if (mark !== undefined) {
          await store.holdDecisions(on, wholeProgram);
          if ((await store.decisionMark(on, wholeProgram)) !== mark) return null;
        }
        const at = now();
        const decision = await imports.change(on, scope, { kind: 'heat-decision', subject: given.code, detail: given, now: at });
        await store.addDecision(on, scope, decision, given, at);
        return decision;
      }),
    /** Decisions about these as known then, earliest first; regardless of the caller. */
    at: (which: store.DecisionsWanted, known: AsOf): Promise<HeatDecision[]> => store.decisionsAt(postgres, checkedByCaller, which, known),
    /** Whether a household, a point, or a meter of one exists and is visible. */
    isServed: (scope: Scope, about: Pick<HeatDecision, 'about' | 'code'>) => store.isServed(postgres, scope, about),
    /** Of these households, those that exist and are visible. */
    servedAmong: (scope: Scope, households: readonly string[]) => store.servedAmong(postgres, scope, households),
    /** The points that a meter has ever belonged to, within the scope. */
    pointsOfMeter: (scope: Scope, meter: string) => store.pointsOfMeter(postgres, scope, meter),
  };
}

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

/** Decisions about bills of heat: written down with who took them, never changed, taken back by `undo`. */
export function createDecisions({ postgres, now, imports }: DecisionNeeds) {
  imports.onPlaced('heat-decision', async ({ options }) => {
    // what was put down with the decision, below
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
    /** What `take` asks whether any decision came or went since. */
    mark: (): Promise<string> => store.decisionMark(postgres, wholeProgram),
    /**
     * Takes one; its number. Whose household, point or meter it is has been asked before.
     * @param mark as it was when what the decision changes was calculated
     * @returns null, and nothing is written, where that is another by now
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
    /** Decisions about these as they were known, the earliest first; whoever sees them. */
    at: (which: store.DecisionsWanted, known: AsOf): Promise<HeatDecision[]> => store.decisionsAt(postgres, checkedByCaller, which, known),
    /** Whether a household, a point or a meter of one is there and seen. */
    isServed: (scope: Scope, about: Pick<HeatDecision, 'about' | 'code'>) => store.isServed(postgres, scope, about),
    /** The points that a meter has ever been of, where the scope sees these. */
    pointsOfMeter: (scope: Scope, meter: string) => store.pointsOfMeter(postgres, scope, meter),
  };
}

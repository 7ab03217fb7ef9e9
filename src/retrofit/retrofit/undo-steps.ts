import type { PoolClient } from 'pg';
import type { UndoOutcome } from '#platform/imports/imports.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { can } from '#kernel/rights.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { inSentence } from '#kernel/vocabulary.ts';
import type { Advancing } from './advance.ts';
import * as steps from './step-store.ts';
import { retrofitStateTerms } from './vocabulary.ts';

type Undone = { readonly id: number; readonly actor: string; readonly kind: string };

/**
 * Undoes a change of projects with the states that it brought them to, and what it set on buildings. Refused if a project has advanced
 * since: steps are undone one by one, the last first; an adopted plan whose projects have advanced is in use, `plan-in-use`.
 */
export async function takeStepsBack(
  { needs, ledger }: Pick<Advancing, 'needs' | 'ledger'>,
  on: PoolClient,
  scope: Scope,
  { id, actor, kind }: Undone,
  now: number,
): Promise<UndoOutcome> {
  // an account that may only add can undo only its own additions
  if (!can(scope, 'keep-retrofits') && actor !== scope.actor)
    return { standing: [{ code: 'out-of-scope', severity: 'error', evidence: { code: String(id) } }] };
  const later = await steps.goneOnSince(on, checkedByCaller, id);
  const standing = later.map(({ code, change, state }): Finding => ({
    code: 'retrofit-went-on',
    severity: 'error',
    evidence: { code, change, state: inSentence(retrofitStateTerms[state]) },
  }));
  if (standing.length > 0 && kind === 'retrofit-adopt') throw new Problem('conflict', 'plan-in-use', { change: id }, standing);
  if (standing.length > 0) return { standing };
  const own = await steps.stepsOfChange(on, checkedByCaller, id);
  const taken = await ledger.takeBack(on, scope, id, now);
  if ((taken.standing ?? []).length > 0) return taken;
  const after = [taken.after];
  for (const change of own.flatMap(({ buildingChanges }) => buildingChanges)) {
    const outcome = await needs.registry.takeBack(on, scope, change, now);
    if ((outcome.standing ?? []).length > 0) return outcome;
    after.push(outcome.after);
  }
  return {
    after: async () => {
      for (const one of after) await one?.();
      for (const { entry } of own.flatMap(({ files }) => files)) await dropPaper(needs, scope, entry);
    },
  };
}

/** A document that was already withdrawn stays so. */
async function dropPaper({ attachments }: Advancing['needs'], scope: Scope, id: number): Promise<void> {
  try {
    await attachments.takeBack(scope, { id });
  } catch (trouble) {
    if (!(trouble instanceof Problem)) throw trouble;
  }
}

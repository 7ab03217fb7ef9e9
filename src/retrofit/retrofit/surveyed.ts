import type { PoolClient } from 'pg';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Ledger } from '#platform/ledger/ledger.ts';
import { foundWith } from './sight-store.ts';

/** Safety 结构安全 of a project from that of its buildings: false if one is not safe, true if all are; null: one was not answered. */
export function safetyOf(buildings: readonly string[], safe: ReadonlyMap<string, boolean>): boolean | null {
  const answers = buildings.map((building) => safe.get(building));
  if (answers.includes(false)) return false;
  return answers.length > 0 && answers.every((one) => one === true) ? true : null;
}

/**
 * Writes what a survey found of the structural safety of buildings into their projects that are still in state found and that the scope
 * sees, as a part of its transaction under its change: this is what the step to surveyed requires. The step itself is taken by a person.
 */
export async function surveyedOn(
  ledger: Pick<Ledger, 'editOn'>,
  on: PoolClient,
  scope: Scope,
  safe: ReadonlyMap<string, boolean>,
  change: number,
): Promise<void> {
  const projects = await foundWith(on, scope, [...safe.keys()]);
  for (const verdict of [true, false]) {
    const codes = projects.filter(({ buildings }) => safetyOf(buildings, safe) === verdict).map(({ code }) => code);
    if (codes.length === 0) continue;
    const [fault] = (await ledger.editOn(on, scope, { codes, set: { safe: verdict }, change })).refused;
    if (fault !== undefined) throw new Problem('bad-input', fault.fault, fault.evidence);
  }
}

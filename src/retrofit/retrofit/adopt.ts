import type { PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { byCodes, takeTurn } from '#platform/ledger/entity-store.ts';
import type { Sets } from '#platform/ledger/sets.ts';
import type { Advancing } from './advance.ts';
import type { RetrofitState } from './states.ts';
import * as steps from './step-store.ts';

/** The adoption of a plan: its name, its day, and what it sets for each of its projects (`year`, `option`). */
export type Adoption = {
  readonly plan: string;
  readonly on: string;
  readonly document: string | null;
  readonly projects: readonly { readonly code: string; readonly set: Sets }[];
};

/** Projects in these states stay unchanged: a plan includes them as they are. */
const goesOn: readonly RetrofitState[] = ['contracted', 'works', 'accepted', 'verified'];

type Due = { readonly code: string; readonly from: unknown; readonly steps: readonly steps.Step[] };

/** Throws `state-order` naming every project that is not estimated, or whose last step is after the day. */
function refuseOrder(day: string, due: readonly Due[]): void {
  const findings = due.flatMap(({ code, from, steps: taken }): Finding[] => {
    const last = taken.map(({ on }) => on ?? '').reduce((so, one) => (one > so ? one : so), '');
    const fault = from !== 'estimated' && from !== 'planned' ? 'plan-project-not-estimated' : day < last ? 'plan-before-step' : null;
    return fault === null ? [] : [{ code: fault, severity: 'error', evidence: { code, last, day } }];
  });
  if (findings.length > 0) throw new Problem('conflict', 'state-order', { to: 'planned', on: day, count: findings.length }, findings);
}

/**
 * Moves the projects of an adopted plan to `planned`, as one change of kind `retrofit-adopt`. Those that are contracted or further stay
 * unchanged. Its undo is refused with `plan-in-use` once one of them is contracted. Throws `no-such-retrofit`, `state-order` for a project
 * that is not estimated.
 * @returns the number of the change
 */
export async function adoptPlan({ needs, ledger, table }: Advancing, on: PoolClient, scope: Scope, given: Adoption): Promise<number> {
  await takeTurn(on, wholeProgram, table);
  const codes = given.projects.map(({ code }) => code);
  const held = await byCodes(on, wholeProgram, table, codes);
  const taken = await steps.stepsOf(on, checkedByCaller, codes);
  const detail = { plan: given.plan, on: given.on, document: given.document, projects: codes.length };
  const change = await needs.imports.change(on, scope, { kind: 'retrofit-adopt', subject: given.plan, detail, now: needs.now() });
  const due = given.projects.filter(({ code }) => !goesOn.includes(held.get(code)?.fields['state'] as RetrofitState));
  refuseOrder(
    given.on,
    due.map(({ code }) => ({ code, from: held.get(code)?.fields['state'], steps: taken.get(code) ?? [] })),
  );
  for (const same of Map.groupBy(due, ({ set }) => JSON.stringify(set)).values()) {
    const set = { ...same[0]?.set, state: 'planned' };
    const { refused } = await ledger.editOn(on, scope, { codes: same.map(({ code }) => code), set, change });
    const [fault] = refused;
    if (fault !== undefined) throw new Problem('bad-input', fault.fault, fault.evidence);
  }
  const said = { plan: given.plan, document: given.document };
  await steps.sayOfSteps(on, checkedByCaller, change, { on: given.on, note: given.document, detail: said, buildingChanges: [] });
  return change;
}

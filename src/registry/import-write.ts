import type { PoolClient } from 'pg';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { nothing, type State } from './ledger.ts';
import * as store from './store.ts';
import type { Kind, NewChange, Standing } from './store.ts';

/** What a change did to one entity. */
export type Written = {
  readonly id: number;
  readonly code: string;
  readonly isNew: boolean;
  readonly before: State;
  readonly after: State;
  readonly set: readonly string[];
};

/** What one entity comes to; `before` is `nothing` where it is new. */
export type Plan = {
  readonly code: string;
  readonly id: number | null;
  readonly before: State;
  readonly after: State;
  readonly changes: readonly Omit<NewChange, 'id'>[];
};

type Writing = {
  readonly kind: Kind;
  readonly change: number;
  readonly now: number;
  readonly rules: { keysOf(state: State): { nameKey: string; addressKey: string } };
};

/** Writes what a batch of entities comes to, and their changes. */
export async function writePlans(
  on: PoolClient,
  scope: Scope,
  plans: readonly Plan[],
  { kind, change, now, rules }: Writing,
): Promise<Written[]> {
  const standing = (plan: Plan): Omit<Standing, 'id'> & { code: string } => ({
    ...plan.after,
    ...rules.keysOf(plan.after),
    code: plan.code,
  });
  const fresh = plans.filter((plan) => plan.before === nothing);
  const changed = plans.filter((plan) => plan.before !== nothing && plan.changes.length > 0);
  const made = fresh.length === 0 ? new Map<string, number>() : await store.insertThings(on, scope, kind, fresh.map(standing));
  const idOf = (plan: Plan): number => {
    const id = plan.id ?? made.get(plan.code);
    if (id === undefined) throw new Problem('conflict', 'changed-meanwhile', { code: plan.code });
    return id;
  };
  await store.updateThings(
    on,
    scope,
    kind,
    changed.map((plan) => ({ ...standing(plan), id: idOf(plan) })),
  );
  const written = [...fresh, ...changed];
  await store.addChanges(
    on,
    scope,
    kind,
    change,
    written.flatMap((plan) => plan.changes.map((one) => ({ ...one, id: idOf(plan) }))),
    { byHand: false, now },
  );
  return plans.map((plan) => ({
    id: idOf(plan),
    code: plan.code,
    isNew: plan.before === nothing,
    before: plan.before,
    after: plan.after,
    set: plan.changes.flatMap((one) => Object.keys(one.fields)),
  }));
}

import type { PoolClient } from 'pg';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { nothing, type State } from './fold.ts';
import * as store from './entity-store.ts';
import type { EntityTable, NewChange, Standing } from './entity-store.ts';

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
  readonly table: EntityTable;
  readonly change: number;
  readonly now: number;
  readonly rules: { keysOf?(state: State): Readonly<Record<string, string>> };
};

/** Writes what a batch of entities comes to, and their changes. */
export async function writePlans(
  on: PoolClient,
  scope: Scope,
  plans: readonly Plan[],
  { table, change, now, rules }: Writing,
): Promise<Written[]> {
  const standing = (plan: Plan): Omit<Standing, 'id'> & { code: string } => ({
    ...plan.after,
    ...(rules.keysOf && { keys: rules.keysOf(plan.after) }),
    code: plan.code,
  });
  const fresh = plans.filter((plan) => plan.before === nothing);
  const changed = plans.filter((plan) => plan.before !== nothing && plan.changes.length > 0);
  const made = fresh.length === 0 ? new Map<string, number>() : await store.insertEntities(on, scope, table, fresh.map(standing));
  const idOf = (plan: Plan): number => {
    const id = plan.id ?? made.get(plan.code);
    if (id === undefined) throw new Problem('conflict', 'changed-meanwhile', { code: plan.code });
    return id;
  };
  await store.updateEntities(
    on,
    scope,
    table,
    changed.map((plan) => ({ ...standing(plan), id: idOf(plan) })),
  );
  const written = [...fresh, ...changed];
  await store.addChanges(
    on,
    scope,
    table,
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

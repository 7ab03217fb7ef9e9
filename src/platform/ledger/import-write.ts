import type { PoolClient } from 'pg';
import { Problem } from '#kernel/problem.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { nothing, same, type State } from './fold.ts';
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

/** What a row sets, or (`again`) repeats for a day on which it is already valid. */
export type PlannedChange = Omit<NewChange, 'id'> & { readonly again?: true };

const isNews = ({ again }: PlannedChange): boolean => again !== true;

/** Whether its row differs from before: repeating a value for a day that already has it changes no timeline. */
const isTouched = ({ before, after, changes }: Plan): boolean =>
  changes.some(isNews) || (changes.length > 0 && !same(before.dated, after.dated));

/** The result for one entity; `before` is `nothing` if it is new. */
export type Plan = {
  readonly code: string;
  readonly id: number | null;
  readonly before: State;
  readonly after: State;
  readonly changes: readonly PlannedChange[];
};

type Writing = {
  readonly table: EntityTable;
  readonly change: number;
  readonly now: number;
  readonly rules: { keysOf?(state: State): Readonly<Record<string, string>> };
};

/** Writes the results for a batch of entities, and their changes. */
export async function writePlans(on: PoolClient, plans: readonly Plan[], { table, change, now, rules }: Writing): Promise<Written[]> {
  const standing = (plan: Plan): Omit<Standing, 'id'> & { code: string } => ({
    ...plan.after,
    ...(rules.keysOf && { keys: rules.keysOf(plan.after) }),
    code: plan.code,
  });
  const fresh = plans.filter((plan) => plan.before === nothing);
  const changed = plans.filter((plan) => plan.before !== nothing && isTouched(plan));
  const made = fresh.length === 0 ? new Map<string, number>() : await store.insertEntities(on, checkedByCaller, table, fresh.map(standing));
  const idOf = (plan: Plan): number => {
    const id = plan.id ?? made.get(plan.code);
    if (id === undefined) throw new Problem('conflict', 'changed-meanwhile', { code: plan.code });
    return id;
  };
  await store.updateEntities(
    on,
    checkedByCaller,
    table,
    changed.map((plan) => ({ ...standing(plan), id: idOf(plan) })),
  );
  await store.addChanges(
    on,
    checkedByCaller,
    table,
    change,
    plans.flatMap((plan) => plan.changes.map((one) => ({ ...one, id: idOf(plan) }))),
    { byHand: false, now },
  );
  return plans.map((plan) => ({
    id: idOf(plan),
    code: plan.code,
    isNew: plan.before === nothing,
    before: plan.before,
    after: plan.after,
    set: plan.changes.filter(isNews).flatMap((one) => Object.keys(one.fields)),
  }));
}

import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { PlanNeeds } from './needs.ts';
import * as store from './store.ts';

/** A plan, and which of its projects the scope may read; null means all. */
export type SeenPlan = { readonly row: store.PlanRow; readonly only: ReadonlySet<string> | null };

type Needs = Pick<PlanNeeds, 'postgres' | 'pool'>;

/**
 * A plan that the scope sees: whole in its place, otherwise its limits and the projects that the scope sees, if there are any. Throws
 * `no-such-plan`, also if it exists but the scope does not see it.
 */
export async function seenPlan(needs: Needs, scope: Scope, name: string): Promise<SeenPlan> {
  const row = await store.planNamed(needs.postgres, checkedByCaller, name);
  if (row === undefined) throw noSuchPlan(name);
  if (await store.seesPlace(needs.postgres, scope, row.region)) return { row, only: null };
  const only = await seenOf(needs, scope, row.region, projectCodes(row));
  if (only.size === 0) throw noSuchPlan(name);
  return { row, only };
}

/** Those of the codes that the scope sees. */
export async function seenOf({ pool }: Needs, scope: Scope, region: string, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const named = new Set(codes);
  return new Set((await pool.within(scope, { region })).flatMap(({ code }) => (named.has(code) ? [code] : [])));
}

/** A plan that the scope sees whole. Throws `no-such-plan`. */
export async function needPlan(needs: Needs, scope: Scope, name: string): Promise<SeenPlan> {
  const found = await seenPlan(needs, scope, name);
  if (found.only !== null) throw noSuchPlan(name);
  return found;
}

/** Throws `out-of-scope` if the place is not within what the scope sees. */
export async function refuseElsewhere({ postgres }: Needs, scope: Scope, region: string): Promise<void> {
  if (!(await store.seesPlace(postgres, scope, region))) throw new Problem('not-allowed', 'out-of-scope', { code: region });
}

const noSuchPlan = (plan: string): Problem => new Problem('not-found', 'no-such-plan', { plan });

/** The codes of all projects of a plan: in its file, and left out. */
export function projectCodes({ instance, beside }: Pick<store.PlanRow, 'instance' | 'beside'>): string[] {
  const { projects } = JSON.parse(instance) as { projects: { id: string }[] };
  const { left } = JSON.parse(beside) as { left: { project: string }[] };
  return [...new Set([...projects.map(({ id }) => id), ...left.map(({ project }) => project)])];
}

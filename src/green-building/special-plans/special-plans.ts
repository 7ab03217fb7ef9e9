import type { ImportRun } from '#platform/imports/imports.ts';
import type { Language } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, sameForAll } from '#kernel/unscoped.ts';
import { importPlan, performPlan, type SpecialPlanImport } from './import-special-plan.ts';
import { boxOf, liesIn, type Plot } from './polygon.ts';
import * as store from './store.ts';
import type { AreaRow, PlanRow } from './store.ts';
import type { SpecialPlansNeeds } from './needs.ts';

export type { Plot } from './polygon.ts';
export type { PlanRow } from './store.ts';

/** An area of a plan that contains a plot. */
export type PlannedArea = Pick<AreaRow, 'position' | 'name' | 'indices'> & { readonly plan: PlanRow; readonly lies: 'inside' | 'partly' };

/**
 * Special plans: a city's indices by area, and which of them apply to a plot.
 * @example await createSpecialPlans(needs).plans(scope, ['140300']) // the plans in force of the place
 */
export function createSpecialPlans(needs: SpecialPlansNeeds) {
  const { postgres, imports } = needs;
  performPlan(needs);
  imports.onPlaced('special-plan', async ({ options }) => (options as { readonly region: string }).region);
  imports.onUndo('special-plan', async (on, scope, row, now) => {
    const region = await store.regionOf(on, checkedByCaller, row.id);
    if (region !== null && !(await store.seesPlace(on, scope, region)))
      return { standing: [{ code: 'out-of-scope', severity: 'error', evidence: { code: region } }] };
    await store.withdraw(on, checkedByCaller, row.id, now);
    return {};
  });
  return {
    /** Imports a plan from GeoJSON. Throws `out-of-scope`, `special-plan-bad`, `no-such-place`. */
    import: (scope: Scope, ask: SpecialPlanImport, language: Language): Promise<ImportRun> => importPlan(needs, scope, ask, language),
    /** The plans of these places, or all. @param recorded as of this instant, ms UTC; by default now */
    plans: (regions: readonly string[] | null, recorded?: number): Promise<PlanRow[]> =>
      store.plans(postgres, sameForAll, regions, recorded),
    /** A plan's areas with their outlines. */
    areas: (plan: PlanRow): Promise<AreaRow[]> => store.areas(postgres, sameForAll, [plan.id], null),
    /** The areas of these plans that contain a plot, wholly or partly. */
    async at(plot: Plot, plans: readonly PlanRow[]): Promise<PlannedArea[]> {
      const byId = new Map(plans.map((plan) => [plan.id, plan]));
      const near = await store.areas(postgres, sameForAll, [...byId.keys()], boxOf(plot));
      return near.flatMap(({ plan: id, position, name, indices, boundary }) => {
        const [plan, lies] = [byId.get(id), liesIn(plot, boundary)];
        return plan === undefined || lies === 'outside' ? [] : [{ plan, position, name, indices, lies }];
      });
    },
  };
}

export type SpecialPlansService = ReturnType<typeof createSpecialPlans>;

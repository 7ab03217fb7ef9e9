import type { Scope } from '#kernel/scope.ts';
import type { ReasonCode } from './candidates.ts';
import { projectsOfReason } from './find.ts';
import type { RetrofitFilter } from './list-store.ts';
import type { RetrofitNeeds } from './needs.ts';

/** Filters of projects; `building`: those that name it; `reason`: those with a building that is a candidate for it, in the region. */
export type Narrowing = Omit<RetrofitFilter, 'buildings' | 'codes'> & {
  readonly building?: string | undefined;
  readonly reason?: ReasonCode | undefined;
  readonly percentile?: number | undefined;
  readonly knownAt?: string | undefined;
};

/** The same, resolved to the codes of buildings and projects. */
export async function narrowed<T extends Narrowing>(needs: RetrofitNeeds, scope: Scope, asked: T): Promise<T & RetrofitFilter> {
  const { building, reason, region = '', percentile, knownAt } = asked;
  return {
    ...asked,
    ...(building !== undefined && { buildings: await needs.registry.namesOfBuilding(scope, building) }),
    ...(reason !== undefined && { codes: await projectsOfReason(needs, scope, { region, reason, percentile, knownAt }) }),
  };
}

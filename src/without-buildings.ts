import { type AsOf, asOf, asOfNow } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { organisationOf, type Scope } from '#kernel/scope.ts';
import type { FindNamed } from './named-in-questions.ts';
import type { Services } from './slices.ts';

/** Operators and aggregators see no building, but meters, settlement points, cases and members in one. */
export const seesNoBuilding = ({ sees }: Scope): boolean => 'operator' in sees || 'aggregator' in sees;

/** What was received by `knownAt`, as entered, and recorded by now; now if omitted. */
export const knownBy = (knownAt: string | undefined): AsOf => (knownAt === undefined ? asOfNow : asOf(asOfNow.received, knownAt));

const first = { limit: 1, offset: 0, descending: false } as const;

/**
 * What a requester that sees no building may filter a question by: buildings that contain something it sees. For all others it is not
 * revealed whether they exist.
 */
export function withoutBuildings({ registry, portfolio, heatSupply, heatNetwork, cases, place }: Services): {
  readonly building: FindNamed;
  readonly organisation: FindNamed;
} {
  const standsIn = async (scope: Scope, building: string, knownAt: string | undefined): Promise<boolean> => {
    if ('aggregator' in scope.sees) return (await portfolio.seenDays(scope, building)) !== null;
    if ((await registry.meterFacts(scope, { buildings: [building] }, knownBy(knownAt))).length > 0) return true;
    if ((await heatSupply.points.list(scope, { ...first, building, sort: 'code' })).total > 0) return true;
    return (await cases.list(scope, { ...first, building })).total > 0;
  };
  const isMet = async (scope: Scope, organisation: string): Promise<boolean> => {
    const own = await place.organisationsUnder(organisationOf(scope.sees) ?? '');
    if (own.includes(organisation)) return true;
    if ('aggregator' in scope.sees) return false;
    const { total } = await heatNetwork.substations.list(scope, { ...first, company: organisation });
    return total > 0 || (await cases.list(scope, { ...first, organisation })).total > 0;
  };
  return {
    async building(scope, building, knownAt) {
      if (!(await standsIn(scope, building, knownAt))) throw new Problem('not-found', 'no-such-building', { building });
    },
    async organisation(scope, organisation) {
      if (!(await isMet(scope, organisation))) throw new Problem('not-found', 'no-such-organisation', { organisation });
    },
  };
}

import type { Cases } from '#casework/cases/cases.ts';
import { asOfNow, type AsOf } from '#kernel/as-of.ts';
import { today } from '#kernel/today.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import { comparedCases } from './compared-cases.ts';
import { reviewProcedure } from './facts.ts';
import { owedIn } from './owed-in.ts';
import { reviewsOf } from './yearly.ts';

export type EnergyReviewNeeds = {
  readonly cases: Pick<Cases, 'standings'>;
  readonly project: Pick<Projects, 'within' | 'project'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly place: Pick<Place, 'get'>;
  readonly metering: Pick<Metering, 'yearUse' | 'knownAt'>;
  readonly benchmarking: Pick<Benchmarking, 'yearOf' | 'judge'>;
  readonly policy: Pick<PolicyService, 'reviewLimits'>;
  readonly knowledge: Pick<Knowledge, 'find' | 'inForce'>;
  readonly now: Clock;
};

/** A place in a year, by default the last that has ended; as known at a time. */
export type OwedQuestion = { readonly region: string; readonly year?: number | undefined; readonly known: AsOf };

/**
 * Energy reviews of building projects (节能审查): who is at or above the limits and was not reviewed, what was reviewed against what is
 * metered, and the reviews of a year.
 * @example await createEnergyReview(needs).owed(scope, { region: '140300', known }) // { rows: [{ code: 'P-1', verdict: 'reached', … }] }
 */
export function createEnergyReview(needs: EnergyReviewNeeds) {
  const { cases, place, knowledge, now } = needs;
  return {
    /** Throws `no-such-place`. */
    async owed(scope: Scope, asked: OwedQuestion) {
      await place.get(asked.region);
      return owedIn(needs, scope, { ...asked, year: asked.year ?? Number(today(now()).slice(0, 4)) - 1 });
    },
    /** Reviews whose energy acceptance was given, building by building. Throws `no-such-place`. */
    async compared(scope: Scope, asked: { readonly region: string; readonly known: AsOf }) {
      await place.get(asked.region);
      return comparedCases(needs, scope, asked);
    },
    /** The reviews decided in a year. Throws `no-such-place`. */
    async list(scope: Scope, { region, year }: { readonly region: string; readonly year: number }) {
      await place.get(region);
      const all = await cases.standings(scope, { procedure: reviewProcedure, region });
      const states =
        knowledge.inForce('procedure', { on: today(now()), ...asOfNow }).find(({ id }) => id === reviewProcedure)?.states ?? {};
      return { ...reviewsOf(all, year), stateNames: new Map(Object.entries(states).map(([state, { names }]) => [state, names] as const)) };
    },
    knownAt: (text: string | undefined): AsOf => needs.metering.knownAt(text),
  };
}

export type EnergyReviews = ReturnType<typeof createEnergyReview>;

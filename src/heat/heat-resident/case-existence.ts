import { everOf } from '#heat/heat-billing/facts.ts';
import type { HeatSupply } from '#heat/heat-supply/heat-supply.ts';
import type { Cases } from '#casework/cases/cases.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { KnownEntity } from '#platform/ledger/ledger.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { known } from './linked.ts';
import type { ResidentNeeds } from './needs.ts';
import { placeOf } from './view.ts';

type ExistenceChecks = Parameters<Cases['checksExistence']>[0];

type Needs = Pick<ResidentNeeds, 'now' | 'registry' | 'heatSupply' | 'heatBilling'> & {
  readonly heatSupply: {
    readonly households: Pick<HeatSupply['households'], 'list'>;
    readonly points: Pick<HeatSupply['points'], 'named'>;
  };
};

/** What cases name of heat: whether there is such a household, or such a heating season where it is. */
export const caseExistence = (needs: Needs): ExistenceChecks => ({
  async household({ scope, name, organisation }) {
    const at = known(needs);
    const companies = await suppliersIn(needs, organisation);
    const sight = companies === null ? scope : programScope;
    const found = await householdIn(needs, sight, name, at);
    if (found === null) return (await needs.heatSupply.households.list(sight, onlyOne)).total === 0 ? null : false;
    return companies === null || (await suppliersOf(needs, found, at)).some((one) => companies.has(one));
  },
  async season({ name, household, region, day }) {
    const at = known(needs);
    const found = household === null ? null : await householdIn(needs, programScope, household, at);
    const place = found === null ? null : await placeOf(needs, found.code, at);
    const seasons = await needs.heatBilling.seasons({ region: place?.region ?? region });
    return seasons.length === 0 ? null : seasons.some((one) => one.name === name && one.from <= day);
  },
});

/** Whether there is any at all. */
const onlyOne = { limit: 1, offset: 0, sort: 'code', descending: false } as const;

/** An organisation with those below it that supply heat; null if it supplies none, such as the owner of a building. */
async function suppliersIn({ heatSupply }: Needs, organisation: string | null): Promise<ReadonlySet<string> | null> {
  if (organisation === null) return null;
  const points = await heatSupply.points.named(programScope, { company: organisation });
  return points.length === 0 ? null : new Set([organisation, ...points.map(({ company }) => company)]);
}

/** A household within the scope; null if there is none. */
async function householdIn({ heatSupply }: Needs, scope: Scope, code: string, at: AsOf) {
  return heatSupply.households.factsAt(scope, code, at).catch((error: unknown) => {
    if (error instanceof Problem && error.kind === 'not-found') return null;
    throw error;
  });
}

/** The companies that a household was ever supplied by. */
async function suppliersOf({ heatSupply }: Needs, household: KnownEntity, at: AsOf): Promise<string[]> {
  const points = await heatSupply.points.factsOf(everOf(household, 'point'), at);
  return points.flatMap((point) => everOf(point, 'company'));
}

import { kindValues } from '#kernel/kind-fields.ts';
import type { Scope } from '#kernel/scope.ts';
import type { KnownEntity } from '#platform/ledger/ledger.ts';
import { type Answering, buildingOf } from '#registry/in-buildings/present.ts';
import { type HeatMethod, householdFacts, settlementPointFacts } from './vocabulary.ts';

/** A settlement point as returned in responses. null means unknown. */
export type SettlementPointShown = ReturnType<typeof presentSettlementPoint>;

/** A household as of today; its name only for its company and administrators. */
export type HouseholdShown = ReturnType<typeof presentHousehold>;

type One = Pick<KnownEntity, 'code' | 'fields' | 'dated'>;

/** Its fields today; those that begin later, with their last value. */
const begun = ({ fields, dated }: One) => ({
  ...Object.fromEntries(Object.entries(dated).map(([field, line]) => [field, line.at(-1)?.value])),
  ...fields,
});

export function presentSettlementPoint(one: One, answering: Answering) {
  const fields = begun(one);
  const facts = kindValues(settlementPointFacts, fields);
  return {
    code: one.code,
    ...buildingOf({ code: one.code, fields }, answering),
    ...facts,
    company: facts.company ?? '',
    tariff: facts.tariff ?? '',
    method: facts.method as HeatMethod,
  };
}

export function presentHousehold(one: One, scope: Scope) {
  const facts = kindValues(householdFacts, one.fields);
  return {
    code: one.code,
    ...facts,
    point: kindValues(householdFacts, begun(one)).point,
    account: facts.account ?? one.code,
    name: seesOccupants(scope) ? facts.name : null,
    status: facts.status ?? ('supplied' as const),
  };
}

/** Whether the requester may see the names of occupants: the company whose customers they are, and administrators. */
export const seesOccupants = ({ role }: Scope): boolean => role === 'operator' || role === 'administrator';

/** Facts of a household without what only its company may know. */
export function withoutOccupant<T>(scope: Scope, byField: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(byField).filter(([field]) => field !== 'name' || seesOccupants(scope)));
}

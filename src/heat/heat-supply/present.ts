import type { Scope } from '#kernel/scope.ts';
import type { KnownEntity } from '#platform/ledger/ledger.ts';
import type { HeatMethod, HouseholdStatus } from './vocabulary.ts';

/** A settlement point as returned in responses. null means unknown. */
export type SettlementPointShown = {
  code: string;
  building: string;
  buildingName: string | null;
  company: string;
  tariff: string;
  method: HeatMethod;
  meter: string | null;
  areaShare: string | null;
  substation: string | null;
  return: string | null;
};

/** A household as of today; null if it does not exist yet. */
export type HouseholdShown = {
  code: string;
  point: string | null;
  class: string | null;
  area: string | null;
  room: string | null;
  height: string | null;
  meter: string | null;
  account: string;
  /** Only for its company and administrators; null for others. */
  name: string | null;
  status: HouseholdStatus;
};

type One = Pick<KnownEntity, 'code' | 'fields' | 'dated'>;

/** A field today; for a household that begins later, its first value. */
function textOf({ fields, dated }: One, field: string): string | null {
  const value = fields[field] ?? (field in dated ? dated[field]?.at(-1)?.value : null);
  return typeof value === 'string' ? value : null;
}

/** Current buildings, by the codes that points name. */
type Answering = ReadonlyMap<string, { readonly code: string; readonly name: string | null }>;

export function presentSettlementPoint(one: One, answering: Answering): SettlementPointShown {
  const named = textOf(one, 'building') ?? '';
  const building = answering.get(named) ?? { code: named, name: null };
  return {
    code: one.code,
    building: building.code,
    buildingName: building.name,
    company: textOf(one, 'company') ?? '',
    tariff: textOf(one, 'tariff') ?? '',
    method: textOf(one, 'method') as HeatMethod,
    meter: textOf(one, 'meter'),
    areaShare: textOf(one, 'areaShare'),
    substation: textOf(one, 'substation'),
    return: textOf(one, 'return'),
  };
}

export function presentHousehold(one: One, scope: Scope): HouseholdShown {
  const now = (field: string): string | null => (typeof one.fields[field] === 'string' ? one.fields[field] : null);
  return {
    code: one.code,
    point: textOf(one, 'point'),
    class: now('class'),
    area: now('area'),
    room: now('room'),
    height: now('height'),
    meter: now('meter'),
    account: now('account') ?? one.code,
    name: seesOccupants(scope) ? now('name') : null,
    status: (now('status') as HouseholdStatus | null) ?? 'supplied',
  };
}

/** Whether the requester may see the names of occupants: the company whose customers they are, and administrators. */
export const seesOccupants = ({ role }: Scope): boolean => role === 'operator' || role === 'administrator';

/** Facts of a household without what only its company may know. */
export function withoutOccupant<T>(scope: Scope, byField: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(byField).filter(([field]) => field !== 'name' || seesOccupants(scope)));
}

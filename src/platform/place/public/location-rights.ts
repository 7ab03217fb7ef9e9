import type { OrganisationFinder } from '../core.ts';
import { same } from '#platform/ledger/fold.ts';
import { scopeOfFields, type ScopeValues } from './scope-filter.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What decides whether an entity with a location may become what a row or a person states. */
export type LocationRights = {
  readonly sights: ScopeValues;
  readonly organisations: Pick<OrganisationFinder, 'isSeen' | 'isTaken'>;
  /** Places that overlap with the visible ones: for a zone the regions it is in, for a region the zones that extend into it. */
  readonly beside: ReadonlySet<string>;
};

/**
 * Whether an entity with a location may become this. It may only be moved between places and organisations that the requester sees, at both
 * ends: nothing is taken from others, and nothing handed over. If no place was set before, a region or zone that overlaps with one's own
 * may be named.
 * @param before null if it is new
 * @param after its new state; values from a later day count as if they were valid now
 */
export function mayBecome({ sights, organisations, beside }: LocationRights, before: Fields | null, after: Fields): boolean {
  if (sights.all) return true;
  const mayMove = (field: 'region' | 'developmentZone'): boolean => {
    const [was, is] = [before?.[field], after[field]];
    if (sights.places === null || same(was, is)) return true;
    const isNone = (value: unknown): boolean => value === undefined || value === null;
    const seen = (value: unknown): boolean => isNone(value) || sights.places?.has(value as string) === true;
    return seen(was) && (seen(is) || (isNone(was) && beside.has(is as string)));
  };
  return mayMove('region') && mayMove('developmentZone') && mayBelong(sights, organisations, before, after) && scopeOfFields(sights, after);
}

/** An organisation that is unchanged, visible, or does not exist yet. */
function mayBelong(
  { organisations: own }: ScopeValues,
  organisations: LocationRights['organisations'],
  before: Fields | null,
  { organisation }: Fields,
): boolean {
  if (typeof organisation !== 'string' || same(before?.['organisation'], organisation) || own?.has(organisation) === true) return true;
  return organisations.isSeen(organisation) || !organisations.isTaken(organisation);
}

import type { OrganisationFinder } from '../core.ts';
import { same } from '#platform/ledger/fold.ts';
import { scopeOfFields, type ScopeValues } from './scope-filter.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What decides whether something that lies somewhere may become what a row or a person says. */
export type LocationRights = {
  readonly sights: ScopeValues;
  readonly organisations: Pick<OrganisationFinder, 'isSeen' | 'isTaken'>;
  /** Places that lie across those that are seen: of a zone the regions it lies in, of a region the zones that reach into it. */
  readonly beside: ReadonlySet<string>;
};

/**
 * Whether what lies somewhere may become this. Where it belongs is only moved between places and organisations that the asker sees, at both
 * ends: nothing is taken from others, and nothing handed over. Where nothing stood before, a region or zone that lies across one's own may
 * be named.
 * @param before null where it is new
 * @param after as it would stand; what holds from a later day counts as if it held now
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

/** An organisation that stands already, or is seen, or is not there yet. */
function mayBelong(
  { organisations: own }: ScopeValues,
  organisations: LocationRights['organisations'],
  before: Fields | null,
  { organisation }: Fields,
): boolean {
  if (typeof organisation !== 'string' || same(before?.['organisation'], organisation) || own?.has(organisation) === true) return true;
  return organisations.isSeen(organisation) || !organisations.isTaken(organisation);
}

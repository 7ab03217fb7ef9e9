import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { FieldFault, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { OrganisationFinder } from '../core.ts';
import { type LocationRights, mayBecome } from './location-rights.ts';
import type { Gazetteer } from '../regions.ts';
import { scopeOfFields, type ScopeValues } from './scope-filter.ts';

/** The services that the parts of a location are looked up in. */
export type LocationNeeds = {
  gazetteer(on: PoolClient): Promise<Gazetteer>;
  sights(scope: Scope, on: PoolClient): Promise<ScopeValues>;
  placesBeside(region: string, on: PoolClient): Promise<string[]>;
  organisationFinder(scope: Scope, on: PoolClient, named?: ReadonlySet<string>): Promise<OrganisationFinder>;
  addOrganisations(on: PoolClient, scope: Scope, change: number, names: readonly string[]): Promise<void>;
};

/**
 * What must be known about entities that are in a `region`, perhaps in a `developmentZone`, and belong to an `organisation`: names become
 * codes, and each scope writes only what is in it. An unknown organisation is created with the entity that names it.
 * @param met organisations that the scope may name in addition to those that it sees
 */
export async function locationOf(place: LocationNeeds, on: PoolClient, scope: Scope, met: ReadonlySet<string>): Promise<Surroundings> {
  const gazetteer = await place.gazetteer(on);
  const organisations = await place.organisationFinder(scope, on, met);
  const rights: LocationRights = {
    sights: await place.sights(scope, on),
    organisations,
    beside: new Set('region' in scope.sees ? await place.placesBeside(scope.sees.region, on) : []),
  };
  return {
    defaults: 'organisation' in scope.sees ? { organisation: scope.sees.organisation } : {},
    resolve: (fields) => resolve(fields, gazetteer, organisations, rights.sights),
    isSeen: (fields) => scopeOfFields(rights.sights, fields),
    refuse: (code, before, after) => (mayBecome(rights, before, after) ? null : { field: null, code: 'out-of-scope', evidence: { code } }),
    async close(written, change) {
      const named = new Set(written.map(({ after }) => after.fields['organisation']));
      const fresh = [...named].filter((name) => typeof name === 'string').filter((name) => !organisations.isTaken(name));
      if (fresh.length === 0) return [];
      await place.addOrganisations(on, scope, change, fresh);
      const names = fresh.slice(0, 10).join(', ');
      return [{ code: 'organisations-added', severity: 'info', evidence: { count: fresh.length, names } }];
    },
  };
}

function resolve(
  fields: Record<string, unknown>,
  gazetteer: Gazetteer,
  organisations: OrganisationFinder,
  { places }: ScopeValues,
): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const field of ['region', 'developmentZone']) {
    const text = fields[field];
    if (typeof text !== 'string') continue;
    const found = onlyOneSeen(gazetteer.find(text), places);
    if ('code' in found) fields[field] = found.code;
    else faults.push({ field, code: found.fault, evidence: { value: text, ...('codes' in found && { codes: found.codes.join(' ') }) } });
  }
  const owner = fields['organisation'];
  if (typeof owner === 'string') fields['organisation'] = organisations.find(owner) ?? owner;
  return faults;
}

/** A name shared by several places is unambiguous if only one of them is visible. */
export function onlyOneSeen(found: ReturnType<Gazetteer['find']>, places: ScopeValues['places']): ReturnType<Gazetteer['find']> {
  if (!('codes' in found) || places === null) return found;
  const codes = found.codes.filter((code) => places.has(code));
  return codes.length === 1 ? { code: codes[0] as string } : found;
}

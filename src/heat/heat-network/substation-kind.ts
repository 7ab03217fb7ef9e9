import type { PoolClient } from 'pg';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { Place } from '#platform/place/place.ts';
import { substationDictionary } from './fields.ts';
import { pointsOfSubstations, seesSubstation } from './network-store.ts';

export type SubstationNeeds = { readonly place: Pick<Place, 'location' | 'organisationFinder' | 'sights'> };

/**
 * A substation as a kind of the ledger: it is in a region and belongs to its company; apart from administrators, only the company changes
 * it.
 */
export const substationKind = ({ place }: SubstationNeeds): KindSpec => ({
  name: 'substation',
  liesBy: { region: 'place' },
  table: { name: 'heat_substation', lock: 7370 },
  dictionary: substationDictionary,
  identity: [{ field: 'region', isRegion: true }],
  required: ['region'],
  sees: seesSubstation,
  surroundings: (on, scope) => surroundingsOf(place, on, scope),
  standing: async (on, codes) =>
    (await pointsOfSubstations(on, wholeProgram, codes)).map((evidence) => ({
      code: 'substation-has-points',
      severity: 'error' as const,
      evidence,
    })),
});

async function surroundingsOf(place: SubstationNeeds['place'], on: PoolClient, scope: Scope): Promise<Surroundings> {
  const seesAll = 'all' in scope.sees;
  const location = await place.location(programScope, on, new Set());
  const organisations = await place.organisationFinder(programScope, on);
  const own = (await place.sights(scope, on)).operators;
  const isOwn = ({ company }: Fields): boolean => seesAll || own?.has(String(company)) === true;
  return {
    defaults: 'operator' in scope.sees ? { company: scope.sees.operator } : {},
    resolve(fields) {
      const { company } = fields;
      if (typeof company === 'string') fields['company'] = organisations.find(company) ?? company;
      return location.resolve(fields);
    },
    isSeen: isOwn,
    refuse: (code, before, after) =>
      notCompany(code, before, after, {
        own: 'operator' in scope.sees ? scope.sees.operator : null,
        isOwn,
        isTaken: organisations.isTaken,
      }),
  };
}

type Companies = {
  /** For an operator's account. */
  readonly own: string | null;
  readonly isOwn: (fields: Fields) => boolean;
  readonly isTaken: (code: string) => boolean;
};

function notCompany(code: string, before: Fields | null, after: Fields, { own, isOwn, isTaken }: Companies): FieldFault | null {
  const { company } = after;
  if (!isOwn(after)) return { field: 'company', code: 'out-of-scope', evidence: { code } };
  if (typeof company !== 'string' || company === own || company === before?.['company'] || isTaken(company)) return null;
  return { field: 'company', code: 'unknown-organisation', evidence: { value: company } };
}

import type { PoolClient } from 'pg';
import { organisationOf, programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { Place } from '#platform/place/place.ts';
import { portfolioDictionary } from './fields.ts';
import { membersStanding, seesPortfolio } from './store.ts';

export type PortfolioKindNeeds = { readonly place: Pick<Place, 'organisationFinder' | 'organisationsUnder'> };

/** A portfolio as a kind of the ledger: it belongs to an organisation, which alone can change it apart from administrators. */
export const portfolioKind = ({ place }: PortfolioKindNeeds): KindSpec => ({
  name: 'portfolio',
  liesBy: { organisation: 'organisation' },
  table: { name: 'portfolio', lock: 7405 },
  dictionary: portfolioDictionary,
  identity: [{ field: 'organisation' }],
  required: ['name', 'organisation'],
  sees: seesPortfolio,
  surroundings: (on, scope) => surroundingsOf(place, on, scope),
  standing: async (on, codes) =>
    (await membersStanding(on, wholeProgram, 'portfolio', codes)).map((evidence) => ({
      code: 'portfolio-has-members',
      severity: 'error' as const,
      evidence,
    })),
});

async function surroundingsOf(place: PortfolioKindNeeds['place'], on: PoolClient, scope: Scope): Promise<Surroundings> {
  const seesAll = 'all' in scope.sees;
  const organisations = await place.organisationFinder(programScope, on);
  const home = organisationOf(scope.sees);
  const own = new Set(home === null ? [] : await place.organisationsUnder(home, on));
  const isOwn = ({ organisation }: Fields): boolean => seesAll || own.has(String(organisation));
  return {
    defaults: home === null ? {} : { organisation: home },
    resolve(fields) {
      const { organisation } = fields;
      if (typeof organisation === 'string') fields['organisation'] = organisations.find(organisation) ?? organisation;
      return [];
    },
    isSeen: isOwn,
    refuse(code, before, after): FieldFault | null {
      const { organisation } = after;
      if (!isOwn(after)) return { field: 'organisation', code: 'out-of-scope', evidence: { code } };
      if (organisation === before?.['organisation'] || organisation === home || organisations.isTaken(String(organisation))) return null;
      return { field: 'organisation', code: 'unknown-organisation', evidence: { value: organisation } };
    },
  };
}

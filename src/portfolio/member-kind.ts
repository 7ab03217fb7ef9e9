import type { PoolClient } from 'pg';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#ledger/kind-spec.ts';
import type { Registry } from '#registry/registry.ts';
import { memberCode, memberDictionary } from './fields.ts';
import { buildingsOfMembers, consentedMembers, portfoliosStanding, seesMember } from './store.ts';

export type MemberKindNeeds = { readonly registry: Pick<Registry, 'standingSeen'> };

/**
 * A building that is a member of a portfolio, as a kind of the ledger: each row holds from its day on. Who may change the building's facts
 * lets it join and leave; the aggregator does not.
 */
export const memberKind = ({ registry }: MemberKindNeeds): KindSpec => ({
  name: 'portfolio-member',
  table: { name: 'portfolio_member', lock: 7406 },
  dictionary: memberDictionary,
  required: ['portfolio', 'building'],
  timeless: ['portfolio', 'building'],
  codeOf: ({ portfolio, building }) =>
    typeof portfolio === 'string' && typeof building === 'string' ? memberCode(portfolio, building) : null,
  sees: seesMember,
  surroundings: async (on, scope) => surroundingsOf(registry, on, scope),
});

type Around = {
  readonly seen: Map<string, boolean>;
  portfolios: ReadonlySet<string>;
  /** Members of which a consent is kept from some day on, by code. */
  consented: ReadonlySet<string>;
  /** Rows that end before they begin, by code and end. */
  readonly backwards: Set<string>;
};

function surroundingsOf(registry: MemberKindNeeds['registry'], on: PoolClient, scope: Scope): Surroundings {
  const seesAll = 'all' in scope.sees;
  const around: Around = { seen: new Map(), portfolios: new Set(), consented: new Set(), backwards: new Set() };
  return {
    defaults: {},
    resolve: () => [],
    async load(groups) {
      const [codes, buildings, portfolios] = [new Set<string>(), new Set<string>(), new Set<string>()];
      for await (const piece of groups)
        for (const { key, rows } of piece) {
          codes.add(key);
          for (const { part, fields } of rows) {
            const { building, portfolio, to } = fields;
            if (typeof building === 'string') buildings.add(building);
            if (typeof portfolio === 'string') portfolios.add(portfolio);
            if (typeof to === 'string' && part !== '' && to <= part) around.backwards.add(`${key}\n${to}`);
          }
        }
      if (!seesAll) for (const building of await buildingsOfMembers(on, programScope, [...codes])) buildings.add(building);
      for (const [code, is] of await registry.standingSeen(scope, [...buildings])) around.seen.set(code, is);
      around.consented = await consentedMembers(on, programScope, [...codes]);
      around.portfolios = await portfoliosStanding(on, programScope, [...portfolios]);
    },
    isSeen: ({ building }) => seesAll || around.seen.get(String(building)) === true,
    refuse: (code, before, after) =>
      notThere(before, after, around, seesAll) ?? lacking(code, before, after, around) ?? backwards(code, after, around),
  };
}

function notThere(before: Fields | null, { portfolio, building }: Fields, around: Around, seesAll: boolean): FieldFault | null {
  if (before?.['building'] !== building && around.seen.get(String(building)) !== true)
    return seesAll
      ? { field: 'building', code: 'unknown-building', evidence: { value: building } }
      : { field: 'building', code: 'out-of-scope', evidence: { code: building } };
  return before?.['portfolio'] === portfolio || around.portfolios.has(String(portfolio))
    ? null
    : { field: 'portfolio', code: 'no-such-portfolio', evidence: { portfolio } };
}

/** Of a member that begins later nothing holds today: only its first row, and what is set, are judged. */
function lacking(code: string, before: Fields | null, { share, consent, building }: Fields, around: Around): FieldFault | null {
  if (share === undefined || share === null)
    return before === null ? { field: 'share', code: 'missing', evidence: { field: 'share' } } : null;
  const none = (consent === undefined || consent === null) && !around.consented.has(code);
  return none ? { field: 'consent', code: 'no-consent', evidence: { building } } : null;
}

function backwards(code: string, { to }: Fields, around: Around): FieldFault | null {
  return typeof to === 'string' && around.backwards.has(`${code}\n${to}`)
    ? { field: 'to', code: 'member-ends-early', evidence: { to } }
    : null;
}

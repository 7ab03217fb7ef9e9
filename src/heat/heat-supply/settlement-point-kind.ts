import type { PoolClient } from 'pg';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { requiredOfSettlementPoint, settlementPointDictionary } from './fields.ts';
import { pointsWithHouseholds, seesSettlementPoint, settlementPointTable } from './public/sight-store.ts';

export type SettlementPointNeeds = {
  readonly place: Pick<Place, 'organisationFinder' | 'sights'>;
  readonly registry: Pick<Registry, 'activeVisible'>;
};

/** A settlement point as a kind of the ledger: it is in a building and belongs to its company, which alone changes it. */
export function settlementPointKind(needs: SettlementPointNeeds): KindSpec {
  return {
    name: 'settlement-point',
    liesBy: { building: 'building' },
    table: settlementPointTable,
    dictionary: settlementPointDictionary,
    identity: [{ field: 'building' }],
    required: requiredOfSettlementPoint,
    sees: seesSettlementPoint,
    surroundings: (on, scope) => surroundingsOf(needs, on, scope),
    standing: async (on, codes) =>
      (await pointsWithHouseholds(on, wholeProgram, codes)).map((evidence) => ({
        code: 'settlement-point-has-households',
        severity: 'error' as const,
        evidence,
      })),
  };
}

async function surroundingsOf({ place, registry }: SettlementPointNeeds, on: PoolClient, scope: Scope): Promise<Surroundings> {
  const seesAll = 'all' in scope.sees;
  const organisations = await place.organisationFinder(programScope, on);
  const own = (await place.sights(scope, on)).operators;
  const isOwn = ({ company }: Fields): boolean => seesAll || own?.has(String(company)) === true;
  let buildings: ReadonlyMap<string, boolean> = new Map();
  return {
    defaults: 'operator' in scope.sees ? { company: scope.sees.operator } : {},
    resolve(fields) {
      const { company } = fields;
      if (typeof company === 'string') fields['company'] = organisations.find(company) ?? company;
      return [];
    },
    async load(groups) {
      const named = new Set<string>();
      for await (const piece of groups)
        for (const { rows } of piece)
          for (const { fields } of rows) if (typeof fields['building'] === 'string') named.add(fields['building']);
      buildings = await registry.activeVisible(programScope, [...named]);
    },
    isSeen: isOwn,
    refuse: (code, before, after) =>
      notCompany(code, before, after, { isOwn, isTaken: organisations.isTaken }) ?? noSuchBuilding(before, after, buildings),
  };
}

function noSuchBuilding(before: Fields | null, { building }: Fields, standing: ReadonlyMap<string, boolean>): FieldFault | null {
  return typeof building !== 'string' || building === before?.['building'] || standing.has(building)
    ? null
    : { field: 'building', code: 'unknown-building', evidence: { value: building } };
}

type Companies = { readonly isOwn: (fields: Fields) => boolean; readonly isTaken: (code: string) => boolean };

function notCompany(code: string, before: Fields | null, after: Fields, { isOwn, isTaken }: Companies): FieldFault | null {
  const { company } = after;
  if (typeof company !== 'string' || company === before?.['company']) return null;
  if (!isOwn(after)) return { field: 'company', code: 'out-of-scope', evidence: { code } };
  return isTaken(company) ? null : { field: 'company', code: 'unknown-organisation', evidence: { value: company } };
}

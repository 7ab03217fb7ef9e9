import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import { householdsSeen, seesOfHousehold } from './customer-store.ts';
import { heatUnitDictionary } from './fields.ts';

/** The key of units: a household in a season. @example unitCode('H1', '2025-26') // 'H1 / 2025-26' */
export const unitCode = (household: string, season: string): string => `${household} / ${season}`;

/** The allocator reading of a household for a season, as a kind of the ledger; a later file replaces it. */
export const heatUnitKind: KindSpec = {
  name: 'heat-unit',
  liesBy: { household: 'household' },
  table: { name: 'heat_unit', lock: 7350 },
  dictionary: heatUnitDictionary,
  identity: [],
  required: ['household', 'season', 'units'],
  codeOf: ({ household, season }) => (typeof household === 'string' && typeof season === 'string' ? unitCode(household, season) : null),
  twice: { field: 'units', code: 'code-twice' },
  sees: seesOfHousehold,
  surroundings: async (on, scope) => surroundingsOf(on, scope),
};

function surroundingsOf(on: PoolClient, scope: Scope): Surroundings {
  let seen: ReadonlySet<string> = new Set();
  return {
    defaults: {},
    resolve: () => [],
    async load(groups) {
      const named = new Set<string>();
      for await (const piece of groups)
        for (const { rows } of piece)
          for (const { fields } of rows) if (typeof fields['household'] === 'string') named.add(fields['household']);
      seen = await householdsSeen(on, scope, [...named]);
    },
    isSeen: ({ household }) => 'all' in scope.sees || seen.has(String(household)),
    refuse: (_code, _before, { household }) =>
      seen.has(String(household)) ? null : { field: 'household', code: 'household-unknown', evidence: { value: household } },
  };
}

import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import * as store from './building-store.ts';
import type { BuildingRow, BuildingsAsk } from './building-store.ts';
import type { Inner } from './inner.ts';
import { type ToldBuilding, toldBuilding } from './told.ts';

/** Reading of buildings: lists, one, its history. */
export function createBuildings(inner: Inner) {
  const { postgres } = inner;
  const tell = async (rows: readonly BuildingRow[]): Promise<ToldBuilding[]> => {
    const aliases = await store.aliases(postgres, { actor: '', role: 'viewer', sees: { all: true } }, rows.map((row) => row.id));
    return rows.map((row) => toldBuilding(row, aliases.get(row.id) ?? []));
  };
  return {
    /** A page of the buildings that the scope sees. */
    async buildings(scope: Scope, ask: BuildingsAsk): Promise<{ buildings: ToldBuilding[]; total: number }> {
      const { rows, total } = await store.list(postgres, scope, ask);
      return { buildings: await tell(rows), total };
    },
    /** One building by its code or by one that was merged into it. Throws `no-such-building`. */
    async building(scope: Scope, code: string): Promise<ToldBuilding> {
      const [told] = await tell([await need(inner, scope, code)]);
      return told as ToldBuilding;
    },
  };
}

/** The building that answers for a code. Throws `no-such-building` where there is none or the scope does not see it. */
export async function need(inner: Inner, scope: Scope, code: string): Promise<BuildingRow> {
  const row = await store.find(inner.postgres, scope, code);
  if (row === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  return row;
}

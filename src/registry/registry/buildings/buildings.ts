import type { PoolClient } from 'pg';
import { buildingTable } from '../fields/kinds.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import * as store from '../store/building-store.ts';
import type { BuildingRow } from '../store/building-store.ts';
import type { RegistryInternals } from '../cache/internals.ts';
import { today } from '#kernel/today.ts';
import { type BuildingFilter, type BuildingOrder, type BuildingsQuery, codes, list, meterCounts } from '../store/list-store.ts';
import { createFacts } from '../cache/meter-facts.ts';
import { type ChangeShown, type OriginShown, presentHistory, provenanceOf } from '#platform/ledger/provenance.ts';
import { changesOf } from '#platform/ledger/entity-store.ts';
import { timelineOf, type LifePoint } from '../fields/timeline.ts';

/** Reading of buildings: lists, one, its history and life. */
export function createBuildings(internals: RegistryInternals) {
  const { postgres } = internals;
  const tell = async (rows: readonly BuildingRow[]): Promise<BuildingShown[]> => {
    const aliases = await store.aliases(
      postgres,
      wholeProgram,
      rows.map((row) => row.id),
    );
    return rows.map((row) => presentBuilding(row, aliases.get(row.id) ?? []));
  };
  const changesOfOne = async (id: number) => (await changesOf(postgres, checkedByCaller, buildingTable, [id])).get(id) ?? [];
  return {
    /** A page of the buildings that the scope sees. */
    async buildings(scope: Scope, ask: BuildingsQuery): Promise<{ buildings: BuildingShown[]; total: number }> {
      const { rows, total } = await list(postgres, scope, ask);
      const ids = rows.map((row) => row.id);
      return { buildings: counted(await tell(rows), rows, await meterCounts(postgres, checkedByCaller, ids)), total };
    },
    /** The codes of all buildings in a list, in its order. */
    listedCodes: (scope: Scope, ask: BuildingFilter & BuildingOrder): Promise<string[]> => codes(postgres, scope, ask),
    /**
     * One building by its code or by one that was merged into it, and the source of each field. Throws `no-such-building`.
     * @param on a transaction whose changes are to be seen
     */
    async building(scope: Scope, code: string, on?: PoolClient): Promise<BuildingShown & { provenance: Record<string, OriginShown> }> {
      const row = await need(internals, scope, code, on);
      const [told] = await tell([row]);
      return {
        ...(told as BuildingShown),
        provenance: await provenanceOf(postgres, row.set_by, await changesOfOne(row.id)),
        dated: row.dated,
      };
    },
    /** Who changed which field, from what to what, when, by which import; newest first. */
    async history(scope: Scope, code: string): Promise<ChangeShown[]> {
      const row = await need(internals, scope, code);
      return presentHistory(postgres, await changesOfOne(row.id), today(internals.now()));
    },
    /** The life of a building, day by day. */
    async timeline(scope: Scope, code: string): Promise<LifePoint[]> {
      const row = await need(internals, scope, code);
      const meters = await createFacts(internals).meterFacts(scope, { buildings: [row.code] }, asOfNow);
      return timelineOf({ fields: row.fields, dated: row.dated, setBy: row.set_by, byHand: row.by_hand }, meters);
    },
  };
}

/** Each building with the number of its metering points. */
function counted(told: readonly BuildingShown[], rows: readonly BuildingRow[], meters: ReadonlyMap<number, number>): BuildingShown[] {
  return told.map((one, at) => ({ ...one, meters: meters.get((rows[at] as BuildingRow).id) ?? 0 }));
}

/** The building that answers for a code. Throws `no-such-building` if there is none or the scope does not see it. */
export async function need(internals: RegistryInternals, scope: Scope, code: string, on?: PoolClient): Promise<BuildingRow> {
  const row = await store.find(on ?? internals.postgres, scope, code);
  if (row === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  return row;
}

/** A building as responses show it: code, name, and its fields by their contract names. */
type BuildingShown = {
  code: string;
  name: string;
  use: string | null;
  region: string | null;
  floorArea: number | null;
  aliases: string[];
} & Record<string, unknown>;

/** All fields on one level; those most often needed are always present. */
function presentBuilding(row: BuildingRow, aliases: readonly string[]): BuildingShown {
  const { fields } = row;
  const text = (field: string): string | null => (typeof fields[field] === 'string' ? fields[field] : null);
  const number = (field: string): number | null => (typeof fields[field] === 'number' ? fields[field] : null);
  return {
    ...fields,
    code: row.code,
    name: text('name') ?? row.code,
    use: text('use'),
    region: text('region'),
    floorArea: number('floorArea'),
    aliases: [...aliases],
  };
}

import { ofAsked } from '#kernel/trail.ts';
import type { PoolClient } from 'pg';
import type { Language } from '#kernel/finding.ts';
import { asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { swapsAt } from '../fields/devices.ts';
import type { Cell } from '#platform/ledger/rows.ts';
import { buildingRows, meterRows } from './export-rows.ts';
import * as store from '../store/export-store.ts';
import { buildingDictionary } from '../fields/fields.ts';
import type { RegistryInternals } from '../cache/internals.ts';
import { listHeader, listRow } from './list-export.ts';
import * as lists from '../store/list-store.ts';
import type { BuildingFilter, BuildingOrder } from '../store/list-store.ts';
import { meterDictionary } from '../fields/meter-fields.ts';
import { swapsOf } from '../store/meter-store.ts';

/** A table to export: imported into an empty directory without options, it gives the same data. */
export type ExportTable = {
  readonly header: readonly string[];
  readonly rows: AsyncIterable<Cell[]>;
  /** Columns in which a row may state that a field is cleared: they are text, whatever type the field has. */
  readonly cleared?: readonly string[];
};

/** Latitude and longitude are written together in a row, cleared or not. */
const withPair = (cleared: readonly string[]): readonly string[] =>
  cleared.some((field) => field === 'latitude' || field === 'longitude') ? [...cleared, 'latitude', 'longitude'] : cleared;

/** Exports of buildings and meters, as of one moment. */
export function createExports(internals: RegistryInternals) {
  const exportBuildings = (scope: Scope, region?: string): Promise<ExportTable> =>
    atOneMoment(internals, async (on) => {
      const header = [
        ...buildingDictionary.fields.map((field) => field.name),
        ...(await store.schemes(on, wholeProgram)).map((scheme) => `code:${scheme}`),
      ];
      return {
        header,
        cleared: withPair(await store.clearedFields(on, wholeProgram)),
        rows: within(on, store.buildings(on, scope, region), async function* (rows) {
          for (const row of rows) yield* buildingRows(header, row);
        }),
      };
    });

  const exportMeters = (scope: Scope, region?: string): Promise<ExportTable> =>
    atOneMoment(internals, async (on) => {
      const header = meterDictionary.fields.map((field) => field.name);
      return {
        header,
        rows: within(on, store.meters(on, scope, region), async function* (rows) {
          const swaps = await swapsOf(
            on,
            checkedByCaller,
            rows.map((row) => row.id),
          );
          for (const row of rows) yield* meterRows(header, row, swapsAt(swaps.get(row.id) ?? [], asOfNow));
        }),
      };
    });

  /** What a list shows: its filter, order and columns. */
  async function exportList(
    scope: Scope,
    ask: BuildingFilter & BuildingOrder & { readonly columns: readonly string[] },
    language: Language,
  ): Promise<ExportTable> {
    const { columns } = ask;
    const names = new Map((await internals.place.places(null)).map((place) => [place.code, place.name]));
    const placeOf = (code: string): string => names.get(code) ?? code;
    return atOneMoment(internals, async (on) => ({
      header: listHeader(columns, language),
      rows: within(on, lists.pieces(on, scope, ask), async function* (rows) {
        const meters = columns.includes('meters')
          ? await lists.meterCounts(
              on,
              checkedByCaller,
              rows.map((row) => row.id),
            )
          : new Map<number, number>();
        for (const row of rows) yield listRow(columns, row, { language, placeOf, meters });
      }),
    }));
  }

  return {
    exportBuildings,
    exportMeters,
    exportList,
    auditExport: async (scope: Scope, what: string, detail: Readonly<Record<string, unknown>>) =>
      internals.audit?.(scope, { action: 'export', subject: what, region: ofAsked(scope, detail), detail }),
  };
}

/**
 * A table of one moment of the registry: the database client that reads it is released after the last row, when the reader stops, or if no
 * table is produced.
 */
async function atOneMoment(internals: RegistryInternals, make: (on: PoolClient) => Promise<ExportTable>): Promise<ExportTable> {
  const on = await internals.postgres.connect();
  try {
    await on.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await make(on);
  } catch (error) {
    await letGo(on);
    throw error;
  }
}

/** A client whose transaction cannot be ended is closed. */
async function letGo(on: PoolClient): Promise<void> {
  await on.query('ROLLBACK').then(
    () => on.release(),
    () => on.release(true),
  );
}

async function* within<T>(on: PoolClient, pieces: AsyncIterable<T[]>, rows: (piece: T[]) => AsyncIterable<Cell[]>): AsyncGenerator<Cell[]> {
  try {
    for await (const piece of pieces) yield* rows(piece);
  } finally {
    await letGo(on);
  }
}

import type { ExportRow } from '../store/export-store.ts';
import type { Swap } from '../fields/devices.ts';
import { clearedMark } from '#platform/ledger/cleared.ts';
import { valueOn } from '#platform/ledger/fold.ts';
import { type Cell, entityRows } from '#platform/ledger/rows.ts';
import type { LifeEvent } from '../fields/life.ts';
import { writeLife } from '../fields/life.ts';
import { type Share, writeShares } from '../fields/meter-fields.ts';
import { type UsePart, writeUses } from '../fields/uses.ts';

/** Fields that are numbers in files, too. */
export const numberColumns = [
  ...(['floorArea', 'heatedArea', 'roofArea', 'wallArea', 'windowArea'] as const),
  ...(['yearBuilt', 'latitude', 'longitude', 'occupants', 'hoursPerYear'] as const),
  ...(['multiplier', 'digits', 'capacity'] as const),
];

/** A field's value in file format, such that an import reads the same value. */
export function cellOf(field: string, value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (field === 'uses') return writeUses(value as readonly UsePart[]);
  if (field === 'lifeEvents') return writeLife(value as readonly LifeEvent[]);
  if (field === 'shares') return writeShares(value as readonly Share[]);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return typeof value === 'number' ? value : String(value as string);
}

/**
 * The rows of one building: its facts from the beginning, then a row for each day on which something changed or was cleared. Latitude and
 * longitude are always written together.
 */
export function* buildingRows(header: readonly string[], row: ExportRow): Generator<Cell[]> {
  const cell = (field: string, value: unknown): Cell => (value === null ? clearedMark : cellOf(field, value));
  const state = { ...row, setBy: {}, byHand: [] };
  const day = header.indexOf('from');
  const pair = ['latitude', 'longitude'].map((field) => ({ field, at: header.indexOf(field) }));
  for (const cells of entityRows(header, row, cell, { mergedInto: row.merged ?? undefined })) {
    if (cells[day] !== null && pair.some(({ at }) => cells[at] !== null))
      for (const { field, at } of pair) cells[at] ??= cell(field, valueOn(state, field, cells[day] as string | null));
    yield cells;
  }
}

/** The rows of one meter: the metering point with its first device, then a row for each later device. Instants are in UTC. */
export function* meterRows(header: readonly string[], row: ExportRow, swaps: readonly Swap[]): Generator<Cell[]> {
  yield header.map((field) => (field === 'code' ? row.code : cellOf(field, row.fields[field])));
  for (const swap of swaps) {
    const own: Record<string, Cell> = {
      code: row.code,
      since: new Date(swap.at).toISOString(),
      oldFinal: swap.oldFinal / 10_000,
      newStart: swap.newStart / 10_000,
      received: new Date(swap.received).toISOString(),
      unit: swap.unit,
      multiplier: swap.multiplier,
      digits: swap.digits,
    };
    yield header.map((field) => own[field] ?? null);
  }
}

import { cityOfRegion } from '../fields/fields.ts';
import { buildingTable } from '../fields/kinds.ts';
import type { PoolClient } from 'pg';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { afterBuildings, keysOf, rightsOf } from './building-import.ts';
import * as buildings from '../store/building-store.ts';
import { entityOf, faultOf, nameOrganisation, settleNames } from './edits.ts';
import type { RegistryInternals } from '../cache/internals.ts';
import { type BulkEdit, editHash, editOne, emptyEdit, refuseOtherEdit, writeEdits } from '#platform/ledger/edit.ts';
import * as store from '#platform/ledger/entity-store.ts';
import { dayOf, readSets, type Sets } from '#platform/ledger/sets.ts';
import { tellTouched } from '../touch.ts';

type BulkEditRequest = {
  readonly buildings: readonly string[];
  readonly set: Sets;
  readonly from?: string | undefined;
  readonly preview?: boolean | undefined;
  /** The hash of the preview that was read. */
  readonly seen?: string | undefined;
};

/** Manual edits of many buildings, as one change. */
export function createBulkEdits(internals: RegistryInternals) {
  /**
   * Sets the same fields of several buildings; a building that may not be changed in this way is reported and skipped. Throws
   * `no-such-building` for codes that are not visible.
   */
  async function editBuildings(scope: Scope, ask: BulkEditRequest): Promise<BulkEdit> {
    const fields = readSets(internals.buildingFields, ask.set, ['code', 'from', 'mergedInto', cityOfRegion]);
    const from = dayOf(ask.from);
    const keep = ask.preview !== true;
    const made = await inTransaction(internals.postgres, (on) => write(internals, on, scope, ask, fields, from), { keep });
    if (!keep || made.changed.length === 0) return { ...made, change: null, ...(!keep && { hash: editHash(made) }) };
    await tellTouched(internals);
    await internals.audit?.(scope, {
      action: 'building-edit',
      subject: `change:${made.change}`,
      detail: { buildings: made.changed.length, set: ask.set, from },
    });
    return made;
  }
  return { editBuildings };
}

async function write(
  internals: RegistryInternals,
  on: PoolClient,
  scope: Scope,
  ask: BulkEditRequest,
  fields: Record<string, unknown>,
  from: string | null,
): Promise<BulkEdit> {
  await store.takeTurn(on, wholeProgram, buildingTable);
  const rows = await rowsOf(on, scope, ask.buildings);
  const rights = await rightsOf(internals, on, scope, 'organisation' in fields);
  await settleNames(internals, on, scope, rights, fields);
  const now = internals.now();
  const change = await internals.imports.change(on, scope, {
    kind: 'building-edit',
    subject: subjectOf(rows),
    detail: { set: fields, from, buildings: rows.length },
    now,
  });
  const edit = { fields, from, change, now };
  const result = emptyEdit(change);
  const faultIn: Parameters<typeof editOne>[3] = (entity, after) => faultOf(rights, entity.code, { before: entity, after, set: fields });
  const edited = rows.flatMap((row) => editOne(entityOf(row), edit, result, faultIn) ?? []);
  refuseOtherEdit(ask.seen, result);
  if (edited.length === 0 && ask.preview !== true) await internals.imports.dropChange(on, change);
  const written = await writeEdits(on, buildingTable, edited, { ...edit, keysOf: (state) => keysOf(state.fields) });
  await afterBuildings(on, written, now);
  if (edited.length > 0) await nameOrganisation(internals, on, scope, rights, change, fields);
  return result;
}

async function rowsOf(on: PoolClient, scope: Scope, codes: readonly string[]): Promise<buildings.BuildingRow[]> {
  const found = await buildings.findAll(on, scope, codes);
  const missing = codes.find((code) => !found.some((row) => row.code === code));
  if (missing !== undefined) throw new Problem('not-found', 'no-such-building', { building: missing });
  return found;
}

const subjectOf = (rows: readonly buildings.BuildingRow[]): string =>
  rows.length === 1 ? (rows[0]?.code ?? '') : `${rows[0]?.code ?? ''} … (${rows.length})`;

import { today } from '#kernel/today.ts';
import type { PoolClient } from 'pg';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { inTransaction } from '#imports/imports.ts';
import { afterBuildings, keysOf, type Rights, rightsOf } from './building-import.ts';
import * as buildings from './building-store.ts';
import { dayOf, faultOf, nameOrganisation, readSets, settleNames, type Sets } from './edits.ts';
import { buildingDictionary } from './fields.ts';
import type { RegistryInternals } from './internals.ts';
import { lay, same, type State, valueOn } from './ledger.ts';
import * as store from './store.ts';
import { tellTouched } from './touch.ts';

/** What an edit of many buildings would do, or did. */
export type BulkEdit = {
  /** The change that `undo` takes; null for a preview, and where nothing changed. */
  change: number | null;
  changed: { code: string; name: string; field: string; from: unknown; to: unknown }[];
  unchanged: number;
  refused: { code: string; name: string; fault: string; evidence: Readonly<Record<string, unknown>> }[];
};

type BulkEditRequest = {
  readonly buildings: readonly string[];
  readonly set: Sets;
  readonly from?: string | undefined;
  readonly preview?: boolean | undefined;
};

type Work = {
  readonly fields: Record<string, unknown>;
  readonly from: string | null;
  readonly change: number;
  readonly now: number;
  readonly rights: Rights;
};

type Laid = { readonly row: buildings.BuildingRow; readonly before: State; readonly after: State };

/** Edits of many buildings by hand, as one change. */
export function createBulkEdits(internals: RegistryInternals) {
  /** Sets the same fields of several buildings; a building that may not be changed so is told and left. Throws `no-such-building` for codes that are not seen. */
  async function editBuildings(scope: Scope, ask: BulkEditRequest): Promise<BulkEdit> {
    const fields = readSets(buildingDictionary, ask.set, ['code', 'from', 'mergedInto']);
    const from = dayOf(ask.from);
    const keep = ask.preview !== true;
    const made = await inTransaction(internals.postgres, (on) => write(internals, on, scope, ask, fields, from), { keep });
    if (!keep || made.changed.length === 0) return { ...made, change: null };
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
  await store.takeTurn(on, scope);
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
  const work = { fields, from, change, now, rights };
  const told: BulkEdit = { change, changed: [], unchanged: 0, refused: [] };
  const laid = rows.flatMap((row) => layOne(row, work, told) ?? []);
  if (laid.length === 0 && ask.preview !== true) await internals.imports.dropChange(on, scope, change);
  await store.addChanges(
    on,
    scope,
    'building',
    change,
    laid.map(({ row }) => ({ id: row.id, from, fields })),
    { byHand: true, now },
  );
  await store.updateThings(
    on,
    scope,
    'building',
    laid.map(({ row, after }) => ({ id: row.id, ...after, ...keysOf(after.fields) })),
  );
  const written = laid.map(({ row, before, after }) => ({
    id: row.id,
    code: row.code,
    isNew: false,
    before,
    after,
    set: Object.keys(fields),
  }));
  await afterBuildings(on, scope, written, now);
  if (laid.length > 0) await nameOrganisation(internals, on, scope, rights, change, fields);
  return told;
}

async function rowsOf(on: PoolClient, scope: Scope, codes: readonly string[]): Promise<buildings.BuildingRow[]> {
  const found = await buildings.findAll(on, scope, codes);
  const missing = codes.find((code) => !found.some((row) => row.code === code));
  if (missing !== undefined) throw new Problem('not-found', 'no-such-building', { building: missing });
  return found;
}

const subjectOf = (rows: readonly buildings.BuildingRow[]): string =>
  rows.length === 1 ? (rows[0]?.code ?? '') : `${rows[0]?.code ?? ''} … (${rows.length})`;

/** What one building comes to; null where nothing changes or it may not. */
function layOne(row: buildings.BuildingRow, { fields, from, change, now, rights }: Work, told: BulkEdit): Laid | null {
  const before: State = { fields: row.fields, dated: row.dated, setBy: row.set_by, byHand: row.by_hand };
  const name = typeof row.fields['name'] === 'string' ? row.fields['name'] : row.code;
  const was = (field: string): unknown => (from === null ? (row.fields[field] ?? null) : valueOn(before, field, from));
  const moved = Object.entries(fields).filter(([field, to]) => !same(was(field), to));
  if (moved.length === 0) {
    told.unchanged += 1;
    return null;
  }
  const after = lay(before, { change, from, fields, byHand: true }, today(now));
  const fault = faultOf(rights, row.code, { before, after, set: fields });
  if (fault !== null) {
    told.refused.push({ code: row.code, name, fault: fault.code, evidence: fault.evidence });
    return null;
  }
  for (const [field, to] of moved) told.changed.push({ code: row.code, name, field, from: was(field), to });
  return { row, before, after };
}

import { cityOfRegion } from '../fields/fields.ts';
import { buildingTable } from '../fields/kinds.ts';
import { decimalText, exact, exactOf, inUnits } from '#kernel/exact-number.ts';
import { Problem } from '#kernel/problem.ts';
import { bothOf } from '#kernel/trail.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { dayOf, readSets, type Sets } from '#platform/ledger/sets.ts';
import { mayAddRegion } from '#platform/place/place.ts';
import { afterBuildings, keysOf, type Rights, rightsOf } from './building-import.ts';
import { mayBecome } from '#platform/place/public/location-rights.ts';
import * as buildings from '../store/building-store.ts';
import { requiredOfBuilding } from '../fields/fields.ts';
import type { RegistryInternals } from '../cache/internals.ts';
import { today } from '#kernel/today.ts';
import { type EditFault, writeEdits } from '#platform/ledger/edit.ts';
import { lay, lineOf, type State, valueOn } from '#platform/ledger/fold.ts';
import * as store from '#platform/ledger/entity-store.ts';
import { type LifeEvent, writeLife } from '../fields/life.ts';
import { tellTouched } from '../touch.ts';
import { mainUse, type UsePart } from '../fields/uses.ts';
import { stationTerms } from '../vocabulary.ts';
import type { PoolClient } from 'pg';

/** Fields that an edit cannot set. */
const fixed: readonly string[] = ['code', 'from', 'mergedInto', cityOfRegion];

/** Decimals of areas that go, m². */
const decimals = 2;

/** Manual edits of buildings. */
export function createEdits(internals: RegistryInternals) {
  /** Sets fields of one building, from a day on or throughout. Later files keep manual values, unless told to use their own. */
  async function editBuilding(scope: Scope, code: string, sets: Sets, from?: string): Promise<{ change: number; code: string }> {
    const { told, ...made } = await inTransaction(internals.postgres, (on) => editBuildingOn(on, scope, code, sets, from));
    await told();
    return made;
  }

  /** The same as part of another transaction; `told`, which writes the audit trail, is called once that is committed. */
  async function editBuildingOn(on: PoolClient, scope: Scope, code: string, sets: Sets, from?: string): Promise<EditMade> {
    const fields = readSets(internals.buildingFields, sets, fixed);
    const day = dayOf(from);
    const made = await writeEdit(internals, on, scope, code, fields, day);
    const told = async (): Promise<void> => {
      await tellTouched(internals);
      await internals.audit?.(scope, {
        action: 'building-edit',
        subject: `building:${made.code}`,
        region: made.region,
        detail: { change: made.change, set: sets, from: day },
      });
    };
    return { change: made.change, code: made.code, told };
  }
  /** Adds an event to a building's life (`demolished`, on its day), as part of another transaction; an existing one stays. */
  async function addLifeEventOn(on: PoolClient, scope: Scope, code: string, event: LifeEvent): Promise<EditMade> {
    await store.takeTurn(on, wholeProgram, buildingTable);
    const row = await buildings.find(on, scope, code);
    if (row === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
    const before = ((row.fields as { lifeEvents?: readonly LifeEvent[] }).lifeEvents ?? []).filter(
      ({ kind, day }) => kind !== event.kind || day !== event.day,
    );
    return editBuildingOn(on, scope, code, { lifeEvents: writeLife([...before, event]) });
  }

  /** A part of a building goes. null: how much there is on that day is not known, or nothing would be left; nothing was written. */
  async function reduceBuildingOn(on: PoolClient, scope: Scope, code: string, part: Part): Promise<EditMade | null> {
    await store.takeTurn(on, wholeProgram, buildingTable);
    const row = await buildings.find(on, scope, code);
    if (row === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
    const was = valueOn(entityOf(row), part.field, part.from);
    if (typeof was !== 'number') return null;
    const left = inUnits(exactOf(was), decimals) - inUnits(exact(part.by), decimals);
    if (left > 0n) return editBuildingOn(on, scope, code, { [part.field]: decimalText(left, decimals) }, part.from);
    return part.gone === null ? null : addLifeEventOn(on, scope, code, { kind: part.gone, day: part.from });
  }
  /** Whether buildings have a settable field or a life event of that name. */
  const isFact = (name: string): boolean =>
    Object.hasOwn(stationTerms, name) || (!fixed.includes(name) && internals.buildingFields.fields.some((field) => field.name === name));
  /** Reads fields as an edit would, without storing anything. Throws for the first invalid one. */
  const checkFact = (sets: Sets): void => void readSets(internals.buildingFields, sets, fixed);
  return { editBuilding, editBuildingOn, addLifeEventOn, reduceBuildingOn, isFact, checkFact };
}

/** How much of a number goes, as decimal text, from a day on; and the life event where nothing is left. */
type Part = { readonly field: string; readonly by: string; readonly from: string; readonly gone: string | null };

type EditMade = { readonly change: number; readonly code: string; readonly told: () => Promise<void> };

async function writeEdit(
  internals: RegistryInternals,
  on: PoolClient,
  scope: Scope,
  code: string,
  fields: Record<string, unknown>,
  from: string | null,
) {
  await store.takeTurn(on, wholeProgram, buildingTable);
  const row = await buildings.find(on, scope, code);
  if (row === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  const now = internals.now();
  const rights = await rightsOf(internals, on, scope, 'organisation' in fields);
  await settleNames(internals, on, scope, rights, fields);
  const before = entityOf(row);
  const change = await internals.imports.change(on, scope, {
    kind: 'building-edit',
    subject: row.code,
    detail: { set: fields, from },
    now,
  });
  const after = lay(before, { change, from, fields, byHand: true }, today(now));
  const fault = faultOf(rights, row.code, { before, after, set: fields });
  if (fault !== null) throw new Problem(fault.kind, fault.code, fault.evidence);
  const edit = { fields, from, change, now, keysOf: (state: State) => keysOf(state.fields) };
  await afterBuildings(on, await writeEdits(on, buildingTable, [{ entity: before, after }], edit), now);
  await nameOrganisation(internals, on, scope, rights, change, fields);
  const [left, stands] = [before, after].map(({ fields: its }) => its['region'] as string | undefined);
  return { change, code: row.code, region: bothOf(left, stands) ?? null };
}

/** Resolves regions and organisations given by name to codes. */
export async function settleNames(
  internals: RegistryInternals,
  on: PoolClient,
  scope: Scope,
  { organisations }: Rights,
  fields: Record<string, unknown>,
): Promise<void> {
  const gazetteer = await internals.place.gazetteer(on);
  for (const field of ['region', 'developmentZone']) {
    if (typeof fields[field] !== 'string') continue;
    const text = fields[field];
    const found = gazetteer.find(text);
    if ('code' in found) fields[field] = found.code;
    else if (field === 'region' && mayAddRegion(scope, text) && (await internals.place.ensureRegions(on, [text])).includes(text))
      fields[field] = text;
    else throw new Problem('bad-input', found.fault, { field, value: text, ...('codes' in found && { codes: found.codes.join(' ') }) });
  }
  if (typeof fields['organisation'] === 'string')
    fields['organisation'] = organisations.find(fields['organisation']) ?? fields['organisation'];
  if (fields['uses'] !== undefined && fields['uses'] !== null && fields['use'] === undefined)
    fields['use'] = mainUse(fields['uses'] as UsePart[]);
}

/** An unknown organisation is created with the change that names it. */
export async function nameOrganisation(
  internals: RegistryInternals,
  on: PoolClient,
  scope: Scope,
  { organisations }: Rights,
  change: number,
  { organisation }: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (typeof organisation !== 'string' || organisations.isTaken(organisation)) return;
  await internals.place.addOrganisations(on, scope, change, [organisation]);
}

/** A row of the store in the ledger's form. */
export const entityOf = ({ id, code, fields, dated, set_by, by_hand }: buildings.BuildingRow): State & { id: number; code: string } => ({
  id,
  code,
  fields,
  dated,
  setBy: set_by,
  byHand: by_hand,
});

/**
 * Why a change to this state is refused; null if it is allowed. The right is checked for the current state and the new one, and for values
 * set from another day on as if they were in force today.
 */
export function faultOf(
  rights: Rights,
  code: string,
  { before, after, set }: { readonly before: State; readonly after: State; readonly set: Readonly<Record<string, unknown>> },
): EditFault | null {
  const lacking = requiredOfBuilding.find((field) => after.fields[field] === undefined);
  if (lacking !== undefined) return { kind: 'bad-input', code: 'missing', evidence: { field: lacking } };
  if (isCoordinateAlone(after)) return { kind: 'bad-input', code: 'coordinate-alone', evidence: {} };
  const some = [after.fields, { ...after.fields, ...set }];
  return some.every((fields) => mayBecome(rights, before.fields, fields))
    ? null
    : { kind: 'not-allowed', code: 'out-of-scope', evidence: { code } };
}

/** Whether latitude or longitude is set without the other on some day. */
function isCoordinateAlone(state: State): boolean {
  const days = [...lineOf(state, 'latitude'), ...lineOf(state, 'longitude')].map(({ from }) => from);
  return days.some((day) => (valueOn(state, 'latitude', day) === null) !== (valueOn(state, 'longitude', day) === null));
}

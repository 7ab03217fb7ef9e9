import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { type Dictionary, keyOf, readDay } from '#imports/fields.ts';
import { inTransaction } from '#imports/imports.ts';
import { specOf } from '#imports/mapping.ts';
import { afterBuildings, keysOf, sightsOf } from './building-import.ts';
import * as buildings from './building-store.ts';
import { buildingDictionary, requiredOfBuilding } from './fields.ts';
import { type Inner, today } from './inner.ts';
import { lay, type State } from './ledger.ts';
import { sightOfFields } from './sight.ts';
import * as store from './store.ts';
import { tellTouched } from './touch.ts';
import { mainUse, type UsePart } from './uses.ts';
import type { PoolClient } from 'pg';

/** What a person sets: texts or numbers by field name; null or an empty text clears. */
export type Sets = Readonly<Record<string, string | number | boolean | null>>;

/** Reads what a person typed by the same rules as a file. Throws with the first field that is not right. */
export function readSets(dictionary: Dictionary, sets: Sets, fixed: readonly string[]): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(sets)) {
    const spec = specOf(dictionary, name);
    if (spec === undefined || fixed.includes(spec.name)) {
      throw new Problem('bad-input', 'no-such-field', { field: name, fields: dictionary.fields.map((one) => one.name).filter((one) => !fixed.includes(one)).join(' ') });
    }
    const text = given === null ? '' : String(given).trim();
    if (text === '') {
      out[spec.name] = null;
      continue;
    }
    const parsed = spec.parse(spec.words?.[keyOf(text)] ?? text, 1);
    if (!('value' in parsed)) throw new Problem('bad-input', parsed.fault, { field: spec.name, value: text, ...parsed.evidence });
    out[spec.name] = parsed.value;
  }
  if (Object.keys(out).length === 0) throw new Problem('bad-input', 'nothing-set');
  return out;
}

/** The day from which a change holds. Throws `bad-day`. */
export function dayOf(from: string | undefined): string | null {
  if (from === undefined) return null;
  const day = readDay(from);
  if (day === null) throw new Problem('bad-input', 'bad-day', { value: from });
  return day;
}

/** Edits of buildings by hand. */
export function createEdits(inner: Inner) {
  /** Sets fields of one building, from a day on or all along. Later files keep what was typed, unless they are told to take theirs. */
  async function editBuilding(scope: Scope, code: string, sets: Sets, from?: string): Promise<{ change: number; code: string }> {
    const fields = readSets(buildingDictionary, sets, ['code', 'from', 'mergedInto']);
    const day = dayOf(from);
    const made = await inTransaction(inner.postgres, (on) => writeEdit(inner, on, scope, code, fields, day));
    await tellTouched(inner);
    await inner.audit?.(scope, { action: 'building-edit', subject: `building:${made.code}`, region: made.region, detail: { change: made.change, set: sets, from: day } });
    return made;
  }
  return { editBuilding };
}

async function writeEdit(inner: Inner, on: PoolClient, scope: Scope, code: string, fields: Record<string, unknown>, from: string | null) {
  await store.takeTurn(on, scope);
  const row = await buildings.find(on, scope, code);
  if (row === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  const now = inner.now();
  await settleNames(inner, on, scope, fields);
  const before: State = { fields: row.fields, dated: row.dated, setBy: row.set_by, byHand: row.by_hand };
  const change = await inner.imports.change(on, scope, { kind: 'building-edit', subject: row.code, detail: { set: fields, from }, now });
  const after = lay(before, { change, from, fields, byHand: true }, today(now));
  await refuseWrong(inner, on, scope, row.code, after);
  await store.addChanges(on, scope, 'building', change, [{ id: row.id, from, fields }], { byHand: true, now });
  await store.updateThings(on, scope, 'building', [{ id: row.id, ...after, ...keysOf(after.fields) }]);
  await afterBuildings(on, scope, [{ id: row.id, code: row.code, isNew: false, before, after, set: Object.keys(fields) }], now);
  if (typeof fields['organisation'] === 'string' && (await inner.place.organisationFinder(on))(fields['organisation']) === null) {
    await inner.place.addOrganisations(on, scope, change, [fields['organisation']]);
  }
  return { change, code: row.code, region: (after.fields['region'] as string | undefined) ?? null };
}

/** Regions and organisations by name become codes. */
async function settleNames(inner: Inner, on: PoolClient, scope: Scope, fields: Record<string, unknown>): Promise<void> {
  const gazetteer = await inner.place.gazetteer(scope, on);
  for (const field of ['region', 'developmentZone']) {
    if (typeof fields[field] !== 'string') continue;
    const text = fields[field];
    const found = gazetteer.find(text);
    if ('code' in found) fields[field] = found.code;
    else if (field === 'region' && (await inner.place.ensureRegions(on, programScope, [text])).includes(text)) fields[field] = text;
    else throw new Problem('bad-input', found.fault, { field, value: text, ...('codes' in found && { codes: found.codes.join(' ') }) });
  }
  if (typeof fields['organisation'] === 'string') fields['organisation'] = (await inner.place.organisationFinder(on))(fields['organisation']) ?? fields['organisation'];
  if (fields['uses'] !== undefined && fields['uses'] !== null && fields['use'] === undefined) fields['use'] = mainUse(fields['uses'] as UsePart[]);
}

async function refuseWrong(inner: Inner, on: PoolClient, scope: Scope, code: string, after: State): Promise<void> {
  const lacking = requiredOfBuilding.find((field) => after.fields[field] === undefined);
  if (lacking !== undefined) throw new Problem('bad-input', 'missing', { field: lacking });
  if ((after.fields['latitude'] === undefined) !== (after.fields['longitude'] === undefined)) throw new Problem('bad-input', 'coordinate-alone');
  if (!sightOfFields(await sightsOf(inner, on, scope), after.fields)) throw new Problem('not-allowed', 'out-of-scope', { code });
}

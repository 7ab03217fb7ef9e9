import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Imports } from '#platform/imports/imports.ts';
import { Problem } from '#kernel/problem.ts';
import { type BulkEdit, type EditFault, editOne, emptyEdit, writeEdits } from './edit.ts';
import * as store from './entity-store.ts';
import type { Entity } from './entity-store.ts';
import { type State, valueOn } from './fold.ts';
import { createChanges, identityChanges, identityEditFault } from './identity.ts';
import type { Fields, KindSpec, Surroundings } from './kind-spec.ts';
import { seen } from './kind-store.ts';
import type { Group } from './stage-store.ts';

export type EditWanted = {
  readonly codes: readonly string[];
  readonly fields: Record<string, unknown>;
  readonly from: string | null;
  /** Whether what identifies an entity may change for all time; an edit from a day on has said that something changes then. */
  readonly moves: boolean;
  /** The record that it belongs to, if one already exists: for several edits that are one change. */
  readonly change?: number;
};

type EditNeeds = { readonly imports: Imports; readonly now: () => number };

/**
 * Sets the same fields of several entities by hand, as one change, in the given transaction; entities that may not be changed this way are
 * reported and left unchanged.
 * Throws `not-found` for codes that the scope does not see, and the first fault of an unknown name.
 */
export async function writeEdit(
  needs: EditNeeds,
  on: PoolClient,
  scope: Scope,
  spec: KindSpec,
  { codes, fields, from, moves, change: made }: EditWanted,
): Promise<BulkEdit> {
  await store.takeTurn(on, wholeProgram, spec.table);
  const entities = await entitiesSeen(on, scope, spec, codes);
  const around = await spec.surroundings(on, scope, (field) => field in fields, true);
  const [fault] = around.resolve(fields);
  if (fault !== undefined) throw new Problem('bad-input', fault.code, { field: fault.field, ...fault.evidence });
  await around.load?.(groupsOf(entities, fields, from));
  const now = needs.now();
  const subject = entities.length === 1 ? (entities[0]?.code ?? '') : `${entities[0]?.code ?? ''} … (${entities.length})`;
  const detail = { set: fields, from, ...(entities.length > 1 && { entities: entities.length }) };
  const change = made ?? (await needs.imports.change(on, scope, { kind: `${spec.name}-edit`, subject, detail, now }));
  const result = emptyEdit(change);
  const identity = createChanges();
  const faultIn = (entity: Entity, after: State): EditFault | null => {
    const fault = faultOf(spec, around, entity, after, fields);
    if (fault !== null) return fault;
    const moved = identityChanges(entity.code, fields, (field) => valueThen(entity, field, from), spec);
    if (moved.length > 0 && !moves && from === null) return identityEditFault(moved);
    identity.add(moved);
    return null;
  };
  const edited = entities.flatMap(
    (entity) => editOne(entity, { fields, from, change, now }, result, (_, after) => faultIn(entity, after)) ?? [],
  );
  result.findings.push(...identity.told('identity-changed'));
  const written = await writeEdits(on, spec.table, edited, { fields, from, change, now });
  if (written.length > 0) result.findings.push(...((await around.close?.(written, change)) ?? []));
  else if (made === undefined) await needs.imports.dropChange(on, change);
  return result;
}

const valueThen = (entity: Entity, field: string, from: string | null): unknown =>
  from === null ? entity.fields[field] : valueOn(entity, field, from);

async function entitiesSeen(on: PoolClient, scope: Scope, spec: KindSpec, codes: readonly string[]): Promise<Entity[]> {
  const found = await seen(on, scope, spec, codes);
  const missing = codes.find((code) => !found.some((entity) => entity.code === code));
  if (missing !== undefined) throw new Problem('not-found', `no-such-${spec.name}`, { [spec.name]: missing });
  return found;
}

async function* groupsOf(entities: readonly Entity[], fields: Fields, from: string | null): AsyncGenerator<Group[]> {
  yield entities.map(({ code }) => ({ key: code, rows: [{ row: 0, part: from ?? '', fields }] }));
}

/** The rights are checked for the resulting entity, and for values set from another day on as if they were valid today. */
function faultOf(spec: KindSpec, around: Surroundings, entity: Entity, after: State, set: Fields): EditFault | null {
  const lacking = spec.required.find((field) => after.fields[field] === undefined);
  if (lacking !== undefined) return { kind: 'bad-input', code: 'missing', evidence: { field: lacking } };
  const later = Object.fromEntries(Object.entries({ ...after.fields, ...set }).filter(([, value]) => value !== null));
  for (const fields of [after.fields, later]) {
    const fault = around.refuse(entity.code, entity.fields, fields);
    if (fault !== null)
      return { kind: fault.code === 'out-of-scope' ? 'not-allowed' : 'bad-input', code: fault.code, evidence: fault.evidence };
  }
  return null;
}

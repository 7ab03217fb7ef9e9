import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { today } from '#kernel/today.ts';
import type { Imports } from '#platform/imports/imports.ts';
import * as store from './entity-store.ts';
import { lay, nothing } from './fold.ts';
import { inTime } from './import.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from './kind-spec.ts';

/** An entity created by hand. */
export type Added = { readonly change: number; readonly code: string; readonly findings: readonly Finding[] };

type AddNeeds = { readonly imports: Imports; readonly now: () => number };

/**
 * Creates an entity by hand, as one change, in the given transaction. Throws `code-taken` if any entity has its code, visible or not,
 * `missing` for a required field, and the first fault of its fields.
 */
export async function writeAdd(
  needs: AddNeeds,
  on: PoolClient,
  scope: Scope,
  spec: KindSpec,
  { code, fields, from = null }: { readonly code: string; readonly fields: Record<string, unknown>; readonly from?: string | null },
): Promise<Added> {
  await store.takeTurn(on, wholeProgram, spec.table);
  const around = await spec.surroundings(on, scope, (field) => field in fields, true);
  refuseFaults(around.resolve(fields));
  await around.load?.(oneGroup(code, fields, from));
  const held = (await store.byCodes(on, wholeProgram, spec.table, [code])).get(code);
  if (held !== undefined && (!held.gone || !around.isSeen(held.fields))) throw new Problem('conflict', 'code-taken', { code });
  const known = Object.entries({ ...around.defaults, ...fields }).filter(([, value]) => value !== null);
  const set = Object.fromEntries(known);
  refuseFaults([...lacking(spec, set), ...refused(around, code, set)]);
  const now = needs.now();
  const change = await needs.imports.change(on, scope, {
    kind: `${spec.name}-add`,
    subject: code,
    detail: { set, ...(from !== null && { from }) },
    now,
  });
  const parts = inTime(set, from, spec.timeless);
  const after = parts.reduce((state, part) => lay(state, { change, ...part, byHand: true }, today(now)), nothing);
  const id = (await store.insertEntities(on, checkedByCaller, spec.table, [{ code, ...after }])).get(code);
  if (id === undefined) throw new Problem('conflict', 'code-taken', { code });
  const changes = parts.map((part) => ({ id, ...part }));
  await store.addChanges(on, checkedByCaller, spec.table, change, changes, { byHand: true, now });
  return { change, code, findings: (await around.close?.([{ code, after }], change)) ?? [] };
}

async function* oneGroup(key: string, fields: Fields, from: string | null) {
  yield [{ key, rows: [{ row: 0, part: from ?? '', fields }] }];
}

function lacking({ required }: KindSpec, fields: Fields): FieldFault[] {
  return required.filter((field) => fields[field] === undefined).map((field) => ({ field, code: 'missing', evidence: { field } }));
}

function refused(around: Surroundings, code: string, fields: Fields): FieldFault[] {
  const fault = around.refuse(code, null, fields);
  return fault === null ? [] : [fault];
}

function refuseFaults([fault]: readonly FieldFault[]): void {
  if (fault === undefined) return;
  const kind = fault.code === 'out-of-scope' ? 'not-allowed' : fault.code === 'code-taken' ? 'conflict' : 'bad-input';
  throw new Problem(kind, fault.code, { ...(fault.field !== null && { field: fault.field }), ...fault.evidence });
}

import type { PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { refuseNotLatest } from '#kernel/seen.ts';
import { today } from '#kernel/today.ts';
import { lay, lineOf, same, type State, valueOn } from './fold.ts';
import * as store from './entity-store.ts';
import type { EntityTable } from './entity-store.ts';
import type { Written } from './import-write.ts';

/** What an edit of several entities would do, or did. */
export type BulkEdit = {
  /** The change that `undo` takes; null for a preview, and if nothing changed. */
  change: number | null;
  changed: { code: string; name: string; field: string; from: unknown; to: unknown }[];
  unchanged: number;
  refused: { code: string; name: string; fault: string; evidence: Readonly<Record<string, unknown>> }[];
  /** What follows from what was written, or would be. */
  findings: Finding[];
  /** Of a preview: its hash. */
  hash?: string;
};

/** The result of an edit, as a hash. */
export const editHash = ({ changed, unchanged, refused }: BulkEdit): string => sha256(JSON.stringify([changed, unchanged, refused]));

/**
 * Refuses an edit whose result would differ from its preview: in its transaction, which is then rolled back.
 * @throws Problem `seen-not-latest`, with what it would change now
 */
export function refuseOtherEdit(seen: string | undefined, result: BulkEdit): void {
  const codes = [...new Set(result.changed.map(({ code }) => code))];
  const some = codes.length === 0 ? '—' : `${codes.slice(0, 10).join(', ')}${codes.length > 10 ? ' …' : ''}`;
  const count = result.changed.length;
  refuseNotLatest(seen, editHash(result), {
    zh: `现将更改 ${count} 项（${some}）`,
    en: `fields that would change now: ${count} (${some})`,
  });
}

export const emptyEdit = (change: number): BulkEdit => ({ change, changed: [], unchanged: 0, refused: [], findings: [] });

/** Why an entity may not become what it is set to. */
export type EditFault = {
  readonly kind: 'bad-input' | 'not-allowed';
  readonly code: string;
  readonly evidence: Readonly<Record<string, unknown>>;
};

/** One edit by hand. Instants in ms UTC. */
export type Edit = {
  /** By contract name, in our units; null clears. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The local day from which it is valid; null is all time. */
  readonly from: string | null;
  readonly change: number;
  readonly now: number;
};

type Editable = State & { readonly id: number; readonly code: string };

export type Edited = { readonly entity: Editable; readonly after: State };

/** The name by which people know an entity. */
export const nameOf = ({ code, fields }: Pick<Editable, 'code' | 'fields'>): string =>
  typeof fields['name'] === 'string' ? fields['name'] : code;

/** The result of the edit for one entity, added to `result`; null if nothing changes or it is refused. */
export function editOne(
  entity: Editable,
  { fields, from, change, now }: Edit,
  result: BulkEdit,
  faultOf: (entity: Editable, after: State) => EditFault | null,
): Edited | null {
  const [code, name] = [entity.code, nameOf(entity)];
  const was = (field: string): unknown => (from === null ? otherThan(entity, field, fields[field]) : valueOn(entity, field, from));
  // a value given for a day is stored, even if it is already valid
  const moved = Object.entries(fields).filter(([field, to]) => from !== null || !same(was(field), to));
  if (moved.length === 0) {
    result.unchanged += 1;
    return null;
  }
  const after = lay(entity, { change, from, fields, byHand: true }, today(now));
  const fault = faultOf(entity, after);
  if (fault !== null) {
    result.refused.push({ code, name, fault: fault.code, evidence: fault.evidence });
    return null;
  }
  for (const [field, to] of moved) result.changed.push({ code, name, field, from: was(field), to });
  return { entity, after };
}

/** The current value of a field or, if that is already the new value, a different value on another day. */
function otherThan(entity: Editable, field: string, to: unknown): unknown {
  const now = entity.fields[field] ?? null;
  const other = same(now, to) ? lineOf(entity, field).find(({ value }) => !same(value, to)) : undefined;
  return other === undefined ? now : other.value;
}

/** Writes the edited entities and their changes. */
export async function writeEdits(
  on: PoolClient,
  table: EntityTable,
  edited: readonly Edited[],
  { fields, from, change, now, keysOf }: Edit & { readonly keysOf?: (state: State) => Readonly<Record<string, string>> },
): Promise<Written[]> {
  await store.addChanges(
    on,
    checkedByCaller,
    table,
    change,
    edited.map(({ entity: { id } }) => ({ id, from, fields })),
    { byHand: true, now },
  );
  await store.updateEntities(
    on,
    checkedByCaller,
    table,
    edited.map(({ entity: { id }, after }) => ({ id, ...after, ...(keysOf && { keys: keysOf(after) }) })),
  );
  const set = Object.keys(fields);
  return edited.map(({ entity, after }) => ({ id: entity.id, code: entity.code, isNew: false, before: entity, after, set }));
}

import type { Attachments } from '#registry/attachments/attachments.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import type { Registry } from '#registry/registry/registry.ts';

/** A file of the dossier that documents a check's result. */
export type CheckFile = { readonly entry: number; readonly name: string; readonly type: string; readonly about: string };

type Needs = {
  readonly attachments: Pick<Attachments, 'history' | 'filesOf'>;
  readonly registry: Pick<Registry, 'building' | 'activeVisible'>;
};

/**
 * Entries of the dossier that may document a check: files of the resource's building.
 * @throws Problem `no-such-entry` also if the scope does not see it, `check-file-not-here`, `check-file-is-note`, `entry-taken-back`
 */
export async function checkFiles(
  { attachments, registry }: Needs,
  scope: Scope,
  building: string,
  entries: readonly number[],
): Promise<void> {
  if (entries.length === 0) return;
  const { code, aliases } = await registry.building(scope, building);
  const codes = [code, ...aliases];
  for (const id of entries) {
    const { entry } = await attachments.history(scope, id);
    if (!codes.includes(entry.building)) throw new Problem('bad-input', 'check-file-not-here', { entry: id, building });
    if (entry.file === null) throw new Problem('bad-input', 'check-file-is-note', { entry: id });
    if (entry.now.takenBack) throw new Problem('conflict', 'entry-taken-back', { entry: id });
  }
}

/** Records which files document a check. */
export async function addFiles(on: Queryable, _: CheckedByCaller, change: number, entries: readonly number[]): Promise<void> {
  await on.query(
    'INSERT INTO solar_record_file (change, entry, place) SELECT $1, e, n FROM unnest($2::int[]) WITH ORDINALITY AS x(e, n) ON CONFLICT DO NOTHING',
    [change, [...entries]],
  );
}

/**
 * The files of checks by their changes, in order. Excludes files removed from the dossier, and those of a building that the scope does not
 * see: if an array moves, its photos stay.
 */
export async function filesOf(
  on: Queryable,
  { attachments, registry }: Needs,
  scope: Scope,
  changes: readonly number[],
): Promise<ReadonlyMap<number, CheckFile[]>> {
  if (changes.length === 0) return new Map();
  const { rows } = await on.query<{ change: number; entry: number }>(
    'SELECT change, entry FROM solar_record_file WHERE change = ANY($1) ORDER BY change, place',
    [changes],
  );
  if (rows.length === 0) return new Map();
  const entries = rows.map(({ entry }) => entry);
  const files = await attachments.filesOf(entries);
  const seen = await registry.activeVisible(scope, [...new Set(files.map(({ building }) => building))]);
  const standing = new Map(files.flatMap(({ building, ...one }) => (seen.get(building) === true ? [[one.entry, one] as const] : [])));
  const shown = rows.flatMap(({ change, entry }) => {
    const file = standing.get(entry);
    return file === undefined ? [] : [{ change, file }];
  });
  return new Map([...Map.groupBy(shown, ({ change }) => change)].map(([change, some]) => [change, some.map(({ file }) => file)]));
}

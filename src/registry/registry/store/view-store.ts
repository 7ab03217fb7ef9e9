import type { Scope } from '#kernel/scope.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';

/** The lists that have views. */
export type ViewedList = 'buildings' | 'cases';

/** A saved view of a list: its name, and the part of the console's URL after the `?`. */
export type View = { readonly id: number; readonly name: string; readonly address: string };

/** Views belong to the user who saved them; no one else sees them. */
export async function views(on: Queryable, scope: Scope, of: ViewedList): Promise<View[]> {
  return (
    await on.query<View>('SELECT id, name, address FROM building_view WHERE identity = $1 AND list = $2 ORDER BY name COLLATE "zh-x-icu"', [
      scope.identity,
      of,
    ])
  ).rows;
}

/** Saves a view; one of the same name is replaced. */
export async function saveView(
  on: Queryable,
  scope: Scope,
  view: { name: string; address: string; of: ViewedList; now: number },
): Promise<number> {
  const found = await on.query<{ id: number }>(
    `INSERT INTO building_view (actor, name, address, saved, identity, list) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (list, identity, name) DO UPDATE SET actor = excluded.actor, address = excluded.address, saved = excluded.saved RETURNING id`,
    [scope.actor, view.name, view.address, new Date(view.now), scope.identity, view.of],
  );
  return (found.rows[0] as { id: number }).id;
}

export async function removeView(on: Queryable, scope: Scope, id: number): Promise<boolean> {
  return ((await on.query('DELETE FROM building_view WHERE id = $1 AND identity = $2', [id, scope.identity])).rowCount ?? 0) > 0;
}

import type { Imports } from '#platform/imports/imports.ts';
import { programScope } from '#kernel/scope.ts';
import { sameForAll } from '#kernel/unscoped.ts';
import type { ValueStore } from './value-store.ts';

/** A station by its number, a stretch of time (s UTC), and the instant (ms) since which changes are queried. */
type ChangedQuestion = { readonly station: number; readonly from: number; readonly to: number; readonly since: number };

/** An import of weather by its number in the list of imports. */
type WeatherChange = { readonly import: number; readonly by: string; readonly at: Date };

/** What was imported, and what was undone. */
export function sinceVerbs(imports: Pick<Imports, 'get'>, values: ValueStore) {
  return {
    /** The first instant (s UTC) of each import that became visible or was undone after an instant (ms). */
    movedSince: (since: number) => values.movedSince(sameForAll, since),
    /** Imports of a station's temperatures in a stretch that became visible or were undone since. */
    async changedSince(asked: ChangedQuestion): Promise<WeatherChange[]> {
      const ids = await values.importsSince(sameForAll, asked);
      return Promise.all(
        ids.map(async (id) => {
          const { actor, began, ended, undone } = await imports.get(programScope, id);
          return { import: id, by: actor, at: undone ?? ended ?? began };
        }),
      );
    },
  };
}

import type { Scope } from '#kernel/scope.ts';
import { need } from './buildings.ts';
import type { RegistryInternals } from './internals.ts';
import { changedSince as changes, type ChangeSince } from './since-store.ts';

/** A building by its code, and metering points by their numbers. */
export type SinceQuestion = { readonly building: string; readonly meters: readonly number[] };

/**
 * What was changed or taken back of a building and of metering points after an instant (ms), the newest first. Throws `no-such-building`.
 */
export async function changedSince(
  internals: RegistryInternals,
  scope: Scope,
  { building, meters }: SinceQuestion,
  since: number,
): Promise<ChangeSince[]> {
  const row = await need(internals, scope, building);
  return changes(internals.postgres, scope, { building: row.id, meters }, since);
}

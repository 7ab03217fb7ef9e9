import type { Scope } from '#kernel/scope.ts';
import { need } from './buildings.ts';
import type { RegistryInternals } from './internals.ts';
import { changedSince as changes, type ChangeSince } from './since-store.ts';

/** A building by its code, or buildings by the numbers that the registry gave; and metering points by theirs. */
export type SinceQuestion = { readonly building: string | readonly number[]; readonly meters: readonly number[] };

/**
 * What was changed or taken back of buildings and of metering points after an instant (ms), the newest first. Throws `no-such-building`.
 */
export async function changedSince(
  internals: RegistryInternals,
  scope: Scope,
  { building, meters }: SinceQuestion,
  since: number,
): Promise<ChangeSince[]> {
  const buildings = typeof building === 'string' ? [(await need(internals, scope, building)).id] : building;
  return changes(internals.postgres, scope, { buildings, meters }, since);
}

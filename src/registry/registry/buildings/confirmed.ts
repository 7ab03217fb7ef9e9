import { today } from '#kernel/today.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { buildingFactsOf } from '../fields/building-facts.ts';
import * as store from '../store/confirmed-store.ts';
import type { BuildingFacts } from '../facts.ts';
import { buildingTable } from '../fields/kinds.ts';
import type { RegistryInternals } from '../cache/internals.ts';
import { countingAt, fold } from '#platform/ledger/fold.ts';
import { changesOf } from '#platform/ledger/entity-store.ts';

/** What a bureau or an administrator has stated about buildings that others have changed too. */
export function createConfirmed(internals: RegistryInternals) {
  const { postgres } = internals;
  return {
    /**
     * Those of these buildings whose facts someone else has changed, in their state without these changes; null if nothing is left. A
     * bureau confirms an owner's change by setting the value itself.
     */
    async confirmedFacts(codes: readonly string[], known: AsOf): Promise<ReadonlyMap<string, BuildingFacts | null>> {
      const touched = await store.changedByOthers(postgres, wholeProgram, codes);
      const changes = await changesOf(
        postgres,
        wholeProgram,
        buildingTable,
        touched.map(({ id }) => id),
      );
      const numbers = [...new Set([...changes.values()].flatMap((list) => list.map(({ change }) => change)))];
      const others = await store.byOthers(postgres, wholeProgram, numbers);
      const day = today(internals.now());
      return new Map(
        touched.map(({ id, code }) => {
          const own = (changes.get(id) ?? []).filter(({ change }) => !others.has(change));
          const state = fold(countingAt(own, known), day);
          return [code, state === null ? null : buildingFactsOf(id, code, state)];
        }),
      );
    },
  };
}

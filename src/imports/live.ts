import { programScope, type Scope } from '#kernel/scope.ts';
import type { Lies } from '#kernel/trail.ts';
import type { ImportsInternals } from './internals.ts';
import * as store from './store.ts';
import type { ImportRow } from './store.ts';

/** The records of what comes in message by message: one for a sender and a day, and another after that was taken back. */
export function liveVerbs(internals: ImportsInternals) {
  const { postgres, now } = internals;
  return {
    /**
     * The record that a sender's messages of a day add up in, made at the first of them.
     * @param day `2026-11-20` @param lies where the first of them lies
     */
    async openLive(scope: Scope, kind: string, day: string, lies: Lies): Promise<ImportRow> {
      const held = await store.findLive(postgres, scope, day);
      if (held !== undefined) return held;
      const made = await store.beginLive(postgres, scope, { kind, day, now: now() });
      await internals.audit(scope, { action: 'import', subject: `import:${made.id}`, region: lies, detail: { kind, live: day } });
      return made;
    },
    /** Says what a record adds up to by now. @param at ms, of its last message */
    tallyLive: (id: number, done: number, at: number, result: Readonly<Record<string, unknown>>): Promise<void> =>
      store.tallyLive(postgres, programScope, id, { done, at, result }),
    /** The records of a day (`2026-11-20`) or later that were not taken back. */
    liveSince: (day: string): Promise<number[]> => store.liveSince(postgres, programScope, day),
  };
}

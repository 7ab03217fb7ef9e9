import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Lies } from '#kernel/trail.ts';
import type { ImportsInternals } from './internals.ts';
import * as store from './store.ts';
import type { ImportRow } from './store.ts';

/** The records of data received message by message: one per sender and day, and another after that was undone. */
export function liveVerbs(internals: ImportsInternals) {
  const { postgres, now } = internals;
  return {
    /** The record that accumulates a sender's messages of a day, created at the first of them. @param day `2026-11-20` */
    openLive: async (scope: Scope, kind: string, day: string): Promise<ImportRow> =>
      (await store.findLive(postgres, scope, day)) ?? store.beginLive(postgres, scope, { kind, day, now: now() }),
    /** Records in the audit trail that data was sent to such a record: once per place. @param lies the location of the data */
    tellLive: (scope: Scope, { id, kind, subject: day }: Pick<ImportRow, 'id' | 'kind' | 'subject'>, lies: Lies): Promise<unknown> =>
      internals.audit(scope, { action: 'import', subject: `import:${id}`, region: lies, detail: { kind, live: day }, oncePerPlace: true }),
    /** Updates the totals of a record. @param at ms, of its last message */
    tallyLive: (id: number, done: number, at: number, result: Readonly<Record<string, unknown>>): Promise<void> =>
      store.tallyLive(postgres, wholeProgram, id, { done, at, result }),
    /** The records of a day (`2026-11-20`) or later that were not undone. */
    liveSince: (day: string): Promise<number[]> => store.liveSince(postgres, wholeProgram, day),
  };
}

import { inTransaction } from '#platform/imports/imports.ts';
import type { Scope } from '#kernel/scope.ts';
import { drawnRows } from './drawn-store.ts';
import type { CasesNeeds } from './needs.ts';
import { looker } from './reading.ts';
import * as store from './store.ts';
import { sightFor } from './who.ts';

/** What a drawn object has come to. */
export type DrawnCase = {
  readonly object: string;
  /** null where there is none, or where it is not seen. */
  readonly case: string | null;
  /** Why no case could begin. */
  readonly problem: string | null;
  /** Another object has taken its place. */
  readonly gone: boolean;
};

/** Which cases a draw began. Throws `no-such-draw`. */
export const drawnVerb =
  (needs: CasesNeeds) =>
  async (scope: Scope, draw: string): Promise<DrawnCase[]> => {
    await needs.draws.outcome(scope, draw);
    const who = await looker(needs, scope);
    return inTransaction(needs.postgres, async (on) => {
      const rows = await drawnRows(on, scope, draw);
      const codes = rows.flatMap(({ code }) => (code === null ? [] : [code]));
      const seen = await store.seenAmong(on, scope, sightFor(who), codes);
      return rows.map(({ object, code, problem, gone }) => ({
        object,
        case: code !== null && seen.has(code) ? code : null,
        problem,
        gone,
      }));
    });
  };

import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { CasesNeeds } from './needs.ts';
import type { OpenCase } from './open-case.ts';
import { givenIn } from './rated.ts';
import { looker } from './reading.ts';
import { replay } from './replay.ts';
import type { Who } from './who.ts';

type Find = (on: PoolClient, who: Who, code: string) => Promise<OpenCase>;

/** A score as an event of a case gave it, for who sees the case. */
export const ratingGivenVerb =
  (needs: CasesNeeds, find: Find) =>
  async (asker: Scope | Who, asked: { readonly case: string; readonly field: string; readonly n: number }) => {
    const who = await looker(needs, asker);
    const open = await inTransaction(needs.postgres, (on) => find(on, who, asked.case));
    const events = open.events.slice(0, asked.n);
    return events.length === 0 ? null : givenIn({ ...open, events, standing: replay(events) }, asked.field);
  };

import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { Drawn } from './facts.ts';
import * as store from './store.ts';
import type { DrawRow, ReplacementRow } from './store.ts';

/** How many objects of a draw each of its people got, by code. */
export type DrawLoad = { readonly draw: string; readonly name: string; readonly at: Date; readonly objects: ReadonlyMap<string, number> };

type Again = (row: DrawRow, text: string, replacements: readonly ReplacementRow[]) => { readonly drawn: readonly Drawn[] };

/**
 * How many objects each person got in each draw within a scope, after all replacements. A draw is calculated once, and again after a
 * replacement.
 */
export function createLoads(postgres: Pool, drawAgain: Again) {
  const known = new Map<string, { readonly replaced: number; readonly objects: ReadonlyMap<string, number> }>();
  return async (scope: Scope): Promise<DrawLoad[]> => {
    const loads: DrawLoad[] = [];
    for (const row of (await store.list(postgres, scope, null)).rows) {
      if (row.revealed === null) continue;
      const replacements = await store.replacementsOf(postgres, checkedByCaller, row.draw);
      let held = known.get(row.draw);
      if (held?.replaced !== replacements.length) {
        const { drawn } = drawAgain(row, await store.textOf(postgres, checkedByCaller, row.draw), replacements);
        held = { replaced: replacements.length, objects: counted(drawn) };
        known.set(row.draw, held);
      }
      if (held.objects.size > 0) loads.push({ draw: row.draw, name: row.name, at: new Date(row.revealed.at), objects: held.objects });
    }
    return loads;
  };
}

function counted(drawn: readonly Drawn[]): ReadonlyMap<string, number> {
  const objects = new Map<string, number>();
  for (const { people } of drawn) for (const person of people) objects.set(person, (objects.get(person) ?? 0) + 1);
  return objects;
}

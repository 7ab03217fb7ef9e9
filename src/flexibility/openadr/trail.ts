import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { Lies, WriteTrail } from '#kernel/trail.ts';
import type { OpenAdrClient } from './facts.ts';
import { grantedTo, type Kept } from './object-store.ts';

type TrailNeeds = { readonly postgres: Pool; readonly now: () => number; readonly audit: WriteTrail };

/** A client's identity, in the audit trail and in records of imports. */
export const scopeOf = (client: string): Scope => ({
  identity: `openadr:${client}`,
  actor: client,
  role: 'administrator',
  sees: { all: true },
});

/**
 * Records in the audit trail what a client of the server wrote: every object except reports, which come every few minutes; of these only
 * the first of each client and day, as for any sender of live readings. The entry is located at the buildings among its targets, or among
 * those of the client's ven.
 */
export function createWriteTrail({ postgres, now, audit }: TrailNeeds) {
  const reported = new Map<string, string>();
  const isDisclosed = (client: string): boolean => {
    const day = today(now());
    if (reported.get(client) === day) return true;
    reported.set(client, day);
    return false;
  };
  return async (client: OpenAdrClient, act: 'create' | 'update' | 'delete', one: Kept): Promise<void> => {
    if (one.type === 'REPORT' && isDisclosed(client.id)) return;
    const targets = one.targets.length > 0 ? one.targets : await grantedTo(postgres, checkedByCaller, client.id);
    await audit(scopeOf(client.id), {
      action: `openadr-${act}`,
      subject: `openadr-${one.type.toLowerCase()}:${one.id}`,
      region: whereOf(targets),
      detail: { client: client.id, as: client.role, ...(one.name !== null && { name: one.name }) },
    });
  };
}

const whereOf = (targets: readonly string[]): Exclude<Lies, undefined> =>
  targets.length === 0 ? null : { where: targets.map((target) => `building:${target}` as const) };

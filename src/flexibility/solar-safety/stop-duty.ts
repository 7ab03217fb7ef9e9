import type { Pool } from 'pg';
import type { Access } from '#platform/access/access.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { asOf } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Resources } from '#registry/resources/resources.ts';
import { lockResource, recordsOf } from './record-store.ts';
import { type InstalledDays, type OpenDuty, type SolarStanding, standingOn } from './standing.ts';
import * as store from './stop-store.ts';

export type StopNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly resources: Pick<Resources, 'standingOn'>;
  readonly registry: Pick<Registry, 'building'>;
  readonly place: Pick<Place, 'organisationsUnder'>;
  readonly access: Pick<Access, 'people'>;
  readonly notice: Pick<Notices, 'post'>;
};

/** Photovoltaics whose duty may have begun or ended. */
export type StopListed = InstalledDays & { readonly code: string; readonly building: string; readonly buildingName: string | null };

/** The notice of a duty to stop. */
export const stopKind = {
  kind: 'solar-stop',
  name: { zh: '光伏停用通知', en: 'Photovoltaics must be stopped' },
  audience: 'person',
  urgent: true,
  mail: true,
} as const;

export const stopOf = ({ duties }: SolarStanding): OpenDuty | undefined => duties.find(({ duty }) => duty === 'stop');

/**
 * Notifies the owner's accounts of a duty to stop that exists today and that they have not been notified of, and clears one that has ended;
 * in the transaction that locks the resource, after its records were written or withdrawn.
 */
export async function settleStop(needs: StopNeeds, on: Queryable, found: StopListed, at: number): Promise<void> {
  const records = (await recordsOf(on, wholeProgram, [found.code], asOf(at, undefined))).get(found.code) ?? [];
  const stop = stopOf(standingOn(found, records, today(at)));
  const noticed = await store.noticedOf(on, wholeProgram, [found.code]);
  if (stop === undefined) {
    if (noticed.has(found.code)) await store.dropNoticed(on, wholeProgram, [found.code]);
    return;
  }
  const { organisation } = await needs.registry.building(programScope, found.building);
  if (typeof organisation !== 'string' || noticed.get(found.code) === organisation) return;
  const to = await ownersOf(needs, organisation);
  // accounts created later are notified by the next run
  if (to.length === 0) return;
  const number = await store.addNoticed(on, wholeProgram, found.code, organisation, at);
  const about = { resource: found.code, building: found.buildingName ?? found.building, since: stop.since ?? '' };
  const link = `/resources/${encodeURIComponent(found.code)}`;
  const key = `${stopKind.kind}:${found.code}:duty-${number}`;
  await needs.notice.post({ kind: stopKind.kind, code: 'notice-solar-stop', evidence: about, key, link, to }, on);
}

/** The owner accounts that represent an organisation. */
async function ownersOf({ access, place }: StopNeeds, organisation: string): Promise<string[]> {
  const found: string[] = [];
  for (const user of await access.people()) {
    if (user.role !== 'owner' || user.disabled === true || user.organisation === null || user.organisation === undefined) continue;
    if ((await place.organisationsUnder(user.organisation)).includes(organisation)) found.push(user.identity);
  }
  return found;
}

/**
 * Checks photovoltaics for stop duties that began or ended with the passing of days (a check dated in the future, a day in the register),
 * and for owners not yet notified: a different one than was notified before.
 */
export async function settleStops(needs: StopNeeds): Promise<void> {
  const { postgres, now, resources } = needs;
  const codes = await store.mayStop(postgres, wholeProgram);
  if (codes.length === 0) return;
  const there = async (some: readonly string[]) =>
    resources.standingOn(programScope, { kind: 'pv', planned: true, on: today(now()), codes: some });
  const listed = new Map((await there(codes)).map((one) => [one.code, one] as const));
  const records = await recordsOf(postgres, wholeProgram, codes, asOf(now(), undefined));
  const noticed = await store.noticedOf(postgres, wholeProgram, codes);
  const isMoved = (code: string): boolean => {
    const one = listed.get(code);
    const isOwed = one !== undefined && stopOf(standingOn(one, records.get(code) ?? [], today(now()))) !== undefined;
    return isOwed ? noticed.get(code) !== (one.organisation ?? undefined) : noticed.has(code);
  };
  await settleEach(codes.filter(isMoved), (code) =>
    inTransaction(postgres, async (on) => {
      await lockResource(on, wholeProgram, code);
      const [one] = await there([code]);
      if (one === undefined) await store.dropNoticed(on, wholeProgram, [code]);
      else await settleStop(needs, on, one, now());
    }),
  );
}

/** Settles one after another; one that fails does not stop the others, and is thrown at the end. */
export async function settleEach(codes: readonly string[], settle: (code: string) => Promise<unknown>): Promise<void> {
  const failed: unknown[] = [];
  for (const code of codes) await settle(code).catch((error: unknown) => failed.push(error));
  if (failed.length > 0) throw failed.length === 1 ? failed[0] : new AggregateError(failed, `${failed.length} of ${codes.length} failed`);
}

import { parseDay } from '#kernel/day.ts';
import type { PoolClient } from 'pg';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { changedNames, refuseNotLatest, refuseUnread } from '#kernel/seen.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { collectorPlace } from './collector-sender.ts';
import { dayAfter } from './days.ts';
import type { UploadNeeds } from './needs.ts';
import { isFolder } from './parcel-sender.ts';
import { targetStore, type Target } from './store.ts';

export type TargetGiven = {
  readonly code: string;
  readonly to: string;
  readonly centre: string;
  readonly region: string;
  readonly secret?: string | undefined;
  readonly firstDay?: string | undefined;
  readonly enabled?: boolean | undefined;
  /** The instant of the last change that was returned with the one it replaces. */
  readonly seen?: string | undefined;
};

const secretName = (code: string): string => `upload-${code}`;

export type Targets = ReturnType<typeof createTargets>;

/** The destinations of parcels, as set up by administrators; each key is sealed and never returned. */
export function createTargets(needs: UploadNeeds) {
  const store = targetStore(needs.postgres);
  const internals: Internals = { ...needs, store };
  const named = (scope: Scope, code: string) => targetNamed(internals, scope, code);
  return {
    named,
    all: () => store.targets(programScope),
    /** The credentials of a target; null if none are stored. Throws `kept-secret-differs`. */
    keyOf: ({ code }: Target) => needs.access.secretNamed(secretName(code)),
    audit: (scope: Scope, target: Target, action: string, more: Record<string, unknown>) => audit(internals, scope, target, action, more),
    verbs: {
      targets: (scope: Scope) => store.targets(scope),
      putTarget: (scope: Scope, given: TargetGiven) => putTarget(internals, scope, given),
      /** Switches a target on or off. Throws `no-such-upload-target`. */
      async switchTarget(scope: Scope, code: string, enabled: boolean): Promise<Target> {
        const target = await inTransaction(needs.postgres, async (on) => {
          await store.holdTarget(on, wholeProgram, code);
          const before = await targetNamed(internals, scope, code, on);
          const after = { ...before, enabled, changed: before.enabled === enabled ? before.changed : laterThan(before, needs.now()) };
          await store.putTarget(on, scope, after);
          return after;
        });
        await audit(internals, scope, target, enabled ? 'upload-on' : 'upload-off');
        return target;
      },
      /** Removes a target with its parcels. Throws `no-such-upload-target`. */
      async removeTarget(scope: Scope, code: string): Promise<void> {
        const target = await inTransaction(needs.postgres, async (on) => {
          await store.holdTarget(on, wholeProgram, code);
          const found = await targetNamed(internals, scope, code, on);
          await store.removeTarget(on, checkedByCaller, code);
          await needs.access.dropSecret(secretName(code), on);
          return found;
        });
        await audit(internals, scope, target, 'upload-target-remove');
      },
    },
  };
}

type Internals = UploadNeeds & { readonly store: ReturnType<typeof targetStore> };

async function targetNamed({ store }: Internals, scope: Scope, code: string, on?: PoolClient): Promise<Target> {
  const found = (await store.targets(scope, on)).find((one) => one.code === code);
  if (found === undefined) throw new Problem('not-found', 'no-such-upload-target', { target: code });
  return found;
}

async function audit({ access }: Internals, scope: Scope, target: Target, action: string, more: Record<string, unknown> = {}) {
  const { code, centre, region, destination } = target;
  // a URL may contain a token behind its host: the audit trail names the host alone
  const at = destination.startsWith('http') ? new URL(destination).origin : destination;
  await access.audit(scope, { action, subject: `upload:${code}`, region, detail: { at, centre, ...more } });
}

/** Each change has a distinct instant, which later ones name as `seen`. */
const laterThan = (before: Target | undefined, now: number): Date => new Date(Math.max(now, (before?.changed.getTime() ?? 0) + 1));

/**
 * Sets up a target. One that stands is replaced by who has read it; the same again needs no reading.
 * Throws `no-such-place`, `upload-way`, `upload-folder`, `upload-centre`, `seen-missing`, `seen-not-latest`.
 */
async function putTarget(internals: Internals, scope: Scope, given: TargetGiven): Promise<Target> {
  const { postgres, place } = internals;
  await checkWay(given.to);
  if (!/^\d{6}$/u.test(given.centre)) throw new Problem('bad-input', 'upload-centre', { centre: given.centre });
  await place.get(given.region);
  const { target, isNew } = await inTransaction(postgres, (on) => putAlone(internals, on, scope, given));
  if (isNew) await audit(internals, scope, target, 'upload-target');
  return target;
}

async function putAlone({ access, store, now }: Internals, on: PoolClient, scope: Scope, given: TargetGiven) {
  const { code, to, centre, region, secret, seen } = given;
  await store.holdTarget(on, wholeProgram, code);
  const before = (await store.targets(programScope, on)).find((one) => one.code === code);
  const firstDay = given.firstDay ?? before?.firstDay ?? dayAfter(today(now()), -1);
  if (parseDay(firstDay) === null) throw new Problem('bad-input', 'date-bad', { date: firstDay });
  const fields = { code, destination: to, centre, region, enabled: given.enabled ?? true, firstDay };
  const { changed: latest, ...stood } = before ?? { changed: null };
  // a secret that cannot be opened any more is another one
  const isSameSecret = secret === undefined || (await access.secretNamed(secretName(code), on).catch(() => null)) === secret;
  const changed = [changedNames(stood, fields), isSameSecret ? '—' : 'secret'].filter((name) => name !== '—');
  if (before !== undefined && changed.length === 0) return { target: before, isNew: false };
  if (latest === null) refuseNotLatest(seen, '—', '—');
  else refuseUnread(seen, latest.toISOString(), changed.join(', '));
  // a key belongs to one destination: it is not sent to another
  if (secret !== undefined) await access.keepSecret(secretName(code), secret, on);
  else if (before !== undefined && before.destination !== to) await access.dropSecret(secretName(code), on);
  const target = { ...fields, changed: laterThan(before, now()) };
  await store.putTarget(on, scope, target);
  return { target, isNew: true };
}

async function checkWay(to: string): Promise<void> {
  const url = URL.parse(to);
  if (url !== null && ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '' && url.hostname !== '')
    return;
  if (collectorPlace(to) !== null) return;
  if (!to.startsWith('file:')) throw new Problem('bad-input', 'upload-way', {});
  if (!(await isFolder(to))) throw new Problem('bad-input', 'upload-folder', {});
}

import { parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
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
        const target = { ...(await targetNamed(internals, scope, code)), enabled };
        await store.putTarget(scope, target, needs.now());
        await audit(internals, scope, target, enabled ? 'upload-on' : 'upload-off');
        return target;
      },
      /** Removes a target with its parcels. Throws `no-such-upload-target`. */
      async removeTarget(scope: Scope, code: string): Promise<void> {
        const target = await targetNamed(internals, scope, code);
        await store.removeTarget(checkedByCaller, code);
        await needs.access.dropSecret(secretName(code));
        await audit(internals, scope, target, 'upload-target-remove');
      },
    },
  };
}

type Internals = UploadNeeds & { readonly store: ReturnType<typeof targetStore> };

async function targetNamed({ store }: Internals, scope: Scope, code: string): Promise<Target> {
  const found = (await store.targets(scope)).find((one) => one.code === code);
  if (found === undefined) throw new Problem('not-found', 'no-such-upload-target', { target: code });
  return found;
}

async function audit({ access }: Internals, scope: Scope, target: Target, action: string, more: Record<string, unknown> = {}) {
  const { code, centre, region, destination } = target;
  // a URL may contain a token behind its host: the audit trail names the host alone
  const at = destination.startsWith('http') ? new URL(destination).origin : destination;
  await access.audit(scope, { action, subject: `upload:${code}`, region, detail: { at, centre, ...more } });
}

/** Throws `no-such-place`, `upload-way`, `upload-folder`, `upload-centre`. */
async function putTarget(internals: Internals, scope: Scope, given: TargetGiven): Promise<Target> {
  const { access, place, store, now } = internals;
  const { code, to, centre, region, secret } = given;
  await checkWay(to);
  if (!/^\d{6}$/u.test(centre)) throw new Problem('bad-input', 'upload-centre', { centre });
  await place.get(region);
  const before = (await store.targets(scope)).find((one) => one.code === code);
  const firstDay = given.firstDay ?? before?.firstDay ?? dayAfter(today(now()), -1);
  if (parseDay(firstDay) === null) throw new Problem('bad-input', 'date-bad', { date: firstDay });
  const target = { code, destination: to, centre, region, enabled: given.enabled ?? true, firstDay };
  // a key belongs to one destination: it is not sent to another
  if (secret !== undefined) await access.keepSecret(secretName(code), secret);
  else if (before !== undefined && before.destination !== to) await access.dropSecret(secretName(code));
  await store.putTarget(scope, target, now());
  await audit(internals, scope, target, 'upload-target');
  return target;
}

async function checkWay(to: string): Promise<void> {
  const url = URL.parse(to);
  if (url !== null && ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '' && url.hostname !== '')
    return;
  if (collectorPlace(to) !== null) return;
  if (!to.startsWith('file:')) throw new Problem('bad-input', 'upload-way', {});
  if (!(await isFolder(to))) throw new Problem('bad-input', 'upload-folder', {});
}

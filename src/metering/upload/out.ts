import { parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { changedDays, madeNow } from './changed-days.ts';
import { daysOf, pauseAfter } from './days.ts';
import { parcelName, type ParcelState } from './facts.ts';
import type { UploadNeeds } from './needs.ts';
import { changedHours, type HourChange } from './parcel-hours.ts';
import { sendParcel } from './parcel-sender.ts';
import { parcelStore, type Parcel, type Target } from './store.ts';
import { createTargets, type Targets } from './targets.ts';
import { createTurns } from './turns.ts';

/** A day of a target: its newest version, null if no parcel was built for it. */
export type DayShown = { readonly day: string; readonly state: ParcelState; readonly parcel: Parcel | null };

/** Outgoing parcels: targets, the days that are owed, and sending until there is a receipt. */
export function createOutgoing(needs: UploadNeeds) {
  const store = parcelStore(needs.postgres);
  const inTurn = createTurns();
  const targets = createTargets(needs);
  const internals: Internals = { ...needs, store, targets };
  return {
    ...targets.verbs,
    /**
     * Builds and sends a day, or all days that are owed or have changed. Throws `no-such-upload-target`, `date-bad`, `parcel-day-not-over`.
     */
    async run(scope: Scope, code: string, day?: string): Promise<DayShown[]> {
      const target = await targets.named(scope, code);
      const done = await inTurn(code, () => runTarget(internals, target, day));
      await targets.audit(scope, target, 'upload-run', { day: day ?? null, days: done.length });
      return done;
    },
    /** Days in [from, to) that are over, with their newest version. Throws `no-such-upload-target`, `date-bad`. */
    async status(scope: Scope, code: string, from: string, to: string): Promise<DayShown[]> {
      const target = await targets.named(scope, code);
      const made = new Map((await store.newest(wholeProgram, code, from, to)).map((one) => [one.day, one]));
      const now = today(needs.now());
      const days = daysOf(from, to).filter((day) => day < now);
      const changed = await changedDays(internals, target, [...made.values()]);
      return days.map((day) => shown(day, made.get(day) ?? null, changed.has(day)));
    },
    versions: async (scope: Scope, code: string, day: string) => {
      await targets.named(scope, code);
      return store.versions(checkedByCaller, code, day);
    },
    /** The changes of a version from the one before it. Throws `no-such-upload-target`, `no-such-parcel`. */
    async changes(scope: Scope, code: string, day: string, version: number): Promise<HourChange[]> {
      const { bytes } = await parcelNamed(internals, scope, code, day, version);
      const before = (await store.versions(checkedByCaller, code, day)).find((one) => one.version < version);
      const earlier = before === undefined ? null : await store.bytes(checkedByCaller, code, day, before.version);
      return changedHours(earlier, bytes);
    },
    /** The zip of a version as it was sent. Throws `date-bad`, `no-such-upload-target`, `no-such-parcel`. */
    async zip(scope: Scope, code: string, day: string, version: number) {
      const { target, bytes } = await parcelNamed(internals, scope, code, day, version);
      return { name: parcelName({ centre: target.centre, day, version }), bytes };
    },
    /** Every night: the days owed to each target that is on. */
    async night(): Promise<{ days: number }> {
      let days = 0;
      for (const target of (await targets.all()).filter(({ enabled }) => enabled))
        days += (await inTurn(target.code, () => runTarget(internals, target))).length;
      return { days };
    },
    /** Retries waiting parcels, and looks for receipts that were left in directories. Runs repeatedly while the program serves. */
    async sendDue(): Promise<void> {
      const all = new Map((await targets.all()).map((one) => [one.code, one]));
      for (const one of await store.due(wholeProgram, needs.now())) {
        if (needs.ending.aborted) return;
        const target = all.get(one.target);
        if (target !== undefined) await inTurn(target.code, () => sendWaiting(internals, target, one));
      }
    },
  };
}

type Internals = UploadNeeds & { readonly store: ReturnType<typeof parcelStore>; readonly targets: Targets };

async function parcelNamed(internals: Internals, scope: Scope, code: string, day: string, version: number) {
  if (parseDay(day) === null) throw new Problem('bad-input', 'date-bad', { date: day });
  const target = await internals.targets.named(scope, code);
  const bytes = await internals.store.bytes(checkedByCaller, code, day, version);
  if (bytes === null) throw new Problem('not-found', 'no-such-parcel', { target: code, day, version });
  return { target, bytes };
}

async function runTarget(internals: Internals, target: Target, day?: string): Promise<DayShown[]> {
  const now = today(internals.now());
  if (day !== undefined) {
    if (parseDay(day) === null) throw new Problem('bad-input', 'date-bad', { date: day });
    if (day >= now) throw new Problem('bad-input', 'parcel-day-not-over', { day });
    return [await runDay(internals, target, day)];
  }
  const done: DayShown[] = [];
  for (const one of await owedDays(internals, target, now)) {
    if (internals.ending.aborted) break;
    done.push(await runDay(internals, target, one));
  }
  return done;
}

/** Days from the first one on without a parcel, and those whose newest version has no receipt or whose rows have changed since. */
async function owedDays(internals: Internals, target: Target, now: string): Promise<string[]> {
  const { store } = internals;
  const days = await store.days(wholeProgram, target.code);
  const first = days[0] === undefined || target.firstDay < days[0] ? target.firstDay : days[0];
  const made = await store.newest(wholeProgram, target.code, first, now);
  const changed = await changedDays(internals, target, made);
  const open = made.filter(({ state, day }) => state === 'sent' || changed.has(day)).map(({ day }) => day);
  const have = new Set(days);
  const fresh = target.firstDay < now ? daysOf(target.firstDay, now).filter((day) => !have.has(day)) : [];
  return [...new Set([...open, ...fresh])].toSorted();
}

async function runDay(internals: Internals, target: Target, day: string): Promise<DayShown> {
  const { store } = internals;
  await makeVersion(internals, target, day);
  const [parcel] = await store.versions(wholeProgram, target.code, day);
  if (parcel === undefined) throw new Error('a parcel that was made is not there');
  if (parcel.state !== 'received') await trySending(internals, target, parcel);
  const [after] = await store.versions(wholeProgram, target.code, day);
  return shown(day, after ?? parcel, false);
}

/** Creates another version if the rows differ from those of the newest, or the other side has a higher one. */
async function makeVersion(internals: Internals, target: Target, day: string): Promise<void> {
  const { store, now } = internals;
  const [newest] = await store.versions(wholeProgram, target.code, day);
  const { made, at } = await madeNow(internals, target, day);
  const beyond = newest?.state === 'refused' ? Number(newest.reason?.evidence['latest'] ?? 0) : 0;
  if (newest !== undefined && newest.content === made.content && beyond < newest.version)
    return store.look(wholeProgram, newest, new Date(at));
  const version = Math.max(newest?.version ?? 0, beyond) + 1;
  const { rows, content, findings } = made;
  await store.add(
    wholeProgram,
    { target: target.code, day, version, known: new Date(at), rows, content, findings, ...made.zip(version) },
    now(),
  );
}

/** Sends a waiting version, unless it was sent meanwhile. */
async function sendWaiting(internals: Internals, target: Target, { day, version }: Parcel): Promise<void> {
  const now = (await internals.store.versions(wholeProgram, target.code, day)).find((one) => one.version === version);
  if (now?.state === 'sent') await trySending(internals, target, now);
}

/** Sends a version once, and records the result. */
async function trySending(internals: Internals, target: Target, parcel: Parcel): Promise<void> {
  const { store, targets, ending, now } = internals;
  const bytes = await store.bytes(wholeProgram, target.code, parcel.day, parcel.version);
  if (bytes === null) return;
  const key = await targets.keyOf(target);
  const came = await sendParcel({ target, parcel, bytes, key, ending }, internals.gateway.dialCollector);
  if (ending.aborted && came.outcome === 'failed') return;
  const at = now();
  const write = (after: Parameters<typeof store.tried>[2]) => store.tried(wholeProgram, parcel, after, at);
  if (came.outcome === 'received') await write({ state: 'received', receipt: came.receipt, again: null });
  else if (came.outcome === 'refused') await write({ state: 'refused', reason: came.reason, again: null });
  else if (came.outcome === 'waiting') await write({ state: 'sent', again: at + lookAgainMs });
  else await write({ state: 'sent', reason: came.reason, again: at + pauseAfter(parcel.attempts + 1) });
}

const lookAgainMs = 60_000;

function shown(day: string, parcel: Parcel | null, changed: boolean): DayShown {
  return { day, parcel, state: parcel === null ? 'due' : changed ? 'changed' : parcel.state };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { dayText } from '#kernel/day.ts';
import { formatInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { MeterLookupResult } from '#metering/reading-intake/admit.ts';
import { createTailCache, type TailCache } from './tail-cache.ts';
import { createLiveAnswers, mostRemembered, type LiveAnswers } from './live-answers.ts';
import { createLiveDays, type LiveDay, type LiveDays } from './live-days.ts';
import { createLiveMeters } from './live-meters.ts';
import { judgeMessage, placesInGroup, readingsOf, type LiveAnswer, type LiveMessage } from './live-message.ts';
import type { LiveMessageRow } from '../series/live-store.ts';
import { drawGroup, postpone, writeGroup } from './live-write.ts';
import { type LiveRow } from './live-row.ts';
import { type Outcome } from './live-row.ts';
import type { ReadingsInternals } from '../compute/internals.ts';
import type { Refused } from '../intake/refused.ts';
import { createMeterLookup, messageSays } from '../intake/reading-options.ts';
import { codesOf, type TypedReading } from '../intake/typed.ts';
import type { Touch } from '../series/windows.ts';

/** The maximum number of readings in a message, in a group, and waiting. */
const most = { message: 10_000, group: 20_000, waiting: 100_000 } as const;
/** The minimum time (ms) between the starts of two groups, so that the store writes fewer and larger pieces. */
const groupEvery = 100;
/** The maximum number of jumps reported for a message. */
const toldJumps = 20;
const againAfter = 1000;
const dayMs = 86_400_000;

/** A message being processed. */
type Waiting = {
  readonly scope: Scope;
  readonly message: LiveMessage;
  readonly readings: readonly TypedReading[];
  readonly codes: readonly string[];
  readonly done: (answer: LiveAnswer) => void;
  readonly failed: (trouble: unknown) => void;
};

/** A message that passed the intake. */
type Judged = {
  readonly waiting: Waiting;
  readonly day: LiveDay;
  readonly outcome: Outcome;
  readonly codeOf: ReadonlyMap<number, string>;
  readonly rows: readonly LiveRow[];
  readonly missing: number;
  readonly rejected: readonly Refused[];
  readonly rejectedCount: number;
  readonly first: number;
  readonly last: number;
};

type LiveInternals = ReadingsInternals & {
  readonly tails: TailCache;
  readonly days: LiveDays;
  readonly answers: LiveAnswers;
  readonly look: ReturnType<typeof createLiveMeters>;
  /** What was written and not drawn, because something failed in between. */
  readonly owed: Map<number, Touch>;
};

/**
 * Readings that come message by message. Those that arrive together are written together, one group after another; each is answered when it
 * is durable and visible in every figure. They are judged by the intake and the line as a file is.
 */
export function createLive(internals: ReadingsInternals) {
  const liveWrites: LiveInternals = {
    ...internals,
    tails: createTailCache(internals),
    days: createLiveDays(internals),
    answers: createLiveAnswers(),
    look: createLiveMeters(internals, internals.clock),
    owed: new Map(),
  };
  internals.committer.liveWrites.serve({
    forget: (meters) => {
      const ids = new Set(meters);
      liveWrites.tails.forget(ids);
      liveWrites.look.forget(ids);
    },
    close: liveWrites.days.close,
  });
  const line = createLineOfMessages(liveWrites);
  return {
    /**
     * Takes a message. @throws Problem `message-too-large` (413), `live-queue-full` (503: retry after this many seconds), `ending`, and for
     * the options of the message (`saysOf`); nothing of it is stored then
     */
    recordLive: (scope: Scope, message: LiveMessage): Promise<LiveAnswer> =>
      liveWrites.answers.once(scope, message.message ?? null, () => line.add(scope, message)),
    /** What `recordLive` would refuse of a message; nothing is stored. @throws Problem for the options of the message (`saysOf`) */
    judgeLive: (scope: Scope, message: LiveMessage): Promise<readonly Refused[]> => refusedOf(liveWrites, scope, message),
    /**
     * After a crash: draws day rows that the last group still owes, and restores the messages that were answered. Called before any query.
     */
    repairLive: () => repairLive(liveWrites),
    /** No more messages are accepted; waiting ones are written. */
    stopLive: line.stop,
  };
}

async function refusedOf(liveWrites: LiveInternals, scope: Scope, message: LiveMessage): Promise<readonly Refused[]> {
  const now = liveWrites.clock();
  const says = messageSays(message, scope, now);
  const readings = readingsOf(message);
  const codes = codesOf(readings);
  const lookup = createMeterLookup(liveWrites, scope, {}, { id: 0, preview: true, now });
  const found = await lookup.lookUp(
    codes.map((code) => ({ code, unit: null, carrier: null })),
    says.kind,
  );
  return judgeMessage(readings, says, new Map(codes.map((code, at) => [code, found[at] as MeterLookupResult])), () => undefined).rejected;
}

function createLineOfMessages(liveWrites: LiveInternals) {
  const waiting: Waiting[] = [];
  const state = { held: 0, began: -Infinity, ended: false, running: null as Promise<void> | null };

  const work = async (): Promise<void> => {
    while (waiting.length > 0 || liveWrites.owed.size > 0) {
      const early = groupEvery - (performance.now() - state.began);
      if (early > 0 && !state.ended) await sleep(early);
      state.began = performance.now();
      const group = cutGroup(waiting);
      if (!(await commit(liveWrites, group)) && waiting.length === 0 && !state.ended) await sleep(againAfter);
      state.held -= readingsIn(group);
      if (state.ended && waiting.length === 0) return;
    }
  };
  const run = (): void => {
    state.running ??= work().finally(() => {
      state.running = null;
      if (waiting.length > 0) run();
    });
  };
  // A record that cannot be saved now is saved a second later; every sender is informed anyway if a store is unavailable.
  const saving = setInterval(() => void liveWrites.days.save().catch(() => undefined), againAfter);
  saving.unref();
  return {
    async add(scope: Scope, message: LiveMessage): Promise<LiveAnswer> {
      const size = message.readings.length;
      if (size > most.message) throw new Problem('too-large', 'message-too-large', { readings: size, most: most.message });
      messageSays(message, scope, liveWrites.clock());
      if (state.ended) throw new Problem('busy', 'ending', { seconds: 5 });
      if (state.held + size > most.waiting) throw new Problem('busy', 'live-queue-full', { waiting: state.held, seconds: 2 });
      state.held += size;
      const readings = readingsOf(message);
      return await new Promise<LiveAnswer>((done, failed) => {
        waiting.push({ scope, message, readings, codes: codesOf(readings), done, failed });
        run();
      });
    },
    async stop(): Promise<void> {
      state.ended = true;
      clearInterval(saving);
      while (state.running !== null) await state.running;
      await liveWrites.days.save();
    },
  };
}

/** The messages that are written together; a single one may be larger than a group. */
function cutGroup(waiting: Waiting[]): Waiting[] {
  let size = 0;
  let count = 0;
  for (const one of waiting) {
    if (count > 0 && size + one.readings.length > most.group) break;
    size += one.readings.length;
    count += 1;
  }
  return waiting.splice(0, count);
}

function readingsIn(group: readonly Waiting[]): number {
  return group.reduce((sum, one) => sum + one.readings.length, 0);
}

/** Writes a group and answers its messages; false if something failed. */
async function commit(liveWrites: LiveInternals, group: readonly Waiting[]): Promise<boolean> {
  try {
    const answers = await liveWrites.committer.liveWrites.alone(() => writeAll(liveWrites, group));
    group.forEach((one, at) => one.done(answers[at] as LiveAnswer));
    return true;
  } catch (trouble) {
    for (const one of group) one.failed(trouble);
    return false;
  }
}

async function writeAll(liveWrites: LiveInternals, group: readonly Waiting[]): Promise<LiveAnswer[]> {
  const { committer, owed } = liveWrites;
  if (owed.size > 0) await drawOwed(liveWrites);
  if (group.length === 0) return [];
  const judged = await judgeAll(liveWrites, group);
  const rows = judged.flatMap((one) => one.rows);
  const last = judged.reduce((latest, one) => Math.max(latest, one.outcome.received), 0);
  const first = judged.reduce((earliest, one) => Math.min(earliest, one.outcome.received), Infinity);
  const touched = new Set(rows.map((row) => row.meter));
  try {
    const drawn = await drawGroup(rows, liveWrites.tails, committer.visibility.lifeOf);
    for (const [meter, touch] of drawn.touches) committer.liveWrites.touched(meter, touch);
    await committer.asking.write(async () => {
      const by = committer.instants(last - first + 1) - first;
      if (rows.length > 0) {
        postpone(drawn, liveWrites.tails, by);
        for (const [meter, touch] of drawn.touches) owed.set(meter, touch);
        await writeGroup(liveWrites, drawn, liveWrites.tails, last + by);
      }
      await liveWrites.store.addMessages(wholeProgram, judged.map(messageRow));
      owed.clear();
    });
  } catch (trouble) {
    liveWrites.tails.forget(touched);
    throw trouble;
  }
  return judged.map((one) => {
    liveWrites.days.add(one.day, messageRow(one), one.rejected);
    for (const row of one.rows) one.day.meters.add(row.meter);
    return answerOf(one);
  });
}

/** Draws what an earlier group has written and could not draw. */
async function drawOwed({ committer, tails, owed }: LiveInternals): Promise<void> {
  tails.forget(owed.keys());
  await committer.asking.write(() => committer.commitTouched(new Map(owed)));
  owed.clear();
}

/** Draws what the last group before a crash has written and not drawn, and restores the messages that were answered. */
async function repairLive({ store, imports, committer, answers, days }: LiveInternals): Promise<void> {
  answers.remember((await store.namedMessages(wholeProgram, mostRemembered)).toReversed());
  const drawn = await store.lastLive(wholeProgram);
  const imported = (await imports.liveSince(dayText(Math.floor(drawn / dayMs) - 2))).filter(committer.visibility.isVisible);
  if (imported.length === 0) return;
  for (const id of imported) await days.mend(id);
  const touched = await store.touchedAfter(wholeProgram, imported, drawn);
  if (touched.length > 0) await committer.liveWrites.alone(() => committer.commitTouched(new Map(touched.map((row) => [row.meter, row]))));
}

/** Passes each message of a group through the intake, in order of arrival. */
async function judgeAll(liveWrites: LiveInternals, group: readonly Waiting[]): Promise<Judged[]> {
  const days: LiveDay[] = [];
  for (const { scope, codes } of group) days.push(await liveWrites.days.of(scope, codes));
  const now = liveWrites.committer.now();
  const says = group.map(({ message, scope }) => messageSays(message, scope, now));
  const looks = group.map(({ scope, codes }, at) => ({ scope, codes, kind: says[at]?.kind ?? null, id: (days[at] as LiveDay).id }));
  const looked = await liveWrites.look.look(looks);
  const places = placesInGroup(looked.map((found) => [...found.values()].flatMap((one) => ('meter' in one ? [one.meter.id] : []))));
  return group.map((waiting, at): Judged => {
    const received = now + 1 + (places[at] as number);
    const day = days[at] as LiveDay;
    const outcome: Outcome = { import: day.id, received, accepted: 0, repeated: 0, revised: 0, jumps: [] };
    const rows: LiveRow[] = [];
    const heard = { ...(says[at] as ReturnType<typeof messageSays>), received, now: received };
    const { counts, rejected } = judgeMessage(waiting.readings, heard, looked[at] as never, (meter, from, width, value, unit, when) => {
      rows.push({ meter, at: from, width, value, unit, received: when, import: day.id, of: outcome });
    });
    return {
      waiting,
      day,
      outcome,
      codeOf: new Map(
        [...(looked[at] as (typeof looked)[number]).values()].flatMap((one) => ('meter' in one ? [[one.meter.id, one.meter.code]] : [])),
      ),
      rows,
      missing: counts.missing,
      rejected,
      rejectedCount: counts.rejected,
      first: rows.length === 0 ? 0 : counts.first,
      last: rows.length === 0 ? 0 : counts.last,
    };
  });
}

function messageRow({ waiting, outcome, missing, first, last, rejected, rejectedCount }: Judged): LiveMessageRow {
  const { import: id, received, accepted, repeated, revised } = outcome;
  return {
    received,
    import: id,
    sender: waiting.scope.identity,
    message: waiting.message.message ?? '',
    accepted,
    repeated,
    revised,
    missing,
    refused: rejectedCount,
    first,
    last,
    rejected: JSON.stringify(rejected),
  };
}

function answerOf(judged: Judged): LiveAnswer {
  const { waiting, day, outcome, missing, rejected, rejectedCount } = judged;
  return {
    import: day.id,
    message: waiting.message.message ?? null,
    again: false,
    received: outcome.received,
    readings: waiting.readings.length,
    accepted: outcome.accepted,
    repeated: outcome.repeated,
    revised: outcome.revised,
    missing,
    rejected,
    rejectedCount,
    findings: outcome.jumps.slice(0, toldJumps).map(({ meter, at, why, ...jump }) => ({
      code: `register-jump-${why}`,
      severity: 'warning',
      evidence: { series: judged.codeOf.get(meter) ?? null, at: formatInstant(at), ...jump },
    })),
  };
}

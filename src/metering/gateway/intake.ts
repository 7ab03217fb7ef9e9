import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant, parseInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Readings } from '#metering/readings/readings.ts';
import { dropWaiting, keepArrivals, messageKey, takenBefore, type TakenMessage, type Unbound, waiting } from './arrival-store.ts';
import type { Binding, Bindings } from './bindings.ts';
import type { DeviceTime } from './codec/device-time.ts';
import type { Arrival, Connection, RawValue } from './lines/protocol.ts';
import type { Tally } from './tally.ts';
import { type Refusal, refusal, type ChannelValue, valueForSeries, waitedValue, waitingText } from './series-value.ts';

export type IntakeNeeds = {
  readonly postgres: Pool;
  readonly readings: Pick<Readings, 'recordLive'>;
  readonly bindings: Bindings;
  readonly now: () => number;
  readonly ending: AbortSignal;
  readonly warn: (message: string, error?: unknown) => void;
  /** Registers meters for unbound channels, if the connection requests it; reports those that could not be registered. */
  readonly create: (connection: Connection, values: readonly RawValue[]) => Promise<Finding | null>;
};

type LiveAnswer = Awaited<ReturnType<Readings['recordLive']>>;

type Reading = { readonly meter: string; readonly time: string; readonly value: string | number | null; readonly unit?: string };

/** Live messages hold at most this many readings, and one round stores this many waiting values. */
const most = 5000;
const againAfter = 1000;

export type Intake = ReturnType<typeof createIntake>;

/** Passes what devices send to the live lane, once; values that are not bound are kept. Whatever is acknowledged is durable. */
export function createIntake(needs: IntakeNeeds) {
  const { postgres, bindings, now } = needs;
  const isTaken = inBatches(async (some: readonly Omit<TakenMessage, 'received'>[]) => {
    const known = await takenBefore(postgres, wholeProgram, some);
    return some.map((one) => known.has(messageKey(one)));
  });
  const keep = inBatches(async (some: readonly { readonly unbound: readonly Unbound[]; readonly taken: TakenMessage | null }[]) => {
    const taken = some.flatMap((one) => one.taken ?? []);
    await keepArrivals(
      postgres,
      wholeProgram,
      some.flatMap((one) => one.unbound),
      taken,
    );
    return some.map(() => undefined);
  }, 500);
  const underWay = new Map<string, Promise<void>>();

  const take = async (connection: Connection, { values, digest, fresh, frame }: Arrival, tally: Tally): Promise<void> => {
    const received = now();
    const named = digest === null ? null : { connection: connection.code, digest };
    const isKnown = named !== null && (await untilDone(needs, () => isTaken(named)));
    tally.arrived(received, frame);
    if (isKnown) return tally.add({ repeated: values.length });
    if (connection.settings['create'] === 'yes') await createMissing(needs, connection, values, tally);
    const sorted = await sortOut(bindings, connection, values, received);
    refuse(tally, sorted.refused);
    for (const part of inParts(sorted.bound.map((reading) => ({ reading, came: received })))) {
      const message = named === null ? {} : { message: `${named.digest.toString('base64url')}:${part.at}` };
      const told = { ...sayingOf(connection), ...message, readings: part.readings };
      const answer = await untilDone(needs, () => needs.readings.recordLive(scopeOf(connection), told));
      count(tally, answer);
    }
    const taken = named === null ? null : { ...named, received };
    if (taken !== null || sorted.unbound.length > 0) await untilDone(needs, () => keep({ unbound: sorted.unbound, taken }));
    if (fresh) for (const one of sorted.skews.slice(0, 1)) tally.skew(one);
  };
  return {
    /** Stores values of a connection. A message sent twice at the same time is stored once, and both are answered. */
    async take(connection: Connection, arrival: Arrival, tally: Tally): Promise<void> {
      if (arrival.digest === null) return take(connection, arrival, tally);
      const key = messageKey({ connection: connection.code, digest: arrival.digest });
      const same = underWay.get(key);
      if (same !== undefined) {
        await same;
        return tally.add({ repeated: arrival.values.length });
      }
      const work = take(connection, arrival, tally).finally(() => underWay.delete(key));
      underWay.set(key, work);
      return work;
    },
    /** Stores what waited for channels to be bound, in its order. */
    drain: (connection: Connection, channels: readonly string[], tally: Tally): Promise<void> => drain(needs, connection, channels, tally),
  };
}

/** Counts the results of a message, and reports what is doubtful about it. */
function count(tally: Tally, { accepted, revised, repeated, rejected, rejectedCount, findings }: LiveAnswer): void {
  tally.add({ readings: accepted + revised, repeated, refused: rejectedCount });
  const [first] = rejected;
  if (first !== undefined) tally.note({ code: 'value-refused', severity: 'warning', evidence: { why: first.code, ...first.evidence } });
  for (const jump of findings) tally.note(jump);
}

/** What is present but cannot be used is reported, and not taken for something else. */
function refuse(tally: Tally, refused: readonly Refusal[]): void {
  tally.add({ refused: refused.length });
  for (const one of refused) tally.note(one);
}

/** The source of a connection's readings, in records of imports. */
const scopeOf = ({ code }: Connection): Scope => ({
  identity: `connection:${code}`,
  actor: code,
  role: 'administrator',
  sees: { all: true },
});

type Length = '15min' | '30min' | '1h' | '1d' | '1month' | '1year';

/** The settings of a connection for interval meters. */
function sayingOf({ settings }: Connection) {
  const { interval, marks } = settings;
  return {
    ...(interval !== undefined && { interval: interval as Length }),
    ...(marks !== undefined && { marks: marks as 'start' | 'end' }),
  };
}

/** Retries work until it is done: waits for a store that is unavailable, and for a lane that is full. Fails when the program ends. */
async function untilDone<T>({ ending, warn }: IntakeNeeds, work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (trouble) {
      if (ending.aborted || (trouble instanceof Problem && trouble.kind !== 'busy' && trouble.kind !== 'broken')) throw trouble;
      if (trouble instanceof Problem && trouble.code === 'ending') throw trouble;
      if (tries === 0) warn('values of a connection wait for the store', trouble);
    }
    await sleep(againAfter, undefined, { signal: ending });
  }
}

async function createMissing(
  { bindings, create }: IntakeNeeds,
  connection: Connection,
  values: readonly RawValue[],
  tally: Tally,
): Promise<void> {
  const missing = values.filter(
    ({ channel, value, names, refused }) =>
      refused === undefined && value !== null && names !== undefined && bindings.of(connection.code, channel) === undefined,
  );
  const trouble = missing.length === 0 ? null : await create(connection, missing);
  if (trouble !== null) tally.note(trouble);
}

async function sortOut(bindings: Bindings, { code }: Connection, values: readonly RawValue[], received: number) {
  const bound: Reading[] = [];
  const unbound: Unbound[] = [];
  const skews: number[] = [];
  const refused: Refusal[] = [];
  for (const { channel } of values) {
    const ready = bindings.of(code, channel)?.ready ?? null;
    if (ready !== null) await ready;
  }
  for (const one of values) {
    const { channel, at, value } = one;
    const binding = bindings.of(code, channel);
    const time = timeOf(at, received);
    if (at !== null) skews.push(instantOf(at, binding) - Math.floor(received / 1000));
    const told = one.refused === undefined ? null : refusal(one.refused.code, channel, one.refused.text);
    const reading = told ?? (binding === undefined ? null : readingOf(binding, time, one));
    if (reading === null) {
      if (value !== null) unbound.push({ connection: code, channel, at: time, value: waitingText(value, one.beside), received });
    } else if ('code' in reading) refused.push(reading);
    else bound.push(reading);
  }
  return { bound, unbound, refused, skews: skews.filter(Number.isFinite) };
}

function readingOf(binding: Binding, time: string, raw: ChannelValue): Reading | Refusal {
  const told = valueForSeries(binding, raw);
  if ('code' in told) return told;
  return { meter: binding.series, time, value: told.value, ...(told.unit !== null && { unit: told.unit }) };
}

/** A time as the live lane reads it: local times are of the place of the meter. */
function timeOf(at: DeviceTime | null, received: number): string {
  if (at === null) return formatInstant(Math.floor(received / 1000));
  return 'local' in at ? at.local : formatInstant(at.instant);
}

function instantOf(at: DeviceTime, binding: Binding | undefined): number {
  if ('instant' in at) return at.instant;
  return binding === undefined ? Number.NaN : (parseInstant(at.local, binding.zone) ?? Number.NaN);
}

type Come = { readonly reading: Reading; readonly came: number };

/**
 * Parts of at most this many readings. Two readings of a series at one time that came one after another are in two parts: the later revises
 * the earlier. Those of one message stay together: they contradict each other.
 */
function inParts(readings: readonly Come[]): { readonly at: number; readonly readings: Reading[] }[] {
  const parts: { at: number; readings: Reading[]; seen: Map<string, number> }[] = [];
  for (const { reading, came } of readings) {
    const key = `${reading.meter}\n${reading.time}`;
    const last = parts.at(-1);
    if (last === undefined || last.readings.length >= most || (last.seen.get(key) ?? came) !== came)
      parts.push({ at: parts.length, readings: [reading], seen: new Map([[key, came]]) });
    else {
      last.readings.push(reading);
      last.seen.set(key, came);
    }
  }
  return parts;
}

async function drain(needs: IntakeNeeds, connection: Connection, channels: readonly string[], tally: Tally): Promise<void> {
  for (;;) {
    const rows = await waiting(needs.postgres, wholeProgram, connection.code, channels, most);
    if (rows.length === 0) return;
    const bound: Come[] = [];
    for (const { channel, at, value, received } of rows) {
      const binding = needs.bindings.of(connection.code, channel);
      const reading = binding === undefined ? null : readingOf(binding, at, { channel, ...waitedValue(value) });
      if (reading !== null && 'code' in reading) refuse(tally, [reading]);
      else if (reading !== null) bound.push({ reading, came: received.getTime() });
    }
    for (const { at, readings } of inParts(bound)) {
      const message = `waited:${rows[0]?.id ?? ''}-${rows.at(-1)?.id ?? ''}:${at}`;
      count(tally, await needs.readings.recordLive(scopeOf(connection), { ...sayingOf(connection), message, readings }));
    }
    await dropWaiting(
      needs.postgres,
      wholeProgram,
      rows.map(({ id }) => id),
    );
  }
}

/**
 * Collects single requests and does them together: those that come while one round is running go into the next.
 * @example const write = inBatches(async (rows) => save(rows)); await write(row)
 */
function inBatches<In, Out>(work: (some: readonly In[]) => Promise<readonly Out[]>, most = 5000): (one: In) => Promise<Out> {
  type Waiting = { readonly one: In; readonly done: (out: Out) => void; readonly failed: (trouble: unknown) => void };
  let waiting: Waiting[] = [];
  let isRunning = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) {
      const round = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const outs = await work(round.map(({ one }) => one));
        round.forEach(({ done }, at) => done(outs[at] as Out));
      } catch (trouble) {
        for (const { failed } of round) failed(trouble);
      }
    }
    isRunning = false;
  };
  return (one) =>
    new Promise<Out>((done, failed) => {
      waiting.push({ one, done, failed });
      if (!isRunning) void run();
    });
}

import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'mqtt';
import { dialCollector, type CollectorCaller } from '#metering/gateway/lines/collector-caller.ts';
import type { Random } from '../city/random.ts';

/** What a device has sent, by the number of its message; each message has a value for each of its series at one instant. */
export type SentMessages = {
  readonly series: readonly string[];
  /** Messages up to this number were sent at least once. */
  sent: number;
  readonly acknowledged: Set<number>;
  /** The corrected values, by series and number, once the correction was answered. */
  readonly corrected: Map<string, number>;
};

/**
 * A device that keeps sending until it is stopped: messages that are not acknowledged are sent again, and old ones from time to time too.
 */
export type Device = SentMessages & { readonly work: (over: AbortSignal) => Promise<void> };

export const key = Buffer.from('0102030405060708090a0b0c0d0e0f10', 'hex');
export const secret = 'geheim';

const first = Date.parse('2026-03-01T00:00:00Z');

/** The instant of a message, ms: one per minute. */
export const timeOf = (number: number): number => first + number * 60_000;

/** The value of a series in a message: different in each. */
export const valueOf = (series: number, number: number): number => number + (series + 1) / 16;

type Line = { readonly send: (number: number) => Promise<boolean>; readonly cut: () => void };

/** Sends the next message until it is acknowledged. @param dial opens the line; null if no one answers */
function device(series: readonly string[], random: Random, dial: () => Promise<Line | null>): Device {
  const told: SentMessages = { series, sent: -1, acknowledged: new Set(), corrected: new Map() };
  const one = async (line: Line): Promise<boolean> => {
    const old = [...told.acknowledged];
    const isOld = old.length > 0 && random.chance(0.2);
    const number = isOld ? random.pick(old) : nextOf(told);
    told.sent = Math.max(told.sent, number);
    const sending = line.send(number);
    if (random.chance(0.05)) line.cut();
    const isAcknowledged = await sending;
    if (isAcknowledged) told.acknowledged.add(number);
    return isAcknowledged;
  };
  return Object.assign(told, {
    async work(over: AbortSignal): Promise<void> {
      let line: Line | null = null;
      const end = (): void => line?.cut();
      over.addEventListener('abort', end);
      while (!over.aborted) {
        line ??= await within(
          dial().catch(() => null),
          null,
        );
        if (
          line !== null &&
          (await within(
            one(line).catch(() => false),
            false,
            over,
          ))
        )
          continue;
        line?.cut();
        line = null;
        // a device waits a moment before it dials again
        await sleep(50);
      }
      over.removeEventListener('abort', end);
      end();
    },
  });
}

const patienceMs = 20_000;

/** The result of some work, or something else if a device has waited long enough or is stopped. */
async function within<T>(work: Promise<T>, otherwise: T, over?: AbortSignal): Promise<T> {
  const enough = new AbortController();
  const signal = over === undefined ? enough.signal : AbortSignal.any([enough.signal, over]);
  const late = sleep(patienceMs, otherwise, { signal }).catch(() => otherwise);
  try {
    return await Promise.race([work, late]);
  } finally {
    enough.abort();
  }
}

/** The first that is not acknowledged: messages are sent in order. */
function nextOf({ acknowledged }: SentMessages): number {
  let number = acknowledged.size;
  while (acknowledged.has(number)) number += 1;
  return number;
}

/** A collector with a meter for each series. */
export const collectorDevice = (port: number, gateway: number, series: readonly string[], random: Random): Device =>
  device(series, random, async () => {
    const caller: CollectorCaller = await dialCollector({ port, gateway: String(gateway), key, secret });
    if (!caller.isOpen()) {
      void caller.close();
      return null;
    }
    return {
      async send(number) {
        const time = new Date(timeOf(number) + 8 * 3_600_000).toISOString().slice(0, 19).replaceAll(/\D/gu, '');
        const values = series.map((_, at) => [String(at), String(valueOf(at, number))] as const);
        const answer = await caller.report(values, { time, sequence: String(number) });
        const body = answer?.message.body;
        return body?.kind === 'acknowledgement' && body.sequence === String(number);
      },
      cut: () => void caller.close(),
    };
  });

/** A client of the broker that sends at QoS 1. */
export const mqttDevice = (port: number, client: number, series: readonly string[], random: Random): Device =>
  device(series, random, async () => {
    const options = { clientId: `d${client}`, username: 'haus', password: secret, reconnectPeriod: 0, connectTimeout: 2000 };
    const mqtt = connect(`mqtt://127.0.0.1:${port}`, options);
    mqtt.on('error', () => undefined);
    const gone = new Promise<false>((done) => {
      mqtt.on('close', () => done(false));
    });
    // a line that closes before it was answered is only recognised by its closing
    const come = new Promise<true>((done) => {
      mqtt.once('connect', () => done(true));
    });
    if (!(await Promise.race([come, gone]))) {
      mqtt.end(true);
      return null;
    }
    return {
      send(number) {
        const message = { time: new Date(timeOf(number)).toISOString(), v: series.map((_, at) => valueOf(at, number)) };
        const kept = mqtt.publishAsync(`d/${client}`, JSON.stringify(message), { qos: 1 }).then(
          () => true,
          () => false,
        );
        return Promise.race([kept, gone]);
      },
      cut: () => void mqtt.end(true),
    };
  });

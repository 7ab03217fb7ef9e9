/**
 * Simulates many devices in parallel in a separate process: collectors, clients of a broker, senders over HTTP. Messages are built before
 * the clock starts; each device sends its next message when the previous one is acknowledged.
 */
import { fork } from 'node:child_process';
import http from 'node:http';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { connectAsync } from 'mqtt';
import { createFrameReader } from '../../src/metering/gateway/codec/bytes.ts';
import { collectorCutter, type CollectorFrame } from '../../src/metering/gateway/codec/collector-frame.ts';
import { type CollectorMessage, readCollectorMessage } from '../../src/metering/gateway/codec/collector-message.ts';
import { digestOf } from '../../src/metering/gateway/codec/collector-session.ts';
import { readText } from '../../src/metering/gateway/codec/collector-text.ts';
import { aes, identityFrame, messageOf, rowsOf, secret, type Fleet } from './messages.ts';

/** How many devices, with how many messages each, starting from which round. `way`: how they connect. */
export type Sending = Fleet & {
  readonly way: 'collector' | 'mqtt' | 'http' | 'idle';
  readonly port: number;
  readonly key?: string;
  /** How many messages of a device are in flight at a time. */
  readonly together: number;
};

/** `seconds`: wall time, from the first message to the last answer; `cpu`: of this process; waits in ms. */
export type Sent = {
  readonly seconds: number;
  readonly cpu: number;
  readonly messages: number;
  readonly p50: number;
  readonly p99: number;
};

type Device = { readonly send: (round: number) => Promise<void>; readonly close: () => void };

/** Creates the devices in a separate process. @returns a function that sends all messages, and one that stops the devices */
export async function openSender(sending: Sending): Promise<{ readonly send: () => Promise<Sent>; readonly close: () => void }> {
  const child = fork(fileURLToPath(import.meta.url), [], { env: { ...process.env, DOOR_SENDER: '1' } });
  const next = <T>(): Promise<T> =>
    new Promise((done, failed) => {
      child.once('message', (told: { trouble?: string }) =>
        told.trouble === undefined ? done(told as T) : failed(new Error(told.trouble)),
      );
      child.once('exit', (code) => failed(new Error(`the sender ended with ${code}`)));
    });
  const ready = next();
  child.send(sending);
  await ready;
  return {
    send: () => {
      const sent = next<Sent>();
      child.send('go');
      return sent;
    },
    close: () => void child.kill(),
  };
}

async function collector(sending: Sending, number: number): Promise<Device> {
  const frames = Array.from({ length: sending.rounds }, (_, round) => messageOf(sending, number, round).collector);
  const socket: Socket = connect(sending.port, '127.0.0.1');
  socket.setNoDelay(true);
  const waiting: { readonly done: (frame: CollectorFrame) => void; readonly failed: (cause: Error) => void }[] = [];
  const read = createFrameReader(collectorCutter);
  socket.on('data', (chunk: Buffer) => {
    for (const cut of read(chunk)) if ('frame' in cut) waiting.shift()?.done(cut.frame);
  });
  const over = (): void => {
    for (const one of waiting.splice(0)) one.failed(new Error('a collector was shut out'));
  };
  socket.on('error', over);
  socket.on('close', over);
  const ask = (bytes: Buffer): Promise<CollectorFrame> =>
    new Promise((done, failed) => {
      waiting.push({ done, failed });
      socket.write(bytes);
    });
  const sequence = valueOf(await ask(identityFrame(number, 'request', null)));
  const result = valueOf(await ask(identityFrame(number, 'md5', digestOf(secret, sequence, 'secret+sequence'))));
  if (result !== 'pass') throw new Error('a collector was not let in');
  return { send: async (round) => void (await ask(frames[round] as Buffer)), close: () => socket.destroy() };
}

function valueOf(frame: CollectorFrame): string {
  const text = readText(frame.payload, aes, null);
  const { body } = readCollectorMessage('text' in text ? text.text : '') as CollectorMessage;
  return body.kind === 'identity' ? (body.value ?? '') : '';
}

async function client(sending: Sending, number: number): Promise<Device> {
  const messages = Array.from({ length: sending.rounds }, (_, round) => messageOf(sending, number, round).json);
  const mqtt = await connectAsync(`mqtt://127.0.0.1:${sending.port}`, { username: 'fleet', password: secret, reconnectPeriod: 0 });
  return {
    send: async (round) => void (await mqtt.publishAsync(`d/${number}`, messages[round] as string, { qos: 1 })),
    close: () => mqtt.end(true),
  };
}

function poster(sending: Sending, number: number, agent: http.Agent): Device {
  const bodies = Array.from({ length: sending.rounds }, (_, round) => Buffer.from(rowsOf(sending, number, round)));
  const headers = { authorization: `Bearer ${sending.key ?? ''}`, 'content-type': 'application/json' };
  const options = { port: sending.port, host: '127.0.0.1', path: '/api/readings/live', method: 'POST', agent };
  const send = (round: number): Promise<void> =>
    new Promise((done, failed) => {
      const body = bodies[round] as Buffer;
      const request = http.request({ ...options, headers: { ...headers, 'content-length': body.length } }, (answer) => {
        answer.resume();
        answer.on('end', () => (answer.statusCode === 200 ? done() : failed(new Error(`answered ${answer.statusCode}`))));
      });
      request.once('error', failed);
      request.end(body);
    });
  return { send, close: () => undefined };
}

async function devices(sending: Sending): Promise<Device[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: sending.devices });
  const one = async (number: number): Promise<Device> => {
    if (sending.way === 'http') return poster(sending, number, agent);
    return sending.way === 'mqtt' ? await client(sending, number) : await collector(sending, number);
  };
  const made: Device[] = [];
  for (let number = 0; number < sending.devices; number += 50) {
    const some = Array.from({ length: Math.min(50, sending.devices - number) }, (_, at) => number + at);
    made.push(...(await Promise.all(some.map(one))));
  }
  return made;
}

async function sendAll(all: readonly Device[], { rounds, together }: Sending): Promise<Sent> {
  const waits: number[] = [];
  const began = performance.now();
  const before = process.cpuUsage();
  await Promise.all(
    all.map(async ({ send }) => {
      let next = 0;
      const one = async (): Promise<void> => {
        while (next < rounds) {
          const at = performance.now();
          await send(next++);
          waits.push(performance.now() - at);
        }
      };
      await Promise.all(Array.from({ length: together }, one));
    }),
  );
  const { user, system } = process.cpuUsage(before);
  const sorted = Float64Array.from(waits).toSorted();
  const part = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return {
    seconds: (performance.now() - began) / 1000,
    cpu: (user + system) / 1e6,
    messages: waits.length,
    p50: part(0.5),
    p99: part(0.99),
  };
}

if (process.env['DOOR_SENDER'] === '1') {
  const tell = (told: object): void => void process.send?.(told);
  const failed = (cause: unknown): void => tell({ trouble: cause instanceof Error ? cause.message : String(cause) });
  process.once('message', (sending: Sending) => {
    void devices(sending).then((all) => {
      process.on('message', () => void sendAll(all, sending).then(tell, failed));
      tell({});
    }, failed);
  });
  process.once('disconnect', () => process.exit());
}

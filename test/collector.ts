import { connect, type Socket } from 'node:net';
import { createFrameReader } from '#gateway/codec/bytes.ts';
import { collectorCutter, type CollectorFrame, type Dialect, encodeCollectorFrame } from '#gateway/codec/collector-frame.ts';
import {
  type CollectorData,
  type CollectorMessage,
  readCollectorMessage,
  writeCollectorMessage,
} from '#gateway/codec/collector-message.ts';
import { digestOf } from '#gateway/codec/collector-session.ts';
import { readText, writeText } from '#gateway/codec/collector-text.ts';

/**
 * A collector that speaks the ministry's protocol: dials in, and shows who it is where a secret is given. `ask` sends a message and waits
 * for the next answer; null where the line was closed.
 */
export async function dialCollector(given: {
  readonly port: number;
  readonly building?: string;
  readonly gateway?: string;
  readonly dialect?: Dialect;
  readonly key?: Buffer | null;
  readonly secret?: string;
}) {
  const { port, building = '140302A001', gateway = '01', dialect = 'A', key = null, secret } = given;
  const socket: Socket = connect(port, '127.0.0.1');
  const answers: { frame: CollectorFrame; message: CollectorMessage }[] = [];
  const waiting: ((one: { frame: CollectorFrame; message: CollectorMessage } | null) => void)[] = [];
  let isClosed = false;
  const read = createFrameReader(collectorCutter);
  socket.on('data', (chunk: Buffer) => {
    for (const cut of read(chunk)) {
      if (!('frame' in cut)) throw new Error(cut.bad.code);
      const text = readText(cut.frame.payload, key, cut.frame.type);
      if (!('text' in text)) throw new Error(text.fault);
      const message = readCollectorMessage(text.text);
      if (typeof message === 'string') throw new Error(message);
      const next = waiting.shift();
      if (next === undefined) answers.push({ frame: cut.frame, message });
      else next({ frame: cut.frame, message });
    }
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    isClosed = true;
    for (const one of waiting.splice(0)) one(null);
  });
  await new Promise<void>((done) => {
    socket.once('connect', () => done());
    socket.once('close', () => done());
  });
  const heard = () =>
    new Promise<{ frame: CollectorFrame; message: CollectorMessage } | null>((done) => {
      const held = answers.shift();
      if (held !== undefined) done(held);
      else if (isClosed) done(null);
      else waiting.push(done);
    });
  const frameOf = (message: CollectorMessage, instruction = 3): Buffer => {
    const payload = writeText(writeCollectorMessage(message), { encoding: 'utf-8', encrypted: key !== null }, key);
    const isFramed = dialect === 'A' || dialect === 'B';
    return encodeCollectorFrame({
      dialect,
      instruction: isFramed ? instruction : null,
      type: dialect === 'C' ? 3 : null,
      check: isFramed ? 'xmodem' : null,
      payload,
    });
  };
  const ask = async (type: string, body: CollectorMessage['body'], instruction?: number) => {
    socket.write(frameOf({ building, gateway, type, body }, instruction));
    return await heard();
  };
  const dataOf = (values: readonly (readonly [meter: string, value: string, error?: string])[], more: Partial<CollectorData>) => ({
    operation: 'report' as const,
    sequence: '1',
    total: null,
    current: null,
    parsed: true,
    time: '20260301081500',
    ...more,
    values: values.map(([meter, value, error]) => ({ meter, id: '1', coding: '01A00', error: error ?? '192', at: null, value })),
  });
  if (secret !== undefined) {
    const answer = await ask('request', { kind: 'identity', operation: 'request', value: null }, 0x100);
    const body = answer?.message.body;
    const sequence = body?.kind === 'identity' ? (body.value ?? '') : '';
    await ask('md5', { kind: 'identity', operation: 'md5', value: digestOf(secret, sequence, 'secret+sequence') }, 0x130);
  }
  return {
    socket,
    ask,
    heard,
    frameOf,
    /** Sends a report of meters' values; the answer, once it came. */
    report: (values: readonly (readonly [string, string, string?])[], more: Partial<CollectorData> = {}, instruction?: number) => {
      const data = dataOf(values, more);
      return ask(data.operation, { kind: 'data', data }, instruction);
    },
    close: () =>
      new Promise<void>((done) => {
        if (isClosed) return done();
        socket.once('close', () => done());
        socket.destroy();
      }),
  };
}

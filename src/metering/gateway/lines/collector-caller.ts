import { connect, type LookupFunction, type Socket } from 'node:net';
import { createFrameReader } from '../codec/bytes.ts';
import { collectorCutter, type CollectorFrame, type Dialect, encodeCollectorFrame } from '../codec/collector-frame.ts';
import { type CollectorData, type CollectorMessage, readCollectorMessage, writeCollectorMessage } from '../codec/collector-message.ts';
import { digestOf } from '../codec/collector-session.ts';
import { readText, writeText } from '../codec/collector-text.ts';

/** The centre that a collector dials, its own identity and its credentials. */
export type CollectorCall = {
  readonly host?: string;
  readonly port: number;
  readonly building?: string;
  readonly gateway?: string;
  readonly dialect?: Dialect;
  readonly key?: Buffer | null;
  readonly secret?: string;
  /** How a host name is looked up, if not the usual way. */
  readonly lookup?: LookupFunction;
  /** Aborts the line. */
  readonly signal?: AbortSignal;
};

export type CollectorCaller = Awaited<ReturnType<typeof dialCollector>>;

type Answer = { readonly frame: CollectorFrame; readonly message: CollectorMessage };
type MeterValue = readonly [meter: string, value: string, error?: string];

/**
 * Speaks the ministry's protocol as a collector does: dials in, and proves its identity if a secret is given. `ask` sends a message and
 * waits for the next answer; null if the line was closed, or what came was not an answer.
 */
export async function dialCollector(given: CollectorCall) {
  const { host = '127.0.0.1', port, building = '140302A001', gateway = '01', dialect = 'A', key = null, secret, lookup, signal } = given;
  const socket: Socket = connect({ port, host, ...(lookup !== undefined && { lookup }) });
  const broken = (): void => void socket.destroy();
  signal?.addEventListener('abort', broken);
  socket.once('close', () => signal?.removeEventListener('abort', broken));
  if (signal?.aborted === true) broken();
  const line = answersOf(socket, key);
  await new Promise<void>((done) => {
    socket.once('connect', () => done());
    socket.once('close', () => done());
  });
  const frameOf = (message: CollectorMessage, instruction = 3): Buffer => framed(message, dialect, key, instruction);
  const ask = async (type: string, body: CollectorMessage['body'], instruction?: number) => {
    socket.write(frameOf({ building, gateway, type, body }, instruction));
    return await line.heard();
  };
  const isKnown = secret === undefined || (await identify(ask, secret));
  return {
    socket,
    /** Whether the line is open and the caller was admitted. */
    isOpen: (): boolean => isKnown && !line.isClosed(),
    ask,
    /** Sends a message of any building and waits for the next answer. */
    send: (message: CollectorMessage): Promise<Answer | null> => {
      socket.write(frameOf(message));
      return line.heard();
    },
    heard: line.heard,
    frameOf,
    /** Sends a report of meters' values; resolves to the answer. */
    report: (values: readonly MeterValue[], more: Partial<CollectorData> = {}, instruction?: number) => {
      const data = dataOf(values, more);
      return ask(data.operation, { kind: 'data', data }, instruction);
    },
    close: () =>
      new Promise<void>((done) => {
        if (line.isClosed()) return done();
        socket.once('close', () => done());
        socket.destroy();
      }),
  };
}

/** What arrives over a line, one message after another. */
function answersOf(socket: Socket, key: Buffer | null) {
  const answers: Answer[] = [];
  const waiting: ((one: Answer | null) => void)[] = [];
  let isClosed = false;
  const read = createFrameReader(collectorCutter);
  socket.on('data', (chunk: Buffer) => {
    for (const cut of read(chunk)) {
      const text = 'frame' in cut ? readText(cut.frame.payload, key, cut.frame.type) : null;
      const message = text !== null && 'text' in text ? readCollectorMessage(text.text) : '';
      if (!('frame' in cut) || typeof message === 'string') return void socket.destroy();
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
  const heard = (): Promise<Answer | null> =>
    new Promise((done) => {
      const held = answers.shift();
      if (held !== undefined) done(held);
      else if (isClosed) done(null);
      else waiting.push(done);
    });
  return { heard, isClosed: (): boolean => isClosed };
}

function framed(message: CollectorMessage, dialect: Dialect, key: Buffer | null, instruction: number): Buffer {
  const payload = writeText(writeCollectorMessage(message), { encoding: 'utf-8', encrypted: key !== null }, key);
  const isFramed = dialect === 'A' || dialect === 'B';
  return encodeCollectorFrame({
    dialect,
    instruction: isFramed ? instruction : null,
    type: dialect === 'C' ? 3 : null,
    check: isFramed ? 'xmodem' : null,
    payload,
  });
}

type SendMessage = (type: string, body: CollectorMessage['body'], instruction?: number) => Promise<Answer | null>;

async function identify(ask: SendMessage, secret: string): Promise<boolean> {
  const answer = await ask('request', { kind: 'identity', operation: 'request', value: null }, 0x100);
  const body = answer?.message.body;
  const sequence = body?.kind === 'identity' ? (body.value ?? '') : '';
  const digest = digestOf(secret, sequence, 'secret+sequence');
  const result = (await ask('md5', { kind: 'identity', operation: 'md5', value: digest }, 0x130))?.message.body;
  return result?.kind === 'identity' && result.value === 'pass';
}

const dataOf = (values: readonly MeterValue[], more: Partial<CollectorData>) => ({
  operation: 'report' as const,
  sequence: '1',
  total: null,
  current: null,
  parsed: true,
  time: '20260301081500',
  ...more,
  values: values.map(([meter, value, error]) => ({ meter, id: '1', coding: '01A00', error: error ?? '192', at: null, value })),
});

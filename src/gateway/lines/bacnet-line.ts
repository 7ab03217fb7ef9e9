import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { bacnetChannel, type BacnetChannel, bacnetQuestion, bacnetText, bacnetValue } from '../codec/bacnet.ts';
import { type BacnetMessage, readBacnet, readMultiple, type Station, whoIs } from '../codec/bacnet-frame.ts';
import { startPolling, unanswered } from './poll.ts';
import type { Line, LineNeeds, Protocol, Tested } from './protocol.ts';

/** So many objects are asked for together; a device that cannot answer as many is asked for each. */
const mostTogether = 20;
const bindPattern = /^(\d{1,3}(?:\.\d{1,3}){3}):(\d{1,5})$/u;

/** Devices of BACnet/IP, and those behind a router of it. */
export const protocols: readonly Protocol[] = [
  {
    name: 'bacnet',
    label: { zh: 'BACnet/IP 设备', en: 'BACnet/IP devices' },
    way: 'polls',
    port: 47_808,
    settings: [
      {
        name: 'bind',
        label: { zh: '本机地址和端口', en: 'Own address and port' },
        isRight: (text) => Number(bindPattern.exec(text)?.[2] ?? Number.NaN) <= 65_535,
      },
    ],
    secrets: [],
    listens: () => false,
    channel: (text) => {
      const one = bacnetChannel(text);
      return one === null ? null : bacnetText(one);
    },
    channelExample: '1001:analog-input,3',
    open,
    ask: async (needs, channels, signal) => {
      const link = await createLink(needs);
      try {
        return await askAll(link, channels, signal);
      } finally {
        await link.close();
      }
    },
  },
];

async function open(needs: LineNeeds): Promise<Line> {
  const link = await createLink(needs);
  needs.state('waiting');
  const polling = startPolling(needs, (channels, signal) => askAll(link, channels, signal));
  return {
    stop: async () => {
      await link.close();
      await polling.stop();
    },
  };
}

type Link = Awaited<ReturnType<typeof createLink>>;
type Heard = { readonly message: BacnetMessage; readonly bytes: Buffer };

/** A socket of UDP to one host, and where its devices are. Whoever else sends to it is not heard. */
async function createLink({ connection: { host, port, settings }, patience }: LineNeeds) {
  const [, address, from] = bindPattern.exec(settings['bind'] ?? '') ?? [];
  const { address: remote } = await lookup(host, { family: 4 });
  const socket = createSocket('udp4');
  const listeners = new Set<(heard: Heard | null) => void>();
  socket.on('message', (bytes, sender) => {
    const message = sender.address === remote ? readBacnet(bytes) : null;
    if (message !== null) for (const listener of listeners) listener({ message, bytes: Buffer.from(bytes) });
  });
  await new Promise<void>((done, failed) => {
    socket.once('error', failed);
    socket.bind(Number(from ?? 0), address ?? (remote.startsWith('127.') ? '127.0.0.1' : '0.0.0.0'), done);
  });
  socket.on('error', () => undefined);
  let isOpen = true;
  /** Sends, and waits for what fits; null where nothing came in time. */
  const asked = (bytes: Buffer, fits: (message: BacnetMessage) => boolean): Promise<Heard | null> =>
    new Promise((done) => {
      const end = (heard: Heard | null): void => {
        clearTimeout(timer);
        listeners.delete(listen);
        done(heard);
      };
      const listen = (heard: Heard | null): void => {
        if (heard === null || fits(heard.message)) end(heard);
      };
      const timer = setTimeout(() => end(null), patience.answerMs);
      listeners.add(listen);
      if (isOpen) socket.send(bytes, port, remote, () => undefined);
      else end(null);
    });
  const stations = new Map<number, Station | null>();
  let invoke = 0;
  return {
    /** Where a device is: it says so itself; one that does not may yet answer, and then has to say that it is the one. */
    async stationOf(device: number): Promise<Station | null> {
      const known = stations.get(device);
      if (known !== undefined) return known;
      const heard = await asked(whoIs(device), (message) => message.kind === 'i-am' && message.device === device);
      if (heard !== null) stations.set(device, heard.message.from);
      return heard?.message.from ?? null;
    },
    read(station: Station | null, question: Parameters<typeof readMultiple>[2]): Promise<Heard | null> {
      invoke = (invoke + 1) & 0xff;
      const mine = invoke;
      return asked(
        readMultiple(station, mine, question),
        (message) => 'invoke' in message && message.kind !== 'read' && message.invoke === mine,
      );
    },
    forget: (device: number): void => void stations.delete(device),
    close: (): Promise<void> =>
      new Promise((done) => {
        isOpen = false;
        for (const listener of listeners) listener(null);
        socket.close(() => done());
      }),
  };
}

/** Asks for the values of some objects, device by device. */
async function askAll(link: Link, channels: readonly string[], signal: AbortSignal): Promise<Tested[]> {
  const read = channels.flatMap((channel) => {
    const object = bacnetChannel(channel);
    return object === null ? [] : [{ channel, object }];
  });
  const rows = new Map<string, Tested>();
  for (const [device, mine] of Map.groupBy(read, ({ object }) => object.device)) {
    let isThere = true;
    for (let at = 0; at < mine.length; at += mostTogether) {
      const part = mine.slice(at, at + mostTogether);
      const some: readonly Tested[] =
        isThere && !signal.aborted ? await askTogether(link, device, part) : part.map(({ channel }) => unanswered(channel, 'no-answer'));
      isThere = some.some(({ problem }) => problem !== 'no-answer');
      for (const row of some) rows.set(row.channel, row);
    }
    if (!isThere) link.forget(device);
  }
  return channels.map((channel) => rows.get(channel) ?? unanswered(channel, 'unknown-identifier'));
}

type ChannelObject = { readonly channel: string; readonly object: BacnetChannel };

/** One question for all; a device that refuses it because its answer would be too long is asked for each. */
async function askTogether(link: Link, device: number, part: readonly ChannelObject[]): Promise<Tested[]> {
  const station = await link.stationOf(device);
  const objects = part.map(({ object }) => object);
  const heard = await link.read(station, bacnetQuestion(device, objects));
  if (heard === null) return part.map(({ channel }) => unanswered(channel, 'no-answer'));
  const { message, bytes } = heard;
  if (message.kind === 'answer')
    return part.map(({ channel, object }) => {
      const value = bacnetValue(object, message.objects);
      if ('fault' in value) return unanswered(channel, value.fault, bytes);
      return { channel, ...value, at: null, problem: null, frame: bytes };
    });
  if (part.length === 1) return part.map(({ channel }) => unanswered(channel, 'device-error', bytes));
  const rows: Tested[] = [];
  for (const one of part) rows.push(...(await askTogether(link, device, [one])));
  return rows;
}

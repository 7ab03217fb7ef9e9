import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { isRefusedAddress } from '#kernel/guarded-caller.ts';
import { Problem } from '#kernel/problem.ts';
import {
  bacnetChannel,
  type BacnetChannel,
  bacnetQuestion,
  bacnetText,
  bacnetValue,
  bacnetWords,
  channelsOfList,
  countOfList,
  listQuestion,
  nameOfObject,
} from '../codec/bacnet.ts';
import { type BacnetMessage, readBacnet, readMultiple, type Station, whoIs, whoIsThere } from '../codec/bacnet-frame.ts';
import { answersLate, startPolling, unanswered } from './poll.ts';
import type { Discovery, Line, LineNeeds, Protocol, Tested } from './protocol.ts';

/** The number of objects requested together; a device that cannot answer as many is queried for each. */
const mostTogether = 20;
const bindPattern = /^(\d{1,3}(?:\.\d{1,3}){3}):(\d{1,5})$/u;

/** The maximum number of devices, and of objects of each, in one discovery. */
const most = { devices: 20, objects: 2000 };

const discover: Discovery = {
  hint: { zh: '设备编号；空着则查找该地址上的全部设备', en: 'the instance of a device; empty: all devices there' },
  async ask(needs, address, signal) {
    if (!/^\d{0,7}$/u.test(address)) throw new Problem('bad-input', 'address-bad', { address, hint: discover.hint });
    const link = await createLink(needs);
    try {
      const devices = address === '' ? (await link.everyone()).slice(0, most.devices) : [Number(address)];
      const told: Tested[] = [];
      for (const device of devices) told.push(...(await objectsOf(link, device, signal)));
      return told;
    } finally {
      await link.close();
    }
  },
};

/** All objects of a device that have a number, with their names. */
async function objectsOf(link: Link, device: number, signal: AbortSignal): Promise<Tested[]> {
  const station = await link.stationOf(device);
  const entries = async (some: readonly number[]) => {
    const heard = signal.aborted ? null : await link.read(device, station, listQuestion(device, some));
    return heard?.message.kind === 'answer' ? heard.message.objects : [];
  };
  const count = Math.min(countOfList(await entries([0])) ?? 0, most.objects);
  const objects: BacnetChannel[] = [];
  for (let at = 1; at <= count; at += mostTogether) {
    const some = Array.from({ length: Math.min(mostTogether, count + 1 - at) }, (_, next) => at + next);
    objects.push(...channelsOfList(device, await entries(some)));
  }
  const told: Tested[] = [];
  for (let at = 0; at < objects.length && !signal.aborted; at += mostTogether) {
    const part = objects.slice(at, at + mostTogether).map((object) => ({ channel: bacnetText(object), object }));
    told.push(...(await askTogether(link, device, part, true)));
  }
  return told;
}

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
        hint: { zh: '如 192.168.1.10:47808；空着则任选', en: 'such as 192.168.1.10:47808; empty: any' },
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
    device: (channel) => channel.slice(0, channel.indexOf(':')),
    open,
    ask: async (needs, channels, signal) => {
      const link = await createLink(needs);
      try {
        return await askAll(link, channels, signal);
      } finally {
        await link.close();
      }
    },
    reach: async (needs) => {
      const link = await createLink(needs);
      const found = await link.everyone();
      await link.close();
      return found.length > 0;
    },
    discover,
    frameText: (bytes) => {
      const message = readBacnet(bytes);
      return message === null ? null : bacnetWords(message);
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
/** `at`: when it came (ms). */
type Heard = { readonly message: BacnetMessage; readonly bytes: Buffer; readonly at: number };

/** Where a device is and the requests to it, over a UDP socket to one host. */
async function createLink(needs: LineNeeds) {
  const { asked, close, always } = await openSocket(needs);
  const stations = new Map<number, Station | null>();
  let invoke = 0;
  /** Requests that were given up, by their numbers. */
  const owed = new Map<number, { readonly device: number; readonly at: number }>();
  always(({ message, at }) => {
    const late = 'invoke' in message && message.kind !== 'read' ? owed.get(message.invoke) : undefined;
    if (late === undefined || !('invoke' in message)) return;
    owed.delete(message.invoke);
    needs.note(answersLate(String(late.device), at - late.at));
  });
  return {
    /** The devices that announce themselves, in the order of their numbers; listens for as long as one may take to answer. */
    async everyone(): Promise<number[]> {
      const found = new Set<number>();
      await asked(whoIsThere(), (message) => {
        if (message.kind !== 'i-am') return false;
        found.add(message.device);
        stations.set(message.device, message.from);
        return false;
      });
      return [...found].toSorted((a, b) => a - b);
    },
    /** Where a device is: it announces that itself; one that does not may still answer, and then has to confirm its identity. */
    async stationOf(device: number): Promise<Station | null> {
      const known = stations.get(device);
      if (known !== undefined) return known;
      const heard = await asked(whoIs(device), (message) => message.kind === 'i-am' && message.device === device);
      if (heard !== null) stations.set(device, heard.message.from);
      return heard?.message.from ?? null;
    },
    async read(device: number, station: Station | null, question: Parameters<typeof readMultiple>[2]): Promise<Heard | null> {
      invoke = (invoke + 1) & 0xff;
      const mine = invoke;
      const at = needs.now();
      owed.delete(mine);
      const fits = (message: BacnetMessage): boolean => 'invoke' in message && message.kind !== 'read' && message.invoke === mine;
      const heard = await asked(readMultiple(station, mine, question), fits);
      if (heard === null) owed.set(mine, { device, at });
      return heard;
    },
    forget: (device: number): void => void stations.delete(device),
    now: needs.now,
    close,
  };
}

/** A UDP socket to one host. Datagrams from other senders are ignored. */
async function openSocket({ connection: { host, port, settings }, patience, now }: LineNeeds) {
  const [, address, from] = bindPattern.exec(settings['bind'] ?? '') ?? [];
  const { address: remote } = await lookup(host, { family: 4 });
  if (isRefusedAddress(remote)) throw new Error('refused address');
  const socket = createSocket('udp4');
  const listeners = new Set<(heard: Heard | null) => void>();
  socket.on('message', (bytes, sender) => {
    const message = sender.address === remote ? readBacnet(bytes) : null;
    if (message !== null) for (const listener of listeners) listener({ message, bytes: Buffer.from(bytes), at: now() });
  });
  await new Promise<void>((done, failed) => {
    socket.once('error', failed);
    socket.bind(Number(from ?? 0), address ?? (remote.startsWith('127.') ? '127.0.0.1' : '0.0.0.0'), done);
  });
  socket.on('error', () => undefined);
  let isOpen = true;
  /** Sends, and waits for a matching answer; null if none came in time. */
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
  return {
    asked,
    /** Receives everything from the host, whether expected or not. */
    always: (listen: (heard: Heard) => void): void => void listeners.add((heard) => heard !== null && listen(heard)),
    close: (): Promise<void> =>
      new Promise((done) => {
        isOpen = false;
        for (const listener of listeners) listener(null);
        socket.close(() => done());
      }),
  };
}

/** The device is looked up again: nothing answers, or another device does at its address. */
const notThere: ReadonlySet<string> = new Set(['no-answer', 'other-address']);

/** Requests the values of some objects, device by device. */
async function askAll(link: Link, channels: readonly string[], signal: AbortSignal): Promise<Tested[]> {
  const read = channels.flatMap((channel) => {
    const object = bacnetChannel(channel);
    return object === null ? [] : [{ channel, object }];
  });
  const rows = new Map<string, Tested>();
  for (const [device, mine] of Map.groupBy(read, ({ object }) => object.device)) {
    let gone: string | null = null;
    for (let at = 0; at < mine.length; at += mostTogether) {
      const part = mine.slice(at, at + mostTogether);
      const some: readonly Tested[] =
        gone === null && !signal.aborted
          ? await askTogether(link, device, part)
          : part.map(({ channel }) => unanswered(channel, gone ?? 'no-answer'));
      gone = some.every(({ problem }) => problem !== null && notThere.has(problem)) ? (some[0]?.problem ?? 'no-answer') : null;
      for (const row of some) rows.set(row.channel, row.problem === null ? row : { ...row, gaveUp: link.now() });
    }
    if (gone !== null) link.forget(device);
  }
  return channels.map((channel) => rows.get(channel) ?? unanswered(channel, 'unknown-identifier'));
}

type ChannelObject = { readonly channel: string; readonly object: BacnetChannel };

/** One request for all; a device that refuses it because its answer would be too long is queried for each. */
async function askTogether(link: Link, device: number, part: readonly ChannelObject[], asksNames = false): Promise<Tested[]> {
  const station = await link.stationOf(device);
  const objects = part.map(({ object }) => object);
  const heard = await link.read(device, station, bacnetQuestion(device, objects, asksNames));
  if (heard === null) return part.map(({ channel }) => unanswered(channel, 'no-answer'));
  const { message, bytes, at } = heard;
  if (message.kind === 'answer')
    return part.map(({ channel, object }) => {
      const value = bacnetValue(object, message.objects);
      const name = asksNames ? nameOfObject(object, message.objects) : null;
      const called = name === null ? {} : { name };
      if ('fault' in value) return { ...unanswered(channel, value.fault, bytes), ...called };
      return { channel, ...value, ...called, at, problem: null, frame: bytes };
    });
  if (part.length === 1) return part.map(({ channel }) => unanswered(channel, 'device-error', bytes));
  const rows: Tested[] = [];
  for (const one of part) rows.push(...(await askTogether(link, device, [one], asksNames)));
  return rows;
}

import { collectorTerms } from './collector-terms.ts';
import { createHash, randomInt } from 'node:crypto';
import type { Socket } from 'node:net';
import { createZone, type Zone } from '#kernel/zone.ts';
import { createFrameReader, type Cut, payloadText } from '../codec/bytes.ts';
import { collectorCutter, type CollectorFrame, encodeCollectorFrame } from '../codec/collector-frame.ts';
import {
  type CollectorData,
  type CollectorMessage,
  isGood,
  readCollectorMessage,
  writeCollectorMessage,
} from '../codec/collector-message.ts';
import { createCollectorSession, type Identity } from '../codec/collector-session.ts';
import { readText, writeText, type Writing } from '../codec/collector-text.ts';
import { type DeviceClock, type DeviceTime, deviceTime, type UnreadTime } from '../codec/device-time.ts';
import { type DoorSide, type Member, plainAddress } from './open-door.ts';
import { doorwayOf, listenerSettings, tlsSecrets } from './listener.ts';
import { type Arrival, deviceClock, type LineNeeds, type Protocol, type RawValue, yesNo, yesOrNo } from './protocol.ts';

/** A connection sharing the port, and how it identifies collectors. */
type Centre = Member & {
  readonly needs: LineNeeds;
  readonly key: Buffer | null;
  readonly identity: Identity;
  readonly count: { here: number };
};

/** A message that a connection could read. */
type Heard = { readonly centre: Centre; readonly message: CollectorMessage; readonly writing: Writing };

const orders = ['secret+sequence', 'sequence+secret'];
const place = createZone('Asia/Shanghai') as Zone;

/** The ministry's protocol of collectors (`standards.md` 1), in all four layouts. */
export const protocols: readonly Protocol[] = [
  {
    name: 'collector',
    label: { zh: '能耗数据采集器', en: 'Energy data collector' },
    way: 'listens',
    port: 9100,
    settings: [
      {
        name: 'building',
        label: { zh: '建筑代码', en: 'Building' },
        hint: { zh: '只接受该建筑的采集器；空着则不限', en: 'collectors of this building alone; empty: of any' },
      },
      { name: 'gateway', label: collectorTerms.gateway },
      {
        name: 'order',
        label: { zh: '认证拼接顺序', en: 'Order of secret and sequence' },
        choices: orders,
        usual: 'secret+sequence',
        isRight: (text) => orders.includes(text),
      },
      {
        name: 'create',
        label: { zh: '自动登记计量点', en: 'Register metering points' },
        hint: { zh: '在代码相同的建筑下登记未绑定的通道', en: 'for channels that are not bound, in the building of that code' },
        choices: yesNo,
        usual: 'no',
        isRight: yesOrNo,
      },
      ...listenerSettings,
    ],
    secrets: [
      {
        name: 'aes',
        label: collectorTerms.aes,
        hint: { zh: '32 位十六进制数', en: '32 hex digits' },
        isRight: (text) => /^[0-9a-f]{32}$/iu.test(text),
      },
      { name: 'md5', label: collectorTerms.md5 },
      ...tlsSecrets,
    ],
    listens: () => true,
    channel: (text) => (/^[^/\s]+\/[^/\s]+\/[^/]+\/[^/]+$/u.test(text) ? text : null),
    channelExample: '140302A001/01/1/1',
    open,
    frameText: payloadText,
  },
];

async function open(needs: LineNeeds) {
  const { connection, secrets, doors } = needs;
  const aes = secrets['aes'];
  const centre: Centre = {
    code: connection.code,
    allow: connection.settings['allow'],
    needs,
    key: aes === undefined ? null : Buffer.from(aes, 'hex'),
    identity: { md5: secrets['md5'] ?? null, order: (connection.settings['order'] ?? 'secret+sequence') as Identity['order'] },
    count: { here: 0 },
    refused: (from, code) => needs.refuse({ from, code, bytes: Buffer.alloc(0) }),
  };
  const door = await doors.join('collector', doorwayOf(needs), centre, () => ({ serve, close: () => undefined }));
  needs.state('listening');
  return { stop: door.leave };
}

function serve(socket: Socket, door: DoorSide<Centre>): void {
  void talk(socket, door).catch(() => socket.destroy());
}

/** One collector from its first byte to its last. Nothing more is read from it until its current message is stored. */
async function talk(socket: Socket, door: DoorSide<Centre>): Promise<void> {
  const from = plainAddress(socket.remoteAddress);
  const sessions = new Map<Centre, ReturnType<typeof createCollectorSession>>();
  const patience = door.members()[0]?.needs.patience.identityMs ?? 0;
  const unknown = setTimeout(() => {
    for (const { needs } of [...sessions.keys(), ...door.members()].slice(0, 1))
      needs.refuse({ code: 'no-identity', from, bytes: Buffer.alloc(0) });
    socket.destroy();
  }, patience);
  const come = (centre: Centre): ReturnType<typeof createCollectorSession> => {
    const session = createCollectorSession(centre.identity, { sequence, clock: () => clockOf(centre.needs.now()) });
    sessions.set(centre, session);
    return session;
  };
  const known = new Set<Centre>();
  const read = createFrameReader(collectorCutter);
  let unread = 0;
  try {
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      for (const cut of read(chunk)) {
        const heard = 'frame' in cut ? hear(cut.frame, door.members()) : { fault: cut.bad.code, bytes: cut.bad.bytes };
        if ('fault' in heard) {
          const centre = [...sessions.keys()][0] ?? door.members()[0];
          centre?.needs.refuse({ code: heard.fault, from, bytes: heard.bytes });
          unread += 1;
          if (door.failed(from) || unread >= mostUnread || isFatal(cut)) return;
          continue;
        }
        const { frame } = cut as { frame: CollectorFrame };
        const identity = `${heard.message.building}/${heard.message.gateway}`;
        if (door.isHeldOff(from, identity)) {
          heard.centre.needs.refuse({ code: 'identity-held-off', from, bytes: Buffer.alloc(0) });
          return;
        }
        const session = sessions.get(heard.centre) ?? come(heard.centre);
        const isOpen = await answer(socket, frame, heard, session);
        if (session.isKnown() && !known.has(heard.centre)) {
          known.add(heard.centre);
          clearTimeout(unknown);
          heard.centre.count.here += 1;
          heard.centre.needs.state('connected');
        }
        if (isOpen) continue;
        heard.centre.needs.refuse({ code: 'identity-wrong', from, bytes: frame.payload });
        door.failed(from, identity);
        return;
      }
    }
  } finally {
    clearTimeout(unknown);
    socket.end();
    socket.destroySoon();
    for (const centre of known) {
      centre.count.here -= 1;
      if (centre.count.here === 0) centre.needs.state('listening');
    }
  }
}

/** This many unreadable frames close a line. */
const mostUnread = 3;

const isFatal = (cut: Cut<CollectorFrame>): boolean => 'bad' in cut && cut.bad.fatal;
const sequence = (): string => String(randomInt(10_000_000, 100_000_000));

/** `yyyyMMddHHmmss` on the clock of the place. @param now ms */
function clockOf(now: number): string {
  const utc = Math.floor(now / 1000);
  const text = new Date((utc + place.offsetAt(utc)) * 1000).toISOString();
  return text.slice(0, 19).replaceAll(/\D/gu, '');
}

/** Which connection a frame is for: the first that can read it and has that building and collector. */
function hear(frame: CollectorFrame, centres: readonly Centre[]): Heard | { readonly fault: string; readonly bytes: Buffer } {
  let fault = 'unknown-collector';
  for (const centre of centres) {
    const read = readText(frame.payload, centre.key, frame.type);
    if (!('text' in read)) {
      fault = read.fault;
      continue;
    }
    const message = readCollectorMessage(read.text);
    if (typeof message === 'string') {
      fault = message;
      continue;
    }
    const { building, gateway } = centre.needs.connection.settings;
    if ((building === undefined || building === message.building) && (gateway === undefined || gateway === message.gateway))
      return { centre, message, writing: read.writing };
    fault = 'unknown-collector';
  }
  return { fault, bytes: frame.payload };
}

/** Sends the answers, after storing what must be stored first. @returns false if the line is to be closed */
async function answer(
  socket: Socket,
  frame: CollectorFrame,
  { centre, message, writing }: Heard,
  session: ReturnType<typeof createCollectorSession>,
): Promise<boolean> {
  const step = session.hear(message);
  const send = (one: CollectorMessage): void => {
    const payload = writeText(writeCollectorMessage(one), writing, centre.key);
    if (socket.writable) socket.write(encodeCollectorFrame({ ...frame, payload }));
  };
  for (const one of step.answers) send(one);
  if (step.data !== undefined) {
    await centre.needs.take(arrivalOf(message, step.data, frame, deviceClock(centre.needs)));
    if (step.acknowledgement !== undefined) send(step.acknowledgement);
  }
  return step.close === undefined;
}

/** A time that is present but unreadable refuses its value. */
const timed = (at: DeviceTime | UnreadTime | null): Pick<RawValue, 'at' | 'refused'> =>
  at !== null && 'unread' in at ? { at: null, refused: { code: 'time-refused', text: at.unread } } : { at };

function arrivalOf({ building, gateway }: CollectorMessage, data: CollectorData, { payload }: CollectorFrame, clock: DeviceClock): Arrival {
  const sent = deviceTime(data.time, clock);
  const isCreated = (meter: string, id: string): string => `${building}-${gateway}-${meter}-${id}`;
  const values = data.values.map((one): RawValue => ({
    channel: `${building}/${gateway}/${one.meter}/${one.id}`,
    ...timed(deviceTime(one.at, clock) ?? sent),
    value: data.parsed && isGood(one) && one.value !== '' ? one.value : null,
    names: { building, meter: isCreated(one.meter, one.id), item: one.coding },
  }));
  const isTimed = values.every(({ at, refused }) => at !== null || refused !== undefined);
  const digest = isTimed ? createHash('sha256').update(payload).digest().subarray(0, 16) : null;
  return { values, digest, fresh: data.operation === 'report', frame: payload };
}

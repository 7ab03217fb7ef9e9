import { connect, type Socket } from 'node:net';
import { guardedLookup, isRefusedHost } from '#kernel/guarded-caller.ts';
import type { Cutter } from '../codec/bytes.ts';
import { createBus, type Bus, type Lateness } from './bus.ts';
import { doorwayOf, listenerSettings, tlsSecrets } from './listener.ts';
import { type DoorSide, type Member, plainAddress } from './open-door.ts';
import { answersLate, startPolling, unanswered } from './poll.ts';
import type { Line, LineNeeds, Protocol, Tested } from './protocol.ts';

/** How a meter protocol requests one channel over a line. */
export type MeterTalk<Frame> = {
  readonly cutter: Cutter<Frame>;
  readonly ask: (bus: Bus<Frame>, channel: string, answerMs: number) => Promise<Tested>;
};

/** A gateway that dials in, and what it sends first. */
type Registered = Member & { readonly id: string; readonly come: (socket: Socket) => void; readonly needs: LineNeeds };

/** Settings and modes of a protocol whose meters are behind a TCP gateway that is dialled or dials in. */
export const meterBus: Pick<Protocol, 'way' | 'settings' | 'secrets' | 'listens'> = {
  way: 'polls',
  settings: [
    {
      name: 'register',
      label: { zh: '网关注册号', en: 'Registration id of the gateway' },
      hint: { zh: '网关主动拨入时填写；空着则由本机拨出', en: 'fill in if the gateway dials in; empty: this machine dials out' },
    },
    ...listenerSettings,
  ],
  secrets: tlsSecrets,
  listens: (settings) => settings['register'] !== undefined,
};

/** Opens a line that polls meters behind a gateway. */
export async function pollBus<Frame>(needs: LineNeeds, talk: MeterTalk<Frame>): Promise<Line> {
  const gateway = needs.connection.settings['register'] === undefined ? dialled(needs, talk) : await registered(needs, talk);
  needs.state(needs.connection.settings['register'] === undefined ? 'waiting' : 'listening');
  const polling = startPolling(needs, (channels, signal) => askAll(gateway.bus, talk, channels, needs, signal));
  return {
    stop: async () => {
      gateway.close();
      await polling.stop();
      await gateway.leave();
    },
  };
}

/** Reads meters once, over a line of its own; does not wait for a gateway that dials in. */
export async function askBus<Frame>(
  needs: LineNeeds,
  channels: readonly string[],
  signal: AbortSignal,
  talk: MeterTalk<Frame>,
): Promise<Tested[]> {
  if (needs.connection.settings['register'] !== undefined) return channels.map((channel) => unanswered(channel, 'gateway-not-here'));
  return dialledBus(needs, channels, signal, talk);
}

/** Reads devices once, over a line that is dialled for it. */
export async function dialledBus<Frame>(
  needs: LineNeeds,
  channels: readonly string[],
  signal: AbortSignal,
  talk: MeterTalk<Frame>,
): Promise<Tested[]> {
  const gateway = dialled(needs, talk);
  try {
    return await askAll(gateway.bus, talk, channels, needs, signal);
  } finally {
    gateway.close();
  }
}

/** Whether anything answers where meters are dialled; does not wait for a gateway that dials in. */
export async function reachBus<Frame>(needs: LineNeeds, talk: MeterTalk<Frame>): Promise<boolean | null> {
  if (needs.connection.settings['register'] !== undefined) return null;
  const gateway = dialled(needs, talk);
  const bus = await gateway.bus();
  gateway.close();
  return bus !== null;
}

type Gateway<Frame> = { readonly bus: () => Promise<Bus<Frame> | null>; readonly close: () => void; readonly leave: () => Promise<void> };

/** One after another: each value has the instant of its own answer, however long others of the round take. */
async function askAll<Frame>(
  busOf: () => Promise<Bus<Frame> | null>,
  { ask }: MeterTalk<Frame>,
  channels: readonly string[],
  { patience, now }: LineNeeds,
  signal: AbortSignal,
): Promise<Tested[]> {
  const told: Tested[] = [];
  for (const channel of channels) {
    const bus = signal.aborted ? null : await busOf();
    const answer = bus === null ? unanswered(channel, 'line-broken') : await ask(bus, channel, patience.answerMs);
    told.push(answer.problem === null ? { ...answer, at: now() } : { ...answer, at: null, gaveUp: now() });
  }
  return told;
}

const lateness = ({ now, note }: LineNeeds): Lateness => ({ now, late: (channel, ms) => note(answersLate(channel, ms)) });

function dialled<Frame>(needs: LineNeeds, { cutter }: MeterTalk<Frame>): Gateway<Frame> {
  const { host, port } = needs.connection;
  const { patience } = needs;
  let held: { socket: Socket; bus: Bus<Frame> } | null = null;
  const dial = (): Promise<Bus<Frame> | null> =>
    new Promise((done) => {
      if (isRefusedHost(host)) return done(null);
      const socket = connect({ host, port, lookup: guardedLookup(), timeout: patience.answerMs });
      socket.once('connect', () => {
        socket.setTimeout(0);
        held = { socket, bus: createBus(socket, cutter, lateness(needs)) };
        done(held.bus);
      });
      socket.once('timeout', () => socket.destroy());
      socket.once('error', () => socket.destroy());
      socket.once('close', () => done(null));
    });
  return {
    bus: async () => (held !== null && !held.socket.destroyed ? held.bus : dial()),
    close: () => held?.socket.destroy(),
    leave: async () => undefined,
  };
}

async function registered<Frame>(needs: LineNeeds, { cutter }: MeterTalk<Frame>): Promise<Gateway<Frame>> {
  let held: { socket: Socket; bus: Bus<Frame> } | null = null;
  const member: Registered = {
    code: needs.connection.code,
    allow: needs.connection.settings['allow'],
    id: needs.connection.settings['register'] ?? '',
    needs,
    refused: (from, code) => needs.refuse({ from, code, bytes: Buffer.alloc(0) }),
    come(socket) {
      held?.socket.destroy();
      held = { socket, bus: createBus(socket, cutter, lateness(needs)) };
      needs.state('connected');
      socket.on('close', () => {
        if (held?.socket === socket) needs.state('listening');
      });
    },
  };
  const door = await needs.doors.join('meter-bus', doorwayOf(needs), member, () => ({ serve: meet, close: () => undefined }));
  return {
    bus: async () => (held !== null && !held.socket.destroyed ? held.bus : null),
    close: () => held?.socket.destroy(),
    leave: door.leave,
  };
}

/** Admits a gateway whose first bytes are the id of one of those that share the port. */
function meet(socket: Socket, door: DoorSide<Registered>): void {
  const from = plainAddress(socket.remoteAddress);
  const first = door.members()[0];
  const unknown = setTimeout(() => refuse('no-identity', Buffer.alloc(0)), first?.needs.patience.identityMs ?? 0);
  let said = Buffer.alloc(0);
  const refuse = (code: string, bytes: Buffer): void => {
    first?.needs.refuse({ code, from, bytes });
    if (code !== 'no-identity') door.failed(from);
    socket.destroy();
  };
  const listen = (chunk: Buffer): void => {
    said = Buffer.concat([said, chunk]);
    const found = door.members().find(({ id }) => said.subarray(0, id.length).equals(Buffer.from(id)));
    const longest = Math.max(...door.members().map(({ id }) => id.length));
    if (found === undefined && said.length < longest) return;
    socket.off('data', listen);
    clearTimeout(unknown);
    if (found === undefined) refuse('unknown-gateway', said);
    else found.come(socket);
  };
  socket.on('data', listen);
  socket.on('close', () => clearTimeout(unknown));
}

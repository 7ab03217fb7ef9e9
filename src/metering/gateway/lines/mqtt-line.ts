import { createHash, timingSafeEqual } from 'node:crypto';
import { Aedes, type Client, type PublishPacket } from 'aedes';
import { type IClientOptions, type IPublishPacket, MqttClient } from 'mqtt';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSafely } from 'node:tls';
import { guardedLookup } from '#kernel/guarded-caller.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { isSoundText } from '#kernel/sound-text.ts';
import { payloadText } from '../codec/bytes.ts';
import { type JsonValue, jsonValues } from '../codec/json-payload.ts';
import { isPointer } from '../codec/json-pointer.ts';
import { createMqttWatch } from '../codec/mqtt-length.ts';
import { doorwayOf, listenerSettings, tlsSetting } from './listener.ts';
import type { DoorService, DoorSide, Member } from './open-door.ts';
import { deviceClock, type Line, type LineNeeds, type Protocol, type Setting } from './protocol.ts';

/** A receiver of messages: a connection, and the pointers of its channels of a topic. */
type Taker = { readonly needs: LineNeeds; readonly pointers: (topic: string) => readonly string[] };

/** A connection that shares a broker, and the accounts that use it. */
type Broker = Member & Taker & { readonly accounts: Readonly<Record<string, string>>; readonly count: { here: number } };

const payloadSettings: readonly Setting[] = [
  { name: 'topics', label: { zh: '主题（逗号分隔）', en: 'Topics, by commas' }, usual: '#' },
  {
    name: 'time',
    label: { zh: '时间的位置', en: 'Where the time is' },
    hint: { zh: 'JSON 指针', en: 'a JSON pointer' },
    usual: '/time',
    isRight: isPointer,
  },
  {
    name: 'each',
    label: { zh: '列表的位置', en: 'Where the list is' },
    hint: { zh: 'JSON 指针；报文是一个列表时填写', en: 'a JSON pointer, where a message is a list' },
    isRight: isPointer,
  },
];

function channel(text: string): string | null {
  const at = text.indexOf('#');
  return at > 0 && isPointer(text.slice(at + 1)) ? text : null;
}

/** Devices that send by MQTT: to a broker of ours, or to another's that we dial. */
export const protocols: readonly Protocol[] = [
  {
    name: 'mqtt-broker',
    label: { zh: 'MQTT 服务端', en: 'MQTT broker' },
    way: 'listens',
    port: 1883,
    settings: [...payloadSettings, ...listenerSettings],
    secrets: 'any',
    listens: () => true,
    channel,
    channelExample: 'building/1/meter#/energy',
    open: openBroker,
    frameText: payloadText,
  },
  {
    name: 'mqtt',
    label: { zh: 'MQTT 客户端', en: 'MQTT client' },
    way: 'dials',
    port: 1883,
    settings: [
      ...payloadSettings,
      tlsSetting,
      { name: 'client', label: { zh: '客户端标识', en: 'Client id' } },
      { name: 'user', label: headingTerms.userName },
    ],
    secrets: [{ name: 'password', label: headingTerms.password }],
    listens: () => false,
    channel,
    channelExample: 'building/1/meter#/energy',
    open: openClient,
    frameText: payloadText,
  },
];

/** The pointers of the channels of a topic; sorted again when bindings change. */
function createPointers(channels: LineNeeds['channels']): (topic: string) => readonly string[] {
  let from: readonly string[] | null = null;
  let byTopic = new Map<string, string[]>();
  return (topic) => {
    const all = channels();
    if (all !== from) {
      byTopic = new Map();
      for (const one of all) {
        const at = one.indexOf('#');
        const mine = byTopic.get(one.slice(0, at));
        if (mine === undefined) byTopic.set(one.slice(0, at), [one.slice(at + 1)]);
        else mine.push(one.slice(at + 1));
      }
      from = all;
    }
    return byTopic.get(topic) ?? [];
  };
}

/** Takes a message; settles when it is durable. @param isLeft a retained one without a time says nothing about the present */
async function takeMessage({ needs, pointers }: Taker, topic: string, payload: Buffer, from: string, isRetained: boolean): Promise<void> {
  const { settings } = needs.connection;
  const places = { time: settings['time'] ?? '/time', each: settings['each'] ?? null };
  const values = jsonValues(payload, places, pointers(topic), deviceClock(needs));
  if (typeof values === 'string') return needs.refuse({ code: values, from, bytes: payload });
  if (![topic, ...values.map(({ pointer }) => pointer)].every(isSoundText))
    return needs.refuse({ code: 'payload-name-invalid', from, bytes: payload });
  const isTimed = values.length > 0 && values.every(hasOwnTime);
  const told = isRetained ? values.filter(hasOwnTime) : values;
  if (told.length === 0) return;
  const digest = isTimed ? createHash('sha256').update(topic).update('\n').update(payload).digest().subarray(0, 16) : null;
  const arrived = told.map(({ pointer, ...value }) => ({ channel: `${topic}#${pointer}`, ...value }));
  await needs.take({ values: arrived, digest, fresh: !isRetained, frame: payload });
}

/** Whether the time of arrival is not used: the value has its own time, or one that cannot be read. */
const hasOwnTime = ({ at, refused }: JsonValue): boolean => at !== null || refused?.code === 'time-refused';

const wanted = ({ connection }: LineNeeds): string[] =>
  (connection.settings['topics'] ?? '#')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Whether a topic matches a filter, `building/+/meter/#`. */
export function matches(filter: string, topic: string): boolean {
  const [parts, names] = [filter.split('/'), topic.split('/')];
  for (const [at, part] of parts.entries()) {
    if (part === '#') return true;
    if (at >= names.length || (part !== '+' && part !== names[at])) return false;
  }
  return parts.length === names.length;
}

async function openBroker(needs: LineNeeds): Promise<Line> {
  const { cert: _cert, key: _key, ...accounts } = needs.secrets;
  const broker: Broker = {
    code: needs.connection.code,
    allow: needs.connection.settings['allow'],
    needs,
    pointers: createPointers(needs.channels),
    accounts: needs.connection.settings['tls'] === 'yes' ? accounts : needs.secrets,
    count: { here: 0 },
    refused: (from, code) => needs.refuse({ from, code, bytes: Buffer.alloc(0) }),
  };
  const door = await needs.doors.join('mqtt-broker', doorwayOf(needs), broker, serveBroker);
  needs.state('listening');
  return { stop: door.leave };
}

/** One broker for all connections of a port. Published messages go only to us: PUBACK follows when they are durable. */
async function serveBroker(): Promise<DoorService<Broker>> {
  const brokers = new WeakMap<Client, Broker>();
  const aedes = await Aedes.createBroker({
    connectTimeout: 30_000,
    authenticate: (client, user, password, done) => {
      // the connection is the one that `open` made, which aedes types as any
      const { members, failed, isHeldOff, from } = client.conn as unknown as Comer;
      const identity = `${client.id.slice(0, 100)} ${user ?? ''}`;
      if (isHeldOff(from, identity, user)) {
        members()[0]?.needs.refuse({ code: 'identity-held-off', from, bytes: Buffer.alloc(0) });
        return done(Object.assign(new Error('not authorized'), { returnCode: 5 }), false);
      }
      const found = members().find(({ accounts }) => lets(accounts, user, password));
      if (found === undefined) {
        members()[0]?.needs.refuse({ code: 'identity-wrong', from, bytes: Buffer.alloc(0) });
        failed(from, identity, user);
        return done(Object.assign(new Error('not authorized'), { returnCode: 5 }), false);
      }
      brokers.set(client, found);
      found.count.here += 1;
      found.needs.state('connected');
      done(null, true);
    },
    authorizePublish: (client, packet, done) => {
      const broker = client === null ? undefined : brokers.get(client);
      if (broker === undefined || !wanted(broker.needs).some((filter) => matches(filter, packet.topic))) return done(null);
      // nothing subscribes here: a retained message would only take up memory
      packet.retain = false;
      void publish(broker, packet, client?.id ?? '', done);
    },
    // senders receive nothing of what others send
    authorizeSubscribe: (_client, _subscription, done) => done(null, null),
  });
  aedes.on('clientDisconnect', (client) => {
    const broker = brokers.get(client);
    if (broker === undefined) return;
    broker.count.here -= 1;
    if (broker.count.here === 0) broker.needs.state('listening');
  });
  aedes.on('connectionError', ({ conn }, error) => {
    // the connection is the one that `open` made, which aedes types as any
    const { members, failed, from, isRefused } = conn as unknown as Comer;
    if (isRefused === true || /not authorized/u.test(error.message)) return;
    const isSilent = error.message.includes('did not arrive in time');
    members()[0]?.needs.refuse({ code: isSilent ? 'no-identity' : 'not-mqtt', from, bytes: Buffer.alloc(0) });
    if (!isSilent) failed(from);
  });
  return {
    serve: (socket, side, from) => {
      const comer = Object.assign(socket, {
        members: side.members,
        failed: side.failed,
        isHeldOff: side.isHeldOff,
        from,
        isRefused: false,
      });
      watch(comer);
      aedes.handle(comer);
    },
    close: () => new Promise<void>((done) => aedes.close(() => done())),
  };
}

async function publish(taker: Taker, packet: PublishPacket, from: string, done: (error?: Error | null) => void): Promise<void> {
  let trouble: Error | null = null;
  try {
    await takeMessage(taker, packet.topic, Buffer.from(packet.payload), from, false);
  } catch (error) {
    trouble = error instanceof Error ? error : new Error('not kept');
  }
  done(trouble);
}

type Comer = {
  readonly members: () => readonly Broker[];
  readonly failed: DoorSide<Broker>['failed'];
  readonly isHeldOff: DoorSide<Broker>['isHeldOff'];
  readonly from: string;
  /** The reason was already reported. */
  isRefused: boolean;
};

/** Disconnects a sender that announces a packet longer than 1 MiB, before the packet has arrived. */
function watch(comer: Socket & Comer): void {
  const isSound = createMqttWatch();
  const read = comer.read.bind(comer);
  comer.read = (size?: number) => {
    const bytes = read(size) as Buffer | null;
    if (bytes === null || isSound(bytes)) return bytes;
    comer.isRefused = true;
    comer.members()[0]?.needs.refuse({ code: 'frame-too-long', from: comer.from, bytes: bytes.subarray(0, 64) });
    comer.failed(comer.from);
    comer.destroy();
    return null;
  };
}

function lets(accounts: Readonly<Record<string, string>>, user: string | undefined, password: Buffer | undefined): boolean {
  if (Object.keys(accounts).length === 0) return true;
  const expected = user !== undefined && Object.hasOwn(accounts, user) ? accounts[user] : undefined;
  if (expected === undefined || password === undefined) return false;
  const digest = (text: string | Buffer) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(expected), digest(password));
}

async function openClient(needs: LineNeeds): Promise<Line> {
  const { host, port, settings, code } = needs.connection;
  const options: IClientOptions = {
    host,
    port,
    protocol: settings['tls'] === 'yes' ? 'mqtts' : 'mqtt',
    clientId: settings['client'] ?? `yaodong-${code}`,
    clean: settings['client'] === undefined,
    reconnectPeriod: 5000,
    ...(settings['user'] !== undefined && { username: settings['user'] }),
    ...(needs.secrets['password'] !== undefined && { password: needs.secrets['password'] }),
  };
  needs.state('waiting');
  const taker = { needs, pointers: createPointers(needs.channels) };
  const to = { host, port, lookup: guardedLookup() };
  const isSafe = settings['tls'] === 'yes';
  const client = new MqttClient(
    () => (isSafe ? connectSafely({ ...to, ...(isIP(host) === 0 && { servername: host }) }) : connect(to)),
    options,
  );
  client.on('error', () => needs.state('failed'));
  client.on('close', () => needs.state('waiting'));
  client.on('connect', () => {
    needs.state('connected');
    client.subscribe(wanted(needs), { qos: 1 }, () => undefined);
  });
  client.handleMessage = (packet: IPublishPacket, done) => {
    // PUBACK follows a message only when it is durable, and several are in progress at a time: given an error here, the library goes on to
    // the next one without it
    if (packet.qos === 1) done(new Error('answered when it is durable'));
    void receive(client, taker, packet, packet.qos === 1 ? null : done);
  };
  return { stop: () => client.endAsync(true) };
}

async function receive(client: MqttClient, taker: Taker, packet: IPublishPacket, done: ((error?: Error) => void) | null): Promise<void> {
  const { host, port } = taker.needs.connection;
  let isKept = true;
  try {
    await takeMessage(taker, packet.topic, Buffer.from(packet.payload), `${host}:${port}`, packet.retain);
  } catch {
    isKept = false;
  }
  if (done !== null) done(isKept ? undefined : new Error('not kept'));
  else if (isKept) client['_sendPacket']({ cmd: 'puback', messageId: packet.messageId as number });
}

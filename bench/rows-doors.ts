import { writeFileSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { Aedes } from 'aedes';
import { freePort } from '../test/free-port.ts';
import { createFrameReader } from '../src/metering/gateway/codec/bytes.ts';
import { collectorCutter } from '../src/metering/gateway/codec/collector-frame.ts';
import { readCollectorMessage } from '../src/metering/gateway/codec/collector-message.ts';
import { readText } from '../src/metering/gateway/codec/collector-text.ts';
import { aes, benchBuilding, messageOf, secret, seriesOf, type Fleet } from './doors/messages.ts';
import { openSender, type Sending, type Sent } from './doors/sender.ts';
import { rate, type Row, type Size } from './table.ts';
import { median, took, type Took, type Yard } from './yard.ts';

const day = 86_400_000;
const runs = 3;
const waits = ({ p50, p99 }: Sent): string => `answered p50 ${p50.toFixed(0)}, p99 ${p99.toFixed(0)} ms`;

/** Rounds of a run: a tenth of the readings of the portion, and at most one day of rounds. */
const roundsOf = ({ portion }: Size, { devices, values }: Pick<Fleet, 'devices' | 'values'>): number =>
  Math.max(2, Math.min(96, Math.round(portion / 10 / devices / values)));

/** Registers the series of the devices and a connection that they come in by, with its channels bound. @returns its port */
async function prepare(
  yard: Yard,
  fleet: Pick<Fleet, 'letter' | 'devices' | 'values'>,
  connection: { readonly code: string; readonly protocol: string; readonly secret: Record<string, string> },
  channel: (device: number, value: number) => string,
): Promise<number> {
  const { letter, devices, values } = fleet;
  const bring = async (name: string, lines: readonly string[]): Promise<string> => {
    const path = yard.file(name);
    writeFileSync(path, lines.join('\n'));
    return yard.upload(path, name);
  };
  const each = (line: (device: number, value: number) => string): string[] =>
    Array.from({ length: devices * values }, (_, at) => line(Math.floor(at / values), at % values));
  const building = `${benchBuilding}-${letter}`;
  await yard.client.registry.importBuildings({
    file: await bring('b.csv', ['code,name,use,region', `${building},Doors ${letter},office,140302`]),
  });
  const meters = each((device, value) => `${seriesOf(letter, device, value)},${building},electricity,register`);
  await yard.client.registry.importMeters({ file: await bring('m.csv', ['code,building,carrier,kind', ...meters]) });
  const port = await freePort();
  await yard.client.gateway.add({ ...connection, port });
  const channels = each((device, value) => `${connection.code},${channel(device, value)},${seriesOf(letter, device, value)}`);
  const { rejectedCount } = await yard.client.gateway.importChannels({
    file: await bring('c.csv', ['connection,channel,series', ...channels]),
  });
  if (rejectedCount !== 0) throw new Error(`${rejectedCount} channels were refused`);
  await yard.client.gateway.on({ connection: connection.code });
  return port;
}

type Run = { readonly sent: Sent; readonly spent: Took };

async function run(sending: Sending): Promise<Run> {
  const sender = await openSender(sending);
  try {
    let sent: Sent | null = null;
    const spent = await took(async () => (sent = await sender.send()));
    return { sent: sent as unknown as Sent, spent };
  } finally {
    sender.close();
  }
}

const middle = (some: readonly Run[]): Run => {
  const seconds = median(some.map(({ sent }) => sent.seconds));
  return some.find(({ sent }) => sent.seconds === seconds) as Run;
};

/** Checks by the counts of a connection that everything came in. */
async function mustHave(yard: Yard, connection: string, readings: number): Promise<void> {
  const shown = await yard.client.gateway.show({ connection });
  if (shown.readings !== readings || shown.unbound !== 0)
    throw new Error(`${shown.readings} of ${readings} readings came in, ${shown.unbound} are bound to nothing`);
}

/** Seconds of decoding alone: frames are cut, decrypted and parsed, and nothing is kept. */
function decodingSeconds(fleet: Fleet): number {
  const frames = Array.from({ length: fleet.devices }, (_, device) => messageOf(fleet, device, 0).collector);
  const began = performance.now();
  for (const bytes of frames)
    for (const cut of createFrameReader(collectorCutter)(bytes)) {
      const text = 'frame' in cut ? readText(cut.frame.payload, aes, null) : { fault: '' };
      if (!('text' in text) || typeof readCollectorMessage(text.text) === 'string') throw new Error('a frame was not read');
    }
  return (performance.now() - began) / 1000;
}

const midnight = (): number => Math.floor(Date.now() / day) * day - 16 * 3_600_000;

export const collectorsRow: Row = {
  name: 'collectors',
  what: 'collectors: 500 lines, messages of 50 readings, AES and XML, each acknowledged when durable',
  must: '20,000 readings/s',
  async run(yard, size) {
    const shape = { letter: 'k', devices: 500, values: 50 };
    const connection = { code: 'BENCH-K', protocol: 'collector', secret: { aes: aes.toString('hex'), md5: secret } };
    const port = await prepare(yard, shape, connection, (device, value) => `${benchBuilding}/${device}/${value}/1`);
    const rounds = roundsOf(size, shape);
    const fleet = { ...shape, first: midnight() - 8 * day, rounds };
    const [ours, lane]: [Run[], Run[]] = [[], []];
    for (let turn = 0; turn < runs; turn++) {
      ours.push(await run({ ...fleet, from: turn * 2 * rounds, way: 'collector', port, together: 1 }));
      const http = { way: 'http', port: Number(new URL(yard.url).port), key: yard.app.localKey, together: 1 } as const;
      lane.push(await run({ ...fleet, from: (turn * 2 + 1) * rounds, ...http }));
    }
    const readings = shape.devices * shape.values * rounds;
    await mustHave(yard, connection.code, readings * runs);
    const [one, http] = [middle(ours), middle(lane)];
    const decoding = (shape.devices * shape.values) / median([0, 1, 2].map(() => decodingSeconds({ ...fleet, from: 0 })));
    const share = (http.sent.seconds / one.sent.seconds) * 100;
    const beside = `HTTP lane ${rate(readings)(http.sent.seconds)} (${waits(http.sent)}), ${share.toFixed(0)} % of it`;
    const alone = `decoding alone ${Math.round(decoding).toLocaleString('en')}/s`;
    return {
      ours: rate(readings)(one.sent.seconds),
      cpu: one.spent.cpu,
      note: `${waits(one.sent)}; ${beside}; ${alone}; sender ${one.sent.cpu.toFixed(1)} s of cpu; ${readings.toLocaleString('en')} readings a run`,
    };
  },
};

export const brokerRow: Row = {
  name: 'broker',
  what: 'MQTT QoS 1: 200 clients, messages of 20 values, four under way, each acknowledged when durable',
  must: '20,000 readings/s',
  async run(yard, size) {
    const shape = { letter: 'q', devices: 200, values: 20 };
    const connection = { code: 'BENCH-Q', protocol: 'mqtt-broker', secret: { fleet: secret } };
    const port = await prepare(yard, shape, connection, (device, value) => `d/${device}#/v/${value}`);
    const rounds = roundsOf(size, shape);
    const fleet = { ...shape, first: midnight() - 8 * day, rounds, way: 'mqtt', together: 4 } as const;
    const aedes = await Aedes.createBroker();
    const server = createServer(aedes.handle);
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done);
    });
    const [ours, bare]: [Run[], Run[]] = [[], []];
    for (let turn = 0; turn < runs; turn++) {
      ours.push(await run({ ...fleet, from: turn * rounds, port }));
      bare.push(await run({ ...fleet, from: turn * rounds, port: (server.address() as AddressInfo).port }));
    }
    aedes.close();
    server.close();
    const readings = shape.devices * shape.values * rounds;
    await mustHave(yard, connection.code, readings * runs);
    const [one, other] = [middle(ours), middle(bare)];
    const share = (other.sent.seconds / one.sent.seconds) * 100;
    return {
      ours: rate(readings)(one.sent.seconds),
      cpu: one.spent.cpu,
      note: `${waits(one.sent)}; aedes that stores nothing ${rate(readings)(other.sent.seconds)}, ${share.toFixed(0)} % of it; sender ${one.sent.cpu.toFixed(1)} s of cpu; ${readings.toLocaleString('en')} readings a run`,
    };
  },
};

/** Resident memory of this process in megabytes, with its share of what is shared. */
const residentMb = (): number => Number(/^Pss:\s+(\d+)/mu.exec(readFileSync('/proc/self/smaps_rollup', 'utf8'))?.[1] ?? 0) / 1024;

export const idleRow: Row = {
  name: 'idle',
  what: '2,000 collectors on line that say nothing after their identity',
  must: 'at most 200 MB more',
  async run(yard) {
    const port = await freePort();
    await yard.client.gateway.add({ code: 'BENCH-I', protocol: 'collector', port, secret: { aes: aes.toString('hex'), md5: secret } });
    await yard.client.gateway.on({ connection: 'BENCH-I' });
    const before = residentMb();
    const sender = await openSender({
      letter: 'i',
      devices: 2000,
      values: 1,
      first: 0,
      from: 0,
      rounds: 0,
      way: 'idle',
      port,
      together: 1,
    });
    const after = residentMb();
    const shown = await yard.client.gateway.show({ connection: 'BENCH-I' });
    sender.close();
    if (shown.state !== 'connected') throw new Error(`the connection is ${shown.state}`);
    return { ours: `${(after - before).toFixed(0)} MB`, note: `of the program, from ${before.toFixed(0)} MB on` };
  },
};

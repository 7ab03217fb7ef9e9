import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { loadPlayers, type Played, type PlayedChannel, type Player } from '#metering/gateway/play/player.ts';
import { quantityTerms } from '#kernel/quantity-terms.ts';
import { today } from '#kernel/today.ts';
import { demoMark } from '../../../test/city/rooms.ts';
import type { ProgramOutput } from '#cli/command-context.ts';
import { runImport } from '#cli/follow.ts';
import { mainOf } from './live-use.ts';

const host = '127.0.0.1';

/** A simulated device for each of the live buildings, in order, with its connection. */
const simulated = [
  ['modbus-tcp', '示范-Modbus'],
  ['mqtt-broker', '示范-MQTT'],
  ['collector', '示范-采集器'],
] as const;

type Given = {
  readonly at: ProgramOutput;
  /** A directory for the lists to be imported. */
  readonly directory: string;
  readonly buildings: readonly string[];
  /** How often devices send, or are polled; for tests. */
  readonly every?: { readonly text: string; readonly ms: number };
};

type Line = Given & { readonly building: string; readonly connection: string; readonly player: Player };

/**
 * Runs a device for each live building, on loopback and on free ports, for as long as the program runs; missing points, meters, connections
 * and bindings are created first. `stop` stops the devices; none is started afterwards.
 */
export function createLiveDevices() {
  const playing: Played[] = [];
  let isOver = false;
  return {
    async play(given: Given): Promise<void> {
      const players = await loadPlayers();
      await mkdir(given.directory, { recursive: true });
      for (const [index, [protocol, connection]] of simulated.entries()) {
        const [building, player] = [given.buildings[index], players.get(protocol)];
        if (building === undefined || player === undefined || isOver) continue;
        playing.push(await open({ ...given, building, player, connection }));
      }
      if (isOver) await end(playing);
    },
    async stop(): Promise<void> {
      isOver = true;
      await end(playing);
    },
  };
}

const end = async (playing: Played[]): Promise<void> => void (await Promise.all(playing.splice(0).map(({ stop }) => stop())));

/**
 * A device that is polled is started first; one that connects out first needs a port to connect to. The connection is switched on when its
 * channels are bound, so that nothing arrives for which there is no series.
 */
async function open(line: Line): Promise<Played> {
  const { at, player, connection } = line;
  const known = (await at.client.gateway.list()).connections.find(({ code }) => code === connection);
  const kept = known?.port ?? (await freePort());
  const answering = player.way === 'answers' ? await play(line, kept).catch(() => play(line, 0)) : null;
  const port = answering?.port ?? kept;
  await setUp(line, port, known === undefined);
  const played = answering ?? (await play(line, port));
  await bind(line, played.channels);
  const listening = await listenAt(line, port);
  if (listening === port) return played;
  await played.stop();
  return play(line, listening);
}

const usual = { text: '1min', ms: 60_000 };

const play = ({ player, building, every = usual }: Line, port: number): Promise<Played> =>
  player.play({ place: { host, port }, everyMs: every.ms, set: { building, gateway: '01' }, now: Date.now });

async function setUp({ at, player, connection, every = usual }: Line, port: number, isNew: boolean): Promise<void> {
  const { gateway } = at.client;
  if (isNew) await gateway.add({ code: connection, protocol: player.protocol, host, port, every: every.text });
  else if ((await gateway.show({ connection })).port !== port) await gateway.set({ connection, port });
}

/** Switches the connection on. @returns its port: a different one if its port is taken */
async function listenAt({ at, player, connection }: Line, port: number): Promise<number> {
  const { gateway } = at.client;
  const { state } = await gateway.on({ connection });
  if (state !== 'failed' || player.way === 'answers') return port;
  const other = await freePort();
  await gateway.set({ connection, port: other });
  return other;
}

/** A free port on loopback. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(0, host, done);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

const pointQuantities: ReadonlySet<string> = new Set(['temperature', 'power', 'state']);

/** Points and meters of the channels, below the building's main meter, and their bindings. Running it twice changes nothing. */
async function bind(line: Line, channels: readonly PlayedChannel[]): Promise<void> {
  const { at, building, connection } = line;
  const bound = (await at.client.gateway.channels({ connection })).channels;
  if (channels.every(({ channel }) => bound.some((one) => one.channel === channel))) return;
  const series = channels.map((one, index) => ({
    ...one,
    code: `${building}-示范-${index + 1}`,
    isPoint: pointQuantities.has(one.quantity),
  }));
  const points = series.filter(({ isPoint }) => isPoint);
  const meters = series.filter(({ isPoint }) => !isPoint);
  const main = (await mainOf(at, building)) ?? '';
  const nameOf = (quantity: string): string => `${demoMark.zh}模拟设备 ${quantityTerms[quantity as 'power'].zh}`;
  await bringIn(line, 'points', [
    'code,quantity,building,name,hold',
    ...points.map(({ code, quantity }) => [code, quantity, building, nameOf(quantity), '15min'].join()),
  ]);
  await bringIn(line, 'meters', [
    'code,building,carrier,kind,item,parent,installed',
    ...meters.map(({ code }) => [code, building, 'electricity', 'register', '01A00', main, today(Date.now())].join()),
  ]);
  await at.client.gateway.bindChannels({
    connection,
    channels: series.map(({ channel, code, unit }) => ({
      channel,
      series: code,
      ...(unit.startsWith('0.01 ') ? { scale: 0.01, unit: unit.slice(5) } : { unit }),
    })),
  });
}

async function bringIn({ at, directory, building }: Line, kind: 'points' | 'meters', rows: readonly string[]): Promise<void> {
  if (rows.length === 1) return;
  const path = join(directory, `${building}-${kind}.csv`);
  await writeFile(path, [...rows, ''].join('\n'));
  const quiet = { ...at, output: { ...at.output, terminal: false } };
  const { point, registry } = at.client;
  await runImport(quiet, {
    path,
    begin: (file) => (kind === 'points' ? point.importPoints({ file, wait: false }) : registry.importMeters({ file, wait: false })),
  });
}

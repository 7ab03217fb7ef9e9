import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freePort } from '../../../../test/free-port.ts';
import { createWorld, type World } from '../../../../test/world.ts';
import { device } from './field-devices.ts';
import { loadPlayers } from './player.ts';

let world: World;
const players = await loadPlayers();
const playedPoints: Readonly<Record<string, string>> = {
  temperature: 'temperature',
  power: 'power',
  state: 'state',
  supply: 'temperature',
  return: 'temperature',
};

beforeAll(async () => {
  world = await createWorld();
  await world.app.serve();
  await world.local.registry.importBuildings({
    file: await world.upload('b.csv', 'code,name,use,region\n140302A001,一号楼,office,140302'),
  });
});
afterAll(() => world.stop());

const shown = (code: string) => world.local.gateway.show({ connection: code });

/** Creates a series for each channel of a simulated device, binds it, and returns its code by channel. */
async function seriesFor(protocol: string, channels: readonly { channel: string; quantity: string; unit: string }[]): Promise<void> {
  const codeOf = (at: number): string => `${protocol}-${at}`;
  const rows = channels.map(({ quantity, unit }, at) => ({ code: codeOf(at), quantity: playedPoints[quantity], unit }));
  const points = rows.filter(({ quantity }) => quantity !== undefined).map(({ code, quantity }) => `${code},${quantity},140302A001`);
  const carrierOf = { kWh: 'electricity', GJ: 'heat', m3: 'water' };
  const meters = rows
    .filter(({ quantity }) => quantity === undefined)
    .map(({ code, unit }) => `${code},140302A001,${carrierOf[unit as 'kWh']},register`);
  if (points.length > 0)
    await world.local.point.importPoints({ file: await world.upload('p.csv', ['code,quantity,building', ...points].join('\n')) });
  if (meters.length > 0)
    await world.local.registry.importMeters({ file: await world.upload('m.csv', ['code,building,carrier,kind', ...meters].join('\n')) });
  const scaled = (unit: string) => (unit.startsWith('0.01') ? '0.01,degC' : `1,${unit}`);
  const bound = channels.map(({ channel, unit }, at) => `${protocol},"${channel}",${codeOf(at)},${scaled(unit)}`);
  const file = await world.upload('c.csv', ['connection,channel,series,scale,unit', ...bound].join('\n'));
  expect(await world.local.gateway.importChannels({ file })).toMatchObject({ created: channels.length, rejectedCount: 0 });
}

describe('a simulated device', () => {
  test.each([...players.keys()])('of %s has all its channels read over a connection', async (protocol) => {
    const player = players.get(protocol);
    if (player === undefined) throw new Error('no player');
    const listens = player.way === 'dials';
    const port = await freePort();
    const set = protocol === 'bacnet' ? { bind: `127.0.0.1:${await freePort()}` } : {};
    const given = { place: { host: '127.0.0.1', port }, everyMs: 1000, set: {}, now: Date.now };
    const answering = listens ? null : await player.play(given);
    await world.local.gateway.add({ code: protocol, protocol, port, every: '1s', set });
    const dialling = listens ? { channels: await playedOnce(protocol, given) } : null;
    const channels = (answering ?? dialling)?.channels ?? [];
    expect(channels.length).toBeGreaterThan(1);
    await seriesFor(protocol, channels);
    await world.local.gateway.on({ connection: protocol });
    const played = answering ?? (await player.play(given));
    await vi.waitFor(async () => expect((await shown(protocol)).readings).toBeGreaterThanOrEqual(channels.length), {
      timeout: 20_000,
      interval: 100,
    });
    const { findings, refused, unbound } = await shown(protocol);
    expect({ findings, refused, unbound }).toEqual({ findings: [], refused: 0, unbound: 0 });
    await world.local.gateway.off({ connection: protocol });
    await played.stop();
  });

  test('of BACnet: a faulty and a missing object have no value; a test shows unit and frame', async () => {
    const port = await freePort();
    const device = await players.get('bacnet')?.play({ place: { host: '127.0.0.1', port }, everyMs: 1000, set: {}, now: Date.now });
    await world.local.gateway.add({ code: 'B9', protocol: 'bacnet', port });
    const asked = ['1001:analog-input,1', '1001:analog-input,3', '1001:analog-input,9', '1001:binary-value,1'];
    const { channels } = await world.local.gateway.test({ connection: 'B9', channels: asked });
    expect(channels.map(({ problem }) => problem)).toEqual([null, '设备报告该对象故障或停用。', '设备答复出错。', null]);
    expect(channels[0]).toMatchObject({ unit: 'degC', series: null });
    expect(channels[0]?.frame).toMatch(/^81 0A/u);
    await device?.stop();
    await world.local.gateway.remove({ connection: 'B9' });
  });
});

/** The channels of a device that dials by itself: it is run with nothing to dial. */
async function playedOnce(protocol: string, given: Parameters<NonNullable<ReturnType<typeof players.get>>['play']>[0]) {
  const played = await players.get(protocol)?.play({ ...given, place: { host: '127.0.0.1', port: await freePort() } });
  await played?.stop();
  return played?.channels ?? [];
}

test('a device that publishes stops while the broker still owes it an answer', async () => {
  const connack = Buffer.from([0x20, 0x02, 0x00, 0x00]);
  const asked: number[] = [];
  const broker = await device({ host: '127.0.0.1', port: 0 }, (socket) => {
    socket.write(connack);
    socket.on('data', (bytes) => asked.push(...Buffer.from(bytes)));
  });
  const player = players.get('mqtt-broker');
  const place = { host: '127.0.0.1', port: broker.port };
  const played = await player?.play({ place, everyMs: 1000, set: {}, now: Date.now });
  await vi.waitFor(() => expect(Buffer.from(asked).includes('simulated/device/1')).toBe(true), 10_000);
  await played?.stop();
  await broker.stop();
});

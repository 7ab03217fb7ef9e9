import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { loadPlayers } from './play/player.ts';
import { cjt188Gateway, dlt645Gateway, modbusDevice } from './play/field-devices.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.app.serve();
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB1,一号楼,office,140302') });
  const meters = ['E1,B1,electricity,register,6', 'E2,B1,electricity,register,6'];
  await world.local.registry.importMeters({
    file: await world.upload('m.csv', ['code,building,carrier,kind,digits', ...meters].join('\n')),
  });
});
afterAll(() => world.stop());

const shown = (connection: string) => world.local.gateway.show({ connection });

test('an updated connection keeps settings not named, an empty text clears one, and an open connection is reopened', async () => {
  const { gateway } = world.local;
  const devices = await Promise.all([modbusDevice(() => 1), modbusDevice(() => 2)]);
  await gateway.add({ code: 'S1', protocol: 'mqtt', port: 1, set: { topics: 'a/#', user: 'u' }, secret: { password: 'p' } });
  const changed = await gateway.set({ connection: 'S1', host: 'localhost', set: { user: '', client: 'c1' } });
  expect(changed).toMatchObject({ host: 'localhost', port: 1, settings: { topics: 'a/#', client: 'c1' }, secrets: ['password'] });
  expect(await gateway.set({ connection: 'S1', secret: { password: '' } })).toMatchObject({ secrets: [] });
  await expect(gateway.set({ connection: 'S1', set: { none: '1' } })).rejects.toMatchObject({ document: { code: 'setting-unknown' } });
  await expect(gateway.set({ connection: 'none', port: 2 })).rejects.toMatchObject({ document: { code: 'no-such-connection' } });
  await gateway.add({ code: 'S2', protocol: 'modbus-tcp', port: devices[0].port, every: '1s' });
  await gateway.bindChannels({ connection: 'S2', channels: [{ channel: '1:holding:0:uint16', series: 'E2', unit: 'kWh' }] });
  await gateway.on({ connection: 'S2' });
  await gateway.set({ connection: 'S2', port: devices[1].port });
  await vi.waitFor(async () => expect((await shown('S2')).frame?.endsWith('00 02')).toBe(true), { timeout: 20_000, interval: 100 });
  expect((await shown('S2')).frameWords).toContain('读保持寄存器：应答 2 字节，0002');
  await gateway.off({ connection: 'S2' });
  await Promise.all(devices.map((one) => one.stop()));
});

test('a listener update that would open it to everybody is refused, and changes nothing', async () => {
  const { gateway } = world.local;
  await gateway.add({ code: 'S3', protocol: 'collector', port: 9 });
  await expect(gateway.set({ connection: 'S3', host: '0.0.0.0' })).rejects.toMatchObject({ document: { code: 'open-door' } });
  expect(await shown('S3')).toMatchObject({ host: '127.0.0.1' });
});

test('manual binding checks the value first, binds what it can and reports the rest; unbound values wait, and continue once bound again', async () => {
  const { gateway } = world.local;
  await gateway.add({ code: 'H1', protocol: 'modbus-tcp', port: 1 });
  const wanted = [
    { channel: '1:holding:0:uint32', series: 'E1', unit: 'kWh', raw: 123_456_789 },
    { channel: 'nonsense', series: 'E1', raw: 1 },
    { channel: '1:holding:2:uint16', series: 'none', raw: 1 },
  ];
  const weighed = await gateway.bindChannels({ connection: 'H1', channels: wanted, preview: true });
  expect(weighed.channels[0]).toMatchObject({
    bound: false,
    problem: null,
    value: 123_456_789,
    findings: [{ code: 'channel-beyond-digits' }],
  });
  expect((await gateway.channels({ connection: 'H1' })).channels).toEqual([]);
  const bound = await gateway.bindChannels({ connection: 'H1', channels: wanted.map((one) => ({ ...one, scale: 0.001 })) });
  expect(bound.channels.map((one) => one.bound)).toEqual([true, false, false]);
  expect(bound.channels[0]).toMatchObject({ value: 123_456.789, findings: [] });
  expect(bound.channels[1]?.problem).toContain('不是连接 H1 的通道');
  expect(bound.channels[2]?.problem).toContain('没有代码为 none 的');
  await gateway.bindChannels({ connection: 'H1', channels: [{ channel: '1:holding:0:uint32', series: 'E1', scale: 0.01, offset: 5 }] });
  const rows = async () => (await gateway.channels({ connection: 'H1' })).channels;
  expect(await rows()).toMatchObject([{ channel: '1:holding:0:uint32', series: 'E1', scale: 0.01, offset: 5, unit: null }]);
  const gone = await gateway.unbindChannels({ connection: 'H1', channels: ['1:holding:0:uint32', '1:holding:9:uint16'] });
  expect(gone.channels.map(({ problem }) => problem)).toEqual([null, '通道 H1 1:holding:9:uint16 没有绑定。']);
  expect(await rows()).toEqual([]);
  expect(
    (await gateway.bindChannels({ connection: 'H1', channels: [{ channel: '1:holding:0:uint32', series: 'E2' }] })).channels[0]?.bound,
  ).toBe(true);
  expect(await rows()).toMatchObject([{ series: 'E2', scale: null }]);
});

test('discovery lists what is at an address: registers of known models, a range of registers, meters, objects by name', async () => {
  const { gateway } = world.local;
  const [modbus, dlt645, cjt188] = await Promise.all([
    modbusDevice((address) => [0x42c8, 0, 0x42c8, 0][address]),
    dlt645Gateway((address) => (address === '000000000161' ? 12.5 : null)),
    cjt188Gateway(() => ({ heat: 3.25, volume: 10, supply: 45, return: 30 })),
  ]);
  await gateway.add({ code: 'F1', protocol: 'modbus-tcp', port: modbus.port });
  const known = await gateway.discover({ connection: 'F1', address: '1' });
  expect(known.channels.find(({ channel }) => channel === '1:simulated-meter/energy')).toMatchObject({
    raw: 100,
    unit: 'kWh',
    series: null,
  });
  const stretch = await gateway.discover({ connection: 'F1', address: '1:holding:0-9:float32' });
  expect(stretch.channels.map(({ channel, raw }) => [channel, raw])).toEqual([
    ['1:holding:0:float32:ABCD', 100],
    ['1:holding:2:float32:ABCD', 100],
  ]);
  await expect(gateway.discover({ connection: 'F1', address: '9999' })).rejects.toMatchObject({ document: { code: 'address-bad' } });
  await gateway.add({ code: 'F2', protocol: 'dlt645', port: dlt645.port });
  const found = await gateway.discover({ connection: 'F2', address: '161' });
  expect(found.channels[0]).toMatchObject({
    channel: '000000000161:00010000',
    raw: 12.5,
    words: expect.stringContaining('数据标识 00010000'),
  });
  await gateway.add({ code: 'F3', protocol: 'cjt188', port: cjt188.port });
  expect((await gateway.discover({ connection: 'F3', address: '40314132' })).channels.map(({ raw, unit }) => [raw, unit])).toEqual([
    [3.25, 'GJ'],
    [10, 'm3'],
    [45, 'degC'],
    [30, 'degC'],
  ]);
  const player = (await loadPlayers()).get('bacnet');
  const bacnet = await player?.play({ place: { host: '127.0.0.1', port: 0 }, set: {}, everyMs: 1000, now: () => Date.now() });
  await gateway.add({ code: 'F4', protocol: 'bacnet', port: bacnet?.port ?? 1 });
  const objects = await gateway.discover({ connection: 'F4' });
  expect(objects.channels).toHaveLength(5);
  expect(objects.channels[0]).toMatchObject({
    channel: '1001:analog-input,1',
    name: 'ROOM-TEMP',
    unit: 'degC',
    at: expect.any(String),
    problem: null,
  });
  expect(objects.channels[2]).toMatchObject({ problem: '设备报告该对象故障或停用。' });
  await Promise.all([modbus.stop(), dlt645.stop(), cjt188.stop(), bacnet?.stop()]);
});

test('if nothing answers the advice says what to check, and for devices that report on their own it says so', async () => {
  const { gateway } = world.local;
  const port = await new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as { port: number };
      server.close(() => done(free));
    });
  });
  await gateway.add({ code: 'N1', protocol: 'dlt645', port });
  expect((await gateway.discover({ connection: 'N1', address: '1' })).channels).toMatchObject([
    { problem: '连不上设备或网关。请核对地址、端口和网络。' },
  ]);
  await gateway.add({ code: 'N2', protocol: 'mqtt-broker', port });
  expect(await gateway.test({ connection: 'N2' })).toMatchObject({ channels: [], findings: [{ code: 'not-testable' }] });
});

import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { answerDlt645, cjt188Gateway, dlt645Gateway, modbusDevice } from './play/field-devices.ts';
import { freePort } from '../../../test/free-port.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.app.serve();
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB1,一号楼,office,140302') });
  const meters = ['E1,B1,electricity,register', 'E2,B1,electricity,register', 'H1,B1,heat,register', 'P1,B1,electricity,register'];
  await world.local.registry.importMeters({ file: await world.upload('m.csv', ['code,building,carrier,kind', ...meters].join('\n')) });
});
afterAll(() => world.stop());

const bind = async (...rows: readonly string[]) =>
  world.local.gateway.importChannels({ file: await world.upload('c.csv', ['connection,channel,series,unit', ...rows].join('\n')) });
const connection = async (code: string, protocol: string, port: number, set: Record<string, string> = {}) => {
  await world.local.gateway.add({ code, protocol, port, every: '1s', set });
};
const shown = (code: string) => world.local.gateway.show({ connection: code });
const came = (code: string, count: number) =>
  vi.waitFor(async () => expect((await shown(code)).readings).toBeGreaterThanOrEqual(count), { timeout: 20_000, interval: 100 });

describe('polled meters', () => {
  test('of DL/T 645: a test shows value and frame and stores nothing; polls store', async () => {
    const gateway = await dlt645Gateway((address) => (address === '000000000161' ? 12.5 : null));
    await connection('D1', 'dlt645', gateway.port);
    await bind('D1,161:00010000,E1,kWh');
    const { channels } = await world.local.gateway.test({ connection: 'D1' });
    expect(channels).toMatchObject([{ channel: '000000000161:00010000', series: 'E1', raw: 12.5, at: expect.any(String), problem: null }]);
    expect(channels[0]?.frame).toMatch(/^68 61 01 00 00 00 00 68 91 08/u);
    expect(await shown('D1')).toMatchObject({ readings: 0, state: 'off' });
    await world.local.gateway.on({ connection: 'D1' });
    await came('D1', 1);
    expect(await shown('D1')).toMatchObject({ state: 'connected' });
    await gateway.stop();
    await vi.waitFor(async () => expect((await shown('D1')).state).toBe('failed'), { timeout: 20_000 });
    const before = (await shown('D1')).readings;
    await world.local.gateway.off({ connection: 'D1' });
    expect((await shown('D1')).readings).toBe(before);
  });

  test('of DL/T 645 behind a gateway that connects to us and first sends its id', async () => {
    const port = await freePort();
    await connection('D2', 'dlt645', port, { register: 'GW0001' });
    await bind('D2,162:00010000,E2,kWh');
    await world.local.gateway.on({ connection: 'D2' });
    const stranger = connect(port, '127.0.0.1');
    stranger.on('error', () => undefined);
    const closed = new Promise((done) => {
      stranger.on('close', done);
    });
    stranger.write('GW9999');
    await closed;
    const gateway = connect(port, '127.0.0.1');
    answerDlt645(gateway, () => 7);
    gateway.write('GW0001');
    await came('D2', 1);
    expect((await shown('D2')).findings.map(({ evidence }) => evidence['why'])).toContain('unknown-gateway');
    gateway.destroy();
    await world.local.gateway.off({ connection: 'D2' });
  });

  test('of CJ/T 188: heat in the unit stated by the meter', async () => {
    const gateway = await cjt188Gateway(() => ({ heat: 3.25, volume: 10, supply: 45, return: 30 }));
    await connection('C1', 'cjt188', gateway.port);
    await bind('C1,20:00000040314132:heat,H1,');
    const bare = await world.local.gateway.test({ connection: 'C1', channels: [] });
    expect([bare.channels, bare.findings.map(({ code }) => code)]).toEqual([[], ['connection-without-channels']]);
    const { channels } = await world.local.gateway.test({ connection: 'C1' });
    expect(channels).toMatchObject([{ raw: 3.25, at: expect.any(String), unit: 'GJ', problem: null }]);
    await world.local.gateway.on({ connection: 'C1' });
    await came('C1', 1);
    await world.local.gateway.off({ connection: 'C1' });
    await gateway.stop();
    const told = async (channels?: string[]) =>
      (await world.local.gateway.test({ connection: 'C1', ...(channels !== undefined && { channels }) })).findings.map(({ code }) => code);
    expect(await told()).toEqual(['nobody-answered']);
    expect(await told([])).toEqual(['connection-without-channels', 'nobody-answered']);
  });

  test('of Modbus by register and by model name, with the reason if one has no value', async () => {
    const device = await modbusDevice((address) => [0x42c8, 0, 0x7fc0, 0][address]);
    await connection('M1', 'modbus-tcp', device.port);
    expect(await bind('M1,1:simulated-meter/energy,P1,kWh', 'M1,1:simulated-meter/none,P1,kWh')).toMatchObject({
      created: 1,
      rejectedCount: 1,
    });
    const asked = ['1:simulated-meter/energy', '1:holding:0:float32:ABCD', '1:holding:2:float32', '1:holding:9:uint16'];
    const { channels } = await world.local.gateway.test({ connection: 'M1', channels: asked });
    expect(channels.map(({ channel }) => channel)).toEqual(asked);
    expect(channels.map(({ raw }) => raw)).toEqual([100, 100, null, null]);
    expect(channels.map(({ at, raw }) => (at === null) === (raw === null))).toEqual([true, true, true, true]);
    expect(channels.map(({ problem }) => problem)).toEqual([null, null, '设备没有给出数值。', '设备答复出错。']);
    expect((await world.local.gateway.test({ connection: 'M1' })).channels.map(({ channel }) => channel)).toEqual(asked.slice(0, 1));
    expect(await bind('M1,1:holding:0:float32,E1,kWh')).toMatchObject({ created: 1 });
    const bound = (await world.local.gateway.test({ connection: 'M1' })).channels.map(({ channel }) => channel);
    expect(bound.toSorted()).toEqual(['1:holding:0:float32:ABCD', '1:simulated-meter/energy']);
    await world.local.gateway.on({ connection: 'M1' });
    await came('M1', 1);
    await world.local.gateway.off({ connection: 'M1' });
    await device.stop();
  });
});

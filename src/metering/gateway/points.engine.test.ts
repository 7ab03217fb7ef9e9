import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { modbusDevice } from './play/field-devices.ts';
import { freePort } from '../../../test/free-port.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.app.serve();
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB1,一号楼,office,140302') });
  const points = ['T1,temperature,B1,1h', 'T2,temperature,B1,15min', 'C1,co2,B1,1h'];
  await world.local.point.importPoints({ file: await world.upload('p.csv', ['code,quantity,building,hold', ...points].join('\n')) });
});
afterAll(() => world.stop());

const bind = async (...rows: readonly string[]) =>
  world.local.gateway.importChannels({ file: await world.upload('c.csv', ['connection,channel,series,scale,unit', ...rows].join('\n')) });
const shown = (code: string) => world.local.gateway.show({ connection: code });
const trendOf = (point: string, from: string, to: string) => world.local.trend.trend({ point, from, to, step: 'raw' });

describe('points on a connection', () => {
  test('are polled from a device: received values are in the trend, in the unit of the quantity', async () => {
    const device = await modbusDevice((address) => (address === 0 ? 215 : undefined));
    await world.local.gateway.add({ code: 'M1', protocol: 'modbus-tcp', port: device.port, every: '1s' });
    const rows = ['M1,1:holding:0:uint16,T1,0.1,degC', 'M1,1:holding:1:uint16,C1,,degC', 'M1,1:holding:2:uint16,T9,,'];
    const { created, rejected } = await bind(...rows);
    expect(created).toBe(1);
    expect(rejected?.map(({ code }) => code)).toEqual(['unit-of-other-series', 'unknown-series']);
    await world.local.gateway.on({ connection: 'M1' });
    await vi.waitFor(async () => expect((await shown('M1')).readings).toBeGreaterThan(0), { timeout: 20_000, interval: 100 });
    await world.local.gateway.off({ connection: 'M1' });
    await device.stop();
    const now = Date.now();
    const told = await trendOf('T1', new Date(now - 3_600_000).toISOString(), new Date(now + 60_000).toISOString());
    expect(told.unit).toBe('degC');
    expect(new Set(told.values?.map(({ value }) => value))).toEqual(new Set([21.5]));
  });

  test('are sent to a broker: waiting values are stored before new ones, a correction prevails over the same bytes', async () => {
    const port = await freePort();
    await world.local.gateway.add({ code: 'Q1', protocol: 'mqtt-broker', port });
    await world.local.gateway.on({ connection: 'Q1' });
    const client = await connectAsync(`mqtt://127.0.0.1:${port}`, { reconnectPeriod: 0 });
    const send = (time: string, celsius: number) => client.publishAsync('room', JSON.stringify({ time, celsius }), { qos: 1 });
    await send('2026-03-01T08:00:00+08:00', 70.7);
    expect(await bind('Q1,room#/celsius,T2,,degF')).toMatchObject({ created: 1, rejectedCount: 0 });
    await send('2026-03-01T08:10:00+08:00', 68);
    await world.local.readings.recordLive({ readings: [{ meter: 'T2', time: '2026-03-01T08:10:00+08:00', value: 21 }] });
    await send('2026-03-01T08:10:00+08:00', 68);
    const { values } = await trendOf('T2', '2026-03-01T00:00', '2026-03-02T00:00');
    expect(values).toMatchObject([
      { at: '2026-03-01T00:00:00Z', value: 21.5 },
      { at: '2026-03-01T00:10:00Z', value: 21 },
    ]);
    await client.endAsync();
    await world.local.gateway.off({ connection: 'Q1' });
  });
});

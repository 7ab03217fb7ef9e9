import { Aedes } from 'aedes';
import { connectAsync } from 'mqtt';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freePort } from '../../../test/free-port.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.app.serve();
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB1,一号楼,office,140302') });
  const meters = ['E1,B1,electricity,register', 'E2,B1,electricity,register'];
  await world.local.registry.importMeters({ file: await world.upload('m.csv', ['code,building,carrier,kind', ...meters].join('\n')) });
});
afterAll(() => world.stop());

const bind = async (...rows: readonly string[]) =>
  world.local.gateway.importChannels({ file: await world.upload('c.csv', ['connection,channel,series', ...rows].join('\n')) });
const use = async (meter: string) =>
  (await world.local.metering.useOfMeter({ meter, from: '2026-03-01T07:00', to: '2026-03-01T08:00', step: 'hour' })).total.value;
const shown = (code: string) => world.local.gateway.show({ connection: code });

describe('a broker', () => {
  test('acknowledges durable messages, accepts only its accounts, and stores the same bytes once', async () => {
    const port = await freePort();
    await world.local.gateway.add({
      code: 'Q1',
      protocol: 'mqtt-broker',
      port,
      secret: { haus: 'pass' },
      set: { each: '/rows', time: '/t' },
    });
    await bind('Q1,b1/meter#/kwh,E1');
    await world.local.gateway.on({ connection: 'Q1' });
    const url = `mqtt://127.0.0.1:${port}`;
    await expect(connectAsync(url, { username: 'haus', password: 'falsch', reconnectPeriod: 0 })).rejects.toThrow();
    const client = await connectAsync(url, { username: 'haus', password: 'pass', reconnectPeriod: 0 });
    const rows = [
      { t: '2026-03-01T07:00:00+08:00', kwh: 10, other: 1 },
      { t: '2026-03-01T08:00:00+08:00', kwh: 12.5 },
    ];
    await client.publishAsync('b1/meter', JSON.stringify({ rows }), { qos: 1 });
    expect(await use('E1')).toBe(2.5);
    await world.local.readings.recordLive({ readings: [{ meter: 'E1', time: '2026-03-01T08:00:00+08:00', value: 13 }] });
    await client.publishAsync('b1/meter', JSON.stringify({ rows }), { qos: 1 });
    expect(await use('E1')).toBe(3);
    await client.publishAsync('b1/meter', 'no json', { qos: 1 });
    expect(await shown('Q1')).toMatchObject({ state: 'connected', unbound: 1 });
    expect((await shown('Q1')).findings.map(({ evidence }) => evidence['why'])).toContain('payload-broken');
    await client.endAsync();
    await world.local.gateway.off({ connection: 'Q1' });
  });
});

describe('a client of another broker', () => {
  test('accepts published messages, ignores retained ones without a time, and acknowledges durable ones', async () => {
    const aedes = await Aedes.createBroker();
    let acknowledged = 0;
    aedes.on('ack', () => (acknowledged += 1));
    const server = createServer(aedes.handle);
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done);
    });
    const { port } = server.address() as AddressInfo;
    const sender = await connectAsync(`mqtt://127.0.0.1:${port}`);
    await sender.publishAsync('b1/meter', '99999', { qos: 1, retain: true });
    await world.local.gateway.add({ code: 'Q2', protocol: 'mqtt', port, set: { topics: 'b1/#', client: 'c1' } });
    await bind('Q2,b1/meter#/kwh,E2');
    await world.local.gateway.on({ connection: 'Q2' });
    await vi.waitFor(async () => expect((await shown('Q2')).state).toBe('connected'), { timeout: 10_000 });
    await vi.waitFor(() => expect(acknowledged).toBe(1), { timeout: 10_000 });
    await sender.publishAsync('b1/meter', JSON.stringify({ time: '20260301070000', kwh: '20' }), { qos: 1 });
    await sender.publishAsync('b1/meter', JSON.stringify({ time: 1_772_323_200_000, kwh: 21.5 }), { qos: 1 });
    await vi.waitFor(() => expect(acknowledged).toBe(3), { timeout: 10_000 });
    expect(await use('E2')).toBe(1.5);
    expect((await shown('Q2')).unbound).toBe(0);
    await world.local.gateway.off({ connection: 'Q2' });
    await sender.endAsync();
    await new Promise<void>((done) => {
      aedes.close(() => done());
    });
    server.close();
  });
});

import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { modbusDevice } from './play/field-devices.ts';
import { freePort } from '../../../test/free-port.ts';
import { createWorld, type World } from '../../../test/world.ts';

/** What broken sensors and swapped meters send, through real listening ports into the stores. */

let world: World;
let client: MqttClient;

beforeAll(async () => {
  world = await createWorld();
  await world.app.serve();
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB1,一号楼,office,140302') });
  const points = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6'].map((code) => `${code},temperature,B1,1h,5,45`);
  await world.local.point.importPoints({
    file: await world.upload('p.csv', ['code,quantity,building,hold,low,high', ...points].join('\n')),
  });
  const meters =
    'code,building,carrier,kind,digits\nR1,B1,electricity,register,\nR2,B1,electricity,register,\nR3,B1,electricity,register,6\n';
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) });
  const port = await freePort();
  await world.local.gateway.add({ code: 'Q', protocol: 'mqtt-broker', port, set: { each: '/rows' } });
  await world.local.gateway.on({ connection: 'Q' });
  client = await connectAsync(`mqtt://127.0.0.1:${port}`, { reconnectPeriod: 0 });
});
afterAll(async () => {
  await client.endAsync();
  await world.stop();
});

const bind = async (...rows: readonly string[]) => {
  const file = await world.upload('c.csv', ['connection,channel,series,scale', ...rows].join('\n'));
  expect(await world.local.gateway.importChannels({ file })).toMatchObject({ created: rows.length, rejectedCount: 0 });
};
type Row = readonly [clock: string, value: number];
/** One message of 1 March 2026, acknowledged when it is durable. */
const send = (topic: string, ...rows: readonly Row[]) =>
  client.publishAsync(topic, JSON.stringify({ rows: rows.map(([at, v]) => ({ time: `2026-03-01T${at}:00+08:00`, v })) }), { qos: 1 });
const hour = (point: string, from: string, to: string) =>
  world.local.trend.trend({ point, from: `2026-03-01T${from}`, to: `2026-03-01T${to}`, step: 'hour' });
const found = async (meter: string) => (await world.local.readings.findings({ meter })).findings;
const shown = (code: string) => world.local.gateway.show({ connection: code });

/** The values of a point for the last hour, once a polled device has returned something. */
async function polled(code: string, point: string, type: string, register: number, scale: number) {
  const device = await modbusDevice((address) => (address === 0 ? register : undefined));
  await world.local.gateway.add({ code, protocol: 'modbus-tcp', port: device.port, every: '1s' });
  await bind(`${code},1:holding:0:${type},${point},${scale}`);
  await world.local.gateway.on({ connection: code });
  await vi.waitFor(
    async () => {
      const { readings, refused } = await shown(code);
      expect(readings + refused).toBeGreaterThan(0);
    },
    { timeout: 20_000, interval: 100 },
  );
  await world.local.gateway.off({ connection: code });
  await device.stop();
  const now = Date.now();
  const period = { from: new Date(now - 3_600_000).toISOString(), to: new Date(now + 60_000).toISOString() };
  return { connection: await shown(code), trend: await world.local.trend.trend({ point, ...period, step: 'raw' }) };
}

describe('a disconnected sensor that reports 85.0', () => {
  test('sent: is stored and reported as implausible, ends the previous value, and does not hold until somebody decides', async () => {
    await bind('Q,room#/v,T1,1');
    await send('room', ['08:00', 20]);
    await send('room', ['08:10', 85]);
    await send('room', ['08:30', 21]);
    expect((await hour('T1', '08:00', '09:00')).total).toMatchObject({ mean: 20.75, max: 21, coverage: 0.6667 });
    const findings = await found('T1');
    expect(findings.map(({ code }) => code)).toEqual(['implausible']);
    expect(findings[0]?.detail).toContain('85');
    expect((await shown('Q')).refused).toBe(0);
    await world.local.readings.decide({ finding: findings[0]?.id as string, as: 'good', note: '锅炉旁' });
    expect((await hour('T1', '08:00', '09:00')).total).toMatchObject({ max: 85, coverage: 1 });
  });

  test('polled: the same', async () => {
    const { connection, trend } = await polled('M1', 'T2', 'uint16', 850, 0.1);
    expect(connection.readings).toBeGreaterThan(0);
    expect([connection.refused, trend.values]).toEqual([0, []]);
    expect(new Set(trend.findings.map(({ code }) => code))).toEqual(new Set(['implausible']));
  });
});

describe('a register without a value', () => {
  test('0xFFFF as an unsigned temperature is impossible: it is rejected, counted and reported', async () => {
    const { connection, trend } = await polled('M2', 'T3', 'uint16', 0xff_ff, 0.1);
    expect(connection.readings).toBe(0);
    expect(connection.refused).toBeGreaterThan(0);
    expect(connection.findings.map(({ code, evidence }) => [code, evidence['why']])).toEqual([
      ['register-all-ones', undefined],
      ['value-refused', 'out-of-range'],
    ]);
    expect([trend.values, trend.total.coverage]).toEqual([[], 0]);
  });

  test('0x8000 as a signed one too; 0xFFFF is −0.1 degC there, and outside the limits of a room', async () => {
    const lowest = await polled('M3', 'T4', 'int16', 0x80_00, 0.1);
    expect([lowest.connection.readings, lowest.trend.values]).toEqual([0, []]);
    expect(lowest.connection.refused).toBeGreaterThan(0);
    const least = await polled('M4', 'T5', 'int16', 0xff_ff, 0.1);
    expect(least.connection.readings).toBeGreaterThan(0);
    expect(least.trend.values).toEqual([]);
    expect(new Set(least.trend.findings.map(({ code }) => code))).toEqual(new Set(['implausible']));
  });
});

describe('the same second twice with different values', () => {
  test('in one message: they contradict each other, and none holds; a later message corrects', async () => {
    await bind('Q,twice#/v,T6,1');
    await send('twice', ['10:00', 20], ['10:20', 21], ['10:20', 29], ['10:40', 22]);
    expect((await hour('T6', '10:00', '11:00')).total).toMatchObject({ max: 22, coverage: 0.6667 });
    expect((await found('T6')).map(({ code }) => code)).toEqual(['contradiction', 'contradiction']);
    await send('twice', ['10:20', 21]);
    expect((await hour('T6', '10:00', '11:00')).total).toMatchObject({ mean: 21, coverage: 1 });
    expect(await found('T6')).toEqual([]);
  });

  test('of an unbound register: the same once it is bound', async () => {
    await send('early', ['10:00', 100], ['11:00', 107], ['11:00', 190], ['12:00', 110]);
    await bind('Q,early#/v,R2,1');
    // waiting values are stored before new ones
    await send('early', ['13:00', 112]);
    expect((await found('R2')).map(({ code }) => code)).toEqual(['contradiction', 'contradiction']);
    const asked = { meter: 'R2', from: '2026-03-01T10:00', to: '2026-03-01T12:00', step: 'hour' } as const;
    expect((await world.local.metering.useOfMeter(asked)).total.value).toBe(10);
  });
});

test('a counter swapped without notice is reported, and produces no negative use', async () => {
  await bind('Q,meter#/v,R1,1');
  for (const row of [
    ['08:00', 5000],
    ['09:00', 5010],
    ['10:00', 2],
    ['11:00', 5],
  ] as const)
    await send('meter', row);
  const asked = { meter: 'R1', from: '2026-03-01T08:00', to: '2026-03-01T11:00', step: 'hour' } as const;
  const { steps, total } = await world.local.metering.useOfMeter(asked);
  expect((steps as { value: number | null }[]).map(({ value }) => value)).toEqual([10, null, 3]);
  expect(total).toMatchObject({ value: 13, coverage: 0.666667 });
  const findings = await found('R1');
  expect(findings.map(({ code }) => code)).toEqual(['register-fell']);
  expect(findings[0]?.detail).toContain('从 5,010 降到 2');
});

test('a register that jumps by more than half its dial is reported on its connection, and its values are stored', async () => {
  await bind('Q,jump#/v,R3,1');
  await send('jump', ['08:00', 12.34]);
  await send('jump', ['08:15', 12.5]);
  expect((await shown('Q')).findings.map(({ code }) => code)).not.toContain('register-jump-dial');
  await send('jump', ['08:30', 800_012.5]);
  const jump = (await shown('Q')).findings.find(({ code }) => code === 'register-jump-dial');
  expect(jump?.evidence).toEqual({ series: 'R3', at: '2026-03-01T00:30:00Z', from: 12.5, value: 800_012.5, unit: 'kWh', seconds: 900 });
  expect(jump?.detail).toContain('12.5 跳到 800,012.5');
  // sent once more unchanged
  await send('jump', ['08:30', 12.7]);
  const asked = { meter: 'R3', from: '2026-03-01T08:00', to: '2026-03-01T08:30', step: '15min' } as const;
  expect((await world.local.metering.useOfMeter(asked)).total.value).toBe(0.36);
});

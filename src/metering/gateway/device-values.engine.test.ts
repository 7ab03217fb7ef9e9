import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../../test/free-port.ts';
import { createWorld, type World } from '../../../test/world.ts';

/** Times, numbers and units in notations of devices' own, through a listening port into the stores: used or refused, never ignored. */

let world: World;
let client: MqttClient;
const codes = Array.from({ length: 12 }, (_, at) => `M${at}`);

beforeAll(async () => {
  world = await createWorld();
  await world.app.serve();
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB1,一号楼,office,140302') });
  const rows = codes.map((code) => `${code},B1,electricity,register`);
  await world.local.registry.importMeters({ file: await world.upload('m.csv', ['code,building,carrier,kind', ...rows].join('\n')) });
  await world.local.point.importPoints({ file: await world.upload('p.csv', 'code,quantity,building\nS1,state,B1') });
  const port = await freePort();
  await world.local.gateway.add({ code: 'Q', protocol: 'mqtt-broker', port });
  await world.local.gateway.on({ connection: 'Q' });
  client = await connectAsync(`mqtt://127.0.0.1:${port}`, { reconnectPeriod: 0 });
});
afterAll(async () => {
  await client.endAsync();
  await world.stop();
});

const bind = async (...rows: readonly string[]) => {
  const file = await world.upload('c.csv', ['connection,channel,series', ...rows].join('\n'));
  expect(await world.local.gateway.importChannels({ file })).toMatchObject({ created: rows.length, rejectedCount: 0 });
};
const send = (topic: string, message: object) => client.publishAsync(topic, JSON.stringify(message), { qos: 1 });
const shown = () => world.local.gateway.show({ connection: 'Q' });
const toldOf = async (topic: string) =>
  (await shown()).findings.filter(({ evidence }) => String(evidence['channel']).startsWith(`${topic}#`)).map(({ code }) => code);
const use = async (meter: string) =>
  (await world.local.metering.useOfMeter({ meter, from: '2026-03-01T07:00', to: '2026-03-01T08:00', step: 'hour' })).total.value;
const [seven, eight] = ['2026-03-01T07:00:00+08:00', '2026-03-01T08:00:00+08:00'];

describe('the time of a message', () => {
  test('is read in every device notation, in the local time zone if it has none', async () => {
    await bind('Q,t0#/v,M0');
    await send('t0', { time: '2026/3/1 7:00', v: 10 });
    await send('t0', { time: Date.parse(eight) * 1000, v: 12.5 });
    expect(await use('M0')).toBe(2.5);
  });

  test('if unreadable, refuses the value, counted and reported; a message without one uses its time of arrival', async () => {
    await bind('Q,t1#/v,M1');
    const { readings, refused } = await shown();
    for (const time of [46_354.25, '26-03-01 07:00:00', '261127000000', 0]) await send('t1', { time, v: 10 });
    expect(await shown()).toMatchObject({ readings, refused: refused + 4 });
    expect(await toldOf('t1')).toEqual(['time-refused']);
    await send('t1', { v: 10 });
    expect(await shown()).toMatchObject({ readings: readings + 1, refused: refused + 4 });
  });
});

describe('the value of a message', () => {
  test.each([
    ['v0', 'M2', '1,234.5'],
    ['v1', 'M3', '12.5 kWh'],
    ['v2', 'M4', '１２'],
    ['v3', 'M5', [5]],
  ])('that is not a plain number is refused and reported: %s', async (topic, series, v) => {
    await bind(`Q,${topic}#/v,${series}`);
    const { readings, refused } = await shown();
    await send(topic, { time: seven, v });
    expect(await shown()).toMatchObject({ readings, refused: refused + 1 });
    expect(await toldOf(topic)).toEqual(['value-unread']);
  });

  test('is true or false only for a point of state', async () => {
    await bind('Q,on#/v,S1', 'Q,b#/v,M6');
    await send('on', { time: seven, v: true });
    const trend = await world.local.trend.trend({ point: 'S1', from: '2026-03-01T07:00', to: '2026-03-01T08:00', step: 'hour' });
    expect(trend.total.max).toBe(1);
    await send('b', { time: seven, v: true });
    expect(await toldOf('b')).toEqual(['word-of-quantity']);
  });

  test('is in the unit next to it, if the series can be measured in it', async () => {
    await bind('Q,u#/v,M7', 'Q,x#/v,M8');
    await send('u', { time: seven, v: 5, unit: 'MWh' });
    await send('u', { time: eight, v: 5.002, unit: 'MWh' });
    expect(await use('M7')).toBe(2);
    await send('x', { time: seven, v: 5, unit: 'XYZ' });
    expect(await toldOf('x')).toEqual(['unit-beside-refused']);
  });

  test('that waits to be bound is judged by the same rules once bound', async () => {
    await send('w', { time: seven, v: 5, unit: 'MWh', on: true });
    await send('w', { time: eight, v: 5.002, unit: 'MWh' });
    const { channels } = await world.local.gateway.test({ connection: 'Q' });
    expect(channels.find(({ channel }) => channel === 'w#/v')).toMatchObject({ raw: 5.002, unit: 'MWh' });
    const { refused } = await shown();
    await bind('Q,w#/v,M9', 'Q,w#/on,M10');
    await send('w', { v: 5.002, unit: 'MWh' });
    expect(await use('M9')).toBe(2);
    expect((await shown()).refused).toBe(refused + 1);
    expect(await toldOf('w')).toEqual(['word-of-quantity']);
  });
});

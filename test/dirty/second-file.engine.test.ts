import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing, january } from './bringing.ts';

/** The second file of a sender: what was settled for the first applies if the second leaves it open and does not contradict it. */
let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const hour = (day: number, at: number): string => `2025-01-${String(day).padStart(2, '0')} ${String(at).padStart(2, '0')}:00`;
const hours = (meter: string, values: readonly string[], { day = 1, head = '时间;表号;用电量(kWh)' } = {}) => [
  head,
  ...values.map((value, at) => `${hour(day, at)};${meter};${value}`),
];
const dayOf = async (meter: string, day: number) =>
  (await used(meter, `2025-01-${String(day).padStart(2, '0')}`, `2025-01-${String(day + 1).padStart(2, '0')}`, 'day')).total;

const german = 'Zeit;Zähler;Verbrauch (kWh)';

test('a decimal notation is not inherited if it turns decimals into thousands', async () => {
  await bring(hours('D1', ['1,136', '1,141', '1,128'], { head: german }), { decimals: 'comma' });
  expect(await dayOf('D1', 1)).toBe(3.405);
  expect(await told(hours('D1', ['2.125', '2.250', '2.375'], { day: 2, head: german }))).toMatchObject({ code: 'decimals-open' });
  // nor for another metering point about which nothing is known
  expect(await told(hours('D2', ['2.125', '2.250', '2.375'], { day: 2, head: german }))).toMatchObject({ code: 'decimals-open' });
  await bring(hours('D1', ['2,125', '2,250', '2,375'], { day: 3, head: german }));
  expect(await dayOf('D1', 3)).toBe(6.75);
});

test('thousands are inherited if the readings have the magnitude of the earlier ones', async () => {
  const head = 'Zeit;Zähler;Verbrauch [kWh]';
  await bring(hours('D3', ['1.136', '1.141', '1.128'], { head }), { decimals: 'comma' });
  expect(await dayOf('D3', 1)).toBe(3405);
  await bring(hours('D3', ['2.125', '2.250', '2.375'], { day: 2, head }));
  expect(await dayOf('D3', 2)).toBe(6750);
});

test('nor is one if a sum below the rows shows another', async () => {
  const head = 'Time,Meter,Usage (kWh)';
  const file = (meter: string, day: number, more: readonly string[] = []) => [
    head,
    ...['1,136', '1,141', '1,128'].map((value, at) => `${hour(day, at)},${meter},"${value}"`),
    ...more,
  ];
  await bring(file('N1', 1), { decimals: 'comma' });
  expect(await told(file('N2', 2))).toContain('settled-as-before');
  expect(await told(file('N4', 3, ['Total,,"3,405.00"']))).toMatchObject({
    code: 'decimals-differ',
    evidence: { choices: [{ set: { decimals: 'point' } }, { set: { decimals: 'comma' } }] },
  });
  await bring(file('N4', 3, ['Total,,"3,405.00"']), { decimals: 'point' });
  expect(await dayOf('N4', 3)).toBe(3405);
});

test('a decimal notation is inherited for a counter that is read once in each file', async () => {
  const head = 'Time,Meter,Meter reading (kWh)';
  const file = (day: number, value: string) => [head, `${hour(day, 0)},K1,"${value}"`, `${hour(day, 1)},K1,"${value}"`];
  await bring(file(1, '1,136'), { decimals: 'comma', kind: 'register' });
  await bring(file(2, '1,241'), { decimals: 'comma', kind: 'register' });
  expect(await told(file(3, '1,250'), { kind: 'register' })).toContain('settled-as-before');
  expect(await told(file(4, '912,250'), { kind: 'register' })).toMatchObject({ code: 'decimals-open' });
});

test('a file with both notations raises a question, whatever was settled', async () => {
  const head = 'Zeit;Zähler;Energie (kWh)';
  await bring(hours('D4', ['1,136', '1,141', '1,128'], { head }), { decimals: 'comma' });
  expect(await told(hours('D4', ['1,136', '0,5', '0.75'], { day: 2, head }))).toMatchObject({ code: 'decimals-open' });
});

test('time zone and marks are inherited, and this is reported; a file that states them is read as it says', async () => {
  const head = '采集时间,表号,电量(kWh)';
  const rows = (meter: string, from: number) => [head, ...Array.from({ length: 24 }, (_, at) => `${hour(from, at)},${meter},${at}`)];
  await bring(rows('Z1', 1), { zone: 'UTC', marks: 'end' });
  const first = await used('Z1', '2025-01-01', '2025-01-02', 'hour');
  expect(await told(rows('Z1', 2))).toContain('settled-as-before');
  const next = await used('Z1', '2025-01-02', '2025-01-03', 'hour');
  expect(next.steps.slice(8)).toEqual(first.steps.slice(8));
  // and the next file, which was given no option either
  expect(await told(rows('Z1', 3))).toContain('settled-as-before');
  // a file of another metering point says nothing about its clock
  expect(await told(rows('Z2', 3))).not.toContain('settled-as-before');
  expect((await used('Z2', '2025-01-03T00:00', '2025-01-03T02:00', 'hour')).steps).toEqual([0, 1]);
  await bring(rows('Z3', 4), { zone: 'Asia/Shanghai', marks: 'start' });
  expect((await used('Z3', '2025-01-04T00:00', '2025-01-04T02:00', 'hour')).steps).toEqual([0, 1]);
});

test('times with their own zone inherit none', async () => {
  const head = '采集时刻,表号,电量(kWh)';
  const rows = (zone: string) => [head, ...[0, 1, 2].map((at) => `2025-01-05T0${at}:00:00${zone},Y1,${at}`)];
  await bring(rows(''), { zone: 'UTC' });
  await bring(rows('+08:00').map((row) => row.replace('Y1', 'Y2')));
  expect((await used('Y2', '2025-01-05T00:00', '2025-01-05T03:00', 'hour')).steps).toEqual([0, 1, 2]);
});

test('the unit of a meter that counts in a multiple is not assumed without evidence from its readings', async () => {
  const list = ['MW1', 'MW2', 'MW3'].map((code) => `${code},electricity,interval,MWh`);
  await world.local.registry.importMeters({ file: await world.upload('m.csv', ['code,carrier,kind,unit', ...list].join('\n')) });
  const month = (at: number, meter: string, value: number, unit = '') => [`月份,表号,用电量${unit}`, `2025-0${at},${meter},${value}`];
  expect(await told(month(1, 'MW1', 12))).toMatchObject({
    code: 'unit-of-meter-open',
    evidence: {
      meter: 'MW1',
      asMeter: 12_000,
      asOther: 12,
      choices: [
        { set: { unit: 'MWh' }, comesTo: 12_000 },
        { set: { unit: 'kWh' }, comesTo: 12 },
      ],
    },
  });
  await bring(month(1, 'MW1', 12, '(MWh)'));
  await bring(month(2, 'MW1', 14));
  expect(await told(month(3, 'MW1', 14_000))).toMatchObject({
    code: 'unit-of-meter-open',
    evidence: { asMeter: 14_000_000, asOther: 14_000 },
  });
  expect((await used('MW1', '2025-01-01', '2025-03-01')).total).toBe(26_000);
});

test('nor is it if all its earlier files named it', async () => {
  await bring(['月份,表号,电量(MWh)', '2025-01,MW9,12']);
  expect(await told(['月份,表号,电量', '2025-02,MW9,12500'])).toMatchObject({ code: 'unit-of-meter-open' });
  await bring(['月份,表号,电量', '2025-02,MW9,12.5']);
  expect((await used('MW9', '2025-01-01', '2025-03-01')).total).toBe(24_500);
});

test('two files that create the same new metering points at the same time are both imported', async () => {
  const rows = (from: number) => [
    'meter,time,value,unit',
    ...[0, 1, 2].flatMap((at) => ['W1', 'W2'].map((code) => `${code},${hour(from, at)},1,kWh`)),
  ];
  const came = await Promise.all([1, 2, 3].map((day) => bring(rows(day))));
  expect(came.map(({ readings, rejectedCount }) => [readings, rejectedCount])).toEqual([1, 2, 3].map(() => [6, 0]));
  expect((await used('W2', ...january)).total).toBe(9);
});

test('a file queries its metering points when it is read, and once more when it is judged', async () => {
  await bring(hours('Q1', ['1', '2', '3']));
  const asked = vi.spyOn(world.stores.postgres, 'query');
  await bring(hours('Q1', ['4', '5', '6'], { day: 2 }));
  const texts = asked.mock.calls.map(([text]) => String(text));
  asked.mockRestore();
  expect(texts.filter((text) => text.includes('FROM meter m ') && text.includes('m.fields, m.parent'))).toHaveLength(2);
  expect(texts.filter((text) => text.includes('FROM meter_swap'))).toHaveLength(2);
});

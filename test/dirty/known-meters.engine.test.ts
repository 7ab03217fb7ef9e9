import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Files for existing metering points: what the registry of meters says about them, and the files do not. */
let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const behind = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7'].map((code) => `${code},electricity,,kWh,40`);
  const others = [
    'C1,electricity,interval,kWh,40',
    'C2,electricity,interval,kWh,1',
    'I1,electricity,interval,kWh,',
    'I2,electricity,interval,kWh,',
    'U1,electricity,,kWh,',
    'W1,water,register,m3,',
  ];
  const text = ['code,carrier,kind,unit,multiplier', ...behind, ...others, 'W2,water,register,m3,'].join('\n');
  await world.local.registry.importMeters({ file: await world.upload('m.csv', text) });
});
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const january = async (meter: string) => (await used(meter, '2025-01-01', '2025-02-01')).total;
const february = async (meter: string) => (await used(meter, '2025-02-01', '2025-03-01')).total;

test('use of a metering point behind a transformer raises a question, with the result of each answer', async () => {
  const rows = ['表号,月份,用电量(kWh)', 'A1,2025-01,2000'];
  expect(await told(rows)).toMatchObject({
    code: 'multiplier-of-use',
    evidence: {
      meter: 'A1',
      choices: [
        { set: { multiplier: 'applied' }, comesTo: 2000 },
        { set: { multiplier: 'ledger' }, comesTo: 80_000 },
      ],
    },
  });
  await bring(rows, { multiplier: 'applied' });
  expect(await january('A1')).toBe(2000);
  // the sender's next file with these headings is read like this one
  expect(await told(['表号,月份,用电量(kWh)', 'A1,2025-02,2100.01'])).toContain('settled-as-before');
  expect(await february('A1')).toBe(2100.01);
});

test('earlier readings of the same magnitude settle it', async () => {
  await bring(['表号,月份,当月用电量(kWh)', 'A2,2025-01,50'], { multiplier: 'ledger' });
  expect(await january('A2')).toBe(2000);
  expect(await told(['表号,月份,电量(kWh)', 'A2,2025-02,60'])).not.toHaveProperty('code');
  expect(await february('A2')).toBe(2400);
});

test.each([
  ['A3', ['表号,抄表月份,上月示数,本月示数,倍率,用电量(kWh)', 'A3,2025-01,150,210,40,2400']],
  ['A4', ['表号,月份,上月示数,本月示数,用电量(kWh)', 'A4,2025-01,150,210,2400']],
])('use that the readings in its row show to be multiplied is not multiplied again: %s', async (meter, rows) => {
  expect(await told(rows)).toContain('multiplier-applied');
  expect(await january(meter)).toBe(2400);
});

test('nor are differences that the file multiplies like the registry', async () => {
  expect(await told(['表号,月份,上月示数,本月示数,倍率', 'A5,2025-01,100,150,40'])).toContain('multiplier-applied');
  expect(await january('A5')).toBe(2000);
  await bring(['表号,月份,上月示数,本月示数', 'A6,2025-01,100,150']);
  expect(await january('A6')).toBe(2000);
});

test('differences without the multiplier stated by an earlier file raise a question', async () => {
  await bring(['表号,月份,上月示数,本月示数,倍率', 'N1,2025-01,100,150,40', 'N2,2025-01,100,150,1']);
  const rows = ['表号,月份,上月示数,本月示数', 'N1,2025-02,150,210'];
  expect(await told(rows)).toMatchObject({
    code: 'multiplier-missing',
    evidence: { multiplier: 40, asWritten: 60, asBefore: 2400, choices: [{ set: { multiplier: 'ledger' }, comesTo: 60 }] },
  });
  expect(await told([rows[0] as string, 'N2,2025-02,150,210'])).not.toHaveProperty('code');
  await bring(rows, { multiplier: 'ledger' });
  expect(await february('N1')).toBe(60);
});

test.each(['示数', '表底', '正向有功总', '本次示数'])(
  'counter readings under %s are not stored in a metering point of intervals',
  async (heading) => {
    const rows = [`表号,抄表时间,${heading}`, ...['01', '02', '03', '04'].map((day, at) => `I1,2025-01-${day},${210 + 10 * at}`)];
    expect(await told(rows)).toMatchObject({ code: 'counter-of-interval', evidence: { interval: 900, register: 30 } });
  },
);

test('nor are values that only rise and are far above the earlier ones', async () => {
  const days = (from: number, values: readonly number[]) => values.map((value, at) => `I2,2025-01-${from + at},${value}`);
  await bring(['表号,日期,数值(kWh)', ...days(10, [20, 25, 18, 22])]);
  expect(await told(['表号,日期,数值(kWh)', ...days(20, [25_000, 25_020, 25_041])])).toMatchObject({ code: 'counter-of-interval' });
  expect(await told(['表号,日期,数值(kWh)', ...days(20, [25, 26, 27])])).not.toHaveProperty('code');
});

test('for a metering point whose kind nobody has stated, the answer states it', async () => {
  const rows = ['表号,日期,示数', 'U1,2025-01-01,100', 'U1,2025-02-01,150'];
  expect(await told(rows)).toMatchObject({
    code: 'counter-of-interval',
    evidence: { choices: [{ set: { kind: 'register' }, comesTo: 50 }, {}] },
  });
  await bring(rows, { kind: 'register' });
  expect(await january('U1')).toBe(50);
});

test('what is called use is not stored in a counter unless it continues the counter’s readings', async () => {
  const head = '表号,日期,用水量(m3)';
  expect(await told([head, 'W1,2025-01-01,40', 'W1,2025-02-01,45'])).toMatchObject({
    code: 'use-of-register',
    evidence: { interval: 85, register: 5, choices: [{ set: { kind: 'register' }, comesTo: 5 }] },
  });
  await bring(['表号,日期,示数(m3)', 'W2,2025-01-01,12300', 'W2,2025-02-01,12350']);
  expect(await told([head, 'W2,2025-03-01,12410'])).not.toHaveProperty('code');
});

test('the API’s own headings raise no question: the registered multiplier and kind are used', async () => {
  const days = (meter: string, value: (at: number) => number) =>
    Array.from(
      { length: 12 },
      (_, at) => `${meter},2025-01-${String(at + 1).padStart(2, '0')},2025-01-${String(at + 2).padStart(2, '0')},${value(at)},kWh`,
    );
  const head = 'meter,start,end,value,unit';
  expect(await told([head, ...days('C1', (at) => 10 + at)])).toEqual([]);
  expect(await january('C1')).toBe(186 * 40);
  expect(await told([head, ...days('C2', (at) => 100_000 + 10 * at)])).toEqual([]);
  expect(await told(['meter,time,value,unit', 'C1,2025-02-01,10,kWh', 'C1,2025-02-02,20,kWh'], { interval: '1d' })).toEqual([]);
  expect(await february('C1')).toBe(30 * 40);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Figures without a unit that are a thousand times the earlier ones of their metering point, or a thousandth. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const file = (code: string, from: number, values: readonly number[], heading = '用电量', head = '表号,月份') => [
  `${head},${heading}`,
  ...values.map((value, at) => `${code},2025-0${from + at},${value}`),
];
const total = async (code: string) => (await used(code, '2025-01-01', '2025-08-01')).total;

test.each([
  ['A1', '用电量', 1000, 'kWh', 'Wh'],
  ['A2', '用电量', 0.001, 'kWh', 'MWh'],
  ['A3', '用电量', 0.0001, 'kWh', '10000kWh'],
  ['A4', '用水量', 1000, 'm3', 'L'],
  ['A5', 'Consumption', 0.001, 'kWh', 'MWh'],
])('%s: %s, times %d, raises a question with the result of each answer', async (code, heading, times, unit, other) => {
  await bring(file(code, 1, [1000, 1200, 900], heading));
  const next = file(code, 4, [1000 * times, 1100 * times], heading);
  expect(await told(next)).toMatchObject({
    code: 'unit-of-meter-open',
    evidence: {
      choices: [
        { set: { unit }, comesTo: Number((2100 * times).toPrecision(12)) },
        { set: { unit: other }, comesTo: 2100 },
      ],
    },
  });
  await bring(next, { unit: other as 'Wh' });
  expect(await total(code)).toBe(5200);
});

test('not if nothing is known before, the file names its unit, or the headings are the program’s own', async () => {
  expect(await told(file('B1', 1, [1_000_000, 1_200_000]))).toContain('unit-assumed');
  await bring(file('B2', 1, [1000, 1200]));
  expect(await told(file('B2', 3, [1, 2], '用电量(kWh)'))).not.toHaveProperty('code');
  await bring(file('B3', 1, [1000, 1200], 'value', 'meter,time'), { interval: '1month' });
  expect(await told(file('B3', 3, [1, 2], 'value', 'meter,time'), { interval: '1month' })).not.toHaveProperty('code');
});

test('not for seasons, and not if a counter continues', async () => {
  await bring(file('C1', 1, [1000, 900]));
  expect(await told(file('C1', 3, [40, 50]))).not.toHaveProperty('code');
  await bring(['表号,日期,表底', 'C2,2025-01-01,1000', 'C2,2025-02-01,1100']);
  expect(await told(['表号,日期,表底', 'C2,2025-03-01,1200', 'C2,2025-04-01,1300'])).not.toHaveProperty('code');
  expect(await told(['表号,日期,表底', 'C2,2025-05-01,1.4', 'C2,2025-06-01,1.5'])).toMatchObject({ code: 'unit-of-meter-open' });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Headings that state a multiple of a unit: the factor is applied, or raises a question. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const rows = (heading: string, meter: string): string[] => [`月份,表号,${heading}`, `2025-01,${meter},12.5`, `2025-02,${meter},11.4`];
const twoMonths = ['2025-01-01', '2025-03-01'] as const;

test.each([
  ['kWh (x1000)', 'A1', 'MWh', 23_900],
  ['kWh×1000', 'A2', 'MWh', 23_900],
  ['电量(kWh*1000)', 'A3', 'MWh', 23_900],
  ['用电量(kWh)×10³', 'A4', 'MWh', 23_900],
  ['Energy kWh x10^3', 'A5', 'MWh', 23_900],
  ['用电量(kWh x 10000)', 'A6', '10000kWh', 239_000],
  ['Energy (Wh x 1000)', 'A7', 'kWh', 23.9],
] as const)('%s raises a question, and is read as answered', async (heading, meter, unit, total) => {
  expect(await told(rows(heading, meter))).toMatchObject({ code: 'unit-not-readable', evidence: { choices: [{ set: { unit } }] } });
  const came = await bring(rows(heading, meter), { unit });
  expect(came.findings?.map(({ code }) => code)).not.toContain('multiplier-not-applied');
  expect((await used(meter, ...twoMonths)).total).toBe(total);
});

test.each([
  ['Energy (10^3 kWh)', 'B1', 23_900],
  ['Use (x1000 kWh)', 'B2', 23_900],
  ['kWh (000s)', 'B3', 23_900],
])('%s is applied', async (heading, meter, total) => {
  await bring(rows(heading, meter));
  expect((await used(meter, ...twoMonths)).total).toBe(total);
});

test.each(['kWh x 10', 'Energy [10^6 Wh]', 'Energy (10^6 kWh)', 'Energy (10^4 kWh)'])('%s is never read as one unit', async (heading) => {
  expect(await told(rows(heading, 'C1'))).toMatchObject({ code: 'unit-not-readable' });
});

test('a thousand times a counter reading is its multiplier', async () => {
  await bring(['日期,表号,示数 kWh (x1000)', '2025-01-01,D1,100', '2025-02-01,D1,101']);
  expect((await used('D1', '2025-01-01', '2025-02-01')).total).toBe(1000);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Counter readings on the last day of months, and numbers that include their unit. */
let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});
afterAll(() => world.stop());

const { told, used } = createBringing(() => world);

const stands: readonly (readonly [day: string, value: number])[] = [
  ['31.12.2024', 48_213],
  ['31.01.2025', 48_523],
  ['28.02.2025', 48_803],
  ['31.03.2025', 49_108],
];
const monthEnds = (code: string, of = stands): string[] => of.map(([day, value]) => `${code};${day};${value}`);

test.each(['Stand', 'Zählerstand', '累计', 'Stand (kWh)', '累计电量读数'])(
  'a counter read on the last day of months is not the use of these months under %s',
  async (heading) => {
    const code = `S-${heading}`;
    expect(await told([`Meter;Datum;${heading}`, ...monthEnds(code)])).toContain('register-read');
    expect((await used(code, '2024-12-31', '2025-03-31')).total).toBe(895);
  },
);

test.each(['Valeur', 'Lettura', 'kWh'])('under %s the import asks whether it is one', async (heading) => {
  expect(await told([`Meter;Datum;${heading}`, ...monthEnds(`V-${heading}`)])).toMatchObject({
    code: 'register-open',
    evidence: { register: 895, interval: 194_647 },
  });
});

test('a new counter, and one read twice, raise a question under a heading of readings', async () => {
  const low = stands.map(([day], at) => [day, 100 + 310 * at] as const);
  expect(await told(['Meter;Datum;Stand', ...monthEnds('N1', low)])).toMatchObject({ code: 'register-open' });
  expect(await told(['Meter;Datum;Stand', ...monthEnds('N2', stands.slice(0, 2))])).toMatchObject({ code: 'register-open' });
});

test('the counter of each day is read as one', async () => {
  const rows = [48_213, 48_523, 48_803].map((value, at) => `D1;0${at + 3}.01.2025;${value}`);
  expect(await told(['Meter;Datum;Stand', ...rows])).toContain('register-read');
  expect((await used('D1', '2025-01-03', '2025-01-05')).total).toBe(590);
});

const months = (code: string, values: readonly string[]): string[] => values.map((value, at) => `${code};0${at + 1}/2025;${value}`);

test.each([
  ['1.250 kWh', '1.134 kWh'],
  ['1.250kWh', '980kWh'],
  ['1.250 度', '1.134 度'],
])('%s raises the same question as 1.250', async (...values) => {
  expect(await told(['Contador;Mes;Consumo', ...months('Q0', values)])).toMatchObject({
    code: 'decimals-open',
    evidence: { text: '1.250', withComma: '1250', withPoint: '1.25' },
  });
});

test.each([
  ['Q1', ['1,250 kWh', '1,134 kWh'], [1.25, 1.134]],
  ['Q2', ['0,136 kWh', '0,250 kWh'], [0.136, 0.25]],
  ['Q3', ['12,5 kWh', '13,25 kWh'], [12.5, 13.25]],
  ['Q4', ['1.234,5 kWh', '1 134,5 kWh'], [1234.5, 1134.5]],
] as const)('%s: decimals after a comma are also read before a unit', async (code, values, right) => {
  expect(await told(['Contador;Mes;Consumo', ...months(code, values)])).toContain('decimal-comma');
  expect((await used(code, '2025-01-01', '2025-03-01')).steps).toEqual(right);
});

test('a stated decimal notation applies to numbers with their unit', async () => {
  const file = (code: string) => ['Contador;Mes;Consumo', ...months(code, ['1.250 kWh', '1.134 kWh'])];
  await told(file('Q5'), { decimals: 'comma' });
  await told(file('Q6'), { decimals: 'point' });
  expect((await used('Q5', '2025-01-01', '2025-03-01')).total).toBe(2384);
  expect((await used('Q6', '2025-01-01', '2025-03-01')).total).toBe(2.384);
});

test('areas of a list with their unit raise the same question', async () => {
  const asked = (rows: readonly string[]) =>
    world.upload('l.csv', `${rows.join('\n')}\n`).then((file) => world.local.registry.importBuildings({ file }));
  const open = ['code;name;use;region;floorArea', 'L1;A;office;140302;1.250 m²', 'L2;B;office;140302;2.134 m²'];
  await expect(asked(open)).rejects.toMatchObject({ document: { code: 'decimals-open' } });
});

import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/**
 * Steps of counters and pieces are not kWh; a thousand of a unit in other words is read as such; single-byte Western encodings are
 * recognised.
 */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const spring = ['2025-01-01', '2025-04-01'] as const;
const rows = (heading: string, meter: string): string[] => [
  `月份,表号,${heading}`,
  ...[5, 6, 4].map((value, at) => `2025-0${at + 1},${meter},${value}`),
];
let made = 0;
const next = (): string => `U${(made += 1)}`;

test.each([
  '用电量(Einheiten)',
  'Stromverbrauch (Striche)',
  'Verbrauch Einheiten',
  '用电量(格)',
  '用电量（单位：字）',
  '用电量/格',
  '电量(个字)',
  'Consumo (unidades)',
  'Consommation (unités)',
  'Consumption units',
])('%s names no unit of energy: the import asks for it', async (heading) => {
  const meter = next();
  expect(await told(rows(heading, meter))).toMatchObject({ code: 'unit-not-known' });
  await bring(rows(heading, meter), { unit: 'kWh' });
  expect((await used(meter, ...spring)).total).toBe(15);
});

test.each([
  ['a title', ['Einheit: Striche,,'], []],
  ['a title in Chinese', ['单位：格,,'], []],
  ['a row of units', [], [',,格']],
])('so does %s', async (_, above, under) => {
  const [header = '', ...others] = rows('用电量', next());
  expect(await told([...above, header, ...under, ...others])).toMatchObject({ code: 'unit-not-known' });
});

test('a factor for the steps of a counter converts them to kWh', async () => {
  await bring(['抄表日期,表号,示数(字),倍率', '2025-01-01,K1,100,40', '2025-02-01,K1,110,40', '2025-03-01,K1,125,40']);
  expect((await used('K1', '2025-01-01', '2025-03-01')).total).toBe(1000);
});

test.each(['用电量(总)', '用电量(本期)', 'Consumption (net)', '用电量(A座)'])('%s is in the usual unit', async (heading) => {
  const meter = next();
  await bring(rows(heading, meter));
  expect((await used(meter, ...spring)).total).toBe(15);
});

describe('a thousand kWh', () => {
  test.each([
    'Energy (mil kWh)',
    'Zużycie (tys. kWh)',
    'Verbrauch Tsd. kWh',
    'Energy (k kWh)',
    'Consommation (milliers de kWh)',
    'Consumo (miles de kWh)',
    'Spotřeba (tis. kWh)',
    '用电量(千kWh)',
  ])('%s', async (heading) => {
    const meter = next();
    await bring(rows(heading, meter));
    expect((await used(meter, ...spring)).total).toBe(15_000);
  });

  test('in a row of units, a column and a title', async () => {
    const [header = '', ...others] = rows('用电量', 'R1');
    await bring([header, ',,tys. kWh', ...others]);
    await bring(['月份,表号,用电量,单位', ...[5, 6, 4].map((value, at) => `2025-0${at + 1},R2,${value},tys. kWh`)]);
    await bring(['Angaben in Tsd. kWh,,', ...rows('用电量', 'R3')]);
    for (const meter of ['R1', 'R2', 'R3']) expect((await used(meter, ...spring)).total).toBe(15_000);
  });

  test.each(['电量/千', '用电量(kWh/千)', '电量(千)'])('%s raises a question', async (heading) => {
    expect(await told(rows(heading, next()))).toMatchObject({
      code: 'unit-not-readable',
      evidence: { choices: [{ set: { unit: 'MWh' } }] },
    });
  });
});

test('a file in a Windows encoding is read with its own characters', async () => {
  const text = 'Monat;Zähler;Wärmeverbrauch (kWh)\n2025-01;Küche;5\n2025-02;Küche;6\n2025-03;Küche;4\n';
  await world.local.readings.importReadings({ createMeters: true, file: await world.upload('w.csv', iconv.encode(text, 'windows-1252')) });
  expect((await world.local.registry.meter({ meter: 'Küche' })).carrier).toBe('heat');
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Units that name a carrier, or leave several open: no electricity metering point is created from them without a question. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const span = ['2025-01-01', '2025-04-01'] as const;
const rows = (code: string, behind = '') => [12, 15, 13].map((value, at) => `${code},2025-0${at + 1},${value}${behind}`);
const carrierOf = async (code: string): Promise<string | undefined> => {
  const text = await (await world.ask('/api/exports/meters?format=csv')).text();
  return /electricity|gas|heat|cooling|water|coal|oil|steam/u.exec(text.split('\n').find((line) => line.startsWith(`${code},`)) ?? '')?.[0];
};

describe('a unit of a single carrier sets the carrier, and this is reported', () => {
  test.each([
    ['therms', 'gas', (40 * 105.505585262) / 3.6],
    ['therm', 'gas', (40 * 105.505585262) / 3.6],
    ['RTh', 'cooling', (40 * 12_000 * 1055.05585262) / 1e9],
    ['kWh(Hs)', 'gas', 40],
    ['kWh PCS', 'gas', 40],
    ['标方', 'gas', 40],
  ])('%s', async (unit, carrier, total) => {
    const code = `A-${unit.replaceAll(/\W/gu, '')}${carrier}`;
    const came = await bring([`Meter,Month,Usage (${unit})`, ...rows(code)]);
    expect(came.findings?.find((one) => one.code === 'carrier-read')?.evidence).toMatchObject({ carrier });
    expect(await carrierOf(code)).toBe(carrier);
    expect((await used(code, ...span)).total).toBeCloseTo(total, 2);
  });

  test('in a column of units, in cells and as stated by the sender', async () => {
    await bring(['Meter,Month,Usage,Unit', ...rows('B1', ',therm')]);
    await bring(['Meter,Month,Usage', ...rows('B2', ' therms')]);
    await bring(['Meter,Month,Usage', ...rows('B3')], { unit: 'therm' });
    expect(await Promise.all(['B1', 'B2', 'B3'].map(carrierOf))).toEqual(['gas', 'gas', 'gas']);
  });
});

describe('a unit shared by several carriers raises a question that lists each of them', () => {
  test.each([
    ['GJ', ['heat', 'cooling', 'gas', 'electricity']],
    ['MMBtu', ['heat', 'cooling', 'gas']],
    ['Dth', ['heat', 'cooling', 'gas']],
    ['Gcal', ['heat', 'cooling', 'gas']],
    ['MJ', ['heat', 'cooling', 'gas', 'electricity']],
    ['kBtu', ['heat', 'cooling', 'gas', 'electricity']],
    ['m3', ['gas', 'water']],
    ['CCF', ['gas', 'water']],
    ['t', ['water', 'coal', 'oil', 'steam']],
  ])('%s', async (unit, all) => {
    const file = [`Meter,Month,Usage (${unit})`, ...rows(`C-${unit}`)];
    expect(await told(file)).toMatchObject({
      code: expect.stringMatching(/^(?:carrier-open|unit-of-other-carrier)$/u),
      evidence: { choices: all.map((carrier) => ({ set: { carrier } })) },
    });
    for (const carrier of all) {
      const one = file.map((row) => row.replace(`C-${unit}`, `C-${unit}-${carrier}`));
      await bring(one, { carrier: carrier as 'gas' });
      expect(await carrierOf(`C-${unit}-${carrier}`)).toBe(carrier);
    }
  });

  test.each([
    ['the heading', 'Meter,Month,Gas use (GJ)', 'gas'],
    ['a title', '2025年热量统计表\n表号,月份,用量(GJ)', 'heat'],
    ['the heading of the codes', '热表号,月份,用量(GJ)', 'heat'],
  ])('%s decides', async (_, head, carrier) => {
    const code = `D${head.length}`;
    await bring([...head.split('\n'), ...rows(code)]);
    expect(await carrierOf(code)).toBe(carrier);
  });

  test('the existing metering points next to it decide', async () => {
    await bring(['表号,月份,用量(GJ)', ...rows('E1')], { carrier: 'heat' });
    const came = await bring(['表号,月份,用量(GJ)', 'E1,2025-04,9', 'E2,2025-04,8']);
    expect(came.findings?.map(({ code }) => code)).toContain('carrier-read');
    expect(await carrierOf('E2')).toBe('heat');
  });
});

test('readings of another carrier are not stored in a metering point of electricity', async () => {
  await bring(['Meter,Month,Usage (kWh)', ...rows('F1')]);
  for (const unit of ['therms', 'Dth', 'RTh']) {
    const came = await bring([`Meter,Month,Usage (${unit})`, 'F1,2025-04,4', 'F1,2025-05,5']);
    expect(came).toMatchObject({ accepted: 0, rejectedCount: 2, rejectedReasons: [{ code: 'unit-of-carrier' }] });
  }
  const mixed = await bring(['Meter,Month,Usage,Unit', 'F1,2025-06,4,kWh', 'F1,2025-07,5,therm']);
  expect(mixed).toMatchObject({ accepted: 1, rejectedCount: 1 });
  expect((await used('F1', '2025-01-01', '2025-09-01')).total).toBe(44);
  const hours = ['00', '01', '02'].map((hour) => `2025-08-01 ${hour}:00,F1,5`);
  expect(await bring(['时间,表号,用量(therm)', ...hours])).toMatchObject({ accepted: 0, rejectedCount: 3 });
  // unless the sender states it
  expect(await bring(['Meter,Month,Usage (MMBtu)', 'F1,2025-08,1'], { carrier: 'electricity' })).toMatchObject({ accepted: 1 });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** The carrier that a file names, compared with that of the existing metering points. */
let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const codes = ['W1,water', 'W2,water', 'G1,gas', 'H1,heat', 'E1,electricity'];
  const file = await world.upload('m.csv', ['code,carrier,kind', ...codes.map((one) => `${one},interval`)].join('\n'));
  await world.local.registry.importMeters({ file });
});
afterAll(() => world.stop());

const { told, used } = createBringing(() => world);
const total = async (code: string) => (await used(code, '2025-01-01', '2026-01-01')).total;
const rows = (code: string, more = '') => [`${code},2025-01${more},30`, `${code},2025-02${more},40`];

describe('a carrier other than that of the metering point is refused', () => {
  test.each([
    ['W1', '表号,月份,用气量(m3)', 'gas', 'water'],
    ['W1', '水表号,月份,燃气用量', 'gas', 'water'],
    ['W1', 'Meter,Month,Electricity usage', 'electricity', 'water'],
    ['G1', '表号,月份,用水量(t)', 'water', 'gas'],
    ['G1', 'Meter,Month,Water (m3)', 'water', 'gas'],
    ['H1', '表号,月份,供冷量(GJ)', 'cooling', 'heat'],
    ['H1', 'Zähler;Monat;Strom', 'electricity', 'heat'],
    ['E1', '表号,月份,用水量', 'water', 'electricity'],
  ])('%s: %s', async (meter, head, carrier, meterCarrier) => {
    const file = [head, ...rows(meter)].map((row) => (head.includes(';') ? row.replaceAll(',', ';') : row));
    expect(await told(file)).toMatchObject({
      code: 'carrier-of-meter',
      evidence: { meter, carrier, meterCarrier, choices: [{ set: { carrier: meterCarrier } }] },
    });
  });

  test('by a title, the name of the file or a cell', async () => {
    const head = '表号,月份,用量(m3)';
    expect(await told(['2025年天然气用量,,', head, ...rows('W1')])).toMatchObject({ code: 'carrier-of-meter' });
    expect(await told([head, ...rows('W1')], { name: '燃气.csv' })).toMatchObject({ code: 'carrier-of-meter' });
    expect(await told(['表号,月份,类别,用量(m3)', ...rows('W1', ',燃气')])).toMatchObject({ code: 'carrier-of-meter' });
    expect(await total('W1')).toBeNull();
  });
});

test('the sender decides, and ambiguous words have no effect', async () => {
  const codes = async (...given: Parameters<typeof told>) => expect(await told(...given)).not.toHaveProperty('code');
  await codes(['表号,月份,用气量(m3)', ...rows('W2')], { carrier: 'water' });
  expect(await total('W2')).toBe(70);
  await codes(['2025年水电用量,,', '表号,月份,用量', 'W2,2025-03,5', 'E1,2025-03,6']);
  await codes(['供暖用气量,,', '表号,月份,用量(m3)', ...rows('G1')]);
  await codes(['meter,time,value,unit', 'W2,2025-04,5,m3'], { name: '燃气.csv', interval: '1month' });
  await codes(['表号,月份,用热水量(m3)', 'W2,2025-05,5']);
});

describe('carriers in adjacent columns cannot be read into one metering point one after the other', () => {
  test.each([
    ['表号,月份,用电量,用水量', '用电量', '用水量'],
    ['Building,Month,Electricity,Heating', 'Electricity', 'Heating'],
    ['楼宇,月份,电,水', '电', '水'],
    ['楼宇,月份,电表读数,电用量,水表读数,水用量', '电用量', '水用量'],
    ['Zähler,Monat,Strom,Erdgas', 'Strom', 'Erdgas'],
  ])('%s', async (head, first, second) => {
    const figures = head.split(',').slice(2);
    const code = `C-${head}`.replaceAll(',', '-');
    const file = [head, ...[1, 2].map((month) => `${code},2025-0${month},${figures.map((_, at) => 100 * month + at).join(',')}`)];
    await told(file, { valueColumn: first });
    expect(await told(file, { valueColumn: second })).toMatchObject({ code: 'carrier-of-meter', evidence: { choices: [] } });
    expect(await total(code)).toBe(300 + 2 * figures.indexOf(first));
  });
});

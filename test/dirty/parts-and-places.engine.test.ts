import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Words for parts of one use, for rooms, for meters in Nordic languages, and for whose a row is. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const months = async (code: string) => (await used(code, '2025-01-01', '2025-03-01')).steps;

describe('tiers and periods of a tariff are parts of one use', () => {
  test.each([
    ['第一档', '第二档', '第三档'],
    ['一档用电量(kWh)', '二档用电量(kWh)', '三档用电量(kWh)'],
    ['第一阶梯水量', '第二阶梯水量', '第三阶梯水量'],
    ['阶梯1', '阶梯2', '阶梯3'],
    ['Tier 1 (kWh)', 'Tier 2 (kWh)', 'Tier 3 (kWh)'],
    ['Peak', 'Mid-Peak', 'Off-Peak'],
    ['On-Peak kWh', 'Mid-Peak kWh', 'Off-Peak kWh'],
    ['Peak kWh', 'Off-Peak kWh', 'Super Off-Peak kWh'],
  ])('%s, %s, %s', async (...parts) => {
    const code = `P-${parts[0]}`;
    expect(await told([`户号,月份,${parts.join(',')}`, `${code},2025-01,100,50,30`, `${code},2025-02,110,55,0`])).toContain('parts-added');
    expect(await months(code)).toEqual([180, 165]);
  });
});

test('dormitory rooms belong to their building', async () => {
  await bring(['楼栋,寝室号,月份,用电量', '1,101,2025-01,100', '1,102,2025-01,110', '2,101,2025-01,90']);
  expect([await months('1-101'), await months('1-102'), await months('2-101')]).toEqual([
    [100, null],
    [110, null],
    [90, null],
  ]);
  await bring(['宿舍楼,宿舍,月份,用电量', '东楼,101,2025-01,100', '东楼,102,2025-01,110']);
  expect(await months('东楼-102')).toEqual([110, null]);
});

test('meters and their counters in Nordic languages', async () => {
  await bring(['Måler,Måned,Forbruk (kWh)', 'N1,2025-01,100', 'N1,2025-02,110']);
  const hours = ['00', '01', '02'].map((hour, at) => `N2;01.01.2025 ${hour}:00;1${at},5`);
  await bring(['Målepunkt;Tidspunkt;Forbruk kWh', ...hours, 'N2;13.01.2025 02:00;12,25']);
  await bring(['Mätare;Månad;Förbrukning', 'N3;2025-01;100', 'N3;2025-02;110']);
  await bring(['Måler;Dato;Målerstand', 'N4;01.01.2025;1000', 'N4;13.02.2025;1043', 'N5;01.01.2025;500']);
  expect([await months('N1'), await months('N3'), (await used('N2', '2025-01-01', '2025-02-01')).total]).toEqual([
    [100, 110],
    [100, 110],
    46.75,
  ]);
  expect((await used('N4', '2025-01-01', '2025-02-13')).total).toBe(43);
});

test('单位 means the organisation if its cells are firms, and a unit if they are units', async () => {
  await bring(['单位,月份,用电量', '市民政局,2025-01,100', '市财政局,2025-01,110']);
  await bring(['单位,电表编号,月份,用电量', '市民政局,U1,2025-01,100', '市财政局,U2,2025-01,110']);
  await bring(['用电单位,月份,用电量,单位', '市教育局,2025-01,1,MWh', '市卫健委,2025-01,2,MWh']);
  expect(await Promise.all(['市民政局', 'U2', '市卫健委'].map(months))).toEqual([
    [100, null],
    [110, null],
    [2000, null],
  ]);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { story } from '../story.ts';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Rows that name a building and a room: both together identify the metering point, as a person would name it. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const span = ['2025-01-01', '2025-04-01'] as const;
const sums = async (...codes: readonly string[]) => Promise.all(codes.map(async (code) => (await used(code, ...span)).total));
const made = (came: Awaited<ReturnType<typeof bring>>) =>
  came.findings?.find(({ code }) => code === 'meters-created')?.evidence?.['meters'];

describe('one row for each room', () => {
  test.each([
    ['rooms that differ in each building', '楼号,房号', ['A,101', 'A,102', 'B,201'], ['A-101', 'A-102', 'B-201']],
    ['rooms that are called alike', '楼号,房号', ['C,101', 'C,102', 'D,101'], ['C-101', 'C-102', 'D-101']],
    ['buildings, stairs and rooms', '楼号,单元,房号', ['3,2,501', '3,1,501', '4,2,501'], ['3-2-501', '3-1-501', '4-2-501']],
    ['in any order of the columns', '房间号,单元号,楼栋', ['501,2,甲', '501,1,甲', '501,2,乙'], ['甲-2-501', '甲-1-501', '乙-2-501']],
    ['of estates', '小区,幢,室号', ['南苑,1,301', '北苑,1,301', '北苑,2,301'], ['南苑-1-301', '北苑-1-301', '北苑-2-301']],
    ['floors and shops', '楼栋名称,楼层,商铺', ['E座,1,甲铺', 'E座,2,甲铺', 'E座,2,乙铺'], ['E座-1-甲铺', 'E座-2-甲铺', 'E座-2-乙铺']],
    ['door numbers', '幢号,门牌号', ['F1,8', 'F1,9', 'F2,8'], ['F1-8', 'F1-9', 'F2-8']],
    ['buildings and units', 'Building,Unit', ['G1,301', 'G1,302', 'G2,301'], ['G1-301', 'G1-302', 'G2-301']],
    ['blocks, floors and flats', 'Block,Floor,Flat No', ['H,1,A', 'H,2,A', 'K,1,A'], ['H-1-A', 'H-2-A', 'K-1-A']],
    ['suites', 'Building Name,Suite', ['L tower,100', 'L tower,200', 'M tower,100'], ['L tower-100', 'L tower-200', 'M tower-100']],
    ['who lives there', '楼号,房号,户名', ['NA,101,张三', 'NA,102,李四', 'OA,101,王五'], ['NA-101', 'NA-102', 'OA-101']],
    ['names beside them', '楼号,房号,姓名', ['N,101,张三', 'N,102,李四', 'O,101,王五'], ['N-101', 'N-102', 'O-101']],
  ] as const)('%s', async (_, head, places, codes) => {
    const file = (month: string, more: number) => [
      `${head},月份,用电量(kWh)`,
      ...places.map((one, at) => `${one},${month},${10 + at + more}`),
    ];
    const came = await bring(file('2025-01', 0));
    expect(came).toMatchObject({ accepted: 3, rejectedCount: 0 });
    expect(came.findings?.some(({ code }) => code === 'contradiction')).toBe(false);
    // the sender's next file is for the same metering points, although it contains only some rooms
    expect(made(await bring(file('2025-02', 5)))).toBeUndefined();
    await bring(file('2025-03', 7).filter((_, at) => at !== 2));
    expect(await sums(...codes)).toEqual([42, 27, 48]);
  });

  test('the number of a meter within its room is part of the code', async () => {
    await bring(['楼号,房号,表号,月份,用电量(kWh)', 'P,101,1,2025-01,5', 'P,101,2,2025-01,6', 'P,102,1,2025-01,7']);
    expect(await sums('P-101-1', 'P-101-2', 'P-102-1')).toEqual([5, 6, 7]);
  });

  test('months in columns, and hours of a day', async () => {
    await bring(['楼号,单元,房号,2025-01(kWh),2025-02(kWh)', 'Q,1,101,5,6', 'Q,2,101,7,8']);
    expect(await sums('Q-1-101', 'Q-2-101')).toEqual([11, 15]);
    const clocks = Array.from({ length: 24 }, (_, hour) => `${hour}:00`).join(',');
    await bring(
      [
        `楼号,房号,日期,${clocks}`,
        ...['101', '102'].map(
          (room, at) =>
            `R,${room},2025-01-01,${Array(24)
              .fill(at + 1)
              .join(',')}`,
        ),
      ],
      {
        unit: 'kWh',
      },
    );
    expect(await sums('R-101', 'R-102')).toEqual([24, 48]);
  });

  test('for a month named by the title, with counter readings, and parts of a tariff', async () => {
    await bring(['2025年1月电费表', '楼栋,房号,姓名,用电量(kWh)', 'S,101,张三,5', 'S,102,李四,6', 'T,101,王五,7']);
    expect(await sums('S-101', 'S-102', 'T-101')).toEqual([5, 6, 7]);
    await bring([
      '楼栋,单元,房号,抄表日期,表底',
      ...['1', '2'].flatMap((unit) => [`U,${unit},101,2025-01-01,100`, `U,${unit},101,2025-02-01,11${unit}`]),
    ]);
    expect(await sums('U-1-101', 'U-2-101')).toEqual([11, 12]);
  });

  test('sums among them are not rooms', async () => {
    const came = await bring(['楼号,房号,月份,用电量(kWh)', 'V,101,2025-01,5', 'V,102,2025-01,6', 'V,小计,2025-01,11', '合计,,2025-01,11']);
    expect(made(came)).toBe(2);
  });

  test('what is written once above its rows belongs to each of them', async () => {
    const came = await bring([
      '楼号,单元,房号,月份,用电量(kWh)',
      'W,1,101,2025-01,1',
      ',,102,2025-01,2',
      ',2,101,2025-01,3',
      ',,102,2025-01,4',
      'X,1,101,2025-01,5',
    ]);
    expect(came.findings?.map(({ code }) => code)).toContain('codes-filled');
    expect(await sums('W-1-101', 'W-1-102', 'W-2-101', 'W-2-102', 'X-1-101')).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('if there is also a meter or an account, that is the metering point', () => {
  test.each([
    ['楼号,房号,表号', 'AA'],
    ['楼号,房号,户号', 'AB'],
    ['楼号,房号,电表编号', 'AC'],
    ['楼栋,单元,房号,水表号', 'AD'],
    ['Building,Unit,Meter No', 'AE'],
    ['Building,Meter ID', 'AF'],
    ['Building,Flat,Account', 'AG'],
  ])('%s', async (head, code) => {
    const places = head
      .split(',')
      .slice(0, -1)
      .map((_, at) => (at === 0 ? 'Y' : '101'));
    const rows = [1, 2].map((at) => `${places.join(',')},${code}${at},2025-01,${at}`);
    expect(await bring([`${head},月份,用量(kWh)`, ...rows])).toMatchObject({ accepted: 2 });
    expect(await sums(`${code}1`, `${code}2`)).toEqual([1, 2]);
  });
});

story('a building that is a metering point and has one row raises a question, and is never the point of several rooms', (step) => {
  const file = (month: string) => ['楼号,房号,月份,用电量(kWh)', `Z1,配电室,${month},100`, `Z2,配电室,${month},200`];

  step('raises a question with the code that each answer produces', async () => {
    await bring(['楼号,月份,用电量(kWh)', 'Z1,2025-01,90', 'Z2,2025-01,190']);
    expect(await told(file('2025-02'))).toMatchObject({
      code: 'rooms-open',
      evidence: {
        choices: [
          { set: { meterColumn: '楼号' }, comesTo: 'Z1' },
          { set: { meterColumn: '楼号+房号' }, comesTo: 'Z1-配电室' },
        ],
      },
    });
  });

  step('is read as the sender says, and so is the next file', async () => {
    await bring(file('2025-02'), { meterColumn: '楼号' });
    expect(await told(file('2025-03'))).toContain('settled-as-before');
    expect(await sums('Z1', 'Z2')).toEqual([290, 590]);
    await bring(['楼号,房号,类别,月份,用电量(kWh)', 'Z1,配电室,公用,2025-02,7'], { meterColumn: '楼号+房号' });
    expect(await sums('Z1-配电室')).toEqual([7]);
  });

  step('with several rooms it is not the point of any of them', async () => {
    await bring(['楼号,房号,月份,用电量(kWh)', 'Z1,301,2025-03,3', 'Z1,302,2025-03,4']);
    expect(await sums('Z1-301', 'Z1-302')).toEqual([3, 4]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Circuits, floors and meters by name: every building names them alike, so the building's name is part of each code. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const span = ['2025-01-01', '2025-03-01'] as const;
const sums = async (...codes: readonly string[]) => Promise.all(codes.map(async (code) => (await used(code, ...span)).total));

describe('the file of one building, followed by that of another', () => {
  test.each([
    ['circuits', '建筑名称,回路名称', 'A#', ['照明', '空调'], ['A#-照明', 'A#-空调']],
    ['numbered circuits', '建筑名称,回路名称', 'B#', ['AL-1', 'AL-2'], ['B#-AL-1', 'B#-AL-2']],
    ['one circuit', '建筑名称,回路名称', 'C#', ['照明'], ['C#-照明']],
    ['floors', '建筑名称,楼层', 'D#', ['1层', '2层'], ['D#-1层', 'D#-2层']],
    ['floors and zones', '建筑名称,楼层,区域', 'E#', ['1层,东区', '1层,西区', '2层,东区'], ['E#-1层-东区', 'E#-1层-西区', 'E#-2层-东区']],
    ['one floor', 'Building,Floor,Zone', 'F#', ['L1,East', 'L1,West'], ['F#-L1-East', 'F#-L1-West']],
    ['meters by name', '楼栋,电表名称', 'G#', ['公共照明', '电梯'], ['G#-公共照明', 'G#-电梯']],
    ['what is used for what', '楼栋,分项', 'H#', ['照明插座', '空调'], ['H#-照明插座', 'H#-空调']],
    ['of estates', '校区,楼宇,回路', '南区K#', ['甲,AL1', '乙,AL1'], ['南区K#-甲-AL1', '南区K#-乙-AL1']],
  ] as const)('%s', async (_, head, building, parts, codes) => {
    const file = (of: string, month: string, more: number) => [
      `${head},月份,用电量(kWh)`,
      ...parts.map((part, at) => `${of},${part},${month},${10 + at + more}`),
    ];
    expect(await bring(file(building, '2025-01', 0))).toMatchObject({ accepted: parts.length, rejectedCount: 0 });
    const other = `二${building}`;
    expect(await bring(file(other, '2025-01', 100))).toMatchObject({ accepted: parts.length, revised: 0 });
    await bring([...file(building, '2025-02', 5), ...file(other, '2025-02', 200).slice(1)]);
    expect(await sums(...codes)).toEqual(parts.map((_part, at) => 25 + 2 * at));
    expect(await sums(...codes.map((code) => `二${code}`))).toEqual(parts.map((_part, at) => 320 + 2 * at));
  });

  test('a building written once above its parts', async () => {
    await bring(['建筑名称,回路名称,月份,用电量(kWh)', 'M#,照明,2025-01,1', ',空调,2025-01,2', 'N#,照明,2025-01,3', ',空调,2025-01,4']);
    expect(await sums('M#-照明', 'M#-空调', 'N#-照明', 'N#-空调')).toEqual([1, 2, 3, 4]);
  });

  test('a meter number, or a name that contains its building, is the code', async () => {
    await bring(['楼栋,表号,月份,用电量(kWh)', 'P#,PM1,2025-01,1', 'P#,PM2,2025-01,2']);
    await bring(['楼栋,电表名称,月份,用电量(kWh)', 'Q#,Q#总表,2025-01,3', 'Q#,Q#电梯,2025-01,4']);
    await bring(['楼栋,回路名称,表计编号,月份,用电量(kWh)', 'R#,照明,RM1,2025-01,5', 'R#,空调,RM2,2025-01,6']);
    expect(await sums('PM1', 'PM2', 'Q#总表', 'Q#电梯', 'RM1', 'RM2')).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

test('existing metering points without the building raise a question, and the answer applies to the next file', async () => {
  const file = (building: string, month: string) => [
    '建筑名称,回路名称,月份,用电量(kWh)',
    `${building},冷站,${month},1`,
    `${building},泵房,${month},2`,
  ];
  await bring(['回路名称,月份,用电量(kWh)', '冷站,2025-01,1', '泵房,2025-01,2']);
  expect(await told(file('S#', '2025-02'))).toMatchObject({
    code: 'building-open',
    evidence: {
      choices: [
        { set: { meterColumn: '回路名称' }, comesTo: '冷站' },
        { set: { meterColumn: '建筑名称+回路名称' }, comesTo: 'S#-冷站' },
      ],
    },
  });
  await bring(file('S#', '2025-02'), { meterColumn: '建筑名称+回路名称' });
  expect(await told(file('T#', '2025-02'))).toContain('settled-as-before');
  expect(await sums('冷站', 'S#-冷站', 'T#-泵房')).toEqual([1, 1, 2]);
});

test('buildings in one header row above the numbers of their rooms', async () => {
  await bring(['月份,一号楼,,二号楼,', ',9201,9202,9201,9202', '2025-01,10,11,12,13', '2025-02,20,21,22,23'], { name: '用电量kWh.csv' });
  expect(await sums('一号楼-9201', '一号楼-9202', '二号楼-9201', '二号楼-9202')).toEqual([30, 32, 34, 36]);
});

test('a boiler house is the code of what it burns, and a quantity is not', async () => {
  const file = (house: string) => [
    '锅炉房,日期,耗煤量(吨),热值(kcal/kg)',
    ...[1, 2, 3].map((day) => `${house},2025-01-0${day},${10 + day},5500`),
  ];
  await bring(file('北锅炉房'));
  expect(await bring(file('南锅炉房'))).toMatchObject({ accepted: 3, revised: 0 });
  expect(await sums('北锅炉房')).toEqual([36]);
  expect(await told(['日期,耗煤量(吨),热值(kcal/kg)', '2025-01-01,1,5500', '2025-01-02,2,5500'])).toMatchObject({ code: 'meter-needed' });
});

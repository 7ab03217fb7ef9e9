import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Rooms and circuits whose building is in no column, but in a line above them, a title, the sheet or the file name. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const total = async (code: string) => (await used(code, '2025-01-01', '2025-04-01')).total;
const totals = (...codes: string[]) => Promise.all(codes.map(total));

describe('a separate line names the building of the rows below it', () => {
  test.each([
    ['房号,月份,用电量', '13号楼', '14号楼', '101'],
    ['寝室号,月份,用电量', '南区1栋', '南区2栋', '102'],
    ['Room,Month,kWh', 'Building A', 'Building B', '103'],
    ['回路,月份,用电量', '行政楼', '教学楼', '照明'],
    ['商铺号,月份,用水量', 'A座', 'B座', '104'],
    ['房间,月份,电量', '东 楼', '西 楼', '105'],
  ])('%s: %s, %s', async (head, one, other, room) => {
    await bring([head, `${one},,`, `${room},2025-01,100`, `${other},,`, `${room},2025-01,90`, `${room},2025-02,95`]);
    expect(await totals(...[one, other].map((house) => `${house.replace(' 楼', '楼')}-${room}`))).toEqual([100, 185]);
  });

  test('also above the header, with a repeated header, with months in columns, and with stairs', async () => {
    await bring(['21号楼,,', '房号,月份,用电量', '101,2025-01,1', '22号楼,,', '房号,月份,用电量', '101,2025-01,2']);
    await bring(['房号,2025年1月,2025年2月', '23号楼,,', '101,3,4', '24号楼,,', '101,5,6']);
    await bring(['房号,月份,用电量', '25号楼,,', '1单元,,', '101,2025-01,7', '2单元,,', '101,2025-01,8', '26号楼,,', '101,2025-01,9']);
    expect(await totals('21号楼-101', '22号楼-101', '23号楼-101', '24号楼-101')).toEqual([1, 2, 7, 11]);
    expect(await totals('25号楼-1单元-101', '25号楼-2单元-101', '26号楼-101')).toEqual([7, 8, 9]);
  });

  test('rows before the first such line belong to no known building', async () => {
    expect(await told(['房号,月份,用电量', '111,2025-01,1', '27号楼,,', '111,2025-01,2'])).toMatchObject({ code: 'building-before' });
  });

  test('meter numbers identify a meter on their own, whatever is above them', async () => {
    await bring(['表号,月份,用电量', '甲楼,,', 'M1,2025-01,1', '乙楼,,', 'M2,2025-01,2']);
    await bring(['户号,房号,月份,用电量', '丙楼,,', 'M3,101,2025-01,3']);
    expect(await totals('M1', 'M2', 'M3')).toEqual([1, 2, 3]);
  });
});

describe('the building of the rooms is stated around the table', () => {
  const head = '房号,月份,用电量';

  test('in the file name, a title or the sheet', async () => {
    await bring([head, '201,2025-01,1'], { name: '31号楼2025年电费表.csv' });
    await bring([head, '201,2025-01,2'], { name: '32号楼2025年电费表.csv' });
    await bring(['33#楼电费统计,,', head, '201,2025-01,3']);
    await bring(['行政楼2025年1月电费表,', '房号,用电量', '201,5', '202,6']);
    for (const [at, name] of ['34号楼', '35号楼'].entries()) {
      const sheets = [{ name, rows: [head.split(','), ['201', '2025-01', 10 + at]] }];
      await world.local.readings.importReadings({ file: await world.upload('a.xlsx', await writeXlsx({ sheets })), createMeters: true });
    }
    expect(await totals('31号楼-201', '32号楼-201', '33#楼-201', '行政楼-202', '34号楼-201', '35号楼-201')).toEqual([1, 2, 3, 6, 10, 11]);
  });

  test('not if several are named, or the rows name their own', async () => {
    await bring([head, '211,2025-01,1'], { name: '1-3号楼.csv' });
    await bring([head, '3101,2025-01,2', '3202,2025-01,3'], { name: '3号楼.csv' });
    await bring([head, '3-215,2025-01,4'], { name: '3号楼.csv' });
    await bring(['楼栋,房号,月份,用电量', '4号楼,216,2025-01,5'], { name: '3号楼.csv' });
    expect(await totals('211', '3101', '3-215', '4号楼-216')).toEqual([1, 2, 4, 5]);
    expect(await told(['37号楼电费,,', head, '217,2025-01,1'], { name: '38号楼.csv' })).toMatchObject({ code: 'buildings-contradict' });
  });

  test('raises a question if rooms are only known by their numbers, for each building separately', async () => {
    await bring([head, '221,2025-01,1']);
    const file = (month: number) => [head, `221,2025-0${month},2`];
    const open = { code: 'building-open', evidence: { before: '221', code: '41号楼-221' } };
    expect(await told(file(2), { name: '41号楼.csv' })).toMatchObject(open);
    await bring(file(2), { name: '41号楼.csv', meterColumn: '房号' });
    expect(await told(file(3), { name: '42号楼.csv' })).toMatchObject({ code: 'building-open', evidence: { code: '42号楼-221' } });
    await bring(file(3), { name: '42号楼.csv', meterColumn: '楼栋+房号' });
    await bring(file(1), { name: '42号楼.csv' });
    expect(await totals('221', '42号楼-221')).toEqual([3, 4]);
  });
});

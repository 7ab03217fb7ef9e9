import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Codes and days that are written once, or in several ways; numbers that a spreadsheet has truncated. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const months = async (code: string) => (await used(code, '2025-01-01', '2025-03-01')).steps;

describe('marks that repeat the cell above', () => {
  test.each([
    ['〃', '〃'],
    ['同上', '同上'],
    ['ditto', 'ditto'],
    ['a quotation mark', '""""'],
    ['-"-', '"-""-"'],
  ])('%s below a code and below a day', async (name, mark) => {
    const [one, other] = [`M1-${name.length}${name.slice(0, 1)}`, `M2-${name.length}${name.slice(0, 1)}`];
    const rows = [`${one},2025-01,100`, `${mark},2025-02,110`, `${other},2025-01,90`, `${mark},2025-02,95`];
    expect(await told(['表号,月份,用电量(kWh)', ...rows])).toContain('marks-of-above');
    expect([await months(one), await months(other)]).toEqual([
      [100, 110],
      [90, 95],
    ]);
    await bring(['日期,表号,用电量(kWh)', `2025-03-01,${one},7`, `${mark},${other},8`, `2025-03-02,${one},9`, `${mark},${other},10`]);
    expect((await used(other, '2025-03-01', '2025-03-03')).total).toBe(18);
  });

  test('a mark below nothing, or among values, rejects its row', async () => {
    const first = await bring(['表号,月份,用电量(kWh)', '〃,2025-01,100', 'MF,2025-02,110']);
    expect(first).toMatchObject({ accepted: 1, rejected: [{ row: 2, code: 'no-meter' }] });
    const value = await bring(['表号,月份,用电量(kWh)', 'MV,2025-01,100', 'MV,2025-02,〃']);
    expect(value).toMatchObject({ accepted: 1, rejected: [{ row: 3, code: 'not-a-number' }] });
  });
});

test('blank codes raise a question if their times do not continue those of the row above', async () => {
  const rows = ['H1,101,2025-01,100', ',102,2025-01,90', 'H2,201,2025-01,10', ',202,2025-01,20'];
  expect(await told(['户号,房间,月份,用电量(kWh)', ...rows])).toMatchObject({ code: 'codes-empty' });
});

describe('codes of one file that differ only in notation', () => {
  test.each([
    ['WA-01', 'ＷＡ-０１'],
    ['WB-01', 'wb-01'],
    ['WC-01', 'WC–01'],
    ['WD 01', 'WD01'],
    ['00778', '778'],
  ])('%s and %s raise a question', async (one, other) => {
    const file = ['表号,月份,用电量(kWh)', `${one},2025-01,100`, `${other},2025-02,110`];
    expect(await told(file)).toMatchObject({ code: 'codes-apart', evidence: { one, other } });
  });

  test('are different if both are registered', async () => {
    const list = 'code,carrier,kind,unit\n00779,electricity,interval,kWh\n779,electricity,interval,kWh\n';
    await world.local.registry.importMeters({ file: await world.upload('m.csv', list) });
    await bring(['表号,月份,用电量(kWh)', '00779,2025-01,100', '779,2025-01,110']);
    expect([await months('00779'), await months('779')]).toEqual([
      [100, null],
      [110, null],
    ]);
  });

  test('AB-01 and AB01, 1-01 and 101 are different', async () => {
    await bring(['表号,月份,用电量(kWh)', 'WE-01,2025-01,100', 'WE01,2025-01,110', '1-01,2025-01,5', '101,2025-01,6']);
    expect([await months('WE01'), await months('1-01')]).toEqual([
      [110, null],
      [5, null],
    ]);
  });
});

describe('numbers truncated by a spreadsheet', () => {
  test('counter readings are refused', async () => {
    const rows = ['2025-01-01,1.23E+08', '2025-02-01,1.24E+08', '2025-03-01,1.24E+08'].map((row) => `R1,${row}`);
    const problem = { code: 'values-rounded', evidence: { figures: 3, choices: [] } };
    expect(await told(['表号,日期,示数(kWh)', ...rows])).toMatchObject(problem);
    expect(await told(['表号,日期,示数(kWh)', ...rows], { valueColumn: '示数(kWh)' })).toMatchObject(problem);
  });

  test('use raises a question, and is read as is if the column is named', async () => {
    const file = ['表号,月份,用电量(kWh)', 'R2,2025-01,1.23E+05', 'R2,2025-02,98765'];
    expect(await told(file)).toMatchObject({ code: 'values-rounded' });
    expect(await told(file, { valueColumn: '用电量(kWh)' })).toContain('values-rounded-read');
    expect(await months('R2')).toEqual([123_000, 98_765]);
  });

  test.each([
    ['1.5E+3', '2.5E+3', 4000],
    ['1.523456E+03', '2.512345E+02', 1774.6905],
    ['1.5E+03', '1.25E+03', 2750],
  ])('numbers in scientific notation with all their digits are exact: %s, %s', async (one, other, total) => {
    const code = `R-${one}`;
    await bring(['表号,月份,用电量(kWh)', `${code},2025-01,${one}`, `${code},2025-02,${other}`]);
    expect((await used(code, '2025-01-01', '2025-03-01')).total).toBe(total);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { billWorkbook, type Sheets } from './workbook.ts';

/** What is asked, one question at a time, and what is refused, each with what to do. */
let world: World;
let owner: ReturnType<World['as']>;
let secret: string;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2025-11-10T00:00:00Z') });
  const buildings = [
    '代码,名称,用途,地区,建筑面积,单位,code:户号',
    'H1,市第一医院门诊楼,医院,140302,50000,市第一医院,88001',
    'H2,市第一医院住院楼,医院,140302,20000,市第一医院,88002',
    'S1,市第一中学,学校,140302,20000,市第一中学,88003',
  ];
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', `${buildings.join('\n')}\n`) });
  const meters = [
    '代码,建筑,能源种类,读数类型,单位,位数,倍率',
    'R1,H1,电,表底数,kWh,6,80',
    'E1,H1,电,时段用量,kWh,,1',
    'W1,H1,水,时段用量,m3,,1',
    'E2,H2,电,时段用量,kWh,,1',
    'E9,S1,电,时段用量,kWh,,1',
  ];
  await world.local.registry.importMeters({ file: await world.upload('m.csv', `${meters.join('\n')}\n`) });
  owner = world.as('owner', { organisation: '市第一医院' });
  secret = await world.secretOf('owner', { organisation: '市第一医院' });
});

afterAll(async () => {
  await world.stop();
});

type Options = Omit<Parameters<typeof owner.readings.importBills>[0], 'file'>;

const look = async (sheets: Sheets, options: Options = {}, name = 'a.xlsx') =>
  owner.readings.importBills({ file: await world.upload(name, billWorkbook(sheets), secret), preview: true, ...options });

/** The question of a preview: its code, and the settings of its answers. */
const asked = async (...given: Parameters<typeof look>) => {
  const [question, ...more] = (await look(...given)).open ?? [];
  expect(more).toEqual([]);
  return question === undefined ? null : [question.code, question.choices.map(({ option }) => option)];
};

const codesOf = async (...given: Parameters<typeof look>): Promise<string[]> =>
  ((await look(...given)).findings ?? []).map(({ code }) => code);
const cells = async (...given: Parameters<typeof look>) =>
  ((await look(...given)).cells ?? []).map(({ cell, meter, from, to, value }) => [cell, meter, from, to, value].join(' '));

const plain = { S: '表号|电量|电费\nE1|10|8' };

test('a month that nothing names is asked about, and comes from the answer', async () => {
  expect(await asked(plain)).toEqual(['bill-month-open', ['--period 2025-10', '--period 2025-09', '--period 2025-08']]);
  expect(await cells(plain, { period: '2025-10' })).toEqual(['B2 E1 2025-10-01 2025-11-01 10']);
  await expect(owner.readings.importBills({ file: await world.upload('a.xlsx', billWorkbook(plain), secret) })).rejects.toMatchObject({
    document: { code: 'bill-month-open' },
  });
});

test('a year that nothing names is asked about: one in which the month is over', async () => {
  const sheets = { '12月': '表号|电量|电费\nE1|10|8' };
  expect(await asked(sheets)).toEqual(['bill-year-open', ['--year 2024', '--year 2023', '--year 2022']]);
  expect(await cells(sheets, { year: 2024 })).toEqual(['B2 E1 2024-12-01 2025-01-01 10']);
});

test('several sheets without a month are refused with what to do', async () => {
  await expect(look({ 甲: '表号|电量|电费\nE1|10|8', 乙: '表号|电量|电费\nE1|11|8' })).rejects.toMatchObject({
    document: { code: 'bill-sheets-without-month' },
  });
});

test('numbers that the ledger does not know are asked about one after another, and can be left out', async () => {
  const sheets = { S: '市第一医院门诊楼2025年10月电费|>|>\n表号|电量|电费\n770001|10|8\n770002|20|16' };
  expect(await asked(sheets)).toEqual(['bill-meter-of-number-open', ['--as "770001=E1"', '--as "770001=R1"', '--as "770001="']]);
  expect(await asked(sheets, { as: ['770001=E1'] })).toEqual(['bill-meter-of-number-open', ['--as "770002=R1"', '--as "770002="']]);
  expect(await cells(sheets, { as: ['770001=E1', '770002='] })).toEqual(['B3 E1 2025-10-01 2025-11-01 10']);
});

test('a title that may mean two buildings is asked about', async () => {
  const sheets = { S: '市第一医院2025年10月电费|>|>\n表号|电量|电费\n770001|10|8' };
  expect(await asked(sheets)).toEqual(['bill-building-open', ['--building H1', '--building H2']]);
  expect(await asked(sheets, { building: 'H2' })).toEqual(['bill-meter-of-number-open', ['--as "770001=E2"', '--as "770001="']]);
});

test('a book without a number of a meter asks which metering point it is of', async () => {
  const sheets = { S: '市第一医院门诊楼2025年水费|>|>\n月份|水量|水费\n9月|10|8\n10月|12|9' };
  expect(await asked(sheets)).toEqual(['bill-meter-open', ['--meter W1']]);
  expect(await cells(sheets, { meter: 'W1' })).toEqual(['B3 W1 2025-09-01 2025-10-01 10', 'B4 W1 2025-10-01 2025-11-01 12']);
});

test('an account is that of the building which has it as an outside code, with its one meter of the carrier', async () => {
  expect(await cells({ S: '2025年10月电费|>|>\n户号|电量|电费\n88002|10|8' })).toEqual(['B3 E2 2025-10-01 2025-11-01 10']);
});

test('a meter that is not known is told with what to do, and the others come in', async () => {
  const sheets = { S: '2025年10月|>|>\n表号|电量|电费\nE1|10|8\nE9|20|16\nX7|30|24' };
  const seen = await look(sheets);
  expect((seen.cells ?? []).map(({ meter }) => meter)).toEqual(['E1']);
  const unknown = (seen.findings ?? []).filter(({ code }) => code === 'bill-meter-unknown');
  expect(unknown.map(({ evidence }) => evidence['number'])).toEqual(['E9', 'X7']);
  expect(unknown[0]?.detail).toContain('--as');
});

test('another multiplier than the ledger has is asked about', async () => {
  const sheets = { S: '2025年10月|>|>|>|>\n表号|上月表底|本月表底|倍率|电量\nR1|10|20|40|400' };
  expect(await asked(sheets)).toEqual(['bill-multiplier-open', ['--multiplier ledger', '--multiplier leave']]);
  expect(await cells(sheets, { multiplier: 'ledger' })).toEqual(['B3 R1 2025-10-01  10', 'C3 R1 2025-11-01  20']);
  expect(await codesOf(sheets, { multiplier: 'ledger' })).toContain('bill-multiplier-ledger');
  expect(await cells(sheets, { multiplier: 'leave' })).toEqual([]);
  expect(await codesOf(sheets, { multiplier: 'leave' })).toContain('bill-multiplier-left');
});

test.each([
  ['registers by parts of a counter', 'bill-registers-by-part', '表号|上月表底|>|本月表底|>\n^|峰|谷|峰|谷\nR1|1|2|3|4'],
  ['the use of a counter', 'bill-use-of-counter', '表号|电量|电费\nR1|800|600'],
  ['two rows of one meter that differ', 'bill-row-twice', '表号|电量|电费\nE1|10|8\nE1|11|9'],
  ['a bill of water for a meter of electricity', 'bill-carrier-differs', '水表号|上月表底|本月表底|水量\nE1|1|2|1'],
  ['a swap that the ledger does not know', 'bill-swap-unrecorded', '表号|上月表底|本月表底|倍率|备注\nR1|900|20|80|换表'],
  ['a multiplier that cannot be read', 'bill-multiplier-unread', '表号|上月表底|本月表底|倍率\nE1|1|2|见铭牌'],
  ['a unit that cannot be converted', 'bill-unit-unread', '表号|电量(百度)|电费\nE1|1|80'],
])('%s is refused: %s', async (_, code, table) => {
  expect(await cells({ 2025: `2025年10月|>|>\n${table}` })).toEqual([]);
  expect(await codesOf({ 2025: `2025年10月|>|>\n${table}` })).toContain(code);
});

test('a month that does not begin where the one before ended is left out', async () => {
  const sheets = { '2025年9月': '表号|上月表底|本月表底\nR1|10|20', '2025年10月': '表号|上月表底|本月表底\nR1|25|30' };
  expect(await cells(sheets)).toEqual(['B2 R1 2025-09-01  10', 'C2 R1 2025-10-01  20']);
  expect(await codesOf(sheets)).toEqual(['sheets-read', 'bill-registers-break']);
});

test('a month that is not over is refused row by row, and a cell that is no number', async () => {
  const seen = await look({ S: '2025年12月|>|>\n表号|电量|电费\nE1|10|8' });
  expect(seen.rejected?.map(({ row, column, code }) => [row, column, code])).toEqual([[3, 'S B3', 'in-the-future']]);
  const text = await look({ S: '2025年10月|>|>|>\n表号|上月表底|本月表底|倍率\nR1|1#|2|80' });
  expect(text.rejected?.map(({ column, code }) => [column, code])).toEqual([['S B3', 'not-a-number']]);
});

test('a book as text is read like one of a spreadsheet', async () => {
  const text = '市第一医院2025年10月电费明细,,,\n表号,上月表底,本月表底,电量\nE1,"1,000","1,200",200\n合计,,,200\n';
  const file = await world.upload('电费.csv', text, secret);
  expect(await owner.imports.inspect({ file })).toMatchObject({ kind: 'bills' });
  const seen = await owner.readings.importBills({ file, preview: true });
  expect(seen.cells?.map(({ cell, value }) => [cell, value])).toEqual([['D3', 200]]);
  expect(seen.findings?.map(({ code }) => code)).toEqual([]);
});

test('a file that is no bill book is refused as such', async () => {
  await expect(look({ S: '姓名|电话\n张三|1' })).rejects.toMatchObject({ document: { code: 'not-a-bill-book' } });
});

test('a bill book that is too large is refused as that, with what is allowed', async () => {
  const rows = Array.from({ length: 3001 }, () => 'E1|1|2|1');
  await expect(look({ S: `2025年10月|>|>\n表号|上月表底|本月表底|电量\n${rows.join('\n')}` })).rejects.toMatchObject({
    document: { status: 413, code: 'bill-book-too-large', evidence: { sheets: 60, rows: 3000, mb: 8 } },
  });
});

test('what came in opens from its figure down to the cell that it came from', async () => {
  const file = await world.upload('2025年10月.xlsx', billWorkbook(plain), secret);
  const seen = await owner.readings.importBills({ file, preview: true });
  await owner.readings.importBills({ file, seen: seen.hash ?? '' });
  const { total } = await owner.metering.useOfMeter({ meter: 'E1', from: '2025-10-01', to: '2025-11-01', step: 'month' });
  expect(total.value).toBe(10);
  const below = async (figure: string | null | undefined, name: string) =>
    (await owner.figures.explain({ figure: figure as string })).inputs.find((one) => one.name === name)?.figure;
  const reading = await below(await below(total.figure, 'readings'), 'first');
  const cell = await owner.figures.explain({ figure: (await below(reading, 'counted')) as string });
  expect(cell.inputs.map(({ name, value, source }) => [name, value, source])).toEqual([
    ['B2', '10', '“2025年10月.xlsx”，工作表“S”，第 2 行（B2）'],
  ]);
});

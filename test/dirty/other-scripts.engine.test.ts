import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Bills in traditional characters, years of the republic, cells that are marked as text, files of loggers. */
let world: World;
const { bring, told, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

test.each([
  ['A1', ['日期,電號,用電量(度)', '2025年 1月 5日,A1,90', '2025年 1月 6日,A1,91'], '2025-01-05', '2025-01-06'],
  ['A2', ['抄錶日期,錶號,本期讀數', '2025/01/01,A2,100', '2025/02/01,A2,190', '2025/03/01,A2,290'], '2025-01-01', '2025-02-01'],
  [
    'A3',
    ['錶號,上期抄錶日期,本期抄錶日期,上期讀數,本期讀數,度數,電費(元)', 'A3,2025/01/01,2025/02/01,100,190,90,300'],
    '2025-01-01',
    '2025-02-01',
  ],
  ['A4', ['用電期間,電號,用電度數', '民國114年1月,A4,90', '民國114年2月,A4,91'], '2025-01-01', '2025-02-01'],
  ['A5', ['日期,電號,用電量(度)', '114/01/05,A5,90', '114/01/06,A5,91'], '2025-01-05', '2025-01-06'],
  ['A6', ['月份,電號,用電量(度)', '114年1月,A6,90', '114年2月,A6,91'], '2025-01-01', '2025-02-01'],
  ['A7', ['日期,電號,用電量(度)', '1140105,A7,90', '1140106,A7,91'], '2025-01-05', '2025-01-06'],
  ['A8', ['計費期間,電號,用電度數,電費(元)', '113/12/26~114/01/25,A8,90,300', '114/01/26~114/02/25,A8,91,300'], '2024-12-26', '2025-01-26'],
  ['A9', ['民國114年1月用電明細,', '房號,用電量(度)', 'A9,90', 'A9-2,91'], '2025-01-01', '2025-02-01'],
  ['B1', ['電號,114年1月,114年2月', 'B1,90,91', 'B1-2,80,81'], '2025-01-01', '2025-02-01'],
  [
    'B2',
    ['抄表日期,電號,尖峰度數,半尖峰度數,離峰度數,總度數', '2025/01/31,B2,10,20,60,90', '2025/02/28,B2,11,20,60,91'],
    '2025-01-01',
    '2025-02-01',
  ],
  ['B3', ['日期,電號,用電量(度)', '2025-01-01,B3,90', '2025-01-02,B3,91', '合計,,181'], '2025-01-01', '2025-01-02'],
  ['0012345678', ['时间,户号,电量', '`2025-01-05 00:00,`0012345678,`90', '`2025-01-06 00:00,`0012345678,`91'], '2025-01-05', '2025-01-06'],
])('%s: %j', async (meter, rows, from, to) => {
  await bring(rows);
  expect((await used(meter, from, to, 'day')).total).toBe(90);
});

test('years of the republic are reported, and place names keep their characters', async () => {
  expect(await told(['日期,電號,用電量(度)', '114/01/05,C1,90', '114/01/06,C1,91'])).toContain('roc-years-read');
  await bring(['日期,東樓,西樓', '2025-01-01,90,80', '2025-01-02,81,91', '2025-01-03,81,91'], { name: '用電量.csv', unit: 'kWh' });
  expect((await used('東樓', '2025-01-01', '2025-01-03', 'day')).steps).toEqual([90, 81]);
});

test('a column may be named as in the file', async () => {
  const rows = ['日期,電號,用電量(度),總用電量(度)', '2025-01-01,C2,90,100', '2025-01-02,C2,91,101'];
  await bring(rows, { valueColumn: '用電量(度)' });
  expect((await used('C2', '2025-01-01', '2025-01-02', 'day')).total).toBe(90);
});

test('a logger’s file has its title above the header, and the time zone in the heading of its times', async () => {
  const rows = Array.from(
    { length: 30 },
    (_, at) => `${at + 1},01/${13 + Math.floor(at / 24)}/25 ${two(((at + 11) % 12) + 1)}:00:00 ${half(at)},${1 + (at % 3)},`,
  );
  const head = '"#","Date Time, GMT+08:00","kWh, Energy (LGR S/N: 1221, SEN S/N: 9)","Host Connected (LGR S/N: 1221)"';
  expect(await bring(['"Plot Title: F1 Main"', head, ...rows])).toMatchObject({ accepted: 30, rejectedCount: 0 });
});

const two = (number: number): string => String(number).padStart(2, '0');
const half = (at: number): string => (at % 24 < 12 ? 'AM' : 'PM');

test('payments whose cells are marked as text', async () => {
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力一公司') });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,residential,140302') });
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', 'code,building,company,tariff,method\nP1,B1,C1,t1,area') });
  await local.heatSupply.importHouseholds({ file: await upload('h.csv', 'code,point,class,area,account\nH1,P1,dwelling,60,A1') });
  const file = await upload('pay.csv', '账户,缴费日期,实缴金额,凭证号\n`A1,`2025-11-01,`100,`420000123456789\n');
  expect(await local.heatInputs.importPayments({ file })).toMatchObject({ created: 1, rejectedCount: 0 });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** Days, areas, counters and methods of lists as offices write them. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力一公司') });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,residential,140302') });
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', 'code,building,company,tariff,method\nP1,B1,C1,t1,area') });
  await local.heatSupply.importHouseholds({ file: await upload('h.csv', 'code,point,class,area,account\nH1,P1,dwelling,60,A1') });
});
afterAll(() => world.stop());

let made = 0;
type Outcome = { readonly rejected?: readonly { readonly code: string }[] | undefined };

/**
 * The field of each thing of a list, in the order of their codes; or the code of the question, or of the faults. `#` stands for a mark of
 * this file.
 */
async function values(kind: string, field: string, lines: readonly string[], more: Record<string, unknown> = {}): Promise<string> {
  const mark = `W${(made += 1)}w`;
  const file = await world.upload('l.csv', lines.map((line) => line.replaceAll('#', mark)).join('\n'));
  const { local } = world;
  const bring: Readonly<Record<string, () => Promise<Outcome>>> = {
    payments: () => local.heatInputs.importPayments({ file, ...more }),
    equipment: () => local.equipment.importEquipment({ file, ...more }),
    meters: () => local.registry.importMeters({ file, ...more }),
    households: () => local.heatSupply.importHouseholds({ file, ...more }),
    'settlement-points': () => local.heatSupply.importSettlementPoints({ file, ...more }),
    buildings: () => local.registry.importBuildings({ file, set: { use: 'office', region: '110105' }, ...more }),
  };
  const told = await bring[kind]?.().catch((error: unknown) => (error as ProblemAnswer).document.code);
  if (typeof told === 'string') return told;
  if ((told?.rejected ?? []).length > 0) return (told?.rejected ?? []).map(({ code }) => code).join(' ');
  const text = await (await world.ask(`/api/exports/${kind}?format=csv`)).text();
  const [names = '', ...rows] = text.split(/\r?\n/u);
  const at = names.split(',').indexOf(field);
  return rows
    .filter((row) => row.includes(mark))
    .map((row) => row.split(',')[at])
    .join(' ');
}

const paid = (...days: readonly string[]): string[] => ['账户,缴费日期,实缴金额,凭证号', ...days.map((day, at) => `A1,${day},100,#${at}`)];
const ended = (...days: readonly string[]): string[] => ['设备编号,建筑,类型,拆除日期', ...days.map((day, at) => `#${at},B1,热泵,${day}`)];

describe('days with the year last', () => {
  test.each([
    [['25/11/2025', '03/11/2025'], '2025-11-25 2025-11-03'],
    [['11/25/2025', '11/03/2025'], '2025-11-25 2025-11-03'],
    [['25.11.2025', '03.11.2025'], '2025-11-25 2025-11-03'],
    [['03.11.2025'], '2025-11-03'],
    [['25-11-2025 15:30', '03-11-2025 08:00'], '2025-11-25 2025-11-03'],
    [['11/11/2025'], '2025-11-11'],
  ])('are read in the order shown by the file: %j', async (days, come) => {
    expect(await values('payments', 'paid', paid(...days))).toBe(come);
    expect(await values('equipment', 'removed', ended(...days))).toBe(come);
  });

  test.each([[['03/11/2025']], [['03/11/2025', '25/11/2025', '11/25/2025']]])(
    'raise a question if the file does not show it: %j',
    async (days) => {
      expect(await values('payments', 'paid', paid(...days))).toBe('list-date-order-open');
      expect(await values('equipment', 'removed', ended(...days))).toBe('list-date-order-open');
    },
  );

  test('are read as the sender states, and an unused statement is reported', async () => {
    expect(await values('payments', 'paid', paid('03/11/2025'), { dateOrder: 'day-month' })).toBe('2025-11-03');
    expect(await values('equipment', 'removed', ended('03/11/2025'), { dateOrder: 'month-day' })).toBe('2025-03-11');
    expect(await values('equipment', 'removed', ended('2025-11-03'), { dateOrder: 'month-day' })).toBe('date-order-unused');
  });
});

test.each([
  '20251105153000',
  '202511051530',
  '2025-11-05 下午3:30',
  '2025年11月5日 15时30分',
  '2025-11-05 3:30 PM',
  '5-Nov-2025',
  '20251105',
])('the time %s belongs to its day', async (time) => {
  expect(await values('payments', 'paid', paid(time))).toBe('2025-11-05');
  expect(await values('equipment', 'removed', ended(time))).toBe('2025-11-05');
});

describe('areas of households', () => {
  test.each(['建筑面积', '采暖面积', '收费面积', '供热面积', '计费面积', '供暖面积', '面积'])('%s', async (heading) => {
    expect(await values('households', 'area', [`户号,结算点,用户类别,${heading}`, '#,P1,dwelling,60'])).toBe('60');
  });

  test.each([
    ['建筑面积,收费面积', '55'],
    ['建筑面积,采暖面积', '55'],
    ['供热面积,建筑面积', '60'],
  ])('of %s the charged one is used', async (headings, area) => {
    expect(await values('households', 'area', [`户号,结算点,用户类别,${headings}`, '#,P1,dwelling,60,55'])).toBe(area);
  });

  test.each(['套内面积', '使用面积'])('%s is a different one and raises a question', async (heading) => {
    const lines = [`户号,结算点,用户类别,${heading}`, '#,P1,dwelling,60'];
    expect(await values('households', 'area', lines)).toBe('column-like-field');
    expect(await values('households', 'area', lines, { column: { area: heading } })).toBe('60');
    expect(await values('households', 'area', [`户号,结算点,用户类别,收费面积,${heading}`, '#,P1,dwelling,60,55'])).toBe('60');
  });
});

test.each([
  ['floorArea', '建筑面积', '100,20,120', '120'],
  ['storeys', '层数', '10,2,12', '10'],
])('parts and sum in a second header row: %s', async (field, heading, cells, value) => {
  expect(await values('buildings', field, [`代码,名称,${heading},,`, ',,地上,地下,合计', `#,楼,${cells}`])).toBe(value);
});

test.each([
  ['5+1', '5'],
  ['6.2', '6'],
  ['6位整数2位小数', '6'],
  ['6', '6'],
  ['5位', '5'],
])('a counter of %s has %s digits before its decimals', async (written, digits) => {
  expect(await values('meters', 'digits', ['表号,能源,单位,位数', `#,electricity,kWh,${written}`])).toBe(digits);
});

test.each([
  ['户用热量表法', 'share-meter'],
  ['散热器热分配计法', 'share-units'],
  ['通断时间面积法', 'share-time'],
  ['面积分摊法', 'share-area'],
  ['流量温度法', 'unknown-value'],
])('the method %s is %s', async (word, method) => {
  expect(await values('settlement-points', 'method', ['code,building,company,tariff,method', `#,B1,C1,t1,${word}`])).toBe(method);
});

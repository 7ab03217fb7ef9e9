import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** Payments, seasons and room temperatures as cashiers, banks and loggers write them. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力一公司') });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,residential,140302') });
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', 'code,building,company,tariff,method\nP1,B1,C1,t1,area') });
  const rows = Array.from({ length: 90 }, (_, at) => `H${at},P1,dwelling,60,A${at}`);
  await local.heatSupply.importHouseholds({ file: await upload('h.csv', ['code,point,class,area,account', ...rows].join('\n')) });
});
afterAll(() => world.stop());

let made = 0;
const send = (lines: readonly string[]) => world.upload('f.csv', `${lines.join('\n')}\n`);
const exported = async (what: string, of: string): Promise<string[]> => {
  const text = await (await world.ask(`/api/exports/${what}?format=csv`)).text();
  return text.split(/\r?\n/u).filter((line) => line.includes(of));
};
const asked = async <T>(told: Promise<T>) => told.catch((error: unknown) => (error as ProblemAnswer).document);

/** The payments that rows result in: day, yuan and kind. `#` stands for a reference of their own. */
async function paid(head: string, rows: readonly string[], more: Record<string, unknown> = {}) {
  const reference = `Z${(made += 1)}z`;
  const file = await send([head, ...rows.map((row) => row.replaceAll('#', reference))]);
  const told = await world.local.heatInputs.importPayments({ file, ...more });
  expect(told.rejectedCount).toBe(0);
  return (await exported('payments', reference))
    .map((line) => line.split(','))
    .map(([account, , season, day, yuan, , kind]) => ({ account, season, day, yuan, kind }));
}

const head = '账户,缴费日期,实缴金额,凭证号';

describe('an amount received', () => {
  test.each([
    ['单价,面积,金额,优惠金额,实收金额', '22,100,2200,66,2134', '2134.00'],
    ['金额,实收', '2200,2134', '2134.00'],
    ['金额,实缴金额', '2200,2134', '2134.00'],
    ['应收金额,实收金额', '2200,2134', '2134.00'],
    ['amount,amount paid', '2200,2134', '2134.00'],
    ['金额', '2200', '2200.00'],
  ])('takes precedence over an amount due: %s', async (columns, cells, yuan) => {
    const rows = await paid(`账户,缴费日期,凭证号,${columns}`, [`A1,2025-11-03,#,${cells}`]);
    expect(rows).toMatchObject([{ yuan }]);
  });
});

describe('an amount paid back', () => {
  test.each([
    ['类型', '缴费', '退款'],
    ['类型', '缴费', '红冲'],
    ['业务类型', '收费', '冲销'],
    ['交易类型', '缴费', '退费'],
    ['type', 'payment', 'chargeback'],
    ['Transaction type', 'Payment', 'Reversal'],
    ['收支', '收款', '退还'],
  ])('is a refund if a column says so: %s, %s and %s', async (heading, came, went) => {
    const rows = await paid(`${head},${heading}`, [`A1,2025-11-01,100,#a,${came}`, `A1,2025-11-02,100,#b,${went}`]);
    expect(rows.map(({ kind }) => kind)).toEqual(['payment', 'refund']);
  });

  test.each([
    ['备注', '冲销'],
    ['摘要', '退款'],
    ['Description', 'reversal'],
    ['备注', 'chargeback'],
  ])('raises a question if a remark says so: %s %s', async (heading, word) => {
    const rows = ['A2,2025-11-01,100,#a,', `A2,2025-11-02,100,#b,${word}`];
    expect(await asked(paid(`${head},${heading}`, rows))).toMatchObject({ code: 'refund-open' });
    expect((await paid(`${head},${heading}`, rows, { column: { kind: heading } })).map(({ kind }) => kind)).toEqual(['', 'refund']);
    expect(await paid(`${head},${heading}`, rows, { ignore: [heading] })).toHaveLength(1);
  });

  test('excludes the payment if its status says so', async () => {
    expect(await paid('account,paid,amount,reference,Status', ['A3,2025-11-01,100,#a,ok', 'A3,2025-11-02,100,#b,chargeback'])).toHaveLength(
      1,
    );
  });

  test.each(['退费金额', '退款', 'Refund', '红冲金额'])('is not overlooked in a column of amounts: %s', async (heading) => {
    expect(await asked(paid(`${head},${heading}`, ['A4,2025-11-01,100,#a,20']))).toMatchObject({ code: 'refunds-left' });
    expect(await paid(`${head},${heading}`, ['A4,2025-11-01,100,#a,20'], { ignore: [heading] })).toHaveLength(1);
  });
});

test.each([
  ['用户编号', 'H5'],
  ['用户编号', 'A5'],
  ['客户编号', 'H5'],
  ['Customer No', 'A5'],
])('%s may be that of a household or an account: %s', async (heading, code) => {
  expect(await paid(`${heading},缴费日期,实缴金额,凭证号`, [`${code},2025-11-01,100,#`])).toMatchObject([{ account: 'A5' }]);
});

test.each([
  ['缴费时间(UTC+0)', '2025-11-01 20:00', '2025-11-02'],
  ['缴费时间(UTC-8)', '2025-11-01 20:00', '2025-11-02'],
  ['缴费时间(JST)', '2025-11-01 00:30', '2025-10-31'],
  ['缴费时间,时区', '2025-11-01 20:00,UTC', '2025-11-02'],
  ['缴费日期,时间,时区', '2025-11-01,20:00,+00:00', '2025-11-02'],
  ['缴费时间(北京时间)', '2025-11-01 20:00', '2025-11-01'],
])('the zone of %s is applied', async (heading, cells, day) => {
  expect(await paid(`账户,${heading},实缴金额,凭证号`, [`A6,${cells},100,#`])).toMatchObject([{ day }]);
});

test('an unknown time zone is refused', async () => {
  expect(await asked(paid('账户,缴费时间（东京时间）,实缴金额,凭证号', ['A6,2025-11-01 00:30,1,#']))).toMatchObject({
    code: 'list-clock-unknown',
  });
});

test('an amount in fen is read as fen', async () => {
  expect(await paid('account,paid,amount (fen),reference', ['A6,2025-11-01,10000,#'])).toMatchObject([{ yuan: '100.00' }]);
});

test.each(['2025-2026', '2025/26', '25-26采暖季', '2025至2026年度供暖季', '2025—26', '2025/26 season', '2025-26'])(
  'the season %s is 2025-26, in payments and units',
  async (season) => {
    expect(await paid(`${head},采暖季`, [`A7,2025-11-01,100,#,${season}`])).toMatchObject([{ season: '2025-26' }]);
    await world.local.heatInputs.importUnits({ file: await send(['户号,采暖季,分摊值', `H7,${season},100`]) });
    expect(await exported('heat-units', 'H7')).toEqual(['H7,2025-26,100']);
  },
);

let room = 0;

/** The room temperature that a cell results in: its time and °C. */
async function sampled(heading: string, cells: string, more: Record<string, unknown> = {}) {
  const household = `H${(room += 1)}`;
  const told = await world.local.heatNetwork.importRoomSamples({ file: await send([`户号,${heading}`, `${household},${cells}`]), ...more });
  const lines = await exported('room-samples', `${household},`);
  return { kept: lines.map((line) => line.split(',').slice(1, 3).join(' ')), rejected: (told.rejected ?? []).map(({ code }) => code) };
}

describe('room temperatures', () => {
  test.each([
    ['测温时间,室温(0.1℃)', '2026-01-05 20:00,215', '21.5'],
    ['测温时间,室温（×0.1℃）', '2026-01-05 20:00,215', '21.5'],
    ['测温时间,室温（十分之一度）', '2026-01-05 20:00,215', '21.5'],
    ['测温时间,室温(℉)', '2026-01-05 20:00,70', '21.11'],
    ['测温时间,temperature (F)', '2026-01-05 20:00,50', '10'],
    ['测温时间,温度,单位', '2026-01-05 20:00,50,℉', '10'],
    ['测温时间,温度', '2026-01-05 20:00,50°F', '10'],
    ['测温时间,室内温度', '2026-01-05 20:00,21.5℃', '21.5'],
  ])('are read in another unit: %s %s', async (heading, cells, value) => {
    expect((await sampled(heading, cells)).kept).toEqual([`2026-01-05T20:00:00+08:00 ${value}`]);
  });

  test.each([
    ['室温单位：0.1℃,,', '户号,测温时间,室温', '', '215', '21.5'],
    ['单位：℉,,', '户号,测温时间,室温', '', '70', '21.11'],
    ['', '户号,测温时间,室温', ',,℉', '70', '21.11'],
    ['', '户号,测温时间,室温', ',,0.1℃', '215', '21.5'],
    ['数据时区：UTC,,', '户号,测温时间,室温', '', '21.5', '21.5'],
  ])('are read with the unit or zone stated next to the headings: %s %s %s', async (title, head, under, cell, value) => {
    const household = `H${(room += 1)}`;
    const time = title.includes('UTC') ? '2026-01-05 12:00' : '2026-01-05 20:00';
    const lines = [title, head, under, `${household},${time},${cell}`].filter((line) => line !== '');
    expect((await world.local.heatNetwork.importRoomSamples({ file: await send(lines) })).rejected ?? []).toEqual([]);
    const kept = (await exported('room-samples', `${household},`)).map((line) => line.split(',').slice(1, 3).join(' '));
    expect(kept).toEqual([`2026-01-05T20:00:00+08:00 ${value}`]);
  });

  test.each([
    ['设备状态', '在线', '离线'],
    ['数据质量', '正常', '异常'],
    ['数据质量', '0', '2'],
    ['是否有效', '是', '否'],
  ])('that a check or a device marks as wrong are excluded: %s %s, %s', async (heading, good, bad) => {
    const household = `H${(room += 1)}`;
    const rows = [`${household},2026-01-05 20:00,21,${good}`, `${household},2026-01-05 21:00,5,${bad}`];
    await world.local.heatNetwork.importRoomSamples({ file: await send([`户号,测温时间,室温,${heading}`, ...rows]) });
    expect(await exported('room-samples', `${household},`)).toHaveLength(1);
  });

  test('with marks for missing among others reject only their own rows', async () => {
    const household = `H${(room += 1)}`;
    const rows = ['--', '9999', '-999', '缺测'].map((mark, at) => `${household},2026-01-05 1${at}:00,${mark}`);
    const told = await world.local.heatNetwork.importRoomSamples({
      file: await send(['户号,测温时间,室温', ...rows, `${household},2026-01-05 20:00,21`]),
    });
    expect(told).toMatchObject({ created: 1, rejectedCount: 4 });
  });

  test.each(['215', '2150', '55'])('that do not belong to rooms raise a question: %s', async (value) => {
    expect(await asked(sampled('测温时间,温度', `2026-01-05 20:00,${value}`))).toMatchObject({ code: 'room-unit-open' });
  });

  test('follow the answer', async () => {
    const { kept } = await sampled('测温时间,温度', '2026-01-05 20:00,215', { unit: { temperature: '0.1°C' } });
    expect(kept).toEqual(['2026-01-05T20:00:00+08:00 21.5']);
  });

  test.each([
    ['测温时间（UTC）,室温', '2026-01-05 12:00,21'],
    ['测温时间（世界时）,室温', '2026-01-05 12:00,21'],
    ['时间,时区,室温', '2026-01-05 12:00,+00:00,21'],
    ['time,UTC offset,temperature', '2026-01-05 04:00,-8,21'],
    ['日期,时刻,室温', '2026-01-05,20:00,21'],
    ['日期,时间,室温', '2026-01-05,20:00,21'],
    ['测温日期,室温,钟点', '2026-01-05,21,20时'],
  ])('are read at the instant that the file states: %s', async (heading, cells) => {
    expect((await sampled(heading, cells)).kept).toEqual(['2026-01-05T20:00:00+08:00 21']);
  });

  test.each(['测温时间,室温', '日期,室温', 'date,temperature'])('of a day without a clock time have no instant: %s', async (heading) => {
    expect(await sampled(heading, '2026-01-05,21')).toEqual({ kept: [], rejected: ['clock-missing'] });
  });
});

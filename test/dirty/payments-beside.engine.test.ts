import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** What lists of payments say besides the amount: that it failed, was paid out, was for something else. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力一公司') });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,residential,140302') });
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', 'code,building,company,tariff,method\nP1,B1,C1,t1,area') });
  const rows = Array.from({ length: 9 }, (_, at) => `H${at},P1,dwelling,60,A${at}`);
  await local.heatSupply.importHouseholds({ file: await upload('h.csv', ['code,point,class,area,account', ...rows].join('\n')) });
});
afterAll(() => world.stop());

let made = 0;
const head = '账户,缴费日期,实缴金额,凭证号';

type Outcome = { readonly kept: readonly string[]; readonly findings: readonly string[] };

/** The references, and kinds if stated, of the payments that a file results in; or the `code` of the question. */
async function paid(lines: readonly string[], more: Record<string, unknown> = {}, name = 'f.csv'): Promise<Outcome | string> {
  const mark = `Z${(made += 1)}z`;
  const file = await world.upload(name, `${lines.map((line) => line.replaceAll('#', mark)).join('\n')}\n`);
  const told = await world.local.heatInputs
    .importPayments({ file, ...more })
    .catch((error: unknown) => (error as ProblemAnswer).document.code);
  if (typeof told === 'string') return told;
  expect(told.rejected ?? []).toEqual([]);
  const text = await (await world.ask('/api/exports/payments?format=csv')).text();
  const kept = text
    .split(/\r?\n/u)
    .filter((line) => line.includes(mark))
    .map((line) => line.split(','))
    .map(([, , , , yuan, reference = '', kind]) => [reference.replace(mark, ''), yuan, kind].filter((one) => one !== '').join(' '));
  return { kept: kept.toSorted(), findings: (told.findings ?? []).map(({ code }) => code) };
}

const two = (heading: string, good: string, other: string): string[] => [
  `${head},${heading}`,
  `A1,2025-11-01,100,#a,${good}`,
  `A2,2025-11-02,200,#b,${other}`,
];

describe('a payment that was not made', () => {
  test.each([
    ['返回信息', '交易成功', '账户余额不足'],
    ['返回信息', '', '余额不足'],
    ['回盘信息', '成功', '扣款失败（余额不足）'],
    ['扣款说明', '扣款成功', '账户不存在'],
    ['失败原因', '', '密码错误'],
    ['失败原因', '无', '客户未签约'],
    ['处理结果', '已入账', '失败'],
    ['银行回执', '0000 成功', '5102 户名不符'],
    ['备注', '', '扣款失败'],
    ['备注', '现金', '扣款失败：余额不足'],
    ['摘要', '代扣采暖费成功', '退票'],
    ['Response', 'Approved', 'Declined - insufficient funds'],
    ['Message', 'Payment accepted', 'Do not honor'],
    ['Failure reason', '', 'Account closed'],
    ['缴费方式', '现金', '欠费'],
    ['缴费方式', '微信', '未缴'],
    ['渠道', 'App', 'unpaid'],
    ['扣款失败', '', '√'],
  ])('is excluded under any heading: %s %s, %s', async (heading, good, failed) => {
    const told = await paid(two(heading, good, failed));
    expect(told).toMatchObject({ kept: ['a 100.00'] });
    expect((told as Outcome).findings).toContain('rows-unpaid');
  });

  test.each([
    ['备注', '上次扣款失败，本次现金补缴'],
    ['备注', '扣款失败后重扣成功'],
    ['摘要', '有退款'],
    ['返回信息', '第一次失败，第二次成功'],
    ['返回码', '51'],
    ['Message', 'first attempt failed - retried'],
  ])('raises a question if the text may refer to another: %s %s', async (heading, text) => {
    const lines = two(heading, heading === '返回码' ? '00' : '', text);
    expect(await paid(lines)).toBe('row-open');
    expect(await paid(lines, { value: { row: { [text]: 'left' } } })).toMatchObject({ kept: ['a 100.00'] });
    expect(await paid(lines, { value: { row: { [text]: 'counts' } } })).toMatchObject({ kept: ['a 100.00', 'b 200.00'] });
    expect(await paid(lines, { ignore: [heading] })).toMatchObject({ kept: ['a 100.00', 'b 200.00'] });
  });

  test('an answer about words that no row contains is refused', async () => {
    expect(await paid(two('备注', '', '现金'), { value: { row: { 转账: 'left' } } })).toBe('row-word-missing');
  });

  test('is found at the end of a long list', async () => {
    const rows = Array.from({ length: 5100 }, (_, at) => `A1,2025-11-01,1,#${at},成功`);
    const told = await paid([`${head},返回信息`, ...rows, 'A1,2025-11-01,1,#last,余额不足']);
    expect((told as Outcome).kept).toHaveLength(5100);
  });

  test.each([
    ['备注', '补缴上年欠费'],
    ['备注', '无失败记录'],
    ['缴费方式', '银行代扣'],
    ['备注', '概不退款'],
    ['发票状态', '作废'],
    ['短信通知', '失败'],
    ['收费员', '成功'],
    ['地址', '水费路1号'],
  ])('is not assumed if nothing says so: %s %s', async (heading, text) => {
    expect(await paid(two(heading, '', text))).toMatchObject({ kept: ['a 100.00', 'b 200.00'] });
  });
});

describe('money paid out', () => {
  test.each([
    ['收支标志', '收', '支'],
    ['收/支', '收入', '支出'],
    ['方向', '转入', '转出'],
    ['In/Out', 'In', 'Out'],
    ['收付', '收', '付'],
  ])('is a refund: %s %s %s', async (heading, came, went) => {
    expect(await paid(two(heading, came, went))).toMatchObject({ kept: ['a 100.00 payment', 'b 200.00 refund'] });
  });

  test.each([
    ['借贷标志', '贷', '借'],
    ['Dr/Cr', 'Cr', 'Dr'],
  ])('raises a question between the sides of an account: %s', async (heading, came, went) => {
    const lines = two(heading, came, went);
    expect(await paid(lines)).toBe('sides-open');
    const answer = { column: { kind: heading }, value: { kind: { [came]: 'payment', [went]: 'refund' } } };
    expect(await paid(lines, answer)).toMatchObject({ kept: ['a 100.00 payment', 'b 200.00 refund'] });
  });

  test('raises a question if it is negative in a column of its own', async () => {
    expect(await paid(two('冲减', '', '-200'))).toBe('refunds-left');
    expect(await paid(two('余额', '5', '-200'))).toMatchObject({ kept: ['a 100.00', 'b 200.00'] });
  });

  test.each(['二、本期退费', '（二）退费明细', '【退款】', '退费明细：'])('is a refund below a line %s', async (line) => {
    const rows = ['一、本期缴费,,,', 'A1,2025-11-01,100,#a', `${line},,,`, 'A2,2025-11-02,200,#b'];
    expect(await paid([head, ...rows])).toMatchObject({ kept: ['a 100.00 payment', 'b 200.00 refund'] });
  });

  test('raises a question if the only line names it, and under a title', async () => {
    const below = [head, 'A1,2025-11-01,100,#a', '二、本期退费,,,', 'A2,2025-11-02,200,#b'];
    expect(await paid(below)).toBe('refund-open');
    const titled = ['退款单,,,', head, 'A1,2025-11-01,100,#a'];
    expect(await paid(titled)).toBe('refund-title-open');
    expect(await paid(titled, { set: { kind: 'refund' } })).toMatchObject({ kept: ['a 100.00 refund'] });
    expect(await paid([head, 'A1,2025-11-01,100,#a'], {}, '2025年退费.csv')).toBe('refund-title-open');
    expect(await paid(['收退费明细表,,,', head, 'A1,2025-11-01,100,#a'])).toMatchObject({ kept: ['a 100.00'] });
  });
});

describe('other charges', () => {
  test.each([
    ['收费项目', '采暖费', '物业费'],
    ['费用类型', '取暖费', '车位费'],
    ['项目', '供热费', '水费'],
    ['Charge', 'Heating', 'Water'],
    ['备注', '', '物业费'],
  ])('are excluded: %s %s, %s', async (heading, own, other) => {
    const told = await paid(two(heading, own, other));
    expect(told).toMatchObject({ kept: ['a 100.00'] });
    expect((told as Outcome).findings).toContain('rows-of-other-charge');
    expect(await paid(two(heading, own, other), { ignore: [heading] })).toMatchObject({ kept: ['a 100.00', 'b 200.00'] });
  });

  test.each(['采暖费+物业费', '滞纳金', '停供基本费'])('raise a question if they may be for heat: %s', async (charge) => {
    expect(await paid(two('收费项目', '采暖费', charge))).toBe('row-open');
  });

  test('raise a question in columns of their own', async () => {
    expect(await paid(two('物业费', '', '20'))).toBe('charges-left');
    expect(await paid(two('物业费', '', '20'), { ignore: ['物业费'] })).toMatchObject({ kept: ['a 100.00', 'b 200.00'] });
  });
});

test('two parts of one receipt distinguished by a column are not merged', async () => {
  const lines = [`${head},缴费方式`, 'A1,2025-11-01,100,#a,现金', 'A1,2025-11-01,100,#a,微信'];
  expect(await paid(lines)).toBe('rows-apart');
  expect(await paid(lines, { ignore: ['缴费方式'] })).toMatchObject({ kept: ['a 100.00'] });
  expect(await paid(lines, { column: { reference: '凭证号+缴费方式' } })).toMatchObject({ kept: ['a-微信 100.00', 'a-现金 100.00'] });
  const numbered = ['序号,账户,缴费日期,实缴金额,凭证号', '1,A1,2025-11-01,100,#a', '2,A1,2025-11-01,100,#a'];
  expect(await paid(numbered)).toMatchObject({ kept: ['a 100.00'] });
});

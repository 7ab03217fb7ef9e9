import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** Rows of lists that say that they do not count, and days of validity. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力一公司') });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,residential,140302') });
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', 'code,building,company,tariff,method\nP1,B1,C1,t1,area') });
});
afterAll(() => world.stop());

type FindingSeen = { readonly code: string; readonly evidence: Readonly<Record<string, unknown>> };
type ImportResult = { readonly findings?: readonly FindingSeen[] | undefined };

const send = (lines: readonly string[]) => world.upload('f.csv', `${lines.join('\n')}\n`);
const evidenceOf = ({ findings = [] }: ImportResult, code: string) => findings.find((one) => one.code === code)?.evidence;
const households = async (lines: readonly string[], more: Record<string, unknown> = {}) =>
  world.local.heatSupply.importHouseholds({ file: await send(lines), ...more });
const payments = async (lines: readonly string[]) => world.local.heatInputs.importPayments({ file: await send(lines) });
const meters = async (lines: readonly string[]) => world.local.registry.importMeters({ file: await send(lines) });

describe('rows that do not count are excluded from lists and reported', () => {
  test('payments that were refunded or cancelled', async () => {
    await households(['code,point,class,area,account', 'H0,P1,dwelling,60,A0']);
    const head = '账户,缴费日期,实缴金额,凭证号,状态';
    const told = await payments([
      head,
      'A0,2025-11-01,100,R1,正常',
      'A0,2025-11-02,200,R2,已退款',
      'A0,2025-11-03,300,R3,作废',
      'A0,2025-11-04,400,R4,部分退款',
    ]);
    expect(told).toMatchObject({ created: 2, rejectedCount: 0 });
    expect(evidenceOf(told, 'rows-void')).toMatchObject({ column: '状态', count: 2, words: '已退款, 作废' });
    expect(evidenceOf(told, 'status-unknown')).toMatchObject({ words: '部分退款', count: 1 });
  });

  test.each([
    ['状态', '成功', '失败', '处理中'],
    ['缴费状态', '已缴', '扣款失败', '待支付'],
    ['Payment status', 'paid', 'failed', 'pending'],
    ['是否到账', '是', '否', '未到账'],
  ])('payments that failed or have not arrived: %s', async (heading, good, failed, open) => {
    const account = `F-${heading}`;
    await households(['code,point,class,area,account', `${account},P1,dwelling,60,${account}`]);
    const rows = [good, failed, open].map((state, at) => `${account},2025-11-0${at + 1},${at + 1}00,${account}${at},${state}`);
    const told = await payments([`账户,缴费日期,实缴金额,凭证号,${heading}`, ...rows]);
    expect(told).toMatchObject({ created: 1, rejectedCount: 0 });
    expect(evidenceOf(told, 'rows-unpaid')).toMatchObject({ column: heading, count: 2, words: `${failed}, ${open}` });
  });

  test('a payment with a void invoice was made', async () => {
    await households(['code,point,class,area,account', 'I0,P1,dwelling,60,I0']);
    const told = await payments(['账户,缴费日期,实缴金额,凭证号,发票状态', 'I0,2025-11-01,100,I1,正常', 'I0,2025-11-02,200,I2,作废']);
    expect(told).toMatchObject({ created: 2 });
  });

  test('payments whose refund is a separate row still count', async () => {
    await households(['code,point,class,area,account', 'S0,P1,dwelling,60,S0']);
    const head = '账户,缴费日期,金额,凭证号,类型,状态';
    const told = await payments([head, 'S0,2025-11-01,100,S1,缴费,已退款', 'S0,2025-11-02,100,S2,退费,正常']);
    expect(told).toMatchObject({ created: 2 });
    expect(evidenceOf(told, 'status-unknown')).toMatchObject({ words: '已退款' });
  });

  test('households', async () => {
    const told = await households(['户号,结算点,用户类别,供热面积,是否作废', 'H1,P1,dwelling,60,否', 'H2,P1,dwelling,50,是']);
    expect(told).toMatchObject({ created: 1 });
    expect(evidenceOf(told, 'rows-void')).toMatchObject({ column: '是否作废', count: 1, rows: '3' });
  });

  test('meters: a removed one exists, and its end date is asked for', async () => {
    const told = await meters(['表号,能源,单位,状态', 'M1,electricity,kWh,正常', 'M2,electricity,kWh,作废', 'M3,electricity,kWh,已拆除']);
    expect(told).toMatchObject({ created: 2 });
    expect(evidenceOf(told, 'rows-void')).toMatchObject({ words: '作废' });
    expect(evidenceOf(told, 'rows-gone')).toMatchObject({ column: '状态', words: '已拆除', count: 1 });
  });

  test('meters whose commodity is Electric', async () => {
    const told = await meters(['Meter,Commodity,Unit', 'K1,Electric,kWh', 'K2,Electrical,kWh', 'K3,Natural Gas,m3']);
    expect(told).toMatchObject({ created: 3, rejectedCount: 0 });
  });

  test('equipment under repair is equipment', async () => {
    const file = await send(['设备编号,建筑,类型,状态', 'E1,B1,热泵,故障', 'E2,B1,热泵,正常', 'E3,B1,热泵,作废']);
    const told = await world.local.equipment.importEquipment({ file });
    expect(told).toMatchObject({ created: 2 });
    expect(evidenceOf(told, 'status-unknown')).toMatchObject({ words: '故障' });
  });
});

describe('dates of validity', () => {
  test('are the day from which the rows of a list apply', async () => {
    await households(['户号,结算点,用户类别,供热面积', 'H5,P1,dwelling,60']);
    const told = await households(['户号,供热面积,生效日期', 'H5,70,2025-12-01']);
    expect(evidenceOf(told, 'columns-guessed')).toMatchObject({ columns: { en: expect.stringContaining('生效日期 → from') } });
    const text = await (await world.ask('/api/exports/households?format=csv')).text();
    expect(text).toMatch(/H5,P1,dwelling,60,,/u);
    expect(text).toMatch(/H5,.*70,.*2025-12-01/u);
  });

  test('of a status raise a question, which can be answered', async () => {
    const lines = ['户号,结算点,用户类别,供热面积,供热状态,停供日期', 'H6,P1,dwelling,60,停供,2025-12-10'];
    const refused = await households(lines).catch((error: unknown) => (error as ProblemAnswer).document);
    expect(refused).toMatchObject({ code: 'status-day-open' });
    expect(await households(lines, { column: { from: '停供日期' } })).toMatchObject({ created: 1 });
    expect(await households(lines, { ignore: ['停供日期'] })).toMatchObject({ rejectedCount: 0 });
  });

  test.each([
    ['meters', '失效日期', 'dates-ignored'],
    ['meters', 'valid to', 'dates-ignored'],
    ['equipment', '有效期至', 'dates-ignored-from'],
    ['buildings', '有效期至', 'dates-ignored-from'],
  ] as const)('of %s that are not read are reported: %s', async (kind, heading, code) => {
    const told =
      kind === 'meters'
        ? await meters([`表号,能源,单位,${heading}`, `D${heading},electricity,kWh,2025-01-01`])
        : kind === 'equipment'
          ? await world.local.equipment.importEquipment({ file: await send([`设备编号,建筑,类型,${heading}`, 'E9,B1,热泵,2025-01-01']) })
          : await world.local.registry.importBuildings({
              file: await send([`code,name,use,region,${heading}`, 'B9,九号楼,residential,140302,2025-01-01']),
            });
    expect(evidenceOf(told, code)).toMatchObject({ columns: heading });
  });
});

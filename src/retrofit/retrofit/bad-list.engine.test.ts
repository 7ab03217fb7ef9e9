import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
});
afterAll(() => world.stop());

const bring = async (lines: readonly string[], options: object = {}) =>
  world.local.retrofit.importRetrofits({ file: await world.upload('r.csv', lines.join('\n')), ...options });
const show = (project: string) => world.local.retrofit.show({ project });
const all = async () => (await world.local.retrofit.list({ limit: 1 })).total;
const trouble = async (work: Promise<unknown>): Promise<{ code: string; detail: string } | null> =>
  work.then(
    () => null,
    (error: { document: { code: string; detail: string } }) => error.document,
  );

test('a list without a column of codes is refused whole, and says which column it wants', async () => {
  const before = await all();
  const told = await trouble(bring(['项目名称,县区,总投资(元)', '门诊楼改造,140302,100']));
  expect(told?.code).toBe('columns-missing');
  expect(told?.detail).toContain('项目编号');
  expect(await all()).toBe(before);
});

test('a row without a code is rejected by its number, and the others come in', async () => {
  const told = await bring(['项目编号,项目名称,县区,总投资(元)', ',没有编号,140302,100', 'A1,有编号,140302,100']);
  expect(told).toMatchObject({ created: 1, rejectedCount: 1 });
  expect(told.rejected?.map(({ row }) => row)).toEqual([2]);
  expect(told.rejected?.[0]?.detail).not.toBe('');
});

test.each(['NaN', '1e400', '-5', '待定', 'Infinity', '9'.repeat(30)])(
  'an amount of %s stays unknown, and its row is told',
  async (text) => {
    const told = await bring(['项目编号,项目名称,县区,改造面积,总投资(元),年节能量(kgce)', `N,数,140302,${text},${text},${text}`]);
    const unread = (told.findings ?? []).filter(({ code }) => code === 'values-unread');
    const rows = [...unread.map(({ evidence }) => JSON.stringify(evidence)), ...(told.rejected ?? []).map(({ row }) => String(row))];
    expect(rows.join(' ')).toMatch(/2/u);
    const stored = await show('N').catch(() => null);
    expect([stored?.area ?? null, stored?.cost ?? null, stored?.saving ?? null]).toEqual([null, null, null]);
  },
);

test('money of more decimals than cents comes to the nearest cent, and adds up with its funds to it', async () => {
  await bring(['项目编号,项目名称,县区,总投资(万元),县级资金(万元),业主资金(万元)', 'D,小数,140302,12.3456789,2.3456789,10']);
  expect(await show('D')).toMatchObject({ cost: '123456.79', funds: '123456.79', findings: [] });
});

test('funds that are not the cost, a building in two projects and projects that wait for each other are told of the file and of each project', async () => {
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB1,楼,office,140302\n') });
  const told = await bring([
    '项目编号,项目名称,县区,建筑代码,总投资(元),县级资金,先行项目',
    'P,一,140302,B1,100,99.99,Q',
    'Q,二,140302,B1,100,100,P',
  ]);
  const codes = new Set((told.findings ?? []).map(({ code }) => code));
  for (const code of ['funds-differ', 'building-twice', 'projects-in-circle']) expect(codes).toContain(code);
  expect((await show('P')).findings.map(({ code }) => code).toSorted()).toEqual(['building-twice', 'funds-differ', 'projects-in-circle']);
  expect((await show('Q')).findings.map(({ code }) => code).toSorted()).toEqual(['building-twice', 'projects-in-circle']);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

const many = 2000;
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.UTC(2026, 2, 1, 12) });
  const head = '代码,名称,用途,地区,建筑面积,建成年份,国家机关,资金来源,空调方式,供暖方式,在城镇,已采取节能措施';
  const uses = ['办公', '学校', '居住', '厂房'];
  const rows = Array.from({ length: many }, (_, i) =>
    [
      `D${i}`,
      `楼${i}`,
      uses[i % 4],
      i % 2 === 0 ? '140302' : '140303',
      500 + i * 13,
      1980 + (i % 45),
      i % 8 === 0 ? '是' : '否',
      i % 3 === 0 ? '政府投资' : '自筹',
      i % 5 === 0 ? '集中空调' : '分体空调',
      '集中供热',
      i % 7 === 0 ? '' : '是',
      ['', '是', '否'][i % 3],
    ].join(),
  );
  const file = await world.upload('buildings.csv', [head, ...rows].join('\n'));
  await world.local.registry.importBuildings({ file });
});

afterAll(() => world.stop());

it('a building of the registry has its duties with clause, quote and the field that each fact came from', async () => {
  const told = await world.local.obligations.ofBuilding({ building: 'D0', date: '2026-03-01' });
  expect(told.facts).toContainEqual({ fact: 'stateOrganOffice', value: true, field: 'stateOrgan' });
  const temperature = told.owed.find(({ item }) => item === 'indoor-temperature-control');
  expect(temperature).toMatchObject({ strength: 'must', when: 'operation', document: 'YQ', text: { zh: '执行室内温度控制' } });
  expect(temperature?.quote).toContain('严格执行公共建筑室内温度控制机制');
  expect(told.open.find(({ rule }) => rule === 'YQ/gain-20')?.decidedBy).toEqual(['energyMeasures']);
  expect(told.notLoaded.length).toBeGreaterThan(0);
});

it('2,000 buildings are judged at once: counted by item, by missing field, paged and filtered', async () => {
  const told = await world.local.obligations.ofPlace({
    region: '140300',
    date: '2026-03-01',
    item: 'efficiency-gain',
    state: 'owing',
    limit: 10,
  });
  expect(told.buildings).toBe(many);
  const gain = told.items.find(({ item, when }) => item === 'efficiency-gain' && when === 'retrofit');
  expect(gain?.owing).toBe(told.total);
  expect(told.rows).toHaveLength(10);
  expect(told.fields.find(({ field }) => field === 'energyMeasures')?.buildings).toBeGreaterThan(100);
});

it('nobody sees the duties of buildings that are not theirs', async () => {
  const other = world.as('bureau', { region: '140303' });
  await expect(other.obligations.ofBuilding({ building: 'D0' })).rejects.toMatchObject({ document: { code: 'no-such-building' } });
  expect((await other.obligations.ofPlace({ region: '140300' })).buildings).toBe(many / 2);
});

it('the list is a file: a row for each building and duty, in words, narrowed as the list is, and only of what is seen', async () => {
  const asked = { region: '140300', date: '2026-03-01', item: 'efficiency-gain', state: 'owing' } as const;
  const textOf = async (secret?: string): Promise<string[]> => {
    const headers = secret === undefined ? {} : { authorization: `Bearer ${secret}` };
    const answer = await world.ask(`/api/exports/obligations?${new URLSearchParams(asked).toString()}&format=csv&lang=zh`, { headers });
    expect(answer.status).toBe(200);
    return (await answer.text()).replace('\ufeff', '').trim().split('\r\n');
  };
  const [note = '', head = '', first = '', ...rest] = await textOf();
  expect(note).toContain('按 2026-03-01 有效的文件');
  expect(head).toBe('代码,名称,地区,用途,状态,适用阶段,要求,程度,文件,条款,原文,取决于,可确定的字段');
  expect(first).toMatch(/^D\d+,楼\d+,(?:城区|矿区),(?:办公|中小学校),负有,改造时,.*20%.*,应当,YQ,二\(三\),/u);
  const told = await world.local.obligations.ofPlace({ ...asked, limit: 500 });
  expect(new Set([first, ...rest].map((row) => row.split(',')[0])).size).toBe(told.total);
  const other = await textOf(await world.secretOf('bureau', { region: '140303' }));
  expect(other.slice(2).every((row) => row.includes(',矿区,'))).toBe(true);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { billWorkbook } from './workbook.ts';

let world: World;
let owner: ReturnType<World['as']>;
let secret: string;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2025-11-10T00:00:00Z') });
  const buildings =
    '代码,名称,用途,地区,建筑面积,单位,code:户号\nH1,市第一医院,医院,140302,50000,市第一医院,88001\nH2,市第一中学,学校,140302,20000,市第一中学,88002\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const meters = [
    '代码,建筑,能源种类,读数类型,单位,位数,倍率',
    'E1,H1,电,表底数,kWh,6,80',
    'E2,H1,电,时段用量,kWh,,1',
    'E9,H1,电,时段用量,kWh,,40',
    'W1,H1,水,时段用量,m3,,1',
    'S1,H2,电,时段用量,kWh,,1',
  ];
  await world.local.registry.importMeters({ file: await world.upload('m.csv', `${meters.join('\n')}\n`) });
  owner = world.as('owner', { organisation: '市第一医院' });
  secret = await world.secretOf('owner', { organisation: '市第一医院' });
});

afterAll(async () => {
  await world.stop();
});

const october = billWorkbook({
  Sheet1: `
市第一医院2025年10月电费明细|>|>|>|>|>|>
户号|表号|上月表底|本月表底|倍率|电量|电费
88001|E1|1000|1100|80|8000|6400
88001|E2|200|260|1|65|52
合计|>||||8065|6452
备注：以供电公司账单为准`,
});

test('an ordinary bill file of an owner is recognised as bills, shown cell by cell, and comes in as readings', async () => {
  const file = await world.upload('电费.xlsx', october, secret);
  expect(await owner.imports.inspect({ file })).toMatchObject({ kind: 'bills', kinds: ['bills'] });
  const seen = await owner.readings.importBills({ file, preview: true });
  expect(seen.open).toBeUndefined();
  expect(seen.cells?.map(({ cell, meter, from, to, value, unit }) => [cell, meter, from, to, value, unit])).toEqual([
    ['C3', 'E1', '2025-10-01', null, 1000, 'kWh'],
    ['D3', 'E1', '2025-11-01', null, 1100, 'kWh'],
    ['F4', 'E2', '2025-10-01', '2025-11-01', 65, 'kWh'],
  ]);
  const differs = seen.findings?.find(({ code }) => code === 'use-differs');
  expect(differs?.evidence).toMatchObject({ cell: 'F4', meter: 'E2', written: 65, calculated: 60 });
  expect(seen.findings?.map(({ code }) => code).toSorted()).toEqual(['bill-notes-left', 'money-left', 'use-differs']);
  const came = await owner.readings.importBills({ file, seen: seen.hash ?? '' });
  expect(came).toMatchObject({ state: 'shown', readings: 3, accepted: 3, rejectedCount: 0 });
  const used = async (meter: string) =>
    (await owner.metering.useOfMeter({ meter, from: '2025-10-01', to: '2025-11-01', step: 'month' })).total.value;
  expect([await used('E1'), await used('E2')]).toEqual([8000, 65]);
  await owner.imports.undo({ id: came.import });
  expect(await used('E1')).toBeNull();
});

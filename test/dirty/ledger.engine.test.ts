import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringReadings, useOf, type Came } from '../golden/fixture.ts';
import { story } from '../story.ts';
import { createWorld, type World } from '../world.ts';

/** Ledgers as bureaus keep them: a title and the reporting unit above the header, codes of their own, a sum below. */
let world: World;

beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const ledger = `公共建筑能耗统计台账（2024年）,,,,
填报单位：市住建局,,,单位：万平方米,
序号,建筑名称,建筑类型,所在区县,建筑面积（万平方米）
1,第一中学,school,140302,1.2
2,市医院,看备注,140303,约三万
合计,,,,4.7
`;

test('the header is found below the titles, and the import reads it as shown', async () => {
  const file = await world.upload('台账.csv', ledger);
  const seen = await world.local.imports.inspect({ file, kind: 'buildings' });
  expect(seen).toMatchObject({
    headerRow: 3,
    header: ['序号', '建筑名称', '建筑类型', '所在区县', '建筑面积（万平方米）'],
    findings: [{ code: 'header-found' }],
  });
  expect(seen.rows[0]).toEqual(['1', '第一中学', 'school', '140302', '1.2']);
  expect((await world.local.imports.inspect({ file, kind: 'buildings', headerRow: 1 })).header).toEqual(['公共建筑能耗统计台账（2024年）']);
});

const mapping = {
  column: { code: '序号', name: '建筑名称', use: '建筑类型', region: '所在区县', floorArea: '建筑面积（万平方米）' },
  unit: { floorArea: '10000m2' },
};

story('a ledger is imported as its preview shows', (step) => {
  step('without options, the header below the titles is found, the sum is skipped, and assumptions are reported', async () => {
    const file = await world.upload('台账.csv', ledger);
    const told = (await world.local.registry.importBuildings({ file, preview: true })) as unknown as Came;
    expect(told).toMatchObject({ created: 1, rejectedCount: 1 });
    expect(told.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['header-found', 'rows-skipped', 'values-unread', 'codes-from-names']),
    );
  });

  step('good rows are imported, rows keep their numbers, and rejects are sent again with the same settings', async () => {
    const asked = { ...mapping, headerRow: 3 };
    const came = (await world.local.registry.importBuildings({
      file: await world.upload('台账.csv', ledger),
      ...asked,
    })) as unknown as Came;
    expect(came).toMatchObject({ created: 1, rejectedCount: 1 });
    expect(came.rejected.map(({ row }) => row)).toEqual([5]);
    expect(await world.local.registry.building({ building: '1' })).toMatchObject({ floorArea: 12_000 });
    const rejects = Buffer.from(await (await world.local.imports.rejects({ id: came.import })).arrayBuffer()).toString();
    const corrected = rejects
      .split('\r\n')
      .filter((line) => !line.startsWith('合计'))
      .join('\r\n')
      .replace('看备注', 'hospital')
      .replace('约三万', '3.5');
    const again = await world.local.registry.importBuildings({ file: await world.upload('更正.csv', corrected), ...asked });
    expect(again).toMatchObject({ created: 1, rejectedCount: 0 });
  });
});

test('readings below titles, by months and by billing periods, in the unit named by the title or the heading', async () => {
  const months = await bringReadings(world, '月报.csv', '2024年月报,,\n单位：kWh,,\n户号,1月,2月\n1,100,200\n', {
    headerRow: 3,
    layout: 'months',
    year: 2024,
    createMeters: true,
  });
  expect(months).toMatchObject({ readings: 2, accepted: 2 });
  const bills = await bringReadings(world, '账单.csv', '供电公司账单,,,\n户号,开始日期,结束日期,电量(MWh)\n1,2024-03-05,2024-04-05,3\n', {
    headerRow: 2,
  });
  expect(bills).toMatchObject({ readings: 1, accepted: 1 });
  expect(bills.findings.map(({ code }) => code)).toEqual(['unit-read']);
  expect((await useOf(world, { meter: '1' }, '2024-01-01', '2025-01-01', 'year')).total[0]).toBe(3300);
});

test('twelve months without a year belong to that of the title or file name, and raise a question if neither states it', async () => {
  const months = Array.from({ length: 12 }, (_, at) => `${at + 1}月`);
  const bill = `户号,户名,${months.join(',')}\n77,甲,${months.map(() => '100').join(',')}\n`;
  const titled = await bringReadings(world, '电费.csv', `阳泉市2023年电费清单（单位：kWh）,,,,\n${bill}`, { createMeters: true });
  expect(titled).toMatchObject({ readings: 12, accepted: 12, rejectedCount: 0 });
  expect(titled.findings).toContainEqual(expect.objectContaining({ code: 'year-read' }));
  expect((await useOf(world, { meter: '77' }, '2023-01-01', '2024-01-01', 'year')).total[0]).toBe(1200);
  expect(await bringReadings(world, '2022年电费(kWh).csv', bill, { createMeters: true })).toMatchObject({ accepted: 12 });
  const unsaid = await bringReadings(world, '电费.csv', bill, { createMeters: true }).catch((cause: unknown) => cause);
  expect(unsaid).toMatchObject({ document: { code: 'year-needed' } });
  const file = await world.upload('2022年电费(kWh).csv', bill);
  expect(await world.local.imports.inspect({ file })).toMatchObject({ kind: 'readings', options: { layout: 'months', year: '2022' } });
});

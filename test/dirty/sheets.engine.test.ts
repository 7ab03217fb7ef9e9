import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';

/** A workbook with a cover and two sheets: the buildings, and the use of their metering points. */
let world: World;
let bytes: Uint8Array;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const months = Array.from({ length: 12 }, (_, at) => `${at + 1}月`);
  bytes = await writeXlsx({
    sheets: [
      { name: '封面', rows: [['阳泉市公共建筑能耗台账'], ['填报单位：阳泉市住建局']] },
      {
        name: '建筑',
        rows: [
          ['建筑编号', '建筑名称', '建筑功能', '所在区县', '建筑面积'],
          ['A1', '一号楼', '办公', '140302', 1200],
          ['A2', '二号楼', '不知道', '140302', 900],
        ],
      },
      {
        name: '用电',
        rows: [
          ['2025年用电量(kWh)', ...months.map(() => '')],
          ['户号', ...months],
          ['A1', ...months.map((_, at) => 300 + at)],
        ],
      },
    ],
  });
});
afterAll(() => world.stop());

test('each sheet is listed with its probable kind, and is imported by its own heading', async () => {
  const file = await world.upload('台账.xlsx', bytes);
  const seen = await world.local.imports.inspect({ file });
  expect(seen).toMatchObject({ kind: 'buildings', sheet: '建筑' });
  expect(seen.sheets.map(({ name, kind }) => [name, kind])).toEqual([
    ['封面', null],
    ['建筑', 'buildings'],
    ['用电', 'readings'],
  ]);
  expect(await world.local.imports.inspect({ file, sheet: '用电' })).toMatchObject({ kind: 'readings', sheet: '用电', headerRow: 2 });

  const buildings = await world.local.registry.importBuildings({ file, sheet: '建筑' });
  expect(buildings).toMatchObject({ created: 1, rejectedCount: 1 });
  const rejects = await world.ask(`/api/imports/${buildings.import}/rejects?format=csv`);
  expect(await rejects.text()).toContain('二号楼');
  const again = await world.upload('台账.xlsx', bytes);
  const readings = await world.local.readings.importReadings({ file: again, sheet: '用电', createMeters: true });
  expect(readings).toMatchObject({ accepted: 12, rejectedCount: 0 });
  const { header } = await world.local.imports.rows({ id: readings.import, from: 3, count: 1 });
  expect(header[0]).toBe('户号');
});

test('an unknown sheet is refused with the list of existing ones', async () => {
  const file = await world.upload('台账.xlsx', bytes);
  await expect(world.local.registry.importBuildings({ file, sheet: '水量' })).rejects.toMatchObject({
    document: { code: 'no-such-sheet', detail: '文件中没有工作表“水量”。现有工作表：封面, 建筑, 用电。' },
  });
});

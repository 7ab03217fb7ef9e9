import { readXlsx, writeXlsx } from 'hucre';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedChronicle } from '../knowledge.ts';
import type { Came } from '../golden/fixture.ts';
import { createWorld, type World } from '../world.ts';
import { type BuildingLedger, buildingLedgers } from './building-ledgers.ts';

/** Ledgers as they are: each is imported with no option, or with one. */
let world: World;

beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const csvOf = ({ rows }: BuildingLedger): string =>
  rows.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')).join('\n');

async function bytesOf(ledger: BuildingLedger): Promise<string | Uint8Array> {
  if (ledger.file.endsWith('.csv')) return csvOf(ledger);
  const merges = (ledger.merges ?? []).map(([first, last, startCol, endCol]) => ({
    startRow: first - 1,
    endRow: last - 1,
    startCol,
    endCol,
  }));
  return writeXlsx({ sheets: [{ name: 'Sheet1', rows: ledger.rows.map((row) => [...row]), merges }] });
}

test.each(buildingLedgers)('$file, after $of, is imported completely', async (ledger) => {
  const file = await world.upload(ledger.file, await bytesOf(ledger));
  const came = (await world.local.registry.importBuildings({
    file,
    preview: true,
    ...(ledger.set && { set: { ...ledger.set } }),
  })) as unknown as Came;
  expect(came.rejected).toEqual([]);
  expect(came).toMatchObject({ created: ledger.created });
});

test('each uses headings that one of our sources names', () => {
  const known = new Set(
    shippedChronicle()
      .inForce('heading-words', { on: '2026-01-01', recorded: 1 })
      .map(({ id }) => id),
  );
  for (const { of } of buildingLedgers) expect(known).toContain(`heading-words/${of}`);
});

test('units, 万, years, merged owners and places of the own city are stored as intended; the same file again changes nothing', async () => {
  const ledger = buildingLedgers[0] as BuildingLedger;
  const bytes = await bytesOf(ledger);
  const bring = async () =>
    (await world.local.registry.importBuildings({ file: await world.upload(ledger.file, bytes) })) as unknown as Came;
  expect(await bring()).toMatchObject({ created: 11, rejectedCount: 0 });
  expect(await world.local.registry.building({ building: '市一中 实验楼' })).toMatchObject({
    name: '实验楼',
    organisation: '市一中',
    region: '140302',
    floorArea: 21_000,
    yearBuilt: 2016,
    storeys: 4,
    use: 'school',
    heating: 'heat',
  });
  expect(await world.local.registry.building({ building: '银行 营业楼' })).toMatchObject({ floorArea: null, yearBuilt: 1995 });
  expect(await bring()).toMatchObject({ created: 0, updated: 0, unchanged: 11, rejectedCount: 0 });
});

test('rejects of a workbook are returned as a workbook with the faulty cells coloured and commented, and are accepted once corrected', async () => {
  const ledger = buildingLedgers[0] as BuildingLedger;
  const rows = ledger.rows.map((row) => row.map((cell) => (cell === '宾馆' && row[0] === 7 ? '宾馆' : cell === '商场' ? '谷仓' : cell)));
  const file = await world.upload(
    '阳泉第二批.xlsx',
    await bytesOf({ ...ledger, rows: rows.map((row) => row.map((cell) => (cell === '医院' ? '看备注' : cell))) }),
  );
  const came = (await world.local.registry.importBuildings({ file, preview: true })) as unknown as Came;
  expect(came.rejectedCount).toBe(3);
  const rejects = await world.local.imports.rejects({ id: came.import });
  expect((rejects as File).name).toMatch(/^阳泉第二批-rejects-\d+\.xlsx$/u);
  const book = await readXlsx(new Uint8Array(await rejects.arrayBuffer()), { readStyles: true });
  const [sheet] = book.sheets;
  expect(sheet?.rows.map((row) => row[3])).toEqual([null, '所属区县', '城区', '城区', '郊区']);
  const cell = sheet?.cells?.get('2,4');
  expect(cell?.comment?.text).toContain('看备注');
  expect(JSON.stringify(cell?.style?.fill)).toContain('FFC7CE');
  const corrected = sheet?.rows.map((row) => row.map((one) => (one === '看备注' ? '医院' : one === '谷仓' ? '商场' : one))) ?? [];
  const again = await world.upload('更正.xlsx', await writeXlsx({ sheets: [{ name: 'Sheet1', rows: corrected }] }));
  expect(await world.local.registry.importBuildings({ file: again, preview: true })).toMatchObject({
    created: 0,
    unchanged: 3,
    rejectedCount: 0,
  });
});

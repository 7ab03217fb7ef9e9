import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Files whose multipliers differ from those in the registry of meters: which one counts is asked, with the result of each. */
let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const meters = ['A1', 'A2', 'A3', 'A4'].map((code) => `${code},electricity,register,kWh,20`);
  const others = ['B1,electricity,interval,kWh,20', 'B2,electricity,interval,kWh,1', 'B3,electricity,register,kWh,40'];
  const text = ['code,carrier,kind,unit,multiplier', ...meters, ...others].join('\n');
  await world.local.registry.importMeters({ file: await world.upload('m.csv', text) });
});
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const open = (file: number, asLedger: number, asFile: number) => ({
  code: 'multiplier-differs',
  evidence: { file, ledger: 20, asLedger, asFile, choices: [{ set: { multiplier: 'ledger' }, comesTo: asLedger }] },
});

test.each([
  ['a column', ['日期,表号,示数,倍率', '2025-01-01,A1,100,40', '2025-02-01,A1,110,40']],
  ['a title', ['倍率：40', '日期,表号,示数', '2025-01-01,A1,100', '2025-02-01,A1,110']],
  ['a heading', ['日期,表号,示数(×40)', '2025-01-01,A1,100', '2025-02-01,A1,110']],
])('another multiplier in %s raises a question', async (_, rows) => {
  expect(await told(rows)).toMatchObject(open(40, 200, 400));
});

test('the registered one is used if this is stated, and if both are equal', async () => {
  const rows = ['日期,表号,示数,倍率', '2025-01-01,A2,100,40', '2025-02-01,A2,110,40'];
  await bring(rows, { multiplier: 'ledger' });
  expect((await used('A2', '2025-01-01', '2025-02-01')).total).toBe(200);
  await bring(rows.map((row) => row.replace('A2', 'B3')));
  expect((await used('B3', '2025-01-01', '2025-02-01')).total).toBe(400);
});

test('one where the registry says twenty differs too', async () => {
  expect(await told(['日期,表号,示数,倍率', '2025-01-01,A3,100,1', '2025-02-01,A3,110,1'])).toMatchObject(open(1, 200, 10));
});

test('once the registry is corrected, the file is imported', async () => {
  const rows = ['日期,表号,示数,倍率', '2025-01-01,A4,100,40', '2025-02-01,A4,110,40'];
  await told(rows);
  await world.local.registry.editMeter({ meter: 'A4', set: { multiplier: 40 } });
  await bring(rows);
  expect((await used('A4', '2025-01-01', '2025-02-01')).total).toBe(400);
});

test('use that the registry would multiply raises a question; other use was already multiplied', async () => {
  const rows = ['月份,表号,用电量(kWh),倍率', '2025-01,B1,100,40', '2025-02,B1,110,40'];
  expect(await told(rows)).toMatchObject(open(40, 4200, 8400));
  await bring(rows.map((row) => row.replace('B1', 'B2')));
  expect((await used('B2', '2025-01-01', '2025-03-01')).total).toBe(210);
});

test('differences are not multiplied twice', async () => {
  const rows = ['月份,表号,上期示数,本期示数,差值,倍率', '2025-01,B1,100,110,10,40', '2025-02,B1,110,125,15,40'];
  expect(await told(rows)).toMatchObject({
    code: 'multiplier-differs',
    evidence: { asFile: 1000, asLedger: 500, choices: [{ set: { valueColumn: '差值' }, comesTo: 500 }] },
  });
  await bring(rows, { valueColumn: '差值', multiplier: 'ledger' });
  expect((await used('B1', '2025-01-01', '2025-03-01')).total).toBe(500);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from './world.ts';

/** What kind a file is taken for before anyone has stated it: readings, if it contains times and values. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;
const kindsOf = async (name: string, text: string) => (await world.local.imports.inspect({ file: await world.upload(name, text) })).kinds;

test.each([
  ['月用电.csv', ['表号,月份,用电量(kWh)', 'ZA1,2025-01,310', 'ZA1,2025-02,280']],
  ['户.csv', ['户号,月份,用电量(kWh)', 'ZB1,2025-01,310', 'ZB1,2025-02,280']],
  ['抄表.csv', ['2025年3月抄表', '房号,上期读数,本期读数,倍率,用电量(kWh)', 'ZC1,100,200,10,1000']],
  ['time.csv', ['Time,ZD1 (kWh)', '2025-01-01 00:00,1', '2025-01-01 01:00,2']],
  ['bill.csv', ['Account,Bill Date,kWh,Amount', 'ZE1,02/14/2025,310,$40', 'ZE1,03/14/2025,280,$38']],
  ['热.csv', ['换热站,月份,热量（GJ）', 'ZF1,2025-01,125']],
  ['q.csv', ['Meter,Quarter,Usage (kWh)', 'ZG1,2025 Q1,900']],
  ['elo.csv', ['MålepunktsID;Fra_dato;Til_dato;Mængde;Måleenhed', 'ZH1;01-01-2025 00:00:00;01-01-2025 01:00:00;0,15;kWh']],
  ['site.csv', ['Site,Month,Usage (kWh)', 'ZI1,2025-01,10']],
])('%s is recognised as a file of readings', async (name, rows) => {
  expect(await kindsOf(name, lines(...rows))).toEqual(['readings']);
});

test.each([
  ['meters', ['code,building,carrier,kind,unit,multiplier', 'M1,B1,electricity,interval,kWh,1']],
  ['payments', ['户号,缴费日期,金额', 'ZF1,2025-01-03,125']],
  ['room-samples', ['户号,测温时间,室温', 'R1,2025-01-03 10:00,19.5']],
  ['buildings', ['编号,名称,用途,地区,建筑面积,年用电量(kWh)', 'B1,一号楼,办公,140302,1200,100000']],
])('a list of %s is still recognised as one', async (kind, rows) => {
  expect(await kindsOf('list.csv', lines(...rows))).toEqual([kind]);
});

test('a file that may be a list or readings is reported as both, and a stated kind is used', async () => {
  const text = lines('表号,建筑,倍率,安装日期,用电量(kWh)', 'M1,B1,1,2025-01-01,310', 'M2,B1,1,2025-01-01,280');
  expect(await kindsOf('both.csv', text)).toEqual(['meters', 'readings']);
  const file = await world.upload('both.csv', text);
  expect(await world.local.imports.inspect({ file, kind: 'meters' })).toMatchObject({ kind: 'meters', kinds: ['meters'] });
});

test('an import of metering points that ignores readings in the file reports this', async () => {
  const bring = async (...rows: readonly string[]) =>
    world.local.registry.importMeters({ file: await world.upload('m.csv', lines(...rows)), preview: true });
  const { findings = [] } = await bring('表号,月份,用电量(kWh)', 'ZA1,2025-01,310', 'ZA2,2025-02,280');
  expect(findings.find(({ code }) => code === 'readings-left')).toMatchObject({ severity: 'warning' });
  expect(findings.find(({ code }) => code === 'readings-left')?.detail).toContain('用电量(kWh)');
  const plain = await bring('表号,备注,年用电量(kWh)', 'ZA1,无,310');
  expect((plain.findings ?? []).map(({ code }) => code)).not.toContain('readings-left');
});

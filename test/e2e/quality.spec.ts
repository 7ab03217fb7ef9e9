import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };

/** A register that fell: someone must say whether it was reset. */
const register = [
  'meter,time,value',
  'R1,2025-03-01T00:00:00+08:00,1000',
  'R1,2025-03-02T00:00:00+08:00,1100',
  'R1,2025-03-03T00:00:00+08:00,40',
  'R1,2025-03-04T00:00:00+08:00,120',
];

beforeAll(async () => {
  shown = await openConsole();
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
  await settleTown(shown.world);
  const { local } = shown.world;
  const meters = 'code,building,carrier,kind,unit\nR1,B4,electricity,register,kWh\n';
  await local.registry.importMeters({ file: await shown.world.upload('meters.csv', meters) });
  await local.readings.importReadings({ file: await shown.world.upload('register.csv', register.join('\n')), kind: 'register' });
});

afterAll(async () => {
  await shown.stop();
});

test('the heat map of months has a table with the same values, the worst first', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/quality?year=2025');
  await page.getByRole('img', { name: /按建筑和月份的覆盖率/u }).waitFor();
  await page.getByRole('button', { name: '表格视图' }).click();
  const table = page.getByRole('table', { name: '按建筑和月份的覆盖率' });
  await table.waitFor();
  const answer = await shown.world.local.metering.completeness({
    region: '140300',
    from: '2025-01-01',
    to: '2026-01-01',
    step: 'month',
    sort: 'worst',
  });
  expect(answer.buildings.map(({ code }) => code)).toEqual(['B4', 'B2', 'B1', 'B3']);
  const cells = (await table.getByRole('row', { name: /第一中学教学楼/u }).innerText()).split('\t').map((text) => text.trim());
  const told = answer.buildings.find(({ code }) => code === 'B2')?.steps.map((share) => (share === 1 ? '100%' : '0%'));
  expect(cells.slice(-12)).toEqual(told);
  expectClean(visit);
});

test('a meter that stopped reporting is listed with its last day', async () => {
  const visit = await shown.look();
  const { page } = visit;
  // the year shown by other views is different: offline is judged as of today
  await signIn(visit, bureau, '/quality?year=2019');
  await page.getByRole('tab', { name: '离线表计' }).click();
  const row = page.getByRole('table', { name: '离线表计清单' }).getByRole('row', { name: /R1/u });
  expect(await row.innerText()).toContain('2025年3月3日');
  const { meters } = await shown.world.local.readings.silent({ region: '140300' });
  expect(meters.map(({ meter, last }) => [meter, last])).toContainEqual(['R1', '2025-03-03']);
  expect(await page.getByRole('table', { name: '离线表计清单' }).getByRole('row').count()).toBe(meters.length + 1);
  expectClean(visit);
});

test('a finding is inspected on its meter, decided with a note, and the decision is withdrawn', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/?view=data');
  await page.getByRole('table', { name: '疑点，按种类' }).getByRole('link', { name: '表底下降' }).click();
  await page.getByRole('button', { name: /查看表计 R1/u }).click();
  await page.getByRole('img', { name: '表计 R1 在疑点前后的用量' }).waitFor();
  expect(await faultsOfView(visit)).toEqual([]);
  await page.getByRole('radio', { name: /清零/u }).check();
  await page.getByLabel('说明').fill('换了电池');
  await page.getByRole('button', { name: '提交判定' }).click();
  await page.getByText('已判定：清零').waitFor();
  await page.getByText('换了电池').waitFor();
  const decided = await shown.world.local.readings.findings({ meter: 'R1', code: 'register-fell' });
  expect(decided.findings.map(({ decision }) => [decision?.as, decision?.note, decision?.by])).toEqual([['reset', '换了电池', 'wang']]);
  await page.getByRole('button', { name: /撤销/u }).first().click();
  await page.getByRole('group').getByRole('button').first().click();
  await page.getByRole('button', { name: '提交判定' }).waitFor();
  const after = await shown.world.local.readings.findings({ meter: 'R1', code: 'register-fell', open: true });
  expect(after.total).toBe(1);
  expectClean(visit);
});

test('a finding leads from its chart to the suspect reading, and on to the file row that it came from', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/quality?tab=findings');
  await page.getByRole('button', { name: /查看表计 R1/u }).click();
  const suspects = page.getByRole('table', { name: '涉及的读数' });
  await suspects.getByRole('row').filter({ hasText: '40 kWh' }).getByRole('link').click();
  const drawer = page.getByRole('dialog', { name: '数字的来源' });
  await drawer.getByText('读数 R1 2025-03-03 00:00').waitFor();
  await drawer.getByRole('button', { name: /计入 40 kWh/u }).click();
  await drawer.getByText('“register.csv”，第 4 行（C4）').waitFor();
  expect(await drawer.getByRole('table').first().innerText()).toContain('2025-03-03T00:00:00+08:00');
  await drawer.getByRole('button', { name: '返回上一级' }).click();
  await drawer.getByText('读数 R1 2025-03-03 00:00').waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('read-only users are not offered a decision', async () => {
  const viewer = await shown.account('li', 'viewer', { region: '140300' });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, viewer, '/quality?tab=findings');
  await page.getByRole('button', { name: /查看表计 R1/u }).click();
  await page.getByText('您的角色只能查看，不能判定。').waitFor();
  expectClean(visit);
});

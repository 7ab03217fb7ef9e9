import { afterAll, beforeAll, test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectClean, openConsole, pick, settled, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let bureau: { name: string; password: string };
const origin = '示范';
const district = {
  measuredYear: 2025,
  rate: { value: 0, origin },
  lastYears: { value: 10, origin },
  plots: [
    { code: '甲', use: 'office', areaM2: 10_000, year: 2027, origin },
    { code: '乙', use: 'dwelling', areaM2: 5000, year: 2029, origin },
  ],
  profiles: [{ carrier: 'heat', shares: Array.from({ length: 12 }, (_, month) => Array(24).fill(month < 3 || month > 9 ? 1 : 0)), origin }],
  supplies: [
    { code: '热网', kind: 'network', carrier: 'heat', imported: true, yuanPerKw: 500, years: 25, yuanPerKwh: 0.3, mostKw: 1000, origin },
  ],
};

beforeAll(async () => {
  shown = await openConsole();
  bureau = await shown.account('district', 'bureau', { region: '140302' });
});
afterAll(() => shown.stop());

const fileOf = (name: string, written: object): string => {
  const path = join(tmpdir(), `yaodong-district-${name}.json`);
  writeFileSync(path, JSON.stringify(written));
  return path;
};

test('a planner sees what is wrong with a file, has a plan made, reads what is not measured, opens a demand, and deletes the plan', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, bureau, '/district-plans');
  const form = page.getByRole('region', { name: '编制新规划' });
  await form.getByLabel('名称').fill('东片区');
  await pick(page, '地区', '阳泉市 · 城区 140302');
  await form
    .getByLabel(/片区文件/u)
    .setInputFiles(fileOf('bad', { ...district, plots: [{ code: '甲', use: 'office', year: 2027, origin }] }));
  await form.getByRole('button', { name: '编制并保存规划' }).click();
  await form
    .getByText(/areaM2/u)
    .first()
    .waitFor();
  await form.getByLabel(/片区文件/u).setInputFiles(fileOf('good', district));
  await form.getByRole('button', { name: '编制并保存规划' }).click();
  const plan = page.getByRole('region', { name: '东片区' });
  await plan.getByText('已证明最优').waitFor();
  await plan
    .getByText(/没有实测/u)
    .first()
    .waitFor();
  // 10,000 m² × 60 W and 5,000 m² × 42.5 W, by the middle of the recommended loads
  await page.getByText('600', { exact: true }).first().waitFor();
  await page.getByText('812.5', { exact: true }).first().waitFor();
  await settled(visit);
  await page.getByText('标准指标，未实测').first().waitFor();
  await page.reload();
  await plan.getByText('已证明最优').waitFor();
  await plan.getByRole('button', { name: /删除 东片区/u }).click();
  await plan.getByRole('button', { name: '确认' }).click();
  await page.getByText('还没有区域能源规划。').waitFor();
  expectClean(visit);
});

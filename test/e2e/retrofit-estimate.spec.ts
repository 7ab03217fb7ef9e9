import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, openConsole, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { saveEnergy, settleTown } from './town.ts';

let shown: Console;
let clerk: { name: string; password: string };
let other: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  clerk = await shown.account('wang', 'bureau', { region: '140300' });
  other = await shown.account('li', 'bureau', { region: '140300' });
  await settleTown(shown.world);
  await saveEnergy(shown.world);
});

afterAll(() => shown.stop());

const measures = '/retrofit/measures?region=140300&measure=wall-insulation';

test('a clerk enters the saving and cost of a measure, with its source: every measure shows its clause, and this one is indicative', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, clerk, measures);
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: '外墙保温', exact: true }) });
  await row.getByText('供暖期外施工', { exact: false }).waitFor();
  await row.getByText('运城市工作方案', { exact: false }).waitFor();
  expect(await row.getByText('未填写').count()).toBeGreaterThan(0);
  const form = page.getByRole('form', { name: '填写数值' });
  await choose(form.getByLabel('节约的填写方式'), '节约比例（0 到 1）');
  const type = async (label: string, value: string) => form.getByLabel(label, { exact: true }).fill(value);
  for (const [label, value] of [
    ['节约 低', '0.2'],
    ['节约 中', '0.3'],
    ['节约 高', '0.4'],
    ['造价（元） 低', '80'],
    ['造价（元） 中', '100.1'],
    ['造价（元） 高', '120'],
    ['使用年限（年）', '25'],
    ['文件', '市改造造价手册'],
  ] as const)
    await type(label, value);
  await form.getByText('填了一项就要填全', { exact: false }).waitFor();
  await choose(form.getByLabel('造价（元） 计算单位'), '建筑面积（m²）');
  await form.getByLabel(/^条款/u).fill('表 3');
  await form.getByRole('button', { name: '填写数值' }).click();
  await row.getByText('作用部分的 30%（20% 至 40%）').waitFor();
  await row.getByText('100.1 元（80 至 120），按建筑面积（m²）').waitFor();
  await row.getByText('市改造造价手册 表 3').waitFor();
  expect(await page.getByRole('button', { name: '确认这些数值' }).count()).toBe(0);
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('another clerk confirms the values, and they become the city’s own', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, other, measures);
  await page.getByRole('button', { name: '确认这些数值' }).click();
  await page.getByText('本地已确认').waitFor();
  const { measures: all } = await shown.world.local.retrofitEstimate.measures({ region: '140300' });
  expect(all.find(({ measure }) => measure === 'wall-insulation')).toMatchObject({ status: 'CITY', life: 25 });
  expectClean(visit);
});

test('an estimate goes from the use before to the use after, opens to a reading, and its money to the source; it becomes a project', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, clerk, '/retrofit/estimate?building=B4&year=2025&package=custom&measures=wall-insulation');
  const asked = { building: 'B4', year: 2025, measures: ['wall-insulation'] };
  const [told] = (await shown.world.local.retrofitEstimate.estimate(asked)).packages;
  await page.getByRole('figure', { name: '改造前综合能耗、各措施节约、改造后综合能耗' }).waitFor();
  const money = page.getByRole('region', { name: '投资、节约费用和减碳' });
  const cost = money.getByRole('link', { name: /元：查看来源$/u });
  await cost.click();
  const drawer = page.getByRole('dialog', { name: '数字的来源' });
  await drawer.getByText('市改造造价手册 表 3', { exact: false }).first().waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await money
    .getByRole('link', { name: /^缺数据.*查看来源$/u })
    .first()
    .waitFor();
  await page.getByRole('table', { name: '各措施的节能量' }).getByRole('link').first().click();
  for (let level = 0; level < 6; level += 1) {
    const below = drawer.getByRole('button', { name: /：查看来源$/u });
    await drawer.getByRole('definition').first().waitFor();
    if ((await drawer.getByText('首个读数').count()) > 0 || (await below.count()) === 0) break;
    const before = page.url();
    await below.first().click();
    await page.waitForURL((url) => url.href !== before);
  }
  await drawer.getByText('G4').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('“外墙保温”', { exact: false }).first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '按此测算新增改造项目' }).click();
  await page.getByRole('link', { name: 'GZ-B4-2025' }).click();
  const panel = page.getByRole('region', { name: '总投资和节能量取自的测算' });
  await panel.getByText('可用 25 年', { exact: false }).waitFor();
  await panel.getByText('市改造造价手册 表 3', { exact: false }).waitFor();
  await panel.getByRole('link', { name: /^总投资/u }).click();
  await drawer.getByText('100.1', { exact: false }).first().waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  const project = await shown.world.local.retrofit.show({ project: 'GZ-B4-2025' });
  expect(project).toMatchObject({ cost: told?.cost.value, saving: told?.total.value, estimates: [{ building: 'B4', year: 2025 }] });
  expectClean(visit);
});

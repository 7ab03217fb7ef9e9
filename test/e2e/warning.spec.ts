import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, openAnew, openConsole, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let root: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
  await settleTown(shown.world);
});

afterAll(() => shown.stop());

test('a template is chosen, given recipients, tested on a year both ways, saved, and only then switched on', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  const { warning } = shown.world.local;
  await signIn(visit, root, '/warnings?view=templates');
  await page.getByText('模板均未启用').waitFor();
  await page.getByRole('table', { name: '规则模板' }).getByRole('button').first().click();
  await page.getByLabel('通知对象（多个用逗号分开）').fill('root');
  expect((await warning.rules({})).rules).toEqual([]);
  await page.getByRole('button', { name: '写成规则' }).click();
  const text = page.getByLabel('规则内容（YAML 或 JSON）');
  await text.waitFor();
  expect(await text.inputValue()).toContain('root');
  await page.getByRole('button', { name: '按现有数据试算近一年' }).click();
  await page.getByText(/按现有数据：判定 \d+ 个对象，触发 \d+ 次/u).waitFor();
  await page.getByRole('button', { name: '按当时所知试算近一年' }).click();
  await page.getByText(/按每步当时所知：判定 \d+ 个对象/u).waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expect((await warning.rules({})).rules).toEqual([]);
  await page.getByRole('button', { name: '保存规则' }).click();
  const turnOn = page.getByRole('button', { name: '启用规则' });
  await turnOn.waitFor();
  expect((await warning.rules({})).rules.map(({ state }) => state)).toEqual(['off']);
  await turnOn.click();
  await expect.poll(async () => (await warning.rules({})).rules.map(({ state }) => state)).toEqual(['on']);
  await page.getByRole('tab', { name: '预警规则' }).click();
  await page.getByRole('cell', { name: '已启用' }).waitFor();
  expectClean(visit);
});

test('a rule without recipients is refused on the page, and what was written stays', async () => {
  const visit = await shown.look({ width: 375, height: 760, language: 'en' });
  const { page } = visit;
  await signIn(visit, root, '/warnings?view=templates');
  await page.getByRole('table', { name: 'Templates' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Use as a rule' }).click();
  const box = page.getByLabel('The rule (YAML or JSON)');
  await box.waitFor();
  const written = await box.inputValue();
  await page.getByRole('button', { name: 'Save the rule' }).click();
  await page.getByRole('alert').first().waitFor();
  expect(await box.inputValue()).toBe(written);
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
});

test('a rule is filled in as a form next to its text, tested, saved and changed; the month of warnings is a file', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  const { warning } = shown.world.local;
  await signIn(visit, root, '/warnings?view=rules');
  await page.getByLabel('规则代码').fill('monthly.high');
  await page.getByLabel('版本').fill('1');
  await page.getByLabel('中文名称').fill('日用电高');
  await choose(page.getByLabel('判定对象'), '建筑');
  await choose(page.getByLabel('判定步长'), '每日');
  await page.getByRole('button', { name: '增加限定' }).click();
  await choose(page.getByLabel('字段'), '地区');
  await page.getByLabel('取值（代码，多个用逗号分开）').fill('140302，140303');
  await page.getByRole('button', { name: '增加数据' }).click();
  await page.getByLabel('数据名称').fill('day');
  await page.getByRole('button', { name: '增加比较' }).click();
  await page.getByLabel('右边').fill('2000.5');
  await choose(page.getByLabel('比较方式', { exact: true }), 'ge');
  await page.getByLabel('连续满足几步触发').fill('2');
  await page.getByLabel('预警通知对象（多个用逗号分开）').fill('root');
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await page.getByRole('button', { name: '按现有数据试算近一年' }).click();
  await page.getByText(/按现有数据：判定 \d+ 个对象/u).waitFor();
  await page.getByRole('button', { name: '保存规则' }).click();
  await page.getByRole('button', { name: '修改 monthly.high' }).click();
  const kept = async () => (await warning.rules({})).rules.find(({ id }) => id === 'monthly.high')?.rule;
  expect(await kept()).toEqual({
    id: 'monthly.high',
    version: 1,
    names: { zh: '日用电高' },
    subject: 'building',
    of: { region: ['140302', '140303'] },
    step: 'day',
    inputs: { day: { use: 'electricity' } },
    when: { ge: ['day', 2000.5] },
    raise: 2,
    notify: ['root'],
  });
  await page.getByRole('heading', { name: '修改规则 monthly.high' }).waitFor();
  await page.getByLabel('右边').fill('{"product": ["day", 2]}');
  await page.getByRole('button', { name: '保存规则' }).click();
  await expect.poll(kept).toMatchObject({ version: 2, when: { ge: ['day', { product: ['day', 2] }] } });
  await openAnew(visit, '/warnings?building=B1');
  await page.getByText('导出预警月报').click();
  await page.getByRole('textbox', { name: '月份' }).fill('2026-01');
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载 B1 2026-01 的预警月报' }).click();
  expect((await coming).suggestedFilename()).toMatch(/2026-01.*\.docx$/u);
  expectClean(visit);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers, expectClean, openConsole, settled, signIn } from './console.ts';
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

test('a template is taken, named whom it tells, tried on a year both ways, kept, and only then switched on', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  const { warning } = shown.world.local;
  await signIn(visit, root, '/warnings?view=templates');
  await page.getByText('模板均未启用').waitFor();
  await page.getByRole('table', { name: '规则模板' }).getByRole('button').first().click();
  await page.getByLabel('通知谁（多个用逗号分开）').fill('root');
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
  expect(await barriers(visit)).toEqual([]);
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

test('a rule that names nobody is refused on the page, and what was written stays', async () => {
  const visit = await shown.look({ width: 375, height: 760, language: 'en' });
  const { page } = visit;
  await signIn(visit, root, '/warnings?view=templates');
  await page.getByRole('table', { name: 'Templates' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Write the rule' }).click();
  const box = page.getByLabel('The rule (YAML or JSON)');
  await box.waitFor();
  const written = await box.inputValue();
  await page.getByRole('button', { name: 'Keep the rule' }).click();
  await page.getByRole('alert').first().waitFor();
  expect(await box.inputValue()).toBe(written);
  await settled(visit);
  expect(await barriers(visit)).toEqual([]);
});

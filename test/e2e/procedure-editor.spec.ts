import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, goOn, openConsole, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { chooseByKeys, press, reach } from './keyboard.ts';
import { permit } from './permit.ts';

let shown: Console;
let late = '';
let root: { name: string; password: string };

const missing = permit
  .replaceAll('permit', 'review')
  .replace('示范许可', '示范审查')
  .replace('check: {names: {zh: 审核中', 'check: {limit: none, status: MISSING, names: {zh: 审核中')
  .replace(/\n {2}check: \{in: .*\n/u, '\n');

beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
  const { world } = shown;
  await world.local.procedures.add({ name: 'permit.yaml', text: permit });
  await world.local.procedures.add({ name: 'review.yaml', text: missing });
  await shown.account('clerk', 'bureau', { region: '140300' });
  await world.local.people.posts.set({ holder: 'clerk', role: 'permit/clerk', region: '140300' });
  const tenDaysAgo = new Date(Date.now() - 10 * 86_400_000).toISOString();
  late = (await world.local.cases.begin({ procedure: 'permit', region: '140302', for: 'clerk', at: tenDaysAgo })).case;
});

afterAll(() => shown.stop());

test('by keyboard alone: a term is changed, a fault is shown in place and corrected, late cases are reported, and the version is saved', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, root, '/procedures?tab=check');
  await chooseByKeys(page, page.getByLabel('以现行流程为底稿'), 'permit');
  const editor = page.getByRole('textbox', { name: '流程文件全文（YAML）' });
  await page.getByText('permit 版本 2：3 个状态，3 个步骤。').waitFor();
  await reach(page, editor);
  await page.keyboard.press('Control+A');
  const next = permit.replace('version: 1', 'version: 2').replace('days: 30', 'days: 3');
  const wrong = next.replace('to: granted, by: chief', 'to: garnted, by: chief').split('\n');
  await page.keyboard.insertText(wrong.join('\n'));
  const line = wrong.findIndex((one) => one.includes('garnted'));
  const column = wrong[line]?.indexOf('garnted') ?? 0;
  const fault = page.getByRole('listitem').filter({ hasText: 'garnted' });
  await fault.waitFor();
  await page.getByText('1 处问题').waitFor();
  expect(await a11yViolations(visit)).toEqual([]);

  await press(page, fault.getByRole('button', { name: `第 ${line + 1} 行第 ${column + 1} 列` }));
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.insertText('granted');
  await page.getByText('未发现问题。').waitFor();
  await page.getByRole('table', { name: '与版本 1 相比' }).getByText('3 日').waitFor();
  await press(page, page.getByRole('button', { name: '推算在办件' }));
  await page.getByText('1 件在办，其中 1 件将新增逾期。').waitFor();
  await page.getByRole('link', { name: late }).waitFor();
  expect(await a11yViolations(visit)).toEqual([]);

  await page.reload();
  await page.getByText('已恢复上次未保存的稿件。').waitFor();
  await page.getByText('未发现问题。').waitFor();
  await press(page, page.getByRole('button', { name: '存为本市流程' }));
  await page.getByText('已存为版本 2，').waitFor();
  const { world } = shown;
  expect((await world.local.procedures.show({ id: 'permit' })).version).toBe(2);
  expect((await world.local.cases.show({ case: late })).version).toBe(1);

  await goOn(visit, '/procedures?id=permit');
  await page.getByRole('region', { name: '版本比较' }).getByRole('group', { name: '文本差异' }).getByText('days: 3').first().waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('completions are offered by position, and the meaning of a key is shown in English too, in dark colours', async () => {
  const visit = await shown.look({ language: 'en', dark: true, width: 390, height: 844 });
  const { page } = visit;
  await signIn(visit, root, '/procedures?tab=check');
  await choose(page.getByLabel('Start from a procedure in force'), 'review');
  const editor = page.getByRole('textbox', { name: 'Procedure file (YAML)' });
  await page.getByText('review version 2').waitFor();
  // drawn in dark lines: it keeps a paper background
  const drawn = page.getByRole('img', { name: 'Flow chart of review' });
  expect(await drawn.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgb(255, 255, 255)');
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('  stop: {from: check, to: ');
  await page.keyboard.press('Control+Space');
  const list = page.getByRole('listbox', { name: 'Completions' });
  await list.getByRole('option', { name: /^granted/u }).waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.insertText('granted, by: clerk}');
  await page.getByText('No problems found.').waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+ArrowRight');
  await page.getByText('A step.').waitFor();
  await settled(visit);
  expect(await overTheEdge(visit)).toEqual([]);
  expectClean(visit);
});

test('a term that no rule gives is set in its field, with its source', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, root, '/procedures?id=review');
  const form = page.getByRole('form', { name: '设定时限' });
  await form.getByLabel('“审核中”时限的数值').fill('20');
  await choose(form.getByLabel('“审核中”时限的单位'), 'workdays');
  await form.getByLabel('文件').fill('某市住建局〔2026〕8号');
  await form.getByLabel('条款').fill('第六条');
  expect(await a11yViolations(visit)).toEqual([]);
  await form.getByRole('button', { name: '设定时限' }).click();
  await page.getByText('已成为版本 2，').waitFor();
  await page.getByRole('table', { name: '状态和时限' }).getByText('20 个工作日').waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  const held = (await shown.world.local.procedures.show({ id: 'review' })).held as { limits: object };
  expect(held.limits).toMatchObject({
    check: { workdays: 20, status: 'CITY', source: { document: '某市住建局〔2026〕8号', clause: '第六条' } },
  });
  expectClean(visit);
});

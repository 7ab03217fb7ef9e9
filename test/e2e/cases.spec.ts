import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers, expectClean, openConsole, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { permit } from './permit.ts';

let shown: Console;
let clerk: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  await world.local.procedures.add({ name: 'permit.yaml', text: permit });
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name,region\nU1,第一中学,140302\n') });
  clerk = await shown.account('clerk', 'bureau', { region: '140300' });
  await world.local.people.posts.set({ holder: 'clerk', role: 'permit/clerk', region: '140300' });
});

afterAll(() => shown.stop());

const pdf = { name: '申请书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 …') };

test('a clerk begins a case, sees what is wrong at its field, mends it, takes the step and finds the next in the to-do list', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, clerk, '/cases');
  await page.getByRole('button', { name: '新建办件' }).click();
  const begin = page.getByRole('region', { name: '新建办件' });
  await begin.getByLabel('办理程序').selectOption({ label: '示范许可' });
  await begin.getByRole('combobox', { name: '单位' }).fill('第一中学');
  await page.getByTitle('第一中学 U1', { exact: true }).click();
  await begin.getByRole('button', { name: '受理', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '示范许可 填报中' }).waitFor();

  const form = page.getByRole('form', { name: '提交申请' });
  await form.getByLabel('星级（必填）').fill('7');
  await form.getByLabel('许可面积').fill('12.50');
  await form.getByLabel('建设方式').selectOption({ label: '新建' });
  await form.getByRole('button', { name: '添加一行' }).click();
  await form.getByLabel('分部位第 1 行部位', { exact: true }).fill('屋面');
  await form.getByLabel('分部位第 1 行部位面积').fill('3.25');
  await form.getByRole('button', { name: '办理：提交申请' }).click();
  await form.getByText('星级 不合要求：大于上限。 3').waitFor();
  expect(await form.getByLabel('星级（必填）').getAttribute('aria-invalid')).toBe('true');
  await form.getByLabel('星级（必填）').fill('2');
  await form.getByRole('button', { name: '办理：提交申请' }).click();
  await form.getByText('缺少材料：申请书。').waitFor();
  expect(await barriers(visit)).toEqual([]);
  await form.getByLabel('申请书（pdf） 必填').setInputFiles(pdf);
  await form.getByRole('button', { name: '办理：提交申请' }).click();
  await page.getByRole('heading', { level: 1, name: '示范许可 审核中' }).waitFor();
  await page.getByText('已办理：提交申请').waitFor();
  await page.getByText('按评审许可').first().waitFor();
  await page.getByRole('table', { name: '分部位' }).getByText('屋面').waitFor();

  await page.getByRole('button', { name: /“审核期限”的到期日/u }).click();
  await page.getByRole('table', { name: '逐日计算过程' }).waitFor();
  expect(await barriers(visit)).toEqual([]);

  await page.goto('/todo');
  await page.getByRole('table', { name: '办件' }).getByText('准予许可').waitFor();
  expect(await barriers(visit)).toEqual([]);
  await page.getByRole('link', { name: /^示范许可 permit-140302-/u }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await settled(visit);
  await expect.poll(() => overTheEdge(visit)).toEqual([]);
  expectClean(visit);
});

test('who looked at an old page is told so, and what was typed is still there', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, clerk, '/cases?search=permit');
  const { world } = shown;
  const made = await world.local.cases.begin({ procedure: 'permit', region: '140302', for: 'clerk' });
  await page.goto(`/cases/${made.case}`);
  const form = page.getByRole('form', { name: '提交申请' });
  await form.getByLabel('许可面积').fill('88.00');
  const report = await world.upload('r.pdf', '%PDF-1.7 …');
  const given = { star: '1', area: '5.00', way: 'new' };
  const evidence = [{ kind: 'report', file: report }];
  await world.local.cases.take({ case: made.case, transition: 'submit', fields: given, evidence, for: 'clerk' });
  await form.getByRole('button', { name: '办理：提交申请' }).click();
  await page.getByText('其间已有他人办理本办件').waitFor();
  await page.getByRole('region', { name: '您填写的内容' }).getByText('88.00').waitFor();
  await page.getByRole('heading', { level: 1, name: '示范许可 审核中' }).waitFor();
  expectClean(visit);
});

test('a member of a panel votes by a link on a phone', async () => {
  const { world } = shown;
  const person = 'code,name,kind\nE1,甲,expert\n';
  await world.local.people.importPeople({ file: await world.upload('p.csv', person) });
  const made = await world.local.cases.begin({ procedure: 'permit', organisation: 'U1', for: 'clerk' });
  const evidence = [{ kind: 'report', file: await world.upload('r.pdf', '%PDF-1.7 …') }];
  const fields = { star: '1', area: '5.00', way: 'new' };
  await world.local.cases.take({ case: made.case, transition: 'submit', fields, evidence, for: 'clerk' });
  await world.local.cases.seat({ case: made.case, panel: 'experts', people: ['E1'], for: 'clerk' });
  const { token } = await world.local.cases.link({ case: made.case, role: 'expert', person: 'E1' });
  const visit = await shown.look({ language: 'zh', width: 390, height: 844 });
  const { page } = visit;
  await page.goto(`/case-link#${token}`);
  await page.getByRole('heading', { level: 1, name: '示范许可 审核中' }).waitFor();
  await page.getByRole('group', { name: '您的表决' }).getByRole('button', { name: '赞成' }).click();
  await expect.poll(() => page.getByRole('button', { name: '赞成' }).getAttribute('aria-pressed')).toBe('true');
  expect(await barriers(visit)).toEqual([]);
  expect(await overTheEdge(visit)).toEqual([]);
  expectClean(visit);
  expect((await world.local.cases.show({ case: made.case })).panels[0]?.yes).toBe(1);
});

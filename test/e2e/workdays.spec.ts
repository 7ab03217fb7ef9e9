import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let root: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
});

afterAll(() => shown.stop());

test('a term opens day by day; the next notice is read, compared and used', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, root, '/workdays?tab=reckon&from=2026-02-13&count=5');
  await expect.poll(() => page.getByText('2026年2月27日，其间工作日 5 天').isVisible()).toBe(true);
  expect(await page.getByRole('table', { name: '逐日计算过程' }).getByText('放假', { exact: true }).count()).toBe(9);
  await page.getByRole('tab', { name: '录入新通知' }).click();
  const text = '国务院办公厅关于2027年部分节假日安排的通知。一、元旦：1月1日（周五）至3日（周日）放假，共3天。国务院办公厅2026年11月5日';
  await page.getByLabel('通知正文').fill(text.replace('周五', '周四'));
  await page.getByRole('button', { name: '识别' }).click();
  await expect.poll(() => page.getByText('2027-01-01 写作周四').isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: '确认并启用' }).isDisabled()).toBe(true);
  await page.getByLabel('通知正文').fill(text);
  await page.getByRole('button', { name: '识别' }).click();
  await page.getByRole('button', { name: '确认并启用' }).click();
  await expect.poll(() => page.getByText('已存为本市的工作日历').isVisible()).toBe(true);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

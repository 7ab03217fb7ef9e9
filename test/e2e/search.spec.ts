import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, overTheEdge, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  await settleTown(shown.world);
  bureau = await shown.account('zhao', 'bureau', { region: '140300' });
});

afterAll(async () => {
  await shown.stop();
});

test('Ctrl+K and / open the search; a building is found by initials and opened by keyboard alone', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/help');
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: '搜索全部内容' });
  await box.waitFor();
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('/');
  await box.waitFor();
  await expect.poll(() => box.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type('bhbg');
  const found = page.getByRole('listbox', { name: '搜索结果' });
  await found
    .getByRole('group', { name: '建筑' })
    .getByRole('option', { name: /滨河宾馆/u })
    .waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /滨河宾馆/u }).waitFor();
  expect(await box.count()).toBe(0);
  expectClean(visit);
});

test('arrow keys go through the results, a page is found by name; text typed in a field stays there', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/help');
  const search = page.getByLabel('查找');
  await search.click();
  await page.keyboard.type('a/b');
  expect(await search.inputValue()).toBe('a/b');
  await page.getByRole('button', { name: '搜索（Ctrl+K）' }).click();
  await page.getByRole('combobox', { name: '搜索全部内容' }).fill('数据');
  const pages = page.getByRole('group', { name: '页面' });
  await pages.getByRole('option', { name: '数据质量' }).waitFor();
  const chosen = page.getByRole('option', { selected: true });
  const first = await chosen.innerText();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => chosen.innerText()).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => chosen.innerText()).toBe(first);
  await pages.getByRole('option', { name: '数据质量' }).click();
  await page.getByRole('heading', { level: 1, name: '数据质量' }).waitFor();
  expectClean(visit);
});

test('on a phone the menu is a drawer of workspaces that Escape closes; it marks the open page and leads to another, as does the bar below', async () => {
  const visit = await shown.look({ width: 390, height: 800 });
  const { page } = visit;
  await signIn(visit, bureau, '/quality');
  await page.getByRole('button', { name: '打开菜单' }).click();
  const menu = page.getByRole('navigation', { name: '主菜单' });
  await menu.getByRole('list', { name: '数据' }).getByRole('link', { name: '数据质量' }).waitFor();
  expect(await menu.getByRole('link', { name: '数据质量' }).getAttribute('aria-current')).toBe('page');
  expect(await a11yViolations(visit)).toEqual([]);
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '打开菜单' }).click();
  await menu.getByRole('link', { name: '用能监管' }).click();
  await page.getByRole('heading', { name: '排名与定额' }).waitFor();
  await menu.waitFor({ state: 'hidden' });
  await page.getByRole('navigation', { name: '常用工作区' }).getByRole('link', { name: '建筑' }).click();
  await page.getByRole('heading', { level: 1, name: '建筑列表' }).waitFor();
  expect(await overTheEdge(visit)).toEqual([]);
  expectClean(visit);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, openKnown, openSignedOut, pick, signIn, speakIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  await settleTown(shown.world);
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
});

afterAll(async () => {
  await shown.stop();
});

test('if no server answers the form says so, keeps what was typed, and continues when it is back', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await openSignedOut(visit, '/sign-in');
  await page.getByLabel('用户名').fill(bureau.name);
  await page.getByLabel('密码', { exact: true }).fill(bureau.password);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('alert').filter({ hasText: '服务器没有应答' }).waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
  expectClean(visit);
});

test('a session that expires midway is renewed over the page, which is unchanged', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025');
  await page.getByRole('link', { name: '120 kWh/m²：查看来源' }).waitFor();
  await page.context().clearCookies();
  await pick(page, '能源', '综合能耗');
  const again = page.getByRole('dialog', { name: '登录已结束，请重新登录' });
  await again.getByLabel('用户名').fill(bureau.name);
  await again.getByLabel('密码', { exact: true }).fill('not the password');
  await page.keyboard.press('Enter');
  await again.getByRole('alert').filter({ hasText: '用户名或密码不对' }).waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await again.getByLabel('密码', { exact: true }).fill(bureau.password);
  await page.keyboard.press('Enter');
  await again.waitFor({ state: 'hidden' });
  await page.getByRole('tab', { name: /^未参与排名/u }).waitFor();
  expect(page.url()).toContain('carrier=total');
  expectClean(visit);
});

test('if somebody else signs in over the page, it starts at the home page', async () => {
  const other = await shown.account('sun', 'viewer', { region: '140303' });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025');
  await page.context().clearCookies();
  await pick(page, '能源', '综合能耗');
  const again = page.getByRole('dialog', { name: '登录已结束，请重新登录' });
  await again.getByLabel('用户名').fill(other.name);
  await again.getByLabel('密码', { exact: true }).fill(other.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '矿区 · 总览' }).waitFor();
  expectClean(visit);
});

test('a filter is in the address and survives a reload; as known before the import nothing is ranked, and the page says so', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025');
  const use = page.getByRole('combobox', { name: '用途' });
  await use.fill('酒店');
  await page.getByTitle('酒店').waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.waitForURL(/use=hotel/u);
  await page.getByRole('tab', { name: '排名（1）' }).waitFor();
  await page.reload();
  await page.getByRole('tab', { name: '排名（1）' }).waitFor();
  await (await openKnown(page)).fill('2026-01-02');
  await page.getByRole('region', { name: '数据截止日' }).getByText('以下数字按 2026年1月2日 结束时所知计算').waitFor();
  await page.waitForURL(/known=2026-01-02/u);
  await page.getByRole('tab', { name: '排名（0）' }).waitFor();
  expectClean(visit);
});

test('hovering and zooming the chart violate no content security policy', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?year=2025&step=day');
  const chart = page.getByRole('img', { name: '电用量，按日' });
  await chart.hover();
  await page.mouse.wheel(0, -400);
  await speakIn(page, 'English');
  await page.getByRole('img', { name: 'Use of electricity by day' }).hover();
  expectClean(visit);
});

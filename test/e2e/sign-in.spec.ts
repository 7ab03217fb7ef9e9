import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openAccount, openConsole, openSignedOut, signInByHand } from './console.ts';
import type { Console } from './console.ts';
import { codeNow } from './totp.ts';

let shown: Console;

beforeAll(async () => {
  shown = await openConsole();
});

afterAll(async () => {
  await shown.stop();
});

test('a one-time password only allows changing it; then the console is open', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await openSignedOut(visit, '/help');
  await page.getByLabel('用户名').fill(shown.first.name);
  await page.getByLabel('密码', { exact: true }).fill(shown.first.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '设置自己的密码' }).waitFor();
  await page.goto('/ranking');
  await page.getByRole('heading', { name: '设置自己的密码' }).waitFor();
  await page.getByLabel('当前密码').fill(shown.first.password);
  await page.getByLabel('新密码', { exact: true }).fill('too short');
  await page.getByLabel('再次输入新密码').fill('too short');
  await page.getByRole('button', { name: '保存并继续' }).click();
  await page.getByRole('alert').filter({ hasText: '至少 10 个字符' }).waitFor();
  await page.getByLabel('新密码', { exact: true }).fill('冬暖夏凉的一孔窑洞啊');
  await page.getByLabel('再次输入新密码').fill('冬暖夏凉的一孔窑洞啊');
  await page.getByRole('button', { name: '保存并继续' }).click();
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  await (await openAccount(page)).getByText(`${shown.first.name}（系统管理员）`).waitFor();
  expectClean(visit);
});

test('a wrong and an expired password are reported, and what was typed stays; after several, the waiting time', async () => {
  const person = await shown.account('wen', 'viewer');
  const { secret } = await shown.world.local.access.users.add({ name: 'late', role: 'viewer' });
  await shown.world.stores.postgres.query(`update access_user set "oneTimeUntil" = now() - interval '1 minute' where name = 'late'`);
  const visit = await shown.look();
  const { page } = visit;
  await openSignedOut(visit, '/sign-in');
  const alert = page.getByRole('alert');
  const send = async (name: string, password: string) => {
    await page.getByLabel('用户名').fill(name);
    await page.getByLabel('密码', { exact: true }).fill(password);
    const answered = page.waitForResponse('**/sign-in/username');
    await page.keyboard.press('Enter');
    return (await answered).status();
  };
  await send('nobody', 'not the password');
  await alert.filter({ hasText: '用户名或密码不对' }).getByText('处理建议').waitFor();
  expect(await page.getByLabel('用户名').inputValue()).toBe('nobody');
  await send('late', secret);
  await alert.filter({ hasText: '一次性密码已过期' }).waitFor();
  for (let n = 0; n < 3; n++) {
    expect(await send(person.name, 'not the password')).toBe(401);
    await alert.filter({ hasText: '用户名或密码不对' }).waitFor();
  }
  await send(person.name, 'not the password');
  await alert.filter({ hasText: /请在 [1-5] 秒后再试/u }).waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('a copied address is opened after the sign-in, only within this console', async () => {
  const person = await shown.account('wang', 'viewer');
  const visit = await shown.look();
  await signInByHand(visit, person, '/ranking?year=2024');
  await visit.page.waitForURL('**/ranking?year=2024');
  await (await openAccount(visit.page)).getByRole('button', { name: '退出登录' }).click();
  await visit.page.getByRole('button', { name: '登录' }).waitFor();
  await signInByHand(visit, person, `/sign-in?back=${encodeURIComponent('//elsewhere.example/')}`);
  expect(new URL(visit.page.url()).origin).toBe(shown.url);
  expectClean(visit);
});

test('a role that requires a second factor is led to set one up, and to nothing else before', async () => {
  const root = await shown.account('root', 'administrator');
  const person = await shown.account('hu', 'auditor', { region: '140300' });
  const visit = await shown.look();
  await signInByHand(visit, root, '/admin/settings');
  const { page } = visit;
  const rules = page.getByRole('region', { name: '登录规则' });
  await rules.getByRole('checkbox', { name: '审计' }).check();
  await page.getByRole('button', { name: '保存登录规则' }).click();
  await page.getByRole('status').filter({ hasText: '登录规则已保存' }).waitFor();
  expect(await a11yViolations(visit)).toEqual([]);

  const theirs = await shown.look();
  await openSignedOut(theirs, '/help');
  await theirs.page.getByLabel('用户名').fill(person.name);
  await theirs.page.getByLabel('密码', { exact: true }).fill(person.password);
  await theirs.page.keyboard.press('Enter');
  await theirs.page.getByRole('heading', { name: '启用两步验证' }).waitFor();
  await theirs.page.goto('/buildings');
  await theirs.page.getByRole('heading', { name: '启用两步验证' }).waitFor();
  await theirs.page.getByLabel('当前密码').fill(person.password);
  await theirs.page.getByRole('button', { name: '启用两步验证' }).click();
  const secret = await theirs.page.getByLabel('密钥', { exact: true }).inputValue();
  await theirs.page.getByRole('img', { name: '两步验证二维码' }).waitFor();
  expect(await a11yViolations(theirs)).toEqual([]);
  await theirs.page.getByLabel('验证器上显示的 6 位验证码').fill(codeNow(secret));
  await theirs.page.getByRole('button', { name: '确认启用' }).click();
  await theirs.page.getByRole('heading', { name: '两步验证已启用' }).waitFor();
  await theirs.page.getByRole('button', { name: '已保存' }).click();
  await theirs.page.getByRole('navigation', { name: '主菜单' }).waitFor();
  await theirs.page.goto('/account');
  await theirs.page.getByText('不能停用').waitFor();
  expectClean(visit);
  expectClean(theirs);
});

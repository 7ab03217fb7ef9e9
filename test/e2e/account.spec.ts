import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, openSignedOut, signIn, signInByHand, walkTo } from './console.ts';
import type { Console } from './console.ts';
import { codeNow } from './totp.ts';

let shown: Console;

beforeAll(async () => {
  shown = await openConsole();
});

afterAll(async () => {
  await shown.stop();
});

test('a second factor is set up with its secret, requested at the next sign-in, and switched off again', async () => {
  const person = await shown.account('sun', 'viewer');
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, person, '/account');
  const panel = page.getByRole('region', { name: '两步验证' });
  await panel.getByLabel('当前密码').fill(person.password);
  await panel.getByRole('button', { name: '启用两步验证' }).click();
  await panel.getByRole('img', { name: '两步验证二维码' }).waitFor();
  const secret = await panel.getByLabel('密钥', { exact: true }).inputValue();
  await panel.getByLabel('验证器上显示的 6 位验证码').fill(codeNow(secret));
  await panel.getByRole('button', { name: '确认启用' }).click();
  await panel.getByRole('status').filter({ hasText: '两步验证已启用' }).waitFor();
  const codes = (await panel.getByLabel('全部备用码', { exact: true }).inputValue()).split(' ');
  expect(codes).toHaveLength(10);
  expect(await a11yViolations(visit)).toEqual([]);

  const later = await shown.look();
  await openSignedOut(later, '/account');
  await later.page.getByLabel('用户名').fill(person.name);
  await later.page.getByLabel('密码', { exact: true }).fill(person.password);
  await later.page.keyboard.press('Enter');
  await later.page.getByLabel('验证器上的 6 位验证码').fill('000000');
  await later.page.getByRole('button', { name: '验证', exact: true }).click();
  await later.page.getByRole('alert').filter({ hasText: '验证码不对' }).waitFor();
  await later.page.getByLabel('验证器上的 6 位验证码').fill(codeNow(secret, 1));
  await later.page.keyboard.press('Enter');
  const off = later.page.getByRole('region', { name: '两步验证' });
  await off.getByRole('button', { name: '停用两步验证' }).click();
  await off.getByLabel('当前密码').fill(person.password);
  await off.getByRole('button', { name: '停用两步验证' }).click();
  await off.getByText('请填写验证码或备用码').waitFor();
  expect(await a11yViolations(later)).toEqual([]);
  await off.getByLabel('验证器上的 6 位验证码，或一个备用码').fill(codes[0] ?? '');
  await off.getByRole('button', { name: '停用两步验证' }).click();
  await off.getByRole('status').filter({ hasText: '两步验证已停用' }).waitFor();
  await signInByHand(await shown.look(), person);
  expectClean(visit);
  expectClean(later);
});

test('a backup code replaces a lost device, once', async () => {
  const person = await shown.account('zhou', 'viewer');
  const caller = shown.caller();
  await caller.signIn(person.name, person.password);
  const begun = (await (await caller.post('/api/auth/two-factor/enable', { password: person.password })).json()) as {
    totpURI: string;
    backupCodes: string[];
  };
  await caller.post('/api/auth/two-factor/verify-totp', { code: codeNow(new URL(begun.totpURI).searchParams.get('secret') ?? '') });
  for (const works of [true, false]) {
    const visit = await shown.look();
    const { page } = visit;
    await openSignedOut(visit, '/account');
    await page.getByLabel('用户名').fill(person.name);
    await page.getByLabel('密码', { exact: true }).fill(person.password);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '改用备用码' }).click();
    await page.getByLabel('备用码', { exact: true }).fill(begun.backupCodes[0] ?? '');
    await page.keyboard.press('Enter');
    if (works) await page.getByRole('heading', { name: '我的账户' }).waitFor();
    else await page.getByRole('alert').filter({ hasText: '验证码不对' }).waitFor();
  }
});

test('a changed password ends the other sessions, by keyboard alone', async () => {
  const person = await shown.account('wu', 'viewer');
  const elsewhere = await shown.look();
  await signIn(elsewhere, person, '/account', { own: true });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, person, '/account', { own: true });
  const panel = page.getByRole('region', { name: '修改密码' });
  await walkTo(page, panel.getByLabel('当前密码'));
  await page.keyboard.type(person.password);
  await walkTo(page, panel.getByLabel('新密码', { exact: true }));
  await page.keyboard.type('another password of mine');
  await walkTo(page, panel.getByLabel('再次输入新密码'));
  await page.keyboard.type('another password of mine');
  await page.keyboard.press('Enter');
  await panel.getByRole('status').filter({ hasText: '密码已修改' }).waitFor();
  await page.getByRole('table', { name: '登录中的设备' }).waitFor();
  await elsewhere.page.goto('/account');
  await elsewhere.page.getByRole('heading', { name: '登录' }).waitFor();
  await signInByHand(elsewhere, { name: person.name, password: 'another password of mine' }, '/account');
  expectClean(visit);
});

test('one of the other sessions is ended with the password, then all of them', async () => {
  const person = await shown.account('zheng', 'viewer');
  const [first, second] = [await shown.look(), await shown.look()];
  for (const elsewhere of [first, second]) await signIn(elsewhere, person, '/account', { own: true });
  const visit = await shown.look({ language: 'en' });
  const { page } = visit;
  await signIn(visit, person, '/account', { own: true });
  const panel = page.getByRole('region', { name: 'Where you are signed in' });
  await panel.getByRole('row', { name: /this one/u }).waitFor();
  const ends = panel.getByRole('row', { name: /Chrome/u }).getByRole('button', { name: /^End this session/u });
  await ends.nth(1).waitFor();
  await ends.first().click();
  const asked = panel.getByRole('group', { name: 'End this session' });
  await asked.getByText(/Chrome.*has to sign in again/u).waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await asked.getByLabel('Current password').fill('not the password');
  await asked.getByRole('button', { name: 'End this session' }).click();
  await asked.getByRole('alert').filter({ hasText: 'current password is wrong' }).waitFor();
  await asked.getByLabel('Current password').fill(person.password);
  await asked.getByRole('button', { name: 'End this session' }).click();
  await panel.getByRole('status').filter({ hasText: 'One session has ended' }).waitFor();
  await expect.poll(() => ends.count()).toBe(1);
  await panel.getByRole('button', { name: 'End the other sessions' }).first().click();
  await asked.getByLabel('Current password').fill(person.password);
  await asked.getByRole('button', { name: 'End the other sessions' }).click();
  await panel.getByRole('status').filter({ hasText: 'ended' }).waitFor();
  await expect.poll(() => ends.count()).toBe(0);
  for (const elsewhere of [first, second]) {
    await elsewhere.page.goto('/account');
    await elsewhere.page.getByRole('heading', { name: '登录' }).waitFor();
  }
  expectClean(visit);
});

test('browsers used to sign in are listed, and one of them is removed', async () => {
  const person = await shown.account('han', 'viewer');
  const visit = await shown.look();
  const { page } = visit;
  await signInByHand(visit, person, '/account');
  const panel = page.getByRole('region', { name: '常用的浏览器' });
  const rows = panel.getByRole('row', { name: /Chrome/u });
  await rows.first().waitFor();
  const before = await rows.count();
  await rows.first().getByRole('button', { name: /^移除/u }).click();
  await expect.poll(() => rows.count()).toBe(before - 1);
  expectClean(visit);
});

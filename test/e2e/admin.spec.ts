import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, goOn, openAnew, openConsole, openSignedOut, pick, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let root: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
  await settleTown(shown.world);
});

afterAll(async () => {
  await shown.stop();
});

test('invite, sign in with the one-time password, change it: only the county is visible', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/admin/users');
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('小王');
  await pick(page, '地区', '阳泉市 · 矿区 140303');
  await page.getByRole('button', { name: '生成一次性密码' }).click();
  await page.getByRole('status').filter({ hasText: '账户“小王”已建立' }).waitFor();
  const secret = await page.getByLabel('一次性密码', { exact: true }).inputValue();
  await page
    .getByRole('table', { name: '全部账户' })
    .getByRole('row', { name: /小王.*待改一次性密码/u })
    .waitFor();
  await openAnew(visit, '/admin/users');
  await page.getByRole('table', { name: '全部账户' }).waitFor();
  expect(await page.getByText(secret).count()).toBe(0);

  const theirs = await shown.look();
  await openSignedOut(theirs, '/help');
  await theirs.page.getByLabel('用户名').fill('小王');
  await theirs.page.getByLabel('密码', { exact: true }).fill(secret);
  await theirs.page.keyboard.press('Enter');
  await theirs.page.getByLabel('当前密码').fill(secret);
  await theirs.page.getByLabel('新密码', { exact: true }).fill('my own long password');
  await theirs.page.getByLabel('再次输入新密码').fill('my own long password');
  await theirs.page.keyboard.press('Enter');
  await theirs.page.getByRole('navigation', { name: '主菜单' }).waitFor();
  await goOn(theirs, '/ranking?year=2025');
  await theirs.page.getByRole('table', { name: '单位面积用量排名' }).getByRole('link', { name: '滨河宾馆' }).waitFor();
  expect(await theirs.page.getByText('市政府一号楼').count()).toBe(0);
  expect(await theirs.page.getByRole('link', { name: '系统管理' }).count()).toBe(0);
  expectClean(visit);
  expectClean(theirs);
});

test('a closed account loses its sessions; reopened it can sign in', async () => {
  const person = await shown.account('li', 'viewer');
  const theirs = await shown.look();
  await signIn(theirs, person, '/account');
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/admin/users?search=li');
  await page.getByRole('button', { name: '停用 li' }).click();
  await page.getByRole('button', { name: '确认' }).click();
  await page.getByRole('row', { name: /li.*已停用/u }).waitFor();
  await theirs.page.goto('/account');
  await theirs.page.getByRole('heading', { name: '登录' }).waitFor();
  await page.getByRole('button', { name: '启用 li' }).click();
  await page.getByRole('row', { name: /li.*正常/u }).waitFor();
  await signIn(theirs, person, '/account');
  await page.getByRole('button', { name: '重设密码链接 li' }).click();
  await page.getByRole('button', { name: '确认' }).click();
  expect(await page.getByLabel('一次性链接', { exact: true }).inputValue()).toContain('/new-password?token=');
  expectClean(visit);
});

test('an administrator sees and ends somebody’s sessions', async () => {
  const person = await shown.account('lost-laptop', 'viewer');
  const theirs = await shown.look();
  await signIn(theirs, person, '/account');
  // and from elsewhere, without a browser
  expect((await shown.caller().signIn(person.name, person.password)).status).toBe(200);
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/admin/users');
  await page.getByRole('button', { name: '登录中的设备 lost-laptop' }).click();
  const panel = page.getByRole('region', { name: '“lost-laptop”登录中的设备' });
  const row = panel.getByRole('row', { name: /Chrome/u });
  await row.getByRole('button', { name: /^结束此登录/u }).click();
  expect(await a11yViolations(visit)).toEqual([]);
  await row.getByRole('button', { name: '确认' }).click();
  await panel.getByRole('status').filter({ hasText: '已结束 1 个登录' }).waitFor();
  await row.waitFor({ state: 'hidden' });
  await theirs.page.goto('/account');
  await theirs.page.getByRole('heading', { name: '登录' }).waitFor();
  await panel.getByRole('button', { name: '结束全部登录 lost-laptop' }).click();
  await panel.getByRole('button', { name: '确认' }).click();
  await panel.getByText('目前没有登录').waitFor();
  await goOn(visit, '/admin/audit?action=user-sessions-end');
  await page
    .getByRole('row', { name: /root.*结束账户的登录.*lost-laptop/u })
    .first()
    .waitFor();
  expectClean(visit);
});

test('a key is created, shown once, works, and is revoked', async () => {
  const visit = await shown.look({ language: 'en' });
  const { page } = visit;
  await signIn(visit, root, '/admin/keys');
  await page.getByLabel('Name', { exact: true }).fill('meter-system');
  await pick(page, 'Role', 'Viewer');
  await page.getByRole('button', { name: 'Create the key' }).click();
  const secret = await page.getByLabel('Key', { exact: true }).inputValue();
  const ask = () => shown.world.ask('/api/me', { headers: { authorization: `Bearer ${secret}` } });
  expect((await ask()).status).toBe(200);
  await page.getByRole('button', { name: 'Revoke meter-system' }).click();
  await page.getByRole('button', { name: 'Yes' }).click();
  await page.getByRole('row', { name: /meter-system/u }).waitFor({ state: 'hidden' });
  expect((await ask()).status).toBe(401);
  expectClean(visit);
});

test('the audit trail is filtered through the address, and exported as a file', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/admin/audit');
  await pick(page, '操作', '生成密钥');
  await page.waitForURL(/action=key-create/u);
  await page.getByRole('row', { name: /生成密钥.*密钥 meter-system/u }).waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 csv' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^.+_\d{4}-\d{2}-\d{2}_审计日志\.csv$/u);
  expectClean(visit);
});

test('a faulty knowledge file is refused at its line and keeps its text; corrected it is in use', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/knowledge?search=standard-coal/gas');
  await page
    .getByRole('button', { name: /standard-coal\/gas@/u })
    .first()
    .click();
  await page.getByRole('link', { name: '以本市的新条目取代' }).click();
  const text = page.getByLabel('文件内容（YAML）');
  const good = (await text.inputValue()).replace('document: "", clause: ""', 'document: "市发〔2026〕1号", clause: "一"');
  await text.fill(good.replace('version: 1', 'version: none'));
  await page.getByRole('button', { name: '保存并启用' }).click();
  await page.getByRole('alert').filter({ hasText: '文件未保存' }).waitFor();
  await page.getByRole('button', { name: '第 6 行 转到该行' }).click();
  expect(await text.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))).toContain(
    'version: none',
  );
  expect(await a11yViolations(visit)).toEqual([]);
  await text.fill(good);
  await page.getByRole('button', { name: '保存并启用' }).click();
  await page.getByRole('status').filter({ hasText: '已保存并启用' }).waitFor();
  await goOn(visit, '/knowledge?status=CITY');
  await page.getByRole('row', { name: /city\/standard-coal\/gas.*本市设定/u }).waitFor();
  expectClean(visit);
});

test('the system page describes its state in words', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/admin/system');
  await page.getByRole('region', { name: '版本' }).getByText('PostgreSQL').waitFor();
  await page.getByText('没有正在进行的导入').waitFor();
  await page.getByRole('button', { name: '开始检查' }).click();
  await page.getByRole('status').filter({ hasText: '全部正常' }).waitFor();
  await page.getByRole('row', { name: /台账库可用/u }).waitFor();
  await page.getByRole('button', { name: '修复' }).click();
  await page.getByRole('status').filter({ hasText: '已修复：0 个计量点的 0 天，0 个月度合计' }).waitFor();
  expectClean(visit);
});

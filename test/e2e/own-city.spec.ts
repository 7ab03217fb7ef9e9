import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCompanies, demoOfficers, demoPassword } from '#kernel/demo-accounts.ts';
import { localScope } from '../person.ts';
import { cityBeside } from '../../src/upkeep/demo/own-city.ts';
import type { Output } from '../../src/cli/output.ts';
import { a11yViolations } from './axe.ts';
import { goOn, openConsole, openSignedOut, signIn, textOfFile } from './console.ts';
import { faultsOfView } from './faults.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

const output: Output = { language: 'zh', json: true, out: () => undefined, err: () => undefined, terminal: false };
const folder = mkdtempSync(path.join(tmpdir(), 'yaodong-own-'));
const beside = cityBeside({ host: '127.0.0.1' }, path.join(folder, 'data'), output);

let shown: Console;

beforeAll(async () => {
  shown = await openConsole({}, beside.open);
});

afterAll(async () => {
  await beside.stop();
  await shown.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('one click in the demo starts a city of one’s own: empty, with an administrator, and without demo marks', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await page.goto('/');
  await page.getByLabel('用户名').fill(shown.first.name);
  await page.getByLabel('密码', { exact: true }).fill(shown.first.password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  await page.getByRole('button', { name: '示范数据', exact: true }).click();
  await page.getByRole('complementary', { name: '示范数据' }).getByRole('link', { name: '建立自己的城市' }).click();
  await page.getByRole('button', { name: '开始', exact: true }).click();
  const told = page.getByRole('status').filter({ hasText: '自己的城市已经建立' });
  await told.waitFor({ timeout: 120_000 });
  const secret = await told.getByLabel('一次性密码', { exact: true }).inputValue();
  const user = await told.getByLabel('账户', { exact: true }).inputValue();
  expect(await a11yViolations(visit)).toEqual([]);
  await told.getByRole('link', { name: '打开并登录' }).click();
  await page.getByLabel('用户名').fill(user);
  await page.getByLabel('密码', { exact: true }).fill(secret);
  await page.keyboard.press('Enter');
  await page.getByLabel('当前密码').fill(secret);
  await page.getByLabel('新密码', { exact: true }).fill('my own long password');
  await page.getByLabel('再次输入新密码').fill('my own long password');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '快速上手' }).waitFor();
  expect(await page.getByText('示范数据').count()).toBe(0);
  expect(new URL(page.url()).origin).not.toBe(shown.url);
  expect({ refused: visit.refused, thrown: visit.thrown }).toEqual({ refused: [], thrown: [] });
});

test('the sign-in page of the demo enters as any role with one press, and says what it sees', async () => {
  const { access } = shown.world.app.slices;
  await access.addUser(localScope, { name: demoOfficers.chief.name, role: 'viewer', password: demoPassword });
  const visit = await shown.look();
  const { page } = visit;
  await openSignedOut(visit, '/sign-in');
  const list = page.getByRole('region', { name: '示范：选择身份直接进入' });
  await list.getByText(demoCompanies.hospital.zh).waitFor();
  expect(await faultsOfView(visit)).toEqual([]);
  // an account that is not there yet is told of
  await list.getByRole('button', { name: `以“${demoCompanies.heat.name}”进入` }).click();
  await list.getByText('示范数据仍在生成，该账户稍后可用。').waitFor();
  await list.getByRole('button', { name: `以“${demoOfficers.chief.name}”进入` }).click();
  await page.getByRole('button', { name: `账户：${demoOfficers.chief.name}` }).waitFor();
});

test('every print and every export of the demo is marked as demo', async () => {
  await settleTown(shown.world);
  const person = await shown.account('root', 'administrator');
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, person, '/ranking?year=2025');
  for (const label of ['单位面积用量排名', '全部导入', '全部账户', '建筑']) {
    if (label === '全部导入') await goOn(visit, '/imports');
    if (label === '全部账户') await goOn(visit, '/admin/users');
    if (label === '建筑') await goOn(visit, '/buildings');
    const text = await textOfFile(page, page.getByRole('button', { name: `导出“${label}”为 csv` }));
    expect(text.split('\r\n')[0], label).toContain('示范数据');
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('complementary', { name: '示范数据' }).getByText('本页数据为合成的示范数据').waitFor();
    await page.emulateMedia({ media: 'screen' });
  }
  await goOn(visit, '/admin/audit');
  expect(await textOfFile(page, page.getByRole('link', { name: /^导出.* csv$/u }))).toContain('示范数据');
});

test('a program that is not a demo does not offer it', async () => {
  const world = await beside.open();
  const answer = await fetch(`${world.url}/api/own-city`, { method: 'POST' });
  expect(answer.status).toBe(401);
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { accountButton, chosen, expectClean, openAnew, openConsole, openSignedOut, signIn } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';
import type { Visit } from './visit.ts';
import { chooseByKeys, press, reach, takeFile, type } from './keyboard.ts';
import { codeNow } from './totp.ts';
import { settleTown } from './town.ts';

// Nothing here is done by pointer: only Tab, Enter, Space, arrows, Escape and typed text.

let shown: Console;
let bureau: { name: string; password: string };

const csv = (name: string, text: string | Buffer) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

beforeAll(async () => {
  shown = await openConsole();
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
  await settleTown(shown.world);
});

afterAll(async () => {
  await shown.stop();
});

/** Signs in by the keyboard from the first page on, and waits for the requested page. */
async function enter(visit: Visit, person: { readonly name: string; readonly password: string }, to: string): Promise<Page> {
  const { page } = visit;
  await openSignedOut(visit, to);
  await type(page, page.getByLabel(/^(用户名|Name)$/u), person.name);
  await type(page, page.getByLabel(/^(密码|Password)$/u), person.password);
  await page.keyboard.press('Enter');
  await page.getByRole('button', accountButton).waitFor();
  return page;
}

/** An address as seen by someone who signed in by the keyboard before, as the first two stories do. */
async function opened(visit: Visit, person: { readonly name: string; readonly password: string }, to: string): Promise<Page> {
  await signIn(visit, person, to);
  return visit.page;
}

/** Downloads by a key; returns the contents of the file. */
async function downloaded(page: Page, name: string): Promise<Buffer> {
  const link = page.getByRole('link', { name });
  await reach(page, link);
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  return readFileSync(await file.path());
}

const preview = (page: Page) => page.getByRole('button', { name: '预览变更' });
const result = (page: Page) => page.getByRole('region', { name: '结果' });

/** The count under a name in the open result. */
const count = (page: Page, name: string): Promise<string> =>
  page
    .getByRole('term')
    .filter({ hasText: name })
    .evaluate((term) => (term.nextElementSibling as HTMLElement).innerText);

/** Previews and imports the file whose settings are open. */
async function previewAndRun(page: Page): Promise<void> {
  await press(page, preview(page));
  const region = page.getByRole('region', { name: '预览：尚未写入任何内容' });
  await press(page, region.getByRole('button', { name: '确认导入', disabled: false }));
  await result(page).waitFor();
}

test('sign in, with the second factor too, and sign out', async () => {
  const person = await shown.account('li', 'viewer');
  const caller = shown.caller();
  await caller.signIn(person.name, person.password);
  const begun = (await (await caller.post('/api/auth/two-factor/enable', { password: person.password })).json()) as { totpURI: string };
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? '';
  await caller.post('/api/auth/two-factor/verify-totp', { code: codeNow(secret) });
  const visit = await shown.look();
  const { page } = visit;
  await openSignedOut(visit, '/help');
  await type(page, page.getByLabel('用户名'), person.name);
  await type(page, page.getByLabel('密码', { exact: true }), 'not the password');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: '用户名或密码不对' }).waitFor();
  await type(page, page.getByLabel('密码', { exact: true }), person.password);
  await press(page, page.getByRole('button', { name: '登录', exact: true }));
  // the field for the code has the focus immediately
  const code = page.getByLabel('验证器上的 6 位验证码');
  await code.waitFor();
  await page.keyboard.type(codeNow(secret, 1));
  expect(await code.inputValue()).toMatch(/^\d{6}$/u);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '帮助' }).waitFor();
  await press(page, page.getByRole('button', accountButton));
  await press(page, page.getByRole('button', { name: '退出登录' }));
  await page.getByRole('heading', { name: '登录' }).waitFor();
  expectClean(visit);
});

test('the skip link goes past the menu, and an opened page has the focus', async () => {
  const visit = await shown.look();
  const page = await enter(visit, bureau, '/start');
  await page.getByRole('heading', { name: '快速上手' }).waitFor();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: '跳到正文' });
  await reach(page, skip);
  await page.keyboard.press('Enter');
  const main = page.getByRole('main');
  await expect.poll(() => main.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Tab');
  expect(await main.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await press(page, page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '帮助' }));
  await page.getByRole('heading', { name: '帮助' }).waitFor();
  await expect.poll(() => main.evaluate((element) => element === document.activeElement)).toBe(true);
  expectClean(visit);
});

test('from the samples to the first ranked list, and a figure opened down to its meter, and closed in the same place', async () => {
  const visit = await shown.look();
  const page = await opened(visit, bureau, '/start');
  await press(page, page.getByRole('button', { name: '添加建筑' }));
  const buildings = await downloaded(page, '下载建筑样例（csv）');
  await press(page, page.getByRole('button', { name: '继续导入' }));
  const readings = await downloaded(page, '下载读数样例（csv）');
  const file = page.getByLabel('选择要导入的文件');
  await press(page, page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '数据', exact: true }));
  await takeFile(page, file, csv('建筑.csv', buildings));
  await page.getByRole('heading', { name: '导入“建筑.csv”' }).waitFor();
  expect(await chosen(page.getByLabel('数据类型'))).toBe('建筑');
  expect(await chosen(page.getByLabel('“建筑面积（m²）”对应的字段'))).toBe('建筑面积');
  await previewAndRun(page);
  expect(await count(page, '新建')).toBe('4');
  await openAnew(visit, page.url());
  await result(page).waitFor();
  await press(page, page.getByRole('link', { name: '全部导入' }));
  await takeFile(page, file, csv('账单.csv', readings));
  await page.getByRole('heading', { name: '导入“账单.csv”' }).waitFor();
  expect(await chosen(page.getByLabel('数据类型'))).toBe('读数');
  await expect.poll(() => chosen(page.getByLabel('排列方式'))).toBe('自动：每列一个月（季度、年）');
  await previewAndRun(page);
  expect(await count(page, '接受')).toBe('48');
  await press(page, page.getByRole('link', { name: '查看排名' }));
  const row = page.getByRole('table', { name: '单位面积用量排名' }).getByRole('row', { name: /中医院门诊楼/u });
  const figure = row.getByRole('link', { name: /查看来源/u }).first();
  await press(page, figure);
  const drawer = page.getByRole('dialog', { name: '数字的来源' });
  await press(page, drawer.getByRole('button', { name: /查看来源/u }).first());
  await press(page, drawer.getByRole('button', { name: '返回上一级' }));
  await press(page, drawer.getByRole('button', { name: /查看来源/u }).first());
  await drawer.getByRole('table', { name: '计量表' }).getByRole('row', { name: /SL-/u }).first().waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await expect.poll(() => figure.evaluate((element) => element === document.activeElement)).toBe(true);
  expectClean(visit);
});

const dirty = [
  '编码,楼名,类型,区划,面积(万平方米)',
  'X1,一号楼,写字间,140302,1.5',
  'X2,二号楼,写字间,140302,0.8',
  'X3,三号楼,办公,149999,2',
].join('\n');

test('unknown words get their meaning once; a rejected row is corrected and sent again; the import is undone', async () => {
  const visit = await shown.look();
  const page = await opened(visit, bureau, '/imports');
  const file = page.getByLabel('选择要导入的文件');
  await takeFile(page, file, csv('空.csv', ''));
  await page
    .getByRole('alert')
    .getByText(/是空的/u)
    .waitFor();
  await takeFile(page, file, csv('乱.csv', dirty));
  await chooseByKeys(page, page.getByLabel('“楼名”对应的字段'), 'name');
  await chooseByKeys(page, page.getByLabel('“区划”对应的字段'), 'region');
  expect(await chosen(page.getByLabel('建筑面积 的单位'))).toBe('10000m2');
  await press(page, preview(page));
  const before = page.getByRole('region', { name: '预览：尚未写入任何内容' });
  await before
    .getByRole('table', { name: '被拒绝的行', exact: true })
    .getByRole('row', { name: /写字间/u })
    .first()
    .waitFor();
  expect(await faultsOfView(visit)).toEqual([]);
  await chooseByKeys(page, page.getByLabel('用途“写字间”对应'), 'office');
  await before.getByText('设置已更改，请重新预览。').waitFor();
  await press(page, preview(page));
  const run = before.getByRole('button', { name: '确认导入', disabled: false });
  await run.waitFor();
  await page.reload();
  await run.waitFor();
  expect(await chosen(page.getByLabel('用途“写字间”对应'))).toBe('办公');
  await press(page, run);
  await result(page).waitFor();
  expect(await count(page, '新建')).toBe('2');
  expect(await count(page, '拒绝')).toBe('1');
  const address = page.url();
  const rejects = (await downloaded(page, '下载被拒绝的行')).toString('utf8');
  expect(rejects).toContain('149999');
  await press(page, page.getByRole('link', { name: /^查看文件第 \d+ 行$/u }));
  const seen = page.getByRole('table', { name: '文件中的行' });
  await seen
    .getByRole('row', { name: /149999/u })
    .getByRole('strong')
    .first()
    .waitFor();
  expect((await downloaded(page, '下载收到的文件')).equals(Buffer.from(dirty))).toBe(true);
  await takeFile(page, page.getByLabel('改好后重新上传（沿用这次的设置）'), csv('改好.csv', rejects.replace('149999', '140302')));
  await page.getByRole('heading', { name: '导入“改好.csv”' }).waitFor();
  await previewAndRun(page);
  expect(await count(page, '新建')).toBe('1');
  expect(await shown.world.local.registry.building({ building: 'X3' })).toMatchObject({ floorArea: 20_000 });
  await openAnew(visit, address);
  const undo = page.getByRole('button', { name: /^撤销/u });
  await press(page, undo);
  await press(page, page.getByRole('button', { name: '不撤销' }));
  await expect.poll(() => undo.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('button', { name: '确认撤销' }), 'Space');
  await page.getByText(/wang 于 .* 撤销/u).waitFor();
  await expect(shown.world.local.registry.building({ building: 'X1' })).rejects.toMatchObject({ document: { code: 'no-such-building' } });
  expectClean(visit);
});

const register = 'meter,time,value\nR1,2025-03-01T00:00:00+08:00,500\nR1,2025-03-02T00:00:00+08:00,700\nR1,2025-03-03T00:00:00+08:00,90\n';

test('a finding is inspected, decided with a note, withdrawn, and closed in the same place', async () => {
  const { world } = shown;
  const meters = 'code,building,carrier,kind,unit\nR1,B4,electricity,register,kWh\n';
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters) });
  await world.local.readings.importReadings({ file: await world.upload('register.csv', register), kind: 'register' });
  const visit = await shown.look();
  const page = await opened(visit, bureau, '/quality?year=2025');
  await reach(page, page.getByRole('tab', { name: '覆盖率' }));
  await page.keyboard.press('End');
  const look = page.getByRole('button', { name: /查看表计 R1/u });
  await press(page, look);
  await reach(page, page.getByRole('radio').first());
  await page.keyboard.press('Space');
  for (let steps = 0; steps < 4 && !(await page.getByRole('radio', { name: /清零/u }).isChecked()); steps += 1)
    await page.keyboard.press('ArrowDown');
  await type(page, page.getByLabel('说明'), '换了电池');
  await press(page, page.getByRole('button', { name: '提交判定' }));
  await page.getByText('已判定：清零').waitFor();
  await press(page, page.getByRole('button', { name: /^撤销/u }).first());
  await press(page, page.getByRole('button', { name: '确认撤销' }));
  await page.getByRole('button', { name: '提交判定' }).waitFor();
  await press(page, page.getByRole('button', { name: '关闭' }));
  await expect.poll(() => look.evaluate((element) => element === document.activeElement)).toBe(true);
  expectClean(visit);
});

test('a county user sees only the county, in English as in Chinese', async () => {
  const county = await shown.account('sun', 'bureau', { region: '140303' });
  const visit = await shown.look();
  const page = await opened(visit, county, '/ranking');
  const told = await shown.world.as('bureau', { region: '140303' }).registry.buildings({});
  await press(page, page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '建筑', exact: true }));
  const table = page.getByRole('table', { name: '建筑', exact: true });
  for (const { name } of told.buildings) await table.getByRole('link', { name }).waitFor();
  await press(page, page.getByRole('button', accountButton));
  await press(page, page.getByRole('button', { name: 'English' }));
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Buildings' }).first().waitFor();
  const english = page.getByRole('table', { name: 'Buildings', exact: true });
  await english.waitFor();
  await expect.poll(() => english.getByRole('row').count()).toBe(told.total + 1);
  await press(page, page.getByRole('button', accountButton));
  await press(page, page.getByRole('button', { name: '中文' }));
  await page.keyboard.press('Escape');
  await table.waitFor();
  expectClean(visit);
});

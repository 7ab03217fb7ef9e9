import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { expectClean, goOn, openConsole, openSignedOut, pick, signIn, signInByHand } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let root: { name: string; password: string };

const register = 'meter,time,value\nR1,2025-03-01T00:00:00+08:00,500\nR1,2025-03-02T00:00:00+08:00,700\nR1,2025-03-03T00:00:00+08:00,90\n';

beforeAll(async () => {
  // an upload of more than 20 KB is too large
  shown = await openConsole({ YAODONG_UPLOAD_MB: '0.02' });
  const { world } = shown;
  root = await shown.account('root', 'administrator');
  await settleTown(world);
  const meters = 'code,building,carrier,kind,unit\nR1,B4,electricity,register,kWh\n';
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters) });
  await world.local.readings.importReadings({ file: await world.upload('register.csv', register), kind: 'register' });
});

afterAll(async () => {
  await shown.stop();
});

/** What a server may answer instead of the expected result, and what the console must then say: what happened, and what to do. */
const answers: readonly { readonly status: number; readonly says: string; readonly advice: string }[] = [
  { status: 403, says: '状态 403', advice: '如需此权限，请联系管理员' },
  { status: 0, says: '服务器没有应答', advice: '请检查网络后重试' },
  { status: 404, says: '状态 404', advice: '请检查代码或地址' },
  { status: 409, says: '状态 409', advice: '请刷新页面，查看现状后再决定' },
  { status: 413, says: '状态 413', advice: '请把文件分成几份' },
  { status: 429, says: '状态 429', advice: '请稍候再试' },
  { status: 502, says: '服务器没有应答', advice: '请检查网络后重试' },
  { status: 500, says: '状态 500', advice: '请把编号告诉管理员' },
  { status: 503, says: '状态 503', advice: '请稍候片刻后重试' },
];

/**
 * One answer of each kind: refused in our words, none at all, and one that is not ours. Answers are displayed by a single part of the
 * console, which is tested with all of them on one form; every other form shows that it passes its answers to that part.
 */
const ways = answers.filter(({ status }) => [403, 0, 502].includes(status));

/** A form: how it is filled, what submits it, and what it must still contain afterwards. */
type Form = {
  readonly at: string;
  readonly fill: (page: Page) => Promise<void>;
  readonly send: string;
  readonly kept: (page: Page) => Locator;
  readonly value: string;
  readonly answers?: typeof answers;
};

const label = (name: string, value: string) => ({
  kept: (page: Page) => page.getByLabel(name, { exact: true }),
  fill: (page: Page) => page.getByLabel(name, { exact: true }).fill(value),
  value,
});

/** The field for a name: a column of the table below has the same label. */
function nameBox(page: Page): Locator {
  return page.getByRole('textbox', { name: '名称', exact: true });
}

const forms: readonly Form[] = [
  { at: '/admin/settings', ...label('城市名称', '晋泉市'), send: '保存设置', answers },
  { at: '/knowledge/file?name=', ...label('文件内容（YAML）', 'kind: coefficient'), send: '保存并启用', fill: fillFile },
  { at: '/typing?month=2026-03&building=B4', ...label('R1 的本次读数', '800'), send: '提交读数' },
  { at: '/admin/users', kept: nameBox, value: '小王', send: '生成一次性密码', fill: fillInvitation },
  { at: '/quality?tab=findings', ...label('说明', '换了电池'), send: '提交判定', fill: fillDecision },
  { at: '/disclosure?year=2025', ...label('业主同意的记录', '来函'), send: '确认公示', fill: fillDisclosure },
  { at: '/account', ...label('新密码', 'another password of mine'), send: '修改密码', fill: fillPassword },
  { at: '/admin/keys', kept: nameBox, value: '网关一', send: '生成密钥', fill: fillKey },
  { at: '/buildings', ...label('新值', '热泵'), send: '预览变更', fill: fillBulk },
  { at: '/imports/file/{file}', ...label('「面积」对应的字段', 'heatedArea'), send: '预览变更', fill: fillMapping },
];

async function fillKey(page: Page): Promise<void> {
  await nameBox(page).fill('网关一');
  await pick(page, '地区', '阳泉市 · 矿区 140303');
}

async function fillBulk(page: Page): Promise<void> {
  await page
    .getByRole('row', { name: /市政府一号楼/u })
    .getByRole('checkbox')
    .check();
  await page.getByLabel('新值').fill('热泵');
}

async function fillMapping(page: Page): Promise<void> {
  await page.getByLabel('「面积」对应的字段').selectOption('heatedArea');
}

/** Uploads a file as the signed-in user; the answer names it. */
async function handOver(page: Page): Promise<string> {
  const body = { data: Buffer.from('代码,名称,用途,地区,面积\nK1,楼,办公,140302,100\n'), headers: { origin: shown.url } };
  const handed = await page.request.put('/api/files?name=new.csv', body);
  return ((await handed.json()) as { file: string }).file;
}

async function fillFile(page: Page): Promise<void> {
  await page.getByLabel('文件名').fill('city/own.yaml');
  await page.getByLabel('文件内容（YAML）').fill('kind: coefficient');
}

async function fillInvitation(page: Page): Promise<void> {
  await nameBox(page).fill('小王');
  await pick(page, '地区', '阳泉市 · 矿区 140303');
}

async function fillDecision(page: Page): Promise<void> {
  await page.getByRole('button', { name: /查看表计 R1/u }).click();
  await page.getByRole('radio', { name: /清零/u }).check();
  await page.getByLabel('说明').fill('换了电池');
}

async function fillDisclosure(page: Page): Promise<void> {
  await page
    .getByRole('row', { name: /市政府一号楼/u })
    .getByRole('checkbox')
    .check();
  await page.getByLabel('业主同意的记录').fill('来函');
  await page.getByRole('button', { name: '公示所选' }).click();
}

async function fillPassword(page: Page): Promise<void> {
  await page.getByRole('region', { name: '修改密码' }).getByLabel('当前密码').fill('x');
  await page.getByLabel('新密码', { exact: true }).fill('another password of mine');
  await page.getByLabel('再次输入新密码').fill('another password of mine');
}

/**
 * Everything that would change something is answered with this instead of by the server, until it is null; queries are let through. The
 * route stays: a request at the moment in which it is taken away may never be answered.
 */
async function answerWith(page: Page, status: () => number | null): Promise<void> {
  await page.route('**/api/**', async (route) => {
    const [request, now] = [route.request(), status()];
    if (now === null || request.method() === 'GET' || /\/typing\/check|\/disclosure\/preview/u.test(request.url())) return route.continue();
    if (now === 0) return route.abort('connectionrefused');
    if (now === 502) return route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' });
    const told = {
      type: 'about:blank',
      title: `状态 ${now}`,
      status: now,
      detail: '细节',
      code: 'told-by-test',
      evidence: {},
      findings: [],
      instance: 'x',
    };
    return route.fulfill({ status: now, contentType: 'application/problem+json', body: JSON.stringify(told) });
  });
}

/** Signs in again if the session has ended with unsaved text on the page. */
async function againOver(page: Page): Promise<void> {
  const again = page.getByRole('dialog', { name: '登录已结束，请重新登录' });
  await again.getByLabel('用户名').fill(root.name);
  await again.getByLabel('密码', { exact: true }).fill(root.password);
  await page.keyboard.press('Enter');
  await again.waitFor({ state: 'hidden' });
}

// one window is used for form after form
test('any error of a form says what to do, and what was typed stays', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/help');
  for (const { at, fill, send, kept, value, answers: told = ways } of forms) {
    await goOn(visit, at.includes('{file}') ? at.replace('{file}', await handOver(page)) : at);
    await fill(page);
    let status: number | null = 0;
    await answerWith(page, () => status);
    for (const answer of told) {
      ({ status } = answer);
      await page.getByRole('button', { name: send, exact: true }).last().click();
      const alert = page.getByRole('alert').filter({ hasText: answer.says });
      await alert.getByText(answer.advice).waitFor();
      expect(await kept(page).inputValue(), `${at} after ${status}`).toBe(value);
    }
    status = null;
    expectClean(visit);
  }
});

test('an import that cannot start after its preview says so, and both stay', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/help');
  await goOn(visit, `/imports/file/${await handOver(page)}`);
  await page.getByRole('button', { name: '预览变更' }).click();
  const preview = page.getByRole('region', { name: '预览：尚未写入任何内容' });
  await preview.getByRole('button', { name: '确认导入' }).waitFor();
  let status: number | null = 0;
  await answerWith(page, () => status);
  for (const answer of ways) {
    ({ status } = answer);
    await preview.getByRole('button', { name: '确认导入' }).click();
    await page.getByRole('alert').filter({ hasText: answer.says }).getByText(answer.advice).waitFor();
    await preview.waitFor();
  }
  status = null;
  await page.context().clearCookies();
  await preview.getByRole('button', { name: '确认导入' }).click();
  await againOver(page);
  await preview.getByRole('button', { name: '确认导入' }).click();
  await page.getByRole('region', { name: '结果' }).waitFor();
  expectClean(visit);
});

test('a new password by a one-time link: every error is shown, and what was typed stays until it is accepted', async () => {
  const person = await shown.account('sun', 'viewer');
  const { link } = await shown.world.local.access.users.reset({ name: person.name });
  const visit = await shown.look();
  const { page } = visit;
  const { pathname, search } = new URL(link);
  await openSignedOut(visit, `${pathname}${search}`);
  await page.getByLabel('新密码', { exact: true }).fill('a password by link');
  await page.getByLabel('再次输入新密码').fill('a password by link');
  let status: number | null = 0;
  await answerWith(page, () => status);
  for (const answer of ways) {
    ({ status } = answer);
    await page.getByRole('button', { name: '保存新密码' }).click();
    await page.getByRole('alert').filter({ hasText: answer.says }).getByText(answer.advice).waitFor();
    expect(await page.getByLabel('新密码', { exact: true }).inputValue(), `after ${status}`).toBe('a password by link');
  }
  status = null;
  await page.getByRole('button', { name: '保存新密码' }).click();
  await page.getByRole('link', { name: '去登录' }).click();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await signInByHand(visit, { name: person.name, password: 'a password by link' }, '/sign-in');
  expectClean(visit);
});

test('a session that expires while something is typed loses nothing: after signing in again the same input is sent', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/admin/settings');
  await page.getByLabel('城市名称').fill('晋泉市');
  await page.context().clearCookies();
  await page.getByRole('button', { name: '保存设置' }).click();
  await againOver(page);
  expect(await page.getByLabel('城市名称').inputValue()).toBe('晋泉市');
  await page.getByRole('button', { name: '保存设置' }).click();
  await page.getByRole('status').filter({ hasText: '设置已保存' }).waitFor();
  expectClean(visit);
});

test('a file that is too large, and a server that goes away during an upload, are reported; the next file is accepted', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/imports');
  const file = page.getByLabel('选择要导入的文件');
  await file.setInputFiles({ name: '大.csv', mimeType: 'text/csv', buffer: Buffer.alloc(3_000_000, 'a,b\n') });
  await page
    .getByRole('alert')
    .filter({ hasText: /内容过大|上限/u })
    .getByText('请把文件分成几份')
    .waitFor();
  await page.context().setOffline(true);
  await file.setInputFiles({ name: '小.csv', mimeType: 'text/csv', buffer: Buffer.from('代码,名称,用途,地区\nK1,楼,办公,140302\n') });
  await page.getByRole('alert').filter({ hasText: '服务器没有应答' }).waitFor();
  await page.context().setOffline(false);
  await file.setInputFiles({ name: '小.csv', mimeType: 'text/csv', buffer: Buffer.from('代码,名称,用途,地区\nK1,楼,办公,140302\n') });
  await page.getByRole('heading', { name: '导入「小.csv」' }).waitFor();
  expectClean(visit);
});

test('if places cannot be loaded the page says so, and tries again when the button is pressed', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/help');
  await page.route('**/api/places*', (route) => route.fulfill({ status: 500, contentType: 'text/html', body: 'x' }));
  await page.goto('/quality?year=2025');
  await page.getByRole('alert').filter({ hasText: '服务器没有应答' }).first().waitFor();
  expect(await page.getByRole('status').filter({ hasText: '正在读取' }).count()).toBe(0);
  await page.unroute('**/api/places*');
  await page.getByRole('alert').getByRole('button', { name: '重试' }).first().click();
  await page.getByRole('tab', { name: '覆盖率' }).waitFor();
  expectClean(visit);
});

// the last one: it uses up the sign-in attempts that one address has per minute
test('too many wrong passwords are reported with what to do', async () => {
  const person = await shown.account('li', 'viewer');
  const visit = await shown.look();
  const { page } = visit;
  await openSignedOut(visit, '/sign-in');
  await page.getByLabel('用户名').fill(person.name);
  await page.getByLabel('密码', { exact: true }).fill('not the password');
  const refused = page.getByRole('alert').filter({ hasText: /锁定|频繁|过多|输错次数/u });
  await expect
    .poll(async () => {
      await page.getByRole('button', { name: '登录' }).click();
      return refused.count();
    })
    .toBe(1);
  await refused.getByText('处理建议').waitFor();
  expect(await page.getByLabel('用户名').inputValue()).toBe(person.name);
});

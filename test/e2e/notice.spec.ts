import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMailbox } from '../mailbox.ts';
import type { Mailbox } from '../mailbox.ts';
import { openReceiver } from '../receiver.ts';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, goOn, openConsole, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let root: { name: string; password: string };
let mailbox: Mailbox;
let receiver: Awaited<ReturnType<typeof openReceiver>>;

beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
  mailbox = await openMailbox();
  receiver = await openReceiver();
  await settleTown(shown.world);
});

afterAll(async () => {
  await mailbox.close();
  await receiver.close();
  await shown.stop();
});

let number = 0;

async function post(name: string, minutes: number): Promise<void> {
  const { access, notice: notices } = shown.world.app.slices;
  const { identity = '' } = (await access.people()).find((one) => one.name === name) ?? {};
  const about = { code: 'notice-import-done', evidence: { file: 'readings.csv', import: 1, minutes } };
  await notices.post({ kind: 'import-ended', ...about, key: `test:${++number}`, link: '/imports/1', to: [identity] });
}

test('the bell counts unread notices, opens the latest, and each leads to its subject', async () => {
  for (const minutes of [3, 4]) await post('root', minutes);
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/help');
  await page.getByRole('button', { name: '通知：2 条未读' }).click();
  const latest = page.getByRole('list', { name: '最近的通知' });
  await latest.getByRole('link', { name: '导入“readings.csv”（编号 1）已完成，用时 4 分钟。' }).waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await latest.getByRole('link', { name: '用时 4 分钟' }).click();
  await page.waitForURL(/\/imports\/1$/u);
  await page.getByRole('button', { name: '通知：1 条未读' }).waitFor();
  expect(await latest.isVisible()).toBe(false);
  expectClean(visit);
});

test('the page of notices is filtered, and all are marked as read', async () => {
  const wang = await shown.account('wang', 'viewer');
  for (const minutes of [5, 6, 7]) await post('wang', minutes);
  const visit = await shown.look({ language: 'en' });
  const { page } = visit;
  await signIn(visit, wang, '/notices');
  const list = page.getByRole('list', { name: 'List of notices' });
  await expect.poll(() => list.getByRole('listitem').count()).toBe(3);
  await page.getByRole('button', { name: /^Mark as read .* it took 6 minutes/u }).click();
  await choose(page.getByRole('combobox', { name: 'Show' }), 'Unread only');
  await expect.poll(() => list.getByRole('listitem').count()).toBe(2);
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await page.getByText('There are no notices.').waitFor();
  await page.getByRole('button', { name: 'Notices: none unread' }).waitFor();
  expectClean(visit);
});

test('an administrator sets up the mail server and tests it; a person confirms an address, and mail arrives', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/admin/notices');
  await page.getByLabel('主机').fill('127.0.0.1');
  await page.getByLabel('端口').fill(String(mailbox.port));
  await choose(page.getByRole('combobox', { name: '加密方式' }), '不加密');
  await page.getByLabel('发件地址').fill('city@example.cn');
  await page.getByRole('button', { name: '保存邮件服务器' }).click();
  await page.getByLabel('测试邮件发到').fill('me@example.cn');
  await page.getByRole('button', { name: '发送测试' }).click();
  await page.getByRole('status').filter({ hasText: '已送达' }).waitFor();
  expect(mailbox.mails.pop()?.to).toEqual(['me@example.cn']);

  await goOn(visit, '/notices/settings');
  await page.getByLabel('我的邮箱').fill('root@example.cn');
  await page.getByRole('button', { name: '发送确认码' }).click();
  await page.getByText('root@example.cn 待确认').waitFor();
  await page.getByLabel('确认码').fill(/\b\d{6}\b/u.exec(mailbox.mails.pop()?.text ?? '')?.[0] ?? '');
  await page.getByRole('button', { name: '确认邮箱' }).click();
  await page.getByText('root@example.cn 已确认').waitFor();
  await page.getByLabel('安静时段内不发邮件').check();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await page.getByLabel('安静时段内不发邮件').uncheck();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await settled(visit);
  await expect.poll(() => post('root', 9).then(() => shown.world.app.slices.notice.deliver())).toBeGreaterThan(0);
  expect(mailbox.mails.at(-1)).toMatchObject({ to: ['root@example.cn'], text: expect.stringContaining('用时 9 分钟') });

  await goOn(visit, '/admin/notices?state=delivered');
  await page
    .getByRole('table', { name: '发送情况' })
    .getByRole('row', { name: /邮件\s*root\s*导入结束\s*已送达/u })
    .first()
    .waitFor();
  expectClean(visit);
});

test('a webhook is added with a secret shown once, tested, switched off and removed', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/admin/notices');
  const webhooks = page.getByRole('region', { name: '推送（webhook）' });
  await webhooks.getByRole('textbox', { name: '名称', exact: true }).fill('值班台');
  await webhooks.getByLabel('地址', { exact: true }).fill(receiver.address);
  await page.getByLabel('磁盘空间不足').check();
  await page.getByRole('button', { name: '新增推送' }).click();
  expect(await webhooks.getByLabel('密钥', { exact: true }).inputValue()).toMatch(/^whsec_/u);
  await page.getByRole('button', { name: '发送测试 值班台' }).click();
  await page.getByRole('status').filter({ hasText: '已送达' }).waitFor();
  receiver.answers.push(503);
  await page.getByRole('button', { name: '发送测试 值班台' }).click();
  await page.getByRole('alert').filter({ hasText: '推送地址回答 503' }).waitFor();
  await page.getByRole('button', { name: '修改 值班台' }).click();
  await webhooks.getByRole('textbox', { name: '名称', exact: true }).fill('值班室');
  await page.getByRole('button', { name: '保存“值班台”' }).click();
  await page.getByRole('button', { name: '停用 值班室' }).click();
  await page.getByRole('row', { name: /值班室.*磁盘空间不足.*停用/u }).waitFor();
  await page.getByRole('button', { name: '删除 值班室' }).click();
  await page.getByRole('button', { name: '确认' }).click();
  await page.getByText('尚无推送地址。').waitFor();
  expect(receiver.calls).toHaveLength(2);
  expectClean(visit);
});

import { unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, openSignedOut, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let clerk: { name: string; password: string };
let code = '';

const grant = `kind: procedure
id: grant
version: 1
status: CITY
names: {zh: 示范补助, en: Sample grant}
source: {document: 示例, clause: 一}
links: {organisation: optional}
roles: {applicant: {who: applicant}, clerk: {who: post, names: {zh: 经办人, en: Clerk}}}
fields:
  amount: {type: money, names: {zh: 核定金额, en: Amount}}
  accountHolder: {type: text, personal: true, names: {zh: 收款人, en: Payee}}
  accountNumber: {type: text, personal: true, names: {zh: 收款账号, en: Account}}
numbers: {certificate: {pattern: '补证-{year}-{seq}', per: [year], names: {zh: 证书编号, en: Number}}}
states: {draft: {start: true, names: {zh: 填报中, en: Draft}}, granted: {limit: none, names: {zh: 已核定, en: Granted}}, paid: {end: true, names: {zh: 已付清, en: Paid}}}
limits: {draft: {in: [draft], days: 30, names: {zh: 填报期限, en: Filing}}}
transitions:
  grant: {from: draft, to: granted, by: clerk, form: [amount], optional: [accountHolder, accountNumber], number: certificate, document: certificate, effects: [{grant: amount}], names: {zh: 核定, en: Grant}}
  pay: {from: granted, to: paid, by: clerk, effects: [{pay: amount}], names: {zh: 登记支付, en: Pay}}
`;

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  await world.local.procedures.add({ name: 'grant.yaml', text: grant });
  clerk = await shown.account('clerk', 'bureau', { region: '140300' });
  await world.local.people.posts.set({ holder: 'clerk', role: 'grant/clerk', region: '140300' });
  code = (await world.local.cases.begin({ procedure: 'grant', region: '140302', for: 'clerk' })).case;
  const fields = { amount: '5000.00', accountHolder: '张三', accountNumber: '6222000012345' };
  await world.local.cases.take({ case: code, transition: 'grant', fields, for: 'clerk' });
});

afterAll(() => shown.stop());

test('the certificate of a case is downloaded from its page as a Word file, and by link on a phone', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, clerk, `/cases/${code}`);
  await page.getByRole('region', { name: '已出具的文书' }).waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载证书' }).click()]);
  expect(file.suggestedFilename()).toBe(`证书-${code}.docx`);
  const text = Buffer.from(unzipSync(await readFile(await file.path()))['word/document.xml'] ?? []).toString();
  expect(text).toContain('补证-');
  expect(text).not.toContain('张三');
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
  const { token } = await shown.world.local.cases.link({ case: code, role: 'applicant' });
  const phone = await shown.look({ language: 'zh', width: 390, height: 844 });
  await openSignedOut(phone, `/case-link#${token}`);
  const [same] = await Promise.all([phone.page.waitForEvent('download'), phone.page.getByRole('button', { name: '下载证书' }).click()]);
  expect((await readFile(await same.path())).equals(await readFile(await file.path()))).toBe(true);
  expect(await overTheEdge(phone)).toEqual([]);
  expectClean(phone);
});

test('a budget is set, the list of payments is sent, and the bank’s answer is recorded once', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, clerk, '/case-money?procedure=grant');
  const form = page.getByRole('form', { name: '设定预算' });
  await form.getByLabel('预算金额（元）').fill('1000');
  await form.getByRole('button', { name: '设定预算' }).click();
  await form.getByText('预算不能低于此数').waitFor();
  await form.getByLabel('预算金额（元）').fill('2万');
  await form.getByRole('button', { name: '设定预算' }).click();
  await page.getByRole('table', { name: '各年预算' }).getByText('15,000.00 元').waitFor();
  await page.getByRole('table', { name: '待付清单' }).getByText('6222000012345').waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  const [list] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^下载待付清单/u }).click()]);
  expect(list.suggestedFilename()).toMatch(/\.xlsx$/u);
  const said = { name: '回单.csv', mimeType: 'text/csv', buffer: Buffer.from(`付款编号,结果\n${code}/1,支付成功\n`) };
  const box = page.getByRole('region', { name: '银行回单' }).getByLabel('银行回单');
  await box.setInputFiles(said);
  await page.getByText('登记支付 1 笔（5,000.00 元）').waitFor();
  await page.getByText('没有待付的办件。').waitFor();
  await box.setInputFiles(said);
  await page.getByText('以前已登记 1 笔').waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await settled(visit);
  await expect.poll(() => overTheEdge(visit)).toEqual([]);
  expectClean(visit);
});

test('an administrator replaces a template with a Word file, and an unknown tag is named', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  const admin = await shown.account('chief-admin', 'administrator', {});
  await signIn(visit, admin, '/procedures');
  await page.getByRole('button', { name: '示范补助' }).click();
  await page.getByRole('table', { name: '出具的文书' }).getByText('程序模板').waitFor();
  const { writeWord } = await import('#platform/docx/docx.ts');
  const bytes = await writeWord({
    title: '本市证书',
    blocks: [{ kind: 'text', text: '{numbers.certificate} {wrong}' }],
    signed: [],
    dated: 0,
  });
  await page.getByText('换成本地的“证书”').first().click();
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  await page.getByLabel('换成本地的“证书”').setInputFiles({ name: '本市.docx', mimeType: type, buffer: Buffer.from(bytes) });
  await page.getByText('流程没有标记“wrong”对应的字段').waitFor();
  await page.getByRole('table', { name: '出具的文书' }).getByText('本市.docx').waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordType } from '#platform/docx/docx.ts';
import { createFormat } from '../../web/i18n/format.ts';
import { zh } from '../../web/i18n/zh.ts';
import type { Locator } from 'playwright-core';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, goOn, openConsole, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { press, type } from './keyboard.ts';
import { base2024, meetParties, saveEnergy, settleTown, sharedGas } from './town.ts';

type Person = { readonly name: string; readonly password: string };

let shown: Console;
let owner: Person;
let provider: Person;
let viewer: Person;
const format = createFormat('zh', zh.figure.none);
const contracts = () => shown.world.local.contracts;
const entriesOf = async (contract: string) => (await contracts().ledger({ contract })).entries;

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  await settleTown(world);
  await saveEnergy(world);
  await meetParties(world);
  await world.local.savings.lock({ ...base2024, baseline: '四号楼燃气' });
  owner = await shown.account('ou', 'owner', { organisation: 'OWN-1' });
  provider = await shown.account('qian', 'operator', { organisation: 'ESCO-1' });
  viewer = await shown.account('kan', 'viewer', { organisation: 'OWN-1' });
});

afterAll(() => shown.stop());

test('a form names what a contract lacks, and the saved draft waits for both parties', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, owner, '/contracts');
  await page.getByText('还没有合同。').waitFor();
  await page.getByRole('link', { name: '登记合同' }).click();
  const form = page.getByRole('form', { name: '条款内容' });
  const terms = sharedGas('四号楼燃气');
  await page.getByRole('combobox', { name: '用能单位' }).fill('滨河公司');
  await page.getByTitle('滨河公司 OWN-1', { exact: true }).click();
  for (const [label, text] of [
    ['代码', terms.code],
    ['名称', terms.name],
    ['节能服务公司', terms.provider],
    ['首日', terms.from],
    ['末日的次日', terms.to],
    ['结算的置信水平', '0.9'],
    ['最低计入天数比例', '0.9'],
  ] as const)
    await form.getByLabel(label, { exact: true }).fill(text);
  await choose(form.getByLabel('结算周期'), 'month');
  await choose(form.getByLabel('结算依据'), 'point');
  const boundaries = form.getByRole('group', { name: '项目边界与依据' });
  await boundaries.getByLabel('项目边界', { exact: true }).fill('四号楼');
  await choose(boundaries.getByLabel('锁定的基准'), '四号楼燃气');
  const prices = form.getByRole('group', { name: '能源单价' });
  await choose(prices.getByLabel('项目边界', { exact: true }), '四号楼');
  await prices.getByLabel('起始日期').fill('2025-01-01');
  await form.getByRole('button', { name: '登记合同，送双方确认' }).click();
  const lacks = form.getByRole('alert').filter({ hasText: '还缺少或有误的条款' });
  await lacks.waitFor();
  expect(await lacks.getByRole('listitem').allTextContents()).toEqual([
    '能源单价 第 1 行，每单位价格（元）：未填写',
    '节能服务公司的分享比例 第 1 行，起始日期：未填写',
    '节能服务公司的分享比例 第 1 行，分享比例（%）：未填写',
    '一期节能量为负时：未填写',
  ]);
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await prices.getByLabel('每单位价格（元）').fill('3.20');
  const share = form.getByRole('group', { name: '节能服务公司的分享比例' });
  await share.getByLabel('起始日期').fill('2025-01-01');
  await share.getByLabel('分享比例（%）').fill('80');
  await choose(form.getByLabel('一期节能量为负时'), 'carry');
  await form.getByRole('button', { name: '登记合同，送双方确认' }).click();
  await page.getByRole('heading', { name: terms.name, level: 1 }).waitFor();
  const written = (await contracts().show({ contract: 'C-1' })).versions[0]?.terms;
  expect(written).toEqual({ ...terms, providerShare: [{ from: '2025-01-01', percent: '80.00' }] });
  await press(page, page.getByRole('button', { name: '予以确认：用能单位，条款第 1 版' }));
  await page.getByText('待双方确认，尚不生效').waitFor();
  await page.getByText('双方确认条款后，这里列出各期。').waitFor();
  await expect.poll(async () => (await contracts().show({ contract: 'C-1' })).versions[0]?.owner).toBe('confirm');
  expectClean(visit);
});

test('the provider confirms, and a month is previewed and settled; its amount opens down to the days', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, provider, '/contracts');
  await page.getByRole('link', { name: '四号楼燃气改造' }).click();
  await page.getByRole('button', { name: '予以确认：节能服务公司，条款第 1 版' }).click();
  const periods = page.getByRole('region', { name: '各期结算' });
  await periods.getByRole('link', { name: /^查看 2025年1月1日/u }).click();
  const month = page.getByRole('region', { name: /^2025年1月1日 至 2025年1月31日 的情况/u });
  await month.getByText('没有缺少的日子').waitFor();
  await press(page, month.getByRole('button', { name: '预览结算' }));
  const posting = month.getByRole('region', { name: '将入账的差额' });
  await posting.waitFor();
  expect(await entriesOf('C-1')).toEqual([]);
  await press(page, posting.getByRole('button', { name: '确认入账' }));
  const ledger = page.getByRole('region', { name: '合同账目' });
  await ledger.getByRole('link', { name: '打开条目 1' }).click();
  const [entry] = await entriesOf('C-1');
  const opened = page.getByRole('region', { name: '条目 1：结算' });
  await opened.getByText(entry?.hash ?? '', { exact: true }).waitFor();
  const amount = format.money(entry?.amount ?? null);
  await periods.getByText(amount, { exact: true }).waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await opened.getByRole('link', { name: new RegExp(amount, 'u') }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('金额 = 数量 × 单价 × 分享比例 ÷ 100，四舍五入到分').waitFor();
  await drawer.getByRole('button', { name: /数量/u }).first().click();
  await drawer.getByText('节能量 = 校准能耗 − 实测用量').waitFor();
  expectClean(visit);
});

test('a corrected reading is reviewed with its cause and posted, and the statement has the amounts of the ledger', async () => {
  const { world } = shown;
  const had = await world.local.savings.points({ baseline: '四号楼燃气', from: base2024.from, to: base2024.to });
  expect(had.unit).toBe('m3');
  const file = await world.upload('corrected.csv', 'time,meter,value\n2025-01-10,G4,100\n');
  const { import: brought } = await world.local.readings.importReadings({ file, interval: '1d' });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, owner, '/contracts/C-1');
  const review = page.getByRole('region', { name: '复核已结算的各期' });
  await review.getByRole('button', { name: '预览差异' }).click();
  const posting = review.getByRole('region', { name: '将入账的差额' });
  await posting.getByRole('link', { name: `读数导入 ${brought}` }).waitFor();
  await posting.getByRole('button', { name: '确认入账' }).click();
  const ledger = page.getByRole('region', { name: '合同账目' });
  await ledger.getByRole('cell', { name: '更正差额', exact: true }).waitFor();
  const told = await contracts().ledger({ contract: 'C-1' });
  const [first, second] = told.entries;
  expect(second).toMatchObject({ kind: 'correction', causes: [{ kind: 'import', import: brought }] });
  for (const { amount } of told.entries) await ledger.getByText(format.money(amount), { exact: true }).waitFor();

  const pay = page.getByRole('form', { name: '登记一笔付款' });
  await type(page, pay.getByLabel('付款金额（元）'), '1000');
  await type(page, pay.getByLabel('凭证或说明'), '电汇');
  await press(page, pay.getByRole('button', { name: '登记一笔付款' }));
  await ledger.getByRole('cell', { name: '付款', exact: true }).waitFor();
  const after = await contracts().ledger({ contract: 'C-1' });
  await page
    .getByRole('region', { name: '应付与付款' })
    .getByRole('strong')
    .getByText(format.money(after.balance), { exact: true })
    .waitFor();

  const address = await page.getByRole('link', { name: '下载结算单（Word） 2025-01-01' }).getAttribute('href');
  const word = await page.evaluate(async (href) => {
    const answer = await fetch(href);
    return [answer.status, answer.headers.get('content-type'), [...new Uint8Array(await answer.arrayBuffer())]] as const;
  }, address ?? '');
  expect(word.slice(0, 2)).toEqual([200, wordType]);
  const paper = Buffer.from(unzipSync(Uint8Array.from(word[2]))['word/document.xml'] ?? []).toString();
  const cents = [first, second].reduce((sum, one) => sum + Math.round(Number(one?.amount) * 100), 0);
  expect(paper).toContain(`本期金额合计：${format.money((cents / 100).toFixed(2))}`);
  for (const one of [first, second]) for (const said of [one?.hash ?? '', format.money(one?.amount ?? null)]) expect(paper).toContain(said);
  await page.setViewportSize({ width: 375, height: 812 });
  await settled(visit);
  expect(await overTheEdge(visit)).toEqual([]);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('an event is proposed by one party and disputed by the other, and an entry is reversed', async () => {
  const { world } = shown;
  const kept = await world.upload('停气通知.txt', '检修');
  const { id } = await world.local.attachments.attach({ building: 'B4', file: kept, about: '' });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, owner, '/contracts/C-1');
  const form = page.getByRole('form', { name: '提出事件' });
  await form.getByLabel('首日', { exact: true }).fill('2025-03-01');
  await form.getByLabel('末日的次日', { exact: true }).fill('2025-03-08');
  await choose(form.getByLabel('从建筑附件中选证据'), `停气通知.txt #${id}`);
  await form.getByLabel('说明', { exact: true }).fill('停气检修');
  await form.getByRole('button', { name: '提出事件' }).click();
  const event = page.getByRole('region', { name: '事件 1', exact: true });
  await event.getByRole('link', { name: `停气通知.txt #${id}` }).waitFor();
  await event.getByRole('button', { name: '予以确认：用能单位，事件 1' }).click();
  await expect.poll(async () => (await contracts().show({ contract: 'C-1' })).events[0]?.owner).toBe('confirm');

  const other = await shown.look();
  await signIn(other, provider, '/contracts/C-1');
  const theirs = other.page.getByRole('region', { name: '事件 1', exact: true });
  await theirs.getByRole('button', { name: '提出异议：节能服务公司，事件 1' }).click();
  await theirs.getByLabel('异议的理由').fill('没有停气');
  await theirs.getByRole('button', { name: '送出' }).click();
  await theirs.getByText('没有停气').waitFor();
  expect((await contracts().show({ contract: 'C-1' })).events[0]).toMatchObject({
    confirmed: false,
    owner: 'confirm',
    provider: 'dispute',
  });
  expect(await other.page.getByRole('link', { name: /^停气通知/u }).count()).toBe(0);
  expectClean(other);

  // the payment is the owner's own claim, not confirmed by anyone
  await page.getByRole('link', { name: '打开条目 3' }).click();
  const entry = page.getByRole('region', { name: '条目 3：付款' });
  await entry.getByLabel('冲销的理由').fill('重复登记');
  await entry.getByRole('button', { name: '冲销' }).click();
  await page.getByRole('region', { name: '合同账目' }).getByRole('cell', { name: '冲销', exact: true }).waitFor();
  expect((await contracts().ledger({ contract: 'C-1' })).paid).toBe('0.00');
  expectClean(visit);
});

test('terms are amended through their JSON, and apply once both have confirmed', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, owner, '/contracts/C-1');
  await page.getByRole('link', { name: '变更条款' }).click();
  await page.getByLabel('变更说明').fill('气价调整');
  await choose(page.getByLabel('变更起始期'), '2025-02-01');
  await page.getByRole('tab', { name: '粘贴或上传 JSON' }).click();
  const json = page.getByRole('textbox', { name: '合同条款（JSON）' });
  const terms = JSON.parse(await json.inputValue()) as { prices: unknown[] };
  await json.fill('{');
  await page.getByRole('button', { name: '提出变更' }).click();
  await page.getByText('这不是有效的 JSON，请核对括号、引号和逗号。').waitFor();
  await json.fill(JSON.stringify({ ...terms, prices: [...terms.prices, { boundary: '四号楼', from: '2025-02-01', yuan: '3.50' }] }));
  await page.getByRole('button', { name: '提出变更' }).click();
  await page.getByRole('heading', { name: '四号楼燃气改造', level: 1 }).waitFor();
  await page.getByRole('heading', { name: /^第 2 版，自 2025年2月1日 起/u }).waitFor();
  expect(await contracts().show({ contract: 'C-1' })).toMatchObject({ amending: true });
  expectClean(visit);
});

test('users without access to amounts see none', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, viewer, '/contracts/C-1?entry=1&period=2025-01-01');
  await page.getByRole('region', { name: '条目 1：结算' }).waitFor();
  await settled(visit);
  const text = await page.evaluate(() => document.body.innerText);
  expect(text).toContain('您没有查看价格和金额的权限。');
  const [entry] = await entriesOf('C-1');
  for (const hidden of [format.money(entry?.amount ?? null), '应付与付款', '单价（元）', '预览差异', '登记一笔付款'])
    expect(text).not.toContain(hidden);
  await page.getByRole('link', { name: '全部合同' }).click();
  await page.getByRole('link', { name: '四号楼燃气改造' }).waitFor();
  expect(await page.getByRole('columnheader', { name: '未付（元）' }).count()).toBe(0);
  expectClean(visit);
});

test('a building leads to its contracts, and its locked baseline to the statement that was issued for it', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, owner, '/buildings/B4?tab=savings');
  const panel = page.getByRole('region', { name: '本建筑的合同' });
  await panel.getByRole('link', { name: '四号楼燃气改造' }).click();
  await page.getByRole('heading', { name: '四号楼燃气改造', level: 1 }).waitFor();
  await goOn(visit, '/savings/四号楼燃气');
  const { statement } = await shown.world.local.savings.show({ baseline: '四号楼燃气' });
  await page.getByRole('link', { name: statement as string }).click();
  await page.getByRole('heading', { level: 1, name: /节能量基准书/u }).waitFor();
  await settled(visit);
  expectClean(visit);
});

test('a service company settles a month and takes its statement as Word, from its first screen, in eight presses', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, provider, '/');
  let clicks = 0;
  const click = async (one: Locator): Promise<void> => {
    clicks += 1;
    await one.click();
  };
  await click(
    page.getByRole('listitem').filter({ hasText: '2025年2月1日至2025年2月28日已结束，可以结算' }).getByRole('link', { name: /^结算/u }),
  );
  const month = page.getByRole('region', { name: /^2025年2月1日 至 2025年2月28日 的情况/u });
  await click(month.getByRole('button', { name: '预览结算' }));
  await click(month.getByRole('region', { name: '将入账的差额' }).getByRole('button', { name: '确认入账' }));
  const paper = page.getByRole('link', { name: '下载结算单（Word） 2025-02-01' });
  await paper.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), click(paper)]);
  expect(download.suggestedFilename()).toMatch(/\.docx$/u);
  expect(clicks).toBeLessThanOrEqual(8);
  expect((await contracts().show({ contract: 'C-1' })).periods.filter(({ state }) => state === 'settled')).toHaveLength(2);
  expectClean(visit);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, goOn, openAnew, openConsole, openSignedOut, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { permit } from './permit.ts';

let shown: Console;
let clerk: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  await world.local.procedures.add({ name: 'permit.yaml', text: permit });
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name,region\nU1,第一中学,140302\n') });
  clerk = await shown.account('clerk', 'bureau', { region: '140300' });
  await world.local.people.posts.set({ holder: 'clerk', role: 'permit/clerk', region: '140300' });
});

afterAll(() => shown.stop());

const pdf = { name: '申请书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 …') };

test('a clerk opens a case, sees an error at its field, corrects it, takes the step and finds the next in the to-do list', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, clerk, '/cases');
  await page.getByRole('button', { name: '新建办件' }).click();
  const begin = page.getByRole('region', { name: '新建办件' });
  await choose(begin.getByLabel('办理程序'), '示范许可');
  await begin.getByRole('combobox', { name: '单位' }).fill('第一中学');
  await page.getByTitle('第一中学 U1', { exact: true }).click();
  await begin.getByRole('button', { name: '受理', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '示范许可 填报中' }).waitFor();

  const form = page.getByRole('form', { name: '提交申请' });
  await form.getByLabel('星级（必填）').fill('7');
  await form.getByLabel('许可面积').fill('12.50');
  await choose(form.getByLabel('建设方式'), '新建');
  await form.getByRole('button', { name: '添加一行' }).click();
  await form.getByLabel('分部位第 1 行部位', { exact: true }).fill('屋面');
  await form.getByLabel('分部位第 1 行部位面积').fill('3.25');
  await form.getByRole('button', { name: '办理：提交申请' }).click();
  await form.getByText('“星级”（star） 不合要求：大于上限。 3').waitFor();
  expect(await form.getByLabel('星级（必填）').getAttribute('aria-invalid')).toBe('true');
  await form.getByLabel('星级（必填）').fill('2');
  await form.getByRole('button', { name: '办理：提交申请' }).click();
  await form.getByText('缺少材料：申请书。').waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await form.getByLabel('申请书（pdf） 必填').setInputFiles(pdf);
  await form.getByRole('button', { name: '办理：提交申请' }).click();
  await page.getByRole('heading', { level: 1, name: '示范许可 审核中' }).waitFor();
  await page.getByText('已办理：提交申请').waitFor();
  await page.getByText('按评审许可').first().waitFor();
  await page.getByRole('table', { name: '分部位' }).getByText('屋面').waitFor();

  await page.getByRole('button', { name: /“审核期限”的到期日/u }).click();
  await page.getByRole('table', { name: '逐日计算过程' }).waitFor();
  expect(await a11yViolations(visit)).toEqual([]);

  await goOn(visit, '/todo');
  await page.getByRole('table', { name: '办件' }).getByText('准予许可').waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await page.getByRole('link', { name: /^示范许可 permit-140302-/u }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await settled(visit);
  await expect.poll(() => overTheEdge(visit)).toEqual([]);
  expectClean(visit);
});

test('a user with an outdated page is told so, and keeps what was typed', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, clerk, '/cases?search=permit');
  const { world } = shown;
  const made = await world.local.cases.begin({ procedure: 'permit', region: '140302', for: 'clerk' });
  await goOn(visit, `/cases/${made.case}`);
  const form = page.getByRole('form', { name: '提交申请' });
  await form.getByLabel('许可面积').fill('88.00');
  const report = await world.upload('r.pdf', '%PDF-1.7 …');
  const given = { star: '1', area: '5.00', way: 'new' };
  const evidence = [{ kind: 'report', file: report }];
  await world.local.cases.take({ case: made.case, transition: 'submit', fields: given, evidence, for: 'clerk' });
  await form.getByRole('button', { name: '办理：提交申请' }).click();
  await page.getByText('其间已有他人办理本办件').waitFor();
  await page.getByRole('region', { name: '您填写的内容' }).getByText('88.00').waitFor();
  await page.getByRole('heading', { level: 1, name: '示范许可 审核中' }).waitFor();
  expectClean(visit);
});

test('a panel member votes by a link on a phone', async () => {
  const { world } = shown;
  const person = 'code,name,kind\nE1,甲,expert\n';
  await world.local.people.importPeople({ file: await world.upload('p.csv', person) });
  const made = await world.local.cases.begin({ procedure: 'permit', organisation: 'U1', for: 'clerk' });
  const evidence = [{ kind: 'report', file: await world.upload('r.pdf', '%PDF-1.7 …') }];
  const fields = { star: '1', area: '5.00', way: 'new' };
  await world.local.cases.take({ case: made.case, transition: 'submit', fields, evidence, for: 'clerk' });
  await world.local.cases.seat({ case: made.case, panel: 'experts', people: ['E1'], for: 'clerk' });
  const { token } = await world.local.cases.link({ case: made.case, role: 'expert', person: 'E1' });
  const visit = await shown.look({ language: 'zh', width: 390, height: 844 });
  const { page } = visit;
  await openSignedOut(visit, `/case-link#${token}`);
  await page.getByRole('heading', { level: 1, name: '示范许可 审核中' }).waitFor();
  await page.getByRole('group', { name: '您的表决' }).getByRole('button', { name: '赞成' }).click();
  await expect.poll(() => page.getByRole('button', { name: '赞成' }).getAttribute('aria-pressed')).toBe('true');
  expect(await a11yViolations(visit)).toEqual([]);
  expect(await overTheEdge(visit)).toEqual([]);
  expectClean(visit);
  expect((await world.local.cases.show({ case: made.case })).panels[0]?.yes).toBe(1);
});

test('an administrator upgrades a case to the next version and erases personal data; the rest of a draft is kept', async () => {
  const { world } = shown;
  const root = await shown.account('root', 'administrator');
  const made = await world.local.cases.begin({ procedure: 'permit', region: '140302', for: 'clerk' });
  const visit = await shown.look({ language: 'zh', width: 390, height: 844 });
  const { page } = visit;
  await signIn(visit, root, `/cases/${made.case}`);
  const form = page.getByRole('form', { name: '提交申请' });
  await form.getByLabel('许可面积').fill('88.00');
  await form.getByLabel('联系人').fill('某某');
  await page.reload();
  await page.getByText('已恢复上次填写而未办理的内容').waitFor();
  expect(await form.getByLabel('许可面积').inputValue()).toBe('88.00');
  expect(await form.getByLabel('联系人').inputValue()).toBe('');

  const picture = {
    name: '现场.png',
    mimeType: 'image/png',
    buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
  };
  await form.getByLabel('申请书（pdf） 必填').setInputFiles([picture, pdf]);
  const chosen = form.getByRole('list', { name: '申请书已选文件' });
  await chosen.getByRole('img', { name: '现场.png 预览' }).waitFor();
  await chosen.getByRole('button', { name: '删除 现场.png' }).click();
  expect(await chosen.getByRole('listitem').count()).toBe(1);
  expect(await a11yViolations(visit)).toEqual([]);

  const evidence = [{ kind: 'report', file: await world.upload('r.pdf', '%PDF-1.7 …') }];
  const fields = { star: '1', area: '5.00', way: 'new', contact: '某某' };
  await world.local.cases.take({ case: made.case, transition: 'submit', fields, evidence, for: 'clerk' });
  await world.local.procedures.add({
    name: 'permit.yaml',
    text: permit.replace('version: 1', 'version: 2').replace('workdays: 5', 'workdays: 9'),
  });
  await openAnew(visit, `/cases/${made.case}`);
  const move = page.getByRole('region', { name: '改按其他版本办理' });
  await choose(move.getByLabel('版本'), '2');
  await move.getByLabel('理由').or(move.getByLabel('原因')).fill('按新通知');
  expect(await a11yViolations(visit)).toEqual([]);
  await move.getByRole('button', { name: '改按此版本' }).click();
  await page.getByText('9 工作日').waitFor();
  const erase = page.getByRole('region', { name: '清除个人信息' });
  await erase.getByLabel('联系人').check();
  await erase.getByLabel('理由').or(erase.getByLabel('原因')).fill('本人要求');
  await erase.getByRole('button', { name: /^清除所选/u }).click();
  await erase.getByRole('button', { name: /^(?:是|确定|确认)/u }).click();
  await page.getByText('本办件没有留存个人信息。').waitFor();
  const after = await world.local.cases.show({ case: made.case });
  expect(after.version).toBe(2);
  expect(after.fields).toEqual({ star: 1, area: '5.00', way: 'new' });
  expect(await overTheEdge(visit)).toEqual([]);
  expectClean(visit);
});

test('an expired link says where to get another, and does not mention signing in', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await openSignedOut(visit, '/case-link#ended');
  const told = page.getByRole('alert');
  await told.getByText('请向经办机关索取新的链接；原链接不能再用。').waitFor();
  expect(await told.innerText()).not.toMatch(/登录|代码/u);
  expectClean(visit);
});

test('several cases take a step together, each refusal is named; the list is saved as a view and counted', async () => {
  const { world } = shown;
  const given = { star: '1', area: '5.00', way: 'new' };
  const submitted: string[] = [];
  for (let at = 0; at < 3; at += 1) {
    const made = await world.local.cases.begin({ procedure: 'permit', region: '140302', for: 'clerk' });
    const evidence = [{ kind: 'report', file: await world.upload('r.pdf', '%PDF-1.7 …') }];
    await world.local.cases.take({ case: made.case, transition: 'submit', fields: given, evidence, for: 'clerk' });
    submitted.push(made.case);
  }
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, clerk, '/cases?procedure=permit&state=check&show=open');
  for (const code of submitted) await page.getByRole('row').filter({ hasText: code }).getByRole('checkbox').check();
  const bulk = page.getByRole('region', { name: '批量办理选中的 3 件' });
  await choose(bulk.getByLabel('办理的步骤'), '准予许可');
  await bulk.getByLabel('办理意见（写入每一件）').fill('符合条件');
  expect(await a11yViolations(visit)).toEqual([]);
  // someone else was quicker with one of them
  await world.local.cases.take({ case: submitted[1] ?? '', transition: 'grant', note: '先办', for: 'clerk' });
  await bulk.getByRole('button', { name: '逐件办理' }).click();
  await bulk.getByText('已办理 2 件，未能办理 1 件。').waitFor();
  await bulk
    .getByRole('row')
    .filter({ hasText: submitted[1] ?? '' })
    .getByText(/已被他人修改/u)
    .waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  for (const code of submitted) expect((await world.local.cases.show({ case: code })).state).toBe('granted');

  await page.getByText('我的视图').click();
  await page.getByLabel('视图名称').fill('审核中的许可');
  await page.getByRole('button', { name: '保存当前视图' }).click();
  await openAnew(visit, '/cases');
  await page.getByText('我的视图').click();
  await choose(page.getByLabel('打开视图'), '审核中的许可');
  await expect.poll(() => new URL(page.url()).searchParams.get('state')).toBe('check');
  await page.getByRole('tab', { name: '办理统计' }).click();
  await page.getByRole('table', { name: '各状态停留（工作日）' }).getByText('审核中').waitFor();
  expectClean(visit);
});

const sign = `kind: procedure
id: sign
version: 1
status: CITY
source: {document: 示例, clause: 一}
names: {zh: 示例标识, en: Sign}
links: {region: required, building: required}
must: [{only: {in: [draft], per: [building]}, else: reason}]
roles: {clerk: {who: post}}
states: {draft: {start: true, limit: none, names: {zh: 填报中, en: Draft}}, closed: {end: true}}
transitions: {close: {from: draft, to: closed, by: clerk, names: {zh: 办结, en: Close}}}
`;

const check = `kind: procedure
id: check
version: 1
status: CITY
source: {document: 示例, clause: 一}
names: {zh: 示例验收, en: Check}
links: {region: required, building: required}
roles: {clerk: {who: post}}
states: {site: {start: true, limit: none, names: {zh: 验收中, en: On site}}, passed: {end: true, names: {zh: 已合格, en: Passed}}}
transitions: {pass: {from: site, to: passed, by: clerk, effects: [{begin: sign}], names: {zh: 验收合格, en: Pass}}}
`;

test('a second case on a building needs a reason, begun by hand or by a step; once the building is gone, its page leads to them', async () => {
  const { world } = shown;
  for (const text of [sign, check]) await world.local.procedures.add({ name: 'p.yaml', text });
  for (const id of ['sign', 'check']) await world.local.people.posts.set({ holder: 'clerk', role: `${id}/clerk`, region: '140300' });
  const building = 'code,name,use,region\nB7,七号楼,school,140302\n';
  await world.local.registry.importBuildings({ file: await world.upload('b7.csv', building) });
  await world.local.cases.begin({ procedure: 'sign', building: 'B7', for: 'clerk' });
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, clerk, '/cases');
  await page.getByRole('button', { name: '新建办件' }).click();
  const begin = page.getByRole('region', { name: '新建办件' });
  await choose(begin.getByLabel('办理程序'), '示例标识');
  await begin.getByRole('combobox', { name: '建筑' }).fill('七号楼');
  await page.getByTitle('七号楼 B7', { exact: true }).click();
  await begin.getByRole('button', { name: '受理', exact: true }).click();
  await begin.getByText('同一建筑已有“示例标识”的办件').first().waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await begin.getByLabel('本办件：理由').fill('升星，另行申报');
  await begin.getByRole('button', { name: '受理', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '示例标识 填报中' }).waitFor();
  await page.getByText('升星，另行申报').waitFor();

  const { case: code } = await world.local.cases.begin({ procedure: 'check', building: 'B7', for: 'clerk' });
  await openAnew(visit, `/cases/${code}`);
  const form = page.getByRole('form', { name: '验收合格' });
  await form.getByLabel('由此受理的“示例标识”：理由').fill('二期，分别申报');
  expect(await a11yViolations(visit)).toEqual([]);
  await form.getByRole('button', { name: '办理：验收合格' }).click();
  await page.getByRole('heading', { level: 1, name: '示例验收 已合格' }).waitFor();
  await page.getByText('二期，分别申报').waitFor();
  expect((await world.local.cases.list({ procedure: 'sign', building: 'B7' })).total).toBe(3);

  await goOn(visit, '/buildings/B7');
  await page.getByRole('heading', { level: 1, name: '七号楼' }).waitFor();
  expect(await page.getByRole('link', { name: '查看在办件' }).count()).toBe(0);
  const gone = 'code,lifeEvents\nB7,demolished:2026-01-01\n';
  await world.local.registry.importBuildings({ file: await world.upload('gone.csv', gone) });
  await openAnew(visit, '/buildings/B7');
  await page.getByText('仍有 3 件办件在办').waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await page.getByRole('link', { name: '查看在办件' }).click();
  await expect.poll(() => page.getByRole('row').filter({ hasText: 'sign-140302-' }).count()).toBe(3);
  expectClean(visit);
});

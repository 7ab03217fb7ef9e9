import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { choose, chosen, expectClean, goOn, openAnew, openConsole, overTheEdge, pick, settled, signIn, walkTo } from './console.ts';
import type { Console } from './console.ts';
import type { Visit } from './visit.ts';

let shown: Console;
let root: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
  const { world } = shown;
  const building = 'code,name,region,use,floorArea,zone\nEA1,能源楼,140302,office,5000,Asia/Shanghai\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', building) });
  const meters = 'code,building,carrier,kind\nEA1-E,EA1,electricity,interval\n';
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) });
});

afterAll(async () => {
  await shown.stop();
});

/** Presses a button that asks for confirmation, and confirms. */
async function confirm({ page }: Visit, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('group', { name }).getByRole('button').first().click();
}

const linkOf = async ({ page }: Visit): Promise<string> => {
  await page.getByRole('button', { name: '生成业主链接' }).click();
  await page.getByRole('img', { name: '用手机扫码打开业主链接' }).or(page.getByLabel('用手机扫码打开业主链接')).first().waitFor();
  const address = await page.getByRole('textbox', { name: '发给业主的地址' }).inputValue();
  return address.slice(address.indexOf('/audit-link'));
};

test('an audit is opened, its owner answers on a phone, the bureau returns and accepts, a measure becomes a project', async () => {
  const office = await shown.look({ language: 'zh' });
  await signIn(office, root, '/audits');
  await pick(office.page, '建筑', '能源楼 EA1');
  await choose(office.page.getByRole('combobox', { name: '审计级别' }), '2');
  await office.page
    .getByRole('region', { name: /^还要向业主索取/u })
    .getByText('层数')
    .waitFor();
  await office.page
    .getByRole('region', { name: /^已掌握/u })
    .getByText('5000 m²')
    .waitFor();
  expect(await a11yViolations(office)).toEqual([]);
  await office.page.getByRole('button', { name: '立项审计' }).click();
  await office.page.getByRole('heading', { level: 1, name: '能源审计 1 能源楼' }).waitFor();

  const phone = await shown.look({ language: 'zh', width: 375, height: 800 });
  await phone.page.goto(await linkOf(office));
  await phone.page.getByRole('heading', { level: 1, name: '能源楼' }).waitFor();
  // what the registry has is not requested, and no link leads anywhere else
  expect(await phone.page.getByRole('heading', { name: '建筑面积' }).count()).toBe(0);
  expect(await phone.page.getByRole('main').getByRole('link').count()).toBe(0);
  expect(await phone.page.evaluate(() => getComputedStyle(document.querySelector('main p') as Element).fontSize)).toBe('18px');
  const storeys = phone.page.getByRole('textbox', { name: '层数' });
  await walkTo(phone.page, storeys);
  await phone.page.keyboard.type('12');
  await phone.page.keyboard.press('Tab');
  await phone.page.getByText('已自动保存').waitFor();
  await phone.page.getByRole('textbox', { name: '电用量 2025年1月' }).fill('1200');
  await phone.page.getByRole('textbox', { name: '电用量 2025年2月' }).fill('1100.5');
  await phone.page.getByRole('textbox', { name: '电费用' }).fill('九百');
  await phone.page.getByRole('textbox', { name: '层数' }).focus();
  await phone.page.getByText(/“九百”/u).waitFor();
  const most = await holdFirstAnswer(phone);
  await phone.page.getByRole('textbox', { name: '电费用' }).fill('2300.50');
  await phone.page.getByRole('textbox', { name: '层数' }).focus();
  const table = { name: '设备.csv', mimeType: 'text/csv', buffer: Buffer.from('code,kind,power,hours\nCH1,chiller,200,1500\n') };
  await phone.page.getByLabel('上传文件：设备登记表').setInputFiles(table);
  await phone.page.getByText('已收到文件：设备.csv').waitFor();
  await expect.poll(() => phone.page.getByText(/^已填 4 项/u).count()).toBe(1);
  expect(most()).toBe(1);
  await settled(phone);
  expect(await overTheEdge(phone)).toEqual([]);
  expect(await a11yViolations(phone)).toEqual([]);
  // when one returns later, what was saved is there
  await phone.page.reload();
  await expect.poll(() => phone.page.getByRole('textbox', { name: '层数' }).inputValue()).toBe('12');
  expect(await phone.page.getByRole('textbox', { name: '电用量 2025年2月' }).inputValue()).toBe('1100.5');
  await confirm(phone, /^提交全部资料/u);
  await phone.page.getByText('已提交，谢谢。').waitFor();
  await phone.page.reload();
  await phone.page.getByText(/^这个链接已经失效，请向 root 索取新的链接。$/u).waitFor();

  await openAnew(office, office.page.url());
  await confirm(office, '核收 层数');
  await office.page.getByRole('button', { name: '核收 层数' }).waitFor({ state: 'detached' });
  expect((await shown.world.local.registry.building({ building: 'EA1' })).storeys).toBe(12);
  await office.page.getByRole('button', { name: '试导入 设备登记表' }).click();
  await office.page.getByText('可导入 1 行，不能导入 0 行。').waitFor();
  await office.page.getByRole('button', { name: '退回 电用量' }).click();
  await office.page.getByLabel('退回原因（业主看得到）').fill('只有两个月，请补全');
  await office.page.getByRole('button', { name: '退回“电用量”并说明原因' }).click();
  await office.page.getByText('已退回：只有两个月，请补全').waitFor();
  expect(await a11yViolations(office)).toEqual([]);

  await phone.page.goto('about:blank');
  await phone.page.goto(await linkOf(office));
  await phone.page.getByText(/只有两个月，请补全/u).waitFor();
  // what was sent back is listed first
  expect(await phone.page.getByRole('heading', { level: 2 }).first().textContent()).toBe('电用量');
  // bills as a table are checked by the import that will take them
  const rows = '开始日期,结束日期,用量\n2025-01-01,2025-02-01,1200\n2025-02-01,2025-03-01,1100\n2025-03-01,2025-04-01,坏\n';
  await phone.page.getByLabel('上传文件：电用量').setInputFiles({ name: '电费账单.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await phone.page.getByText('账单能读出 2 条用量，有 1 条读不出。').waitFor();
  expect(await a11yViolations(phone)).toEqual([]);
  await confirm(office, /^收回业主链接/u);
  await phone.page.goto('about:blank');
  await phone.page.goBack();
  await phone.page.getByText(/^这个链接已经失效/u).waitFor();
  expectClean(phone);

  await writeUp(office);
  expectClean(office);
});

/** The next answer that is saved returns only after a file was uploaded. Returns how many answers were under way at the same time. */
async function holdFirstAnswer({ page }: Visit): Promise<() => number> {
  const handedOver = page.waitForResponse(/case-link\/files/u);
  let [underWay, most] = [0, 0];
  await page.route(/audit-link\/answers/u, async (route) => {
    underWay += 1;
    most = Math.max(most, underWay);
    const response = await route.fetch();
    await handedOver;
    await route.fulfill({ response });
    underWay -= 1;
  });
  return () => most;
}

/** A finding, a measure and the files, on the page of an audit. */
async function writeUp(office: Visit): Promise<void> {
  const { page } = office;
  const findings = page.getByRole('region', { name: '审计发现' });
  await findings.getByLabel('所属系统').fill('空调');
  await findings.getByLabel('内容').fill('冷机夜间不停');
  const rests = findings.getByRole('combobox', { name: '依据的指标' });
  expect(await chosen(rests)).toBe('不依据指标');
  await findings.getByRole('button', { name: '添加发现' }).click();
  await findings.getByRole('cell', { name: '冷机夜间不停' }).waitFor();
  const measures = page.getByRole('region', { name: '节能措施' });
  await measures.getByLabel('名称').fill('冷机群控');
  await measures.getByLabel('所属系统').fill('空调');
  await measures.getByLabel(/^年节能量/u).fill('50000');
  await measures.getByLabel('投资（元）').fill('120000');
  await measures.getByRole('button', { name: '添加措施' }).click();
  await measures.getByRole('link', { name: 'EA1-M1' }).waitFor();
  expect((await shown.world.local.project.project({ project: 'EA1-M1' })).name).toBe('冷机群控');
  const [paper] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载审计报告（Word）' }).click()]);
  const document = unzipSync(readFileSync(await paper.path()))['word/document.xml'];
  expect(new TextDecoder().decode(document)).toContain('冷机夜间不停');
  await settled(office);
  expect(await a11yViolations(office)).toEqual([]);
  await page.getByRole('link', { name: 'EA1-M1' }).click();
  await page.getByRole('heading', { level: 1, name: /冷机群控/u }).waitFor();
}

test('a BuildingSync file is previewed before the import, and a building leads to its audits', async () => {
  const { world } = shown;
  const building = 'code,name,region,use,floorArea,zone\nEA2,同步楼,140302,office,800,Asia/Shanghai\n';
  await world.local.registry.importBuildings({ file: await world.upload('b2.csv', building) });
  const { audit } = await world.local.energyAudit.open({ building: 'EA2', level: 1, from: '2025-01-01', to: '2026-01-01' });
  const office = await shown.look({ language: 'en' });
  await signIn(office, root, '/audits');
  const text = await (await office.page.request.get(`/api/exports/energy-audit-sync?audit=${audit}`)).text();
  await office.page
    .getByLabel('BuildingSync file')
    .setInputFiles({ name: 'a.xml', mimeType: 'application/xml', buffer: Buffer.from(text) });
  await office.page.getByText(/already in the registry/u).waitFor();
  // the list above, when it arrives, moves the button from under the mouse
  await settled(office);
  await office.page.getByRole('button', { name: 'Import', exact: true }).click();
  await office.page.getByText('The import is done.').waitFor();
  expect(await a11yViolations(office)).toEqual([]);
  await goOn(office, '/buildings/EA2?tab=savings');
  await office.page.getByRole('region', { name: 'Savings' }).getByRole('link', { name: 'Energy audit' }).click();
  await office.page.getByRole('link', { name: `${audit} 同步楼` }).waitFor();
  expectClean(office);
});

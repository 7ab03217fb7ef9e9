import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choose, chosen, expectClean, goOn, openAnew, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';

let shown: Console;
let bureau: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
});

afterAll(async () => {
  await shown.stop();
});

const csv = (name: string, text: string | Buffer) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Clicks a link that answers with a file; returns the contents of the file. */
async function downloaded(page: Page, link: RegExp | string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  return readFileSync(await file.path());
}

/** Previews and imports the file whose settings are open. */
async function previewAndRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: '预览变更' }).click();
  await page.getByRole('region', { name: '预览：尚未写入任何内容' }).getByRole('button', { name: '确认导入' }).click();
  await page.getByRole('region', { name: '结果' }).waitFor();
}

/** The count under a name in the open result. */
async function count(page: Page, name: string): Promise<string> {
  return page
    .getByRole('term')
    .filter({ hasText: name })
    .evaluate((term) => (term.nextElementSibling as HTMLElement).innerText);
}

test('a ledger with titles above its header is understood, and the interpretation can be changed', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/imports');
  const ledger =
    '公共建筑能耗台账（2024年）,,,,\n填报单位：市住建局,,,,\n建筑编号,建筑名称,建筑用途,行政区划,建筑面积（万平方米）\nTZ-1,台账一号楼,办公楼,140302,1.2\n';
  await page.getByLabel('选择要导入的文件').setInputFiles(csv('台账.csv', ledger));
  await page.getByRole('heading', { name: '导入“台账.csv”' }).waitFor();
  expect(await chosen(page.getByLabel('表头在第几行'))).toBe('3');
  await choose(page.getByLabel('表头在第几行'), '1');
  await page.getByLabel('“公共建筑能耗台账（2024年）”对应的字段').waitFor();
  await page.goBack();
  await page.getByLabel('“建筑名称”对应的字段').waitFor();
  await previewAndRun(page);
  expect(await count(page, '新建')).toBe('1');
  expectClean(visit);
});

test('an import that later work depends on cannot be undone, and the reasons are shown', async () => {
  const { local, upload } = shown.world;
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/help');
  const headers = { origin: shown.url };
  const body = Buffer.from('code,name,use,region\nLATER,后来楼,office,140302\n');
  const handed = await page.request.put(`/api/files?name=${encodeURIComponent('后来.csv')}`, { data: body, headers });
  const { file } = (await handed.json()) as { file: string };
  const brought = await page.request.post('/api/imports/buildings', { data: { file }, headers });
  expect(await brought.json()).toMatchObject({ created: 1 });
  await local.registry.importMeters({ file: await upload('后来表.csv', 'code,building,carrier\nLATER-M,LATER,electricity\n') });
  await goOn(visit, '/imports?search=后来.csv');
  await page.getByRole('table', { name: '全部导入' }).getByRole('button', { name: /^撤销/u }).click();
  await page.getByRole('button', { name: '确认撤销' }).click();
  await page
    .getByRole('alert')
    .getByText(/后来装了计量点/u)
    .first()
    .waitFor();
  expectClean(visit);
});

const dirty = [
  '编码,楼名,类型,区划,面积(万平方米)',
  'X1,一号楼,写字间,140302,1.5',
  'X2,二号楼,写字间,140302,0.8',
  'X3,三号楼,办公,149999,2',
].join('\n');

test('settings are saved as a profile and used for the next file with the same header', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/imports');
  await page.getByLabel('选择要导入的文件').setInputFiles(csv('甲.csv', dirty));
  await choose(page.getByLabel('“楼名”对应的字段'), 'name');
  await page.getByLabel('方案名称').fill('老系统');
  await page.getByRole('button', { name: '保存方案' }).click();
  await page.getByText('已保存').waitFor();
  await openAnew(visit, '/imports');
  await page.getByLabel('选择要导入的文件').setInputFiles(csv('乙.csv', dirty));
  await choose(page.getByLabel('套用方案'), '老系统');
  expect(await chosen(page.getByLabel('“楼名”对应的字段'))).toBe('名称 *');
  expectClean(visit);
});

test('a file dragged onto the page is accepted like a chosen one', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/imports');
  const zone = page.getByText('选择要导入的文件', { exact: true });
  const dragged = await page.evaluateHandle(() => {
    const carried = new DataTransfer();
    carried.items.add(new File(['代码,名称,用途,地区\nZ1,拖来的楼,办公,140302\n'], '拖来.csv', { type: 'text/csv' }));
    return carried;
  });
  await zone.dispatchEvent('dragover', { dataTransfer: dragged });
  await zone.dispatchEvent('drop', { dataTransfer: dragged });
  await page.getByRole('heading', { name: '导入“拖来.csv”' }).waitFor();
  await previewAndRun(page);
  expect(await count(page, '新建')).toBe('1');
  expectClean(visit);
});

test('a reload during an import returns to its progress, and then to its result', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/imports');
  await page.getByLabel('选择要导入的文件').setInputFiles(csv('长.csv', '代码,名称,用途,地区\nL1,楼,办公,140302\n'));
  await page.getByRole('button', { name: '预览变更' }).click();
  // the progress comes from the server; here it says "not yet" until the test releases it
  let held = true;
  await page.route(/\/api\/imports\/\d+$/u, async (route) => {
    const answer = await route.fetch();
    const told = (await answer.json()) as { preview: boolean };
    if (!held || told.preview) return route.fulfill({ response: answer });
    return route.fulfill({ response: answer, json: { ...told, state: 'begun', result: null, progress: { done: 1200, total: 5000 } } });
  });
  await page.getByRole('region', { name: '预览：尚未写入任何内容' }).getByRole('button', { name: '确认导入' }).click();
  const running = page.getByRole('status').filter({ hasText: '正在导入，可以离开本页' });
  await running.getByText('已处理 1,200 行').waitFor();
  await page.reload();
  await running.getByRole('progressbar').waitFor();
  expect(await running.getByRole('progressbar').getAttribute('value')).toBe('1200');
  await page.getByRole('link', { name: '全部导入' }).click();
  await page.getByRole('table', { name: '全部导入' }).waitFor();
  await page.goBack();
  await running.getByText('已处理 1,200 行').waitFor();
  held = false;
  await page.getByRole('region', { name: '结果' }).waitFor();
  expect(await count(page, '新建')).toBe('1');
  expectClean(visit);
});

test('facts of buildings are exported as a list, edited, previewed and imported again', async () => {
  const { world } = shown;
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nTAKE,取楼,office,140302\n') });
  await world.local.attachments.note({ building: 'TAKE', text: '旧说法' });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/imports');
  const list = await downloaded(page, '备注与附件清单（不含文件本身）：csv');
  await page.getByLabel('选择要导入的文件').setInputFiles(csv('清单.csv', list.toString().replace('旧说法', '新说法')));
  await choose(page.getByLabel('数据类型'), '备注与附件清单');
  await previewAndRun(page);
  expect(await count(page, '更新')).toBe('1');
  const { entries } = await world.local.attachments.entries({ building: 'TAKE' });
  expect(entries.map(({ text }) => text)).toEqual(['新说法']);
  expectClean(visit);
});

test('what the program recognises by itself is shown and not sent: open points are asked, and only the answer is sent', async () => {
  const { world } = shown;
  await world.local.registry.importBuildings({ file: await world.upload('f.csv', 'code,name,use,region\nFORM,表楼,office,140302\n') });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/imports');
  const asked: unknown[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/imports/readings')) asked.push(Object.keys(request.postDataJSON() as object).toSorted());
  });
  const rows = Array.from({ length: 10 }, (_, at) => `FORM,2025-01-${String(at + 1).padStart(2, '0')},${5000 + at * 13 + (at % 3)}`);
  await page.getByLabel('选择要导入的文件').setInputFiles(csv('表.csv', `Meter,Date,Value (kWh)\n${rows.join('\n')}\n`));
  await page.getByRole('heading', { name: '导入“表.csv”' }).waitFor();
  expect(await chosen(page.getByLabel('数据类型'))).toBe('读数');
  await expect.poll(() => chosen(page.getByLabel('每个读数代表多长时间'))).toBe('自动：1 天');
  await page.getByLabel('没有的计量点按编号新建（归到同编号的建筑）').check();
  await page.getByRole('button', { name: '预览变更' }).click();
  const open = page.getByRole('region', { name: '导入前请说明' });
  await open.getByRole('button', { name: /^时段用量.*50,594/u }).waitFor();
  await open.getByRole('button', { name: /^表底.*117/u }).click();
  await page.getByRole('region', { name: '预览：尚未写入任何内容' }).getByRole('button', { name: '确认导入' }).click();
  await page.getByRole('region', { name: '结果' }).waitFor();
  expect(await count(page, '接受')).toBe('10');
  const base = ['createMeters', 'file', 'preview', 'wait'];
  expect(asked).toEqual([base, [...base, 'kind'].toSorted(), [...base, 'kind', 'seen'].toSorted()]);
  expectClean(visit);
});

test('a file that may be a list or readings raises a question, and a list that ignores readings needs confirmation', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/imports');
  const both = '表号,建筑,倍率,安装日期,用电量(kWh)\nBM1,FORM,1,2025-01-01,310\nBM2,FORM,1,2025-01-01,280\n';
  await page.getByLabel('选择要导入的文件').setInputFiles(csv('两样.csv', both));
  await page.getByRole('alert').getByText('文件看不出是哪一种数据').waitFor();
  const kind = page.getByLabel('数据类型');
  expect(await chosen(kind)).toBe('请选择');
  expect(await faultsOfView(visit)).toEqual([]);
  await choose(kind, 'meters');
  await choose(page.getByLabel('“安装日期”对应的字段'), '不读取');
  await page.getByRole('button', { name: '预览变更' }).click();
  const preview = page.getByRole('region', { name: '预览：尚未写入任何内容' });
  const go = preview.getByRole('button', { name: '确认导入' });
  await go.and(page.getByRole('button', { disabled: true })).waitFor();
  await preview.getByLabel('已知悉：上述读数列不导入').check();
  await go.and(page.getByRole('button', { disabled: false })).waitFor();
  expectClean(visit);
});

test('rows that would move a building to another county are asked about in the preview, and go in once that is accepted', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/imports');
  const send = async (name: string, region: string) => {
    const text = `编号,名称,用途,地区\nMOVE-1,迁址楼,office,${region}\n`;
    await page.getByLabel('选择要导入的文件').setInputFiles(csv(name, text));
    await page.getByRole('heading', { name: `导入“${name}”` }).waitFor();
  };
  await send('迁址前.csv', '140302');
  await previewAndRun(page);
  await page.getByRole('link', { name: '全部导入' }).click();
  await send('迁址后.csv', '140303');
  await page.getByRole('button', { name: '预览变更' }).click();
  const preview = page.getByRole('region', { name: '预览：尚未写入任何内容' });
  await preview
    .getByRole('cell', { name: /MOVE-1 已登记的.+是“140302”，文件中是“140303”/u })
    .first()
    .waitFor();
  expect(await faultsOfView(visit)).toEqual([]);
  await preview.getByRole('button', { name: '允许改变并重新预览' }).click();
  await preview.getByText('按要求改变 1 处标识').waitFor();
  await preview.getByRole('button', { name: '确认导入' }).click();
  await page.getByRole('region', { name: '结果' }).waitFor();
  expect(await count(page, '标识改变')).toBe('1');
  expectClean(visit);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { choose, expectClean, goOn, openAnew, openConsole, openKnown, pick, signIn, textOfFile, walkTo } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };

const when = 'region=140300&date=2026-03-01';
const asked = 'class.public_urban.true_fund.government_buildingAreaM2.25000';

beforeAll(async () => {
  shown = await openConsole();
  await settleTown(shown.world);
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
});

afterAll(async () => {
  await shown.stop();
});

test('a project is described step by step: why each fact is asked, what applies with its clause, and the address holds the query', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, `/policy?${when}`);
  await page.getByRole('group', { name: '建设活动' }).getByText('文件对新建、既有、拆除各有要求').waitFor();
  await page.getByRole('button', { name: '新建', exact: true }).click();
  await page.getByRole('button', { name: '修改：建设活动 新建' }).waitFor();
  await page.waitForURL(/p=work\.new/u);
  const menu = page.getByRole('navigation', { name: '主菜单' });
  await expect.poll(() => menu.getByRole('link', { name: '政策查询', exact: true }).getAttribute('aria-current')).toBe('page');
  await goOn(visit, `/policy?${when}&p=work.new_${asked}`);
  const star = page.getByRole('article', { name: '绿色建筑等级不低于二星级' }).first();
  await star.getByText('应当', { exact: true }).first().waitFor();
  expect(await star.innerText()).toContain('大型公共建筑、政府或国有资金投资的公共建筑及其他有条件的项目执行二星级及以上标准');
  const told = await shown.world.local.policy.rules({
    region: '140300',
    date: '2026-03-01',
    project: { work: 'new', class: 'public', urban: true, fund: 'government', buildingAreaM2: 25_000 },
  });
  await page.getByRole('heading', { name: `期限已过（${told.lapsed.length}）` }).waitFor();
  await page.getByRole('heading', { name: `文件引用而尚未载入的规定（${told.notLoaded.length}）` }).waitFor();
  const own = told.undecided.filter(({ binds }) => binds !== 'actor');
  expect(own.length).toBeLessThan(told.undecided.length);
  const undecided = page.getByRole('region', { name: `尚未确定（${own.length}）` });
  await undecided.getByRole('button', { name: '超限高层建筑（经抗震设防专项审查认定）' }).first().click();
  await page
    .getByRole('group', { name: '超限高层建筑（经抗震设防专项审查认定）' })
    .getByRole('button', { name: '是', exact: true })
    .click();
  await page.getByRole('article', { name: '绿色建筑等级不低于三星级' }).first().waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载 Word 文件' }).click()]);
  expect(download.suggestedFilename()).toBe('要求清单.docx');
  await openAnew(visit, page.url());
  await page.getByRole('article', { name: '绿色建筑等级不低于三星级' }).first().waitFor();
  expectClean(visit);
});

test('two cases side by side: another fact, what is added and what is dropped', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, `/policy?${when}&p=work.new_${asked}`);
  await page.getByRole('button', { name: '与另一种情形比较' }).click();
  await page.getByText('两种情形的要求相同。').waitFor();
  await pick(page, '改动的信息', '投资来源');
  await page.getByRole('group', { name: '另一种情形' }).getByRole('button', { name: '社会投资' }).click();
  const gone = page.getByRole('region', { name: '不再要求' });
  await gone.getByRole('article', { name: '按（被动式）超低能耗建筑标准建设' }).first().waitFor();
  expectClean(visit);
});

test('a clause opens in its document with its sentence marked', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, `/policy?${when}&p=work.new_${asked}`);
  await page
    .getByRole('article', { name: '绿色建筑等级不低于二星级' })
    .first()
    .getByRole('link', { name: '《阳泉市实施方案》第二（一）1条' })
    .click();
  await page.getByRole('heading', { name: '阳泉市加快推动建筑领域节能降碳工作实施方案' }).waitFor();
  await page.waitForURL(/policy\/documents\/YQ\?.*mark=/u);
  const passage = page.getByRole('list', { name: '标注' }).getByText('绿色建筑等级不低于二星级').first();
  await passage.waitFor();
  // the page has scrolled to it by itself
  await expect.poll(() => passage.evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(768);
  expectClean(visit);
});

test('a city’s own document is imported through the console: errors at their lines, nothing half imported, then it applies and the one it replaces does not', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, await shown.account('zhao', 'administrator'), '/knowledge/file?name=');
  const own = `kind: policy
code: QX
version: 1
status: CITY
number: 平政发〔2026〕9号
title: 平定县绿色建筑办法
issuer: 平定县人民政府
issued: '2026-05-01'
region: '140321'
changes:
  - {what: amends, document: YQ, from: '2026-05-01', rules: [star-2]}
text:
  - at: 一
    say: 新建公共建筑应当达到三星级。
    rules:
      - {id: star, item: green-star, atLeast: 3, strength: must, word: 应当, quote: 新建公共建筑应当达到三星级, when: [新建建筑, 公共建筑]}
`;
  await page.getByLabel(/^文件名/u).fill('pingding.yaml');
  const text = page.getByLabel('文件内容（YAML）');
  const ask = async () => (await shown.world.local.policy.documents({ region: '140321' })).documents.map(({ code }) => code);
  // every kind of fault at its line: policy.engine.test.ts
  const bad = own.replace("'140321'", "'140399'");
  await text.fill(bad);
  await page.getByRole('button', { name: '保存并启用' }).click();
  await page.getByRole('alert').filter({ hasText: '文件未保存' }).waitFor();
  await page
    .getByRole('button', { name: /^第 9 行/u })
    .first()
    .waitFor();
  expect(await text.inputValue()).toBe(bad);
  expect(await ask()).not.toContain('QX');
  await text.fill(own);
  await page.getByRole('button', { name: '保存并启用' }).click();
  await page.getByRole('status').filter({ hasText: '已保存并启用' }).waitFor();
  // what is written while queries are being answered takes effect a little later
  await expect.poll(ask).toContain('QX');
  await goOn(visit, `/policy?region=140321&date=2026-05-01&p=work.new_${asked}`);
  await page.getByRole('article', { name: '绿色建筑等级不低于三星级' }).getByText('《平定县绿色建筑办法》第一条').first().waitFor();
  await goOn(visit, `/policy?region=140321&date=2026-04-30&p=work.new_${asked}`);
  await page
    .getByRole('article', { name: '绿色建筑等级不低于二星级' })
    .getByText('大型公共建筑、政府或国有资金投资的公共建筑')
    .first()
    .waitFor();
  expect(await page.getByText('《平定县绿色建筑办法》第一条').count()).toBe(0);
  expectClean(visit);
});

test('the conditions of a plot, their Word file, and a design checked against them', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, `/policy/plot?region=140800&date=2026-03-01&p=${asked}`);
  await page.getByRole('article').first().waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载规划条件（Word）' }).click()]);
  expect(download.suggestedFilename()).toBe('规划条件.docx');
  await page.getByText('文书的项目名称、地块编号和签发单位').click();
  await page.getByLabel('项目名称').fill('市政务中心');
  await page.waitForURL(/projectName=/u);
  const [named] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载规划条件（Word）' }).click()]);
  expect(decodeURIComponent(named.url())).toContain('projectName=市政务中心');
  await page.getByRole('tab', { name: '设计核对' }).click();
  const star = page.getByLabel(/^设计值：绿色建筑等级/u).first();
  await choose(star, '基本级');
  await page.getByRole('status').filter({ hasText: '不符合' }).waitFor();
  await page.getByRole('article', { name: '不得颁发建设工程规划许可证' }).waitFor();
  const [checked] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载核对表（Word）' }).click()]);
  expect(checked.suggestedFilename()).toBe('设计核对.docx');
  const standard = page.getByRole('row', { name: /^执行的节能标准为建筑节能降碳强制性标准/u });
  await standard.getByText('未定').waitFor();
  await standard.getByRole('checkbox', { name: '执行“建筑节能降碳强制性标准”' }).check();
  await standard.getByText('符合', { exact: true }).waitFor();
  const typed = standard.getByLabel('设计值：执行的节能标准');
  expect(await typed.inputValue()).toBe('建筑节能降碳强制性标准');
  await typed.fill('建筑节能降碳强制性标准；国家、省现行建筑节能标准');
  await typed.press('Enter');
  await page
    .getByRole('row', { name: /^执行的节能标准为国家、省现行建筑节能标准/u })
    .getByText('符合', { exact: true })
    .waitFor();
  await goOn(visit, `/policy/plot?${when}&p=${asked}&tab=check`);
  const share = page.getByLabel('设计值：光伏产品应用面积占屋顶总面积比例').first();
  await share.fill('-1');
  await share.press('Enter');
  await page.getByRole('alert').getByText('须为不小于 0 的数').waitFor();
  expectClean(visit);
});

test('a plot in an area of a special plan has its indices, with the plan as the source', async () => {
  const { world } = shown;
  const ring = [[113.5, 37.8], [113.6, 37.8], [113.6, 37.9], [113.5, 37.9], [113.5, 37.8]]; // prettier-ignore
  const features = [{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties: { name: '城东片区', star: 3 } }];
  const file = await world.upload('plan.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
  await world.local.specialPlans.import({
    file,
    code: 'ZX',
    region: '140300',
    title: '专项规划',
    issuer: '市住建局',
    issued: '2026-01-01',
  });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, `/policy/plot?${when}&p=${asked}`);
  await page.getByText('给出地块的位置才能查到').waitFor();
  await page.getByLabel('经度（WGS 84）').fill('113.55');
  await page.getByLabel('纬度').fill('37.85');
  await page.getByRole('article', { name: '绿色建筑等级不低于三星级' }).getByText('ZX 城东片区').waitFor();
  // as known the day before, the plan did not exist yet
  const box = await openKnown(page);
  await box.fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
  await box.press('Enter');
  await page.waitForURL(/known=/u);
  await page.getByText('ZX 城东片区').waitFor({ state: 'detached' });
  await box.fill('');
  await box.press('Enter');
  await page.getByText('ZX 城东片区').waitFor();
  expectClean(visit);
});

test('the energy review calculates in standard coal and names its clause', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, `/policy/review?${when}`);
  const box = page.getByLabel('电（kWh）');
  await box.fill('5 million');
  await box.press('Enter');
  await page.getByRole('alert').getByText('须为不小于 0 的数').waitFor();
  expect(await box.inputValue()).toBe('5 million');
  await box.fill('5000000');
  await box.press('Enter');
  await page.getByRole('status').filter({ hasText: '需要' }).waitFor();
  await page.getByText('614.5 吨标准煤', { exact: true }).waitFor();
  expectClean(visit);
});

test('targets, base-year figures and tasks by document, each with a link to its clause', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/policy/targets?document=YQ');
  const row = page.getByRole('row', { name: /装配式建筑占城镇新建建筑面积比例/u });
  expect(await row.innerText()).toContain('≥ 40 %');
  await page.getByRole('tab', { name: '任务' }).click();
  await page
    .getByRole('row', { name: /全面开展绿色建筑创建行动/u })
    .getByText('市住建局')
    .waitFor();
  await page
    .getByRole('row', { name: /全面开展绿色建筑创建行动/u })
    .getByRole('link')
    .click();
  await page.waitForURL(/policy\/documents\/YQ/u);
  expectClean(visit);
});

test('a building’s duties load on request; the city’s list says who owes what and which field would decide', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?year=2025');
  await page.getByRole('tab', { name: '用能评价', exact: true }).click();
  await page.getByRole('tab', { name: '政策义务' }).click();
  const running = page.getByRole('region', { name: '运行中' });
  await running.getByRole('article', { name: '执行室内温度控制' }).waitFor();
  await goOn(visit, `/policy/obligations?${when}`);
  await page
    .getByRole('button', { name: '只看：整体能效提升 改造时 应当' })
    .or(page.getByRole('button', { name: /只看：改造后整体能效提升/u }))
    .first()
    .click();
  await page.waitForURL(/item=efficiency-gain/u);
  const table = page.getByRole('table', { name: '建筑', exact: true });
  await table.getByRole('row', { name: /市政府一号楼/u }).waitFor();
  const file = await textOfFile(page, page.getByRole('link', { name: '导出全部义务，每栋每项一行 csv' }));
  expect(file).toMatch(/B1,市政府一号楼,城区,办公,未定,改造时,/u);
  await page
    .getByRole('table', { name: '待补字段' })
    .getByRole('row', { name: /已采取节能措施/u })
    .first()
    .waitFor();
  expectClean(visit);
});

test('a fact is entered by keyboard alone', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, `/policy?${when}`);
  const value = page.getByRole('button', { name: '新建', exact: true });
  await value.waitFor();
  await walkTo(page, value);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '修改：建设活动 新建' }).waitFor();
  expectClean(visit);
});

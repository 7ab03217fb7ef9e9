import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, goOn, openAnew, openConsole, overTheEdge, pick, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { overTheEdgeOfTelephone } from './faults.ts';
import { chooseByKeys, press, type } from './keyboard.ts';

let shown: Console;
let root: { name: string; password: string };
let viewer: { name: string; password: string };
const hourMs = 3_600_000;
/** How far the program's clock is ahead. */
let aheadMs = 0;

beforeAll(async () => {
  shown = await openConsole({}, undefined, () => Date.now() + aheadMs);
  const { world } = shown;
  root = await shown.account('root', 'administrator');
  viewer = await shown.account('looks', 'viewer', { region: '140300' });
  const organisations = 'code,name\nR1,第一供热公司\nR2,第二供热公司\n';
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', organisations) });
  const buildings = 'code,name,use,region\nB1,一号楼,office,140302\nB2,二号楼,school,140303\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const meters = [
    'code,building,carrier,kind,unit,operator,installed',
    'H1,B1,heat,register,GJ,R1,2022-10-01',
    'H2,B1,heat,register,GJ,R1,2021-10-01',
    'H3,B2,heat,register,GJ,R2,2021-09-01',
    'G1,B2,gas,register,m3,,',
  ].join('\n');
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) });
  const certificates =
    '证书编号,计量点,检定类别,检定日期,结论,有效期至\nC1,H1,initial,2022-09-20,pass,2025-09-30\nC2,H2,periodic,2025-01-02,pass,2099-01-01\n';
  await world.local.meterVerification.importCertificates({ file: await world.upload('检定.csv', certificates) });
});

afterAll(() => shown.stop());

test('an officer goes from the due list to a meter, enters its new certificate, is refused an invalid one, and undoes it', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/meter-due?state=overdue');
  await page.getByRole('link', { name: 'H1', exact: true }).click();
  await page.getByRole('heading', { name: '计量器具检定 H1', level: 1 }).waitFor();
  const today = page.getByRole('region', { name: '今日状态' });
  await today.getByText('超期未检').waitFor();
  await page.getByRole('button', { name: '新增' }).click();
  const form = page.getByRole('region', { name: '手工新增' });
  await form.getByLabel('证书编号').fill('C1');
  await choose(form.getByLabel('检定类别'), '后续检定');
  await form.getByLabel('检定日期').fill('2026-01-15');
  await form.getByRole('button', { name: '确认新增' }).click();
  await form.getByText(/C1/u).waitFor();
  await form.getByRole('alert').waitFor();
  await form.getByLabel('证书编号').fill('C9');
  await form.getByRole('button', { name: '确认新增' }).click();
  await form.getByText(/结论/u).last().waitFor();
  await choose(form.getByLabel('结论'), '检定合格');
  await form.getByLabel('有效期至').fill('2026-01-01');
  await form.getByRole('button', { name: '确认新增' }).click();
  await form.getByText(/早于检定日期/u).waitFor();
  await form.getByLabel('有效期至').fill('2098-12-31');
  await form.getByRole('button', { name: '确认新增' }).click();
  await form.getByRole('link', { name: 'C9' }).waitFor();
  await today.getByText('在有效期内').waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await form.getByRole('button', { name: /^撤销/u }).click();
  await form.getByRole('group').getByRole('button').first().click();
  await today.getByText('超期未检').waitFor();
  expectClean(visit);
});

test('a certificate shows the row it came from, is corrected by hand, and its history shows the change', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/meter-due/H2');
  await page.getByRole('link', { name: 'C2', exact: true }).click();
  const one = page.getByRole('region', { name: '检定证书 C2' });
  await one.getByRole('link', { name: '“检定.csv”第 3 行' }).first().waitFor();
  const edit = page.getByRole('region', { name: '手工修改' });
  await choose(edit.getByLabel('新值'), '检定不合格');
  await edit.getByRole('button', { name: '修改' }).click();
  await page.getByRole('region', { name: '今日状态' }).getByText('检定不合格').waitFor();
  await page.getByRole('region', { name: '变更记录' }).getByRole('cell', { name: '检定不合格' }).waitFor();
  await edit.getByRole('button', { name: /^撤销/u }).click();
  await edit.getByRole('group').getByRole('button').first().click();
  await page.getByRole('region', { name: '今日状态' }).getByText('在有效期内').waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('a building shows its meters with their states and leads to the list; users who may not edit certificates see no form', async () => {
  const visit = await shown.look({ language: 'en' });
  const { page } = visit;
  await signIn(visit, viewer, '/buildings/B1?tab=verification');
  const meters = page.getByRole('region', { name: 'Measuring instruments in the building' });
  await meters.getByRole('row').filter({ hasText: 'H1' }).getByText('Overdue').waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await meters.getByRole('link', { name: 'Show in the list of meters due' }).click();
  await page.getByRole('heading', { name: 'Meter verification', level: 1 }).waitFor();
  await page.getByText(/Overdue 1/u).waitFor();
  await page.getByRole('link', { name: 'H2', exact: true }).click();
  await page.getByRole('region', { name: 'Status today' }).getByText('Valid').waitFor();
  expect(await page.getByRole('button', { name: 'Add' }).count()).toBe(0);
  expectClean(visit);
});

test('the share without a certificate is shown by company and region, and leads to its meters', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/meter-due?tab=shares');
  const companies = page.getByRole('region', { name: '按运营单位' });
  await companies.getByRole('row').filter({ hasText: '第二供热公司' }).getByText('100%').waitFor();
  await companies.getByRole('link', { name: '第二供热公司' }).click();
  await page.getByRole('link', { name: 'H3', exact: true }).waitFor();
  await page.getByRole('link', { name: 'G1', exact: true }).waitFor({ state: 'detached' });
  expectClean(visit);
});

test('on a phone a certificate is entered by keyboard alone, and nothing overflows', async () => {
  const visit = await shown.look({ language: 'en', width: 390, height: 844 });
  const { page } = visit;
  await signIn(visit, root, '/meter-due/G1');
  await page.getByText('No certificates yet').waitFor();
  await press(page, page.getByRole('button', { name: 'Add', exact: true }));
  const form = page.getByRole('region', { name: 'Add by hand' });
  await type(page, form.getByLabel('Certificate', { exact: true }), 'K1');
  await chooseByKeys(page, form.getByLabel('Kind of verification'), 'in-use');
  await type(page, form.getByLabel('Verified on'), '2026-02-01');
  await chooseByKeys(page, form.getByLabel('Conclusion'), 'fail');
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expect(await overTheEdge(visit)).toEqual([]);
  await press(page, form.getByRole('button', { name: 'Add it' }));
  await form.getByRole('link', { name: 'K1' }).waitFor();
  await page.getByRole('region', { name: 'Status today' }).getByText('Failed').waitFor();
  await openAnew(visit, '/meter-due/H2?certificate=C2');
  await settled(visit);
  expect(await overTheEdge(visit)).toEqual([]);
  expectClean(visit);
});

test('a sample is filled in, refused at its field, previewed lot by lot and announced; once drawn, its checks are entered and counted', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  const { world } = shown;
  await signIn(visit, root, '/meter-due');
  await page.getByRole('link', { name: '计量器具抽样检查' }).click();
  await page.getByText('还没有计量器具抽样。').waitFor();
  const form = page.getByRole('region', { name: '公布新的抽样' });
  const check = form.getByRole('button', { name: '核对抽样方案' });
  expect(await check.isDisabled()).toBe(true);
  await form.getByLabel('抽查名称').fill('热量表在用抽查');
  await pick(page, '地区', '阳泉市 140300');
  await choose(form.getByLabel('能源', { exact: true }), '热');
  await form.getByLabel('每批抽取').fill('一半');
  await form.getByLabel('公开随机源', { exact: true }).fill('福彩双色球');
  await form.getByLabel('随机源揭晓时间').fill(new Date(Date.now() + hourMs).toISOString());
  await check.click();
  await form.getByRole('alert').filter({ hasText: '比例写作 0.05、1/3 或 5%' }).first().waitFor();
  await form.getByLabel('每批抽取').fill('1/2');
  await check.click();
  await form.getByText('可以公布，共抽取 2 块。').waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await form.getByRole('button', { name: '公布新的抽样' }).click();
  await form.getByRole('link', { name: '查看', exact: true }).click();
  await page.getByText('名单已公布，尚未抽取。').waitFor();
  const draw = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  aheadMs = hourMs;
  await world.local.draws.reveal({ draw, randomness: '03 11 17' });
  await openAnew(visit, `/meter-samples/${draw}`);
  const meters = page.getByRole('region', { name: '抽中的计量器具' });
  await meters.getByRole('link').first().click();
  await page.getByRole('button', { name: '新增' }).click();
  const paper = page.getByRole('region', { name: '手工新增' });
  await paper.getByLabel('证书编号').fill('CY-1');
  await choose(paper.getByLabel('检定类别'), '使用中检查');
  await paper.getByLabel('检定日期').fill(new Date(Date.now() + aheadMs + 8 * 3_600_000).toISOString().slice(0, 10));
  await choose(paper.getByLabel('结论'), '检定不合格');
  await paper.getByRole('button', { name: '确认新增' }).click();
  await paper.getByRole('link', { name: 'CY-1' }).waitFor();
  await goOn(visit, `/meter-samples/${draw}`);
  await meters.getByRole('row').filter({ hasText: 'CY-1' }).getByText('检定不合格').waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expect(await overTheEdgeOfTelephone(visit)).toEqual([]);
  expectClean(visit);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, openConsole, openSignedOut, pick, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let root: { name: string; password: string };
const hourMs = 3_600_000;
/** How far the program's clock is ahead. */
let aheadMs = 0;

beforeAll(async () => {
  shown = await openConsole({}, undefined, () => Date.now() + aheadMs);
  root = await shown.account('root', 'administrator');
});

afterAll(() => shown.stop());

const plan = (knownFrom: string) =>
  `name: 节能抽查\nregion: "140300"\nobjects: {大型: {rate: 1/2}}\npeople: {each: 1}\nsource: 福彩双色球\nknownFrom: "${knownFrom}"\n`;
const objects = 'code,name,stratum\nB1,一号楼,大型\nB2,二号楼,大型\nB3,三号楼,大型\n';
const people = 'code,name,groups\nP1,甲,\nP2,乙,\n';

test('a clerk announces a draw, draws and replaces one; a citizen repeats the draw on the page', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, root, '/draws');
  const knownFrom = new Date(Date.now() + hourMs).toISOString();
  await page.getByLabel('抽查名称').fill('节能抽查');
  await pick(page, '地区', '阳泉市 140300');
  await page.getByLabel('第 1 层：分层名称').fill('大型');
  await page.getByLabel('第 1 层：比例或数量').fill('一半');
  await page.getByLabel('每个对象抽取人数').fill('1');
  await page.getByLabel('公开随机源', { exact: true }).fill('福彩双色球');
  await page.getByLabel('随机源揭晓时间').fill('明天');
  await page
    .getByLabel('对象名单（编码、名称、分层、单位）')
    .setInputFiles({ name: 'o.csv', mimeType: 'text/csv', buffer: Buffer.from(objects) });
  await page
    .getByLabel('人员名单（编码、姓名、单位、专业、回避）')
    .setInputFiles({ name: 'p.csv', mimeType: 'text/csv', buffer: Buffer.from(people) });
  const check = page.getByRole('button', { name: '核对方案和名单' });
  await check.click();
  await page.getByText('比例写作 0.05、1/3 或 5%，不大于 1；数量为整数。').waitFor();
  expect(await page.getByLabel('第 1 层：比例或数量').getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('随机源揭晓时间').getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('抽查名称').getAttribute('aria-invalid')).toBeNull();
  await page.getByLabel('第 1 层：比例或数量').fill('1/2');
  await page.getByLabel('随机源揭晓时间').fill(knownFrom);
  expect(await a11yViolations(visit)).toEqual([]);
  await page.getByRole('tab', { name: '方案文件（YAML）' }).click();
  expect(parse(await page.getByLabel('抽查方案', { exact: true }).inputValue())).toEqual(parse(plan(knownFrom)));
  await page.getByRole('tab', { name: '填表' }).click();
  await check.click();
  await expect.poll(() => page.getByText('方案和名单可以公布。').isVisible()).toBe(true);
  await page.getByRole('button', { name: '公布', exact: true }).click();
  await page.getByRole('link', { name: '查看', exact: true }).click();
  await page.getByLabel('随机源的结果').fill('03 11 17');
  // the outcome of the source is known
  aheadMs = hourMs;
  await page.getByRole('button', { name: /^抽取 CC-/u }).click();
  await page
    .getByRole('group', { name: /^抽取 CC-/u })
    .getByRole('button')
    .first()
    .click();
  await page.getByRole('heading', { name: '抽取结果' }).waitFor();
  await choose(page.getByRole('combobox', { name: '抽查对象' }), { index: 1 });
  await page.getByRole('textbox', { name: '原因' }).fill('已停业');
  await page.getByRole('button', { name: '按次序递补' }).click();
  await expect.poll(() => page.getByText('已停业').isVisible()).toBe(true);

  const citizen = await shown.look({ language: 'zh' });
  await openSignedOut(citizen, `/public${new URL(page.url()).pathname}`);
  await citizen.page.getByRole('button', { name: '在本页重算' }).click();
  await expect.poll(() => citizen.page.getByText('重算一致').isVisible()).toBe(true);
  expect(await a11yViolations(citizen)).toEqual([]);
  expectClean(citizen);
});

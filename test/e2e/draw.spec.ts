import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers, expectClean, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let root: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
});

afterAll(() => shown.stop());

const plan = (knownFrom: string) =>
  `name: 节能抽查\nregion: "140300"\nobjects: {大型: {rate: 1/2}}\npeople: {each: 1}\nsource: 福彩双色球\nknownFrom: "${knownFrom}"\n`;
const objects = 'code,name,stratum\nB1,一号楼,大型\nB2,二号楼,大型\nB3,三号楼,大型\n';
const people = 'code,name,groups\nP1,甲,\nP2,乙,\n';

test('a clerk announces a draw, draws it and replaces one; a citizen draws it again in the page', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, root, '/draws');
  const knownFrom = new Date(Date.now() + 8000).toISOString();
  await page.getByLabel('抽查方案', { exact: true }).fill(plan(knownFrom));
  await page
    .getByLabel('对象名单（编码、名称、分层、单位）')
    .setInputFiles({ name: 'o.csv', mimeType: 'text/csv', buffer: Buffer.from(objects) });
  await page
    .getByLabel('人员名单（编码、姓名、单位、专业、回避）')
    .setInputFiles({ name: 'p.csv', mimeType: 'text/csv', buffer: Buffer.from(people) });
  await page.getByRole('button', { name: '核对方案和名单' }).click();
  await expect.poll(() => page.getByText('方案和名单可以公布。').isVisible()).toBe(true);
  await page.getByRole('button', { name: '公布', exact: true }).click();
  await page.getByRole('link', { name: '查看', exact: true }).click();
  await page.getByLabel('随机源的结果').fill('03 11 17');
  const reveal = page.getByRole('button', { name: /^抽取 CC-/u });
  await expect
    .poll(
      async () => {
        if (await reveal.isVisible()) {
          await reveal.click();
          await page
            .getByRole('group', { name: /^抽取 CC-/u })
            .getByRole('button')
            .first()
            .click();
        }
        return page.getByRole('heading', { name: '抽取结果' }).isVisible();
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toBe(true);
  await page.getByRole('combobox', { name: '抽查对象' }).selectOption({ index: 1 });
  await page.getByRole('textbox', { name: '原因' }).fill('已停业');
  await page.getByRole('button', { name: '按次序递补' }).click();
  await expect.poll(() => page.getByText('已停业').isVisible()).toBe(true);

  const citizen = await shown.look({ language: 'zh' });
  await citizen.page.goto(`/public${new URL(page.url()).pathname}`);
  await citizen.page.getByRole('button', { name: '在本页重算' }).click();
  await expect.poll(() => citizen.page.getByText('重算一致').isVisible()).toBe(true);
  expect(await barriers(citizen)).toEqual([]);
  expectClean(citizen);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { choose, expectClean, goOn, openConsole, pick, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let root: { name: string; password: string };

const table = `编码,姓名,类别,单位,地区,专业,聘期起,聘期止,回避,账户
E1,示例甲,专家,示例大学,140300,暖通;电气,2026-01-01,2026-12-31,U1,clerk
E2,示例乙,专家,,140300,给排水,2020-01-01,2020-12-31,,
I1,示例丙,检查员,,140300,,,,,
`;

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  root = await shown.account('root', 'administrator');
  await settleTown(world);
  await world.local.people.importPeople({ file: await world.upload('专家.csv', table) });
  await world.local.people.training.importFile({
    file: await world.upload('t.csv', 'person,day,course,hours\nE1,2026-01-05,标准宣贯,8\n'),
  });
  await world.local.access.users.add({ name: 'clerk', role: 'bureau', region: '140300' });
});

afterAll(() => shown.stop());

test('a list is filtered by who is appointed on a day, and a person shows term, recusals, training and the source row', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/people');
  await page.getByRole('link', { name: '示例乙' }).waitFor();
  await page.getByRole('search').getByLabel('这一天在聘').fill('2026-03-01');
  await page.getByRole('link', { name: '示例乙' }).waitFor({ state: 'detached' });
  await choose(page.getByRole('search').getByLabel('人员类别'), '专家');
  await page.getByRole('link', { name: '示例丙' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '示例甲' }).click();
  await page.getByRole('heading', { name: '示例甲', level: 1 }).waitFor();
  const facts = page.getByRole('region', { name: '基本情况' });
  await facts.getByText('暖通；电气').waitFor();
  await facts.getByRole('link', { name: '“专家.csv”第 2 行' }).first().waitFor();
  const training = page.getByRole('region', { name: '培训' });
  await training.getByText('标准宣贯').waitFor();
  await training.getByText('没有关于专家年度学时和再培训的规定').waitFor();
  expectClean(visit);
});

test('a person is struck off with day and reason, and reinstated', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/people/I1');
  const panel = page.getByRole('region', { name: '除名' });
  await panel.getByLabel('除名日期').fill('2026-02-01');
  expect(await panel.getByRole('button', { name: '确认除名' }).isDisabled()).toBe(true);
  await panel.getByLabel('除名原因').fill('离岗');
  await panel.getByRole('button', { name: '确认除名' }).click();
  const facts = page.getByRole('region', { name: '基本情况' });
  await facts.getByText('已除名').waitFor();
  await facts.getByText('离岗').waitFor();
  expectClean(visit);
});

test('an administrator sets a post by names, and it appears in the list and with the person whose account it is', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/people?tab=posts');
  await pick(page, '任岗人', 'clerk');
  await pick(page, '流程', '绿色建筑标识认定');
  await pick(page, '角色', '经办人');
  await pick(page, '地区', '阳泉市 140300');
  await page.getByRole('button', { name: '设定', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: 'clerk' });
  await row.getByText('绿色建筑标识认定').waitFor();
  await row.getByText('经办人').waitFor();
  await goOn(visit, '/people/E1');
  await page.getByRole('region', { name: '担任的岗位' }).getByText('经办人').waitFor();
  expectClean(visit);
});

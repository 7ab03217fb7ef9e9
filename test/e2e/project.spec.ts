import { afterAll, beforeAll, expect, test } from 'vitest';
import { choose, expectClean, openConsole, pick, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let root: { name: string; password: string };

const table = `code,name,region,work,class,fund,urban,buildings,initiatedOn,constructionOn
P1,一中改造,140302,retrofit,public,government,true,B2,2025-03-01,2025-09-01
P2,滨河新城,140303,new,residential,private,true,,2026-01-05,
`;

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  root = await shown.account('root', 'administrator');
  await settleTown(world);
  await world.local.project.importProjects({ file: await world.upload('projects.csv', table) });
});

afterAll(() => shown.stop());

test('a list is filtered by stage, and a project shows its life, its buildings and the rules that bind it', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/projects');
  await choose(page.getByRole('combobox', { name: '阶段' }), '施工');
  await page.getByRole('link', { name: '滨河新城' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '一中改造' }).click();
  await page.getByRole('heading', { name: '一中改造', level: 1 }).waitFor();
  expect(await page.getByRole('listitem').filter({ hasText: '施工' }).first().textContent()).toContain('2025');
  await page.getByRole('region', { name: '所含建筑' }).getByRole('link', { name: 'B2' }).waitFor();
  await page.getByRole('region', { name: '适用的政策要求' }).waitFor();
  await page.getByRole('article').first().waitFor();
  const incentives = page.getByRole('region', { name: '激励', exact: true });
  await incentives.getByRole('heading', { name: /^可以申请（[1-9]/u }).waitFor();
  await incentives
    .getByRole('link', { name: /^《阳泉市实施方案》第三/u })
    .first()
    .waitFor();
  // subsidies for buyers of appliances do not concern a school
  expect(await page.getByText('以旧换新').count()).toBe(0);
  const open = await incentives.getByRole('link', { name: '填写面积和造价，计算激励金额' }).getAttribute('href');
  expect(open).toMatch(/^\/rating\/incentives\?region=140302&date=[^&]*&p=.*class\.public/u);
  expectClean(visit);
});

test('an edit by hand is written and appears in the history', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/projects/P2');
  const panel = page.getByRole('region', { name: '手工修改' });
  await pick(page, '字段', '备注');
  await panel.getByLabel('新值').fill('列入计划');
  await panel.getByRole('button', { name: '修改', exact: true }).click();
  await page.getByText('列入计划').first().waitFor();
  await page.getByRole('link', { name: '变更记录' }).click();
  await page.getByRole('cell', { name: '列入计划' }).waitFor();
  await page
    .getByRole('link', { name: /手工修改 \d+/u })
    .first()
    .waitFor();
  expectClean(visit);
});

test('what is typed while the policy words are still loading stays', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  const words = Promise.withResolvers<void>();
  await page.route(/\/api\/policy\/items/u, async (route) => {
    await words.promise;
    await route.continue();
  });
  await signIn(visit, root, '/projects/P2');
  await pick(page, '字段', '备注');
  const value = page.getByRole('region', { name: '手工修改' }).getByLabel('新值');
  await value.fill('列入计划');
  words.resolve();
  await settled(visit);
  expect(await value.inputValue()).toBe('列入计划');
  expectClean(visit);
});

test('selected projects are edited together, and one is added without a file', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/projects');
  for (const code of ['P1', 'P2']) await page.getByRole('row').filter({ hasText: code }).getByRole('checkbox').check();
  const panel = page.getByRole('region', { name: '修改选中的 2 项' });
  await pick(page, '字段', '备注');
  await panel.getByLabel('新值').fill('打捆');
  await panel.getByRole('button', { name: '预览变更' }).click();
  await panel.getByRole('button', { name: '确认修改 2 项' }).click();
  await panel.getByText('已修改 2 项').waitFor();
  await page.getByRole('button', { name: '新增' }).click();
  const adding = page.getByRole('region', { name: '手工新增' });
  await adding.getByLabel('代码').fill('P1');
  await adding.getByLabel('名称').fill('三期');
  await adding.getByLabel('地区').fill('140302');
  await adding.getByRole('button', { name: '确认新增' }).click();
  await adding.getByText('代码 P1 已被使用').waitFor();
  await adding.getByLabel('代码').fill('P9');
  await adding.getByRole('button', { name: '确认新增' }).click();
  await adding.getByRole('link', { name: 'P9' }).click();
  await page.getByRole('heading', { name: '三期', level: 1 }).waitFor();
  expect(visit.page.url()).toContain('/projects/P9');
});

test('a building shows the projects that it belongs to', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/buildings/B2?tab=facts');
  await page.getByRole('region', { name: '所属项目' }).getByRole('link', { name: '一中改造' }).click();
  await page.getByRole('heading', { name: '一中改造', level: 1 }).waitFor();
  expectClean(visit);
});

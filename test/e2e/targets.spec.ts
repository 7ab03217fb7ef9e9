import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { createFormat } from '../../web/i18n/format.ts';
import { zh } from '../../web/i18n/zh.ts';
import { inGroups, targetGroups } from '../../web/pages/reporting/targets/groups.ts';
import { targetsPageWords } from '../../web/pages/reporting/targets/words.ts';
import { a11yViolations } from './axe.ts';
import { choose, goOn, openConsole, settled, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let city: { name: string; password: string };
let county: { name: string; password: string };
const format = createFormat('zh', zh.figure.none);
const asked = { target: 'YC/retrofit-area', region: '140800', year: 2025 } as const;

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  city = await shown.account('wang', 'bureau', { region: '140800' });
  county = await shown.account('zhang', 'bureau', { region: '140821' });
  const buildings = '代码,名称,用途,地区,建筑面积\nA,甲,办公,140802,1000\nB,乙,办公,140821,1000\nC,丙,办公,140822,1000\n';
  await world.local.registry.importBuildings({ file: await world.upload('buildings.csv', buildings) });
  const projects = [
    'code,name,region,work,class,projectAreaM2,deliveredOn',
    'P1,一期,140802,retrofit,residential,300000,2025-03-01',
    'P2,二期,140821,retrofit,public,200000,2025-04-01',
    'P3,三期,140821,retrofit,public,900000,',
    'P4,四期,140822,retrofit,public,100000,',
  ];
  await world.local.project.importProjects({ file: await world.upload('projects.csv', projects.join('\n')) });
});

afterAll(() => shown.stop());

async function rowsIn(place: Locator): Promise<string[][]> {
  const rows = place.getByRole('row').filter({ has: place.page().getByRole('cell') });
  await rows.first().waitFor();
  const texts = await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())));
  return texts.filter((cells) => cells.length > 1);
}

test('from all targets of a place to one of them: its progress, what would close its gap, and a split that adds up exactly', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, city, '/targets?region=140800&year=2025&document=YC');
  const { target, course, toClose } = await shown.world.local.targets.show(asked);
  await page.getByRole('button', { name: `查看“${target.name.zh}”的进展` }).click();
  const figure = page.getByRole('figure', { name: `${target.name.zh}：逐年进展` });
  await figure.getByRole('button', { name: '表格视图' }).click();
  expect(await rowsIn(figure)).toEqual(
    course.map(({ year, now, path }) => [String(year), format.quantity(now, target.unit), format.quantity(path, target.unit)]),
  );
  const list = await rowsIn(page.getByRole('region', { name: '尚未到所需阶段的项目（由大到小）' }));
  expect(list).toEqual((toClose?.rows ?? []).map(({ code, name, size }) => [name, code, format.quantity(size, 'm2')]));
  expect(list.map(([, code]) => code)).toEqual(['P3', 'P4']);
  const split = page.getByRole('region', { name: '目标分解' });
  await choose(split.getByLabel('分解方式'), '平均分解');
  await split.getByRole('button', { name: '试算' }).click();
  await split.getByRole('button', { name: '保存分解' }).waitFor();
  expect((await shown.world.local.targets.splits({ target: asked.target })).splits).toEqual([]);
  await split.getByRole('button', { name: '保存分解' }).click();
  await split.getByRole('button', { name: '保存分解' }).waitFor({ state: 'detached' });
  const [kept] = (await shown.world.local.targets.splits({ target: asked.target })).splits;
  expect((kept?.rows ?? []).reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(200);
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
});

test('targets that are over, not shared out, or calculated by nothing are folded behind headings with their counts', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, city, '/targets?region=140800&year=2026');
  const groups = inGroups((await shown.world.local.targets.progress({ region: '140800', year: 2026 })).targets, 2026);
  const names = targetsPageWords.zh.groups;
  const held = targetGroups.filter((group) => groups[group].length > 0);
  expect(held).toEqual(expect.arrayContaining(['unshared', 'over']));
  for (const group of held) {
    await page.getByRole('heading', { name: `${names[group]}（${groups[group].length}）` }).waitFor();
  }
  expect(await page.getByRole('table').count()).toBe(1);
  await page.getByRole('heading', { name: names.over }).click();
  await page.getByRole('table', { name: names.over }).waitFor();
  expect(await page.getByRole('table').count()).toBe(2);
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
});

test('a county sees its own part, commits itself, and reports on its assigned task', async () => {
  const { world } = shown;
  await world.local.targets.split({ ...asked, by: 'floorArea' });
  await world.local.assignment.assign({ task: 'CN/task-quality', region: '140821', to: county.name, due: '2099-12-31' });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, county, '/targets?year=2025&document=YC&target=YC/retrofit-area');
  const split = page.getByRole('region', { name: '目标分解' });
  await split.getByText(format.quantity(67, '万平方米')).waitFor();
  await split.getByLabel('承诺数（万平方米）').fill('30.5');
  await split.getByRole('button', { name: '填写承诺' }).click();
  await split.getByText(format.quantity(30.5, '万平方米')).waitFor();
  await goOn(visit, page.url().replace(/\/targets.*/u, '/tasks?mine=true'));
  await page.getByRole('button', { name: '查看临猗县的任务“降低工程质量通病发生率”' }).click();
  const form = page.getByRole('region', { name: '填报进展' });
  await form.getByLabel('完成百分比').fill('100');
  await form.getByLabel('说明').fill('已完成');
  await form.getByLabel('佐证材料').setInputFiles({ name: '照片.txt', mimeType: 'text/plain', buffer: Buffer.from('a photo') });
  await form.getByRole('button', { name: '填报进展' }).click();
  await page.getByRole('link', { name: '照片.txt' }).waitFor();
  const [task] = (await world.local.assignment.list({ region: '140821', state: 'done' })).tasks;
  expect(task).toMatchObject({ id: 'CN/task-quality', percent: 100, reports: [{ note: '已完成', evidence: [{ name: '照片.txt' }] }] });
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
});

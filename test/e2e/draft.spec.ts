import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, goOn, openConsole, settled, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let wang: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  wang = await shown.account('wang', 'bureau', { region: '140300' });
  const { world } = shown;
  const table = 'code,name,region,work,class\nP1,滨河新城,140303,new,residential\n';
  await world.local.project.importProjects({ file: await world.upload('p.csv', table) });
});

afterAll(() => shown.stop());

test('a design check is saved in its project, found there, opened unchanged, and saved automatically once it is changed', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, wang, '/policy/plot?region=140302&date=2026-03-01&tab=check&p=work.new_class.public&plotNumber=G-1');
  await page.getByRole('button', { name: '另存为草稿' }).click();
  await page.getByLabel('草稿标题').fill('一号地块');
  await page.getByLabel('归入项目').fill('P1');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.waitForURL(/draft=\d+&rev=1/u);
  await goOn(visit, `${shown.url}/projects/P1`);
  await page.getByRole('region', { name: '草稿' }).getByRole('link', { name: '一号地块' }).click();
  await page.waitForURL(/rev=1/u);
  await page.waitForURL(/plotNumber=G-1/u);
  await page.getByText('第 1 版').waitFor();
  expect(await page.getByRole('button', { name: '更新草稿' }).isDisabled()).toBe(true);
  await page.getByLabel('地块编号').fill('G-2');
  await page.waitForURL(/rev=2/u);
  const { drafts } = await shown.world.local.draft.list({ project: 'P1' });
  expect(await shown.world.local.draft.get({ id: drafts[0]?.id ?? 0 })).toMatchObject({
    kind: 'design-check',
    revision: 2,
    question: { plotNumber: 'G-2', region: '140302', project: { class: 'public' }, design: {} },
  });
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('if somebody else has saved since, the page says who, keeps what was typed, and saves it as another draft', async () => {
  const { draft } = shown.world.local;
  const made = await draft.add({ kind: 'prefab', title: '二号楼', project: 'P1', question: { input: {} } });
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, wang, `/rating/prefab?draft=${made.id}`);
  await page.getByText('第 1 版').waitFor();
  await draft.save({ id: made.id, revision: 1, question: { input: { note: 'theirs' } } });
  const share = page.getByRole('textbox', { name: /比例/u }).first();
  await share.fill('40');
  await share.press('Enter');
  const told = page.getByRole('alert').filter({ hasText: '草稿已有新版本' });
  await told.getByText('第 2 版').waitFor();
  expect(await share.inputValue()).toBe('40');
  await told.getByRole('button', { name: '另存为新草稿' }).click();
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByText('二号楼（副本）').waitFor();
  expect((await draft.list({ project: 'P1', kind: 'prefab' })).drafts.map(({ title }) => title)).toEqual(['二号楼（副本）', '二号楼']);
  expect(await draft.get({ id: made.id })).toMatchObject({ revision: 2, question: { input: { note: 'theirs' } } });
});

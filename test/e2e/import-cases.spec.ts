import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';
import { permit } from './permit.ts';

let shown: Console;
let root: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
  await shown.world.local.procedures.add({ name: 'permit.yaml', text: permit });
});

afterAll(() => shown.stop());

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Uploads a file as the given kind. */
async function open(page: Page, file: ReturnType<typeof csv>, kind: string): Promise<void> {
  await page.getByLabel('选择要导入的文件').setInputFiles(file);
  await page.getByRole('heading', { name: `导入“${file.name}”` }).waitFor();
  await choose(page.getByLabel('数据类型'), kind);
}

async function previewAndRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: '预览变更' }).click();
  await page.getByRole('region', { name: '预览：尚未写入任何内容' }).getByRole('button', { name: '确认导入' }).click();
  await page.getByRole('region', { name: '结果' }).waitFor();
}

test('earlier cases are imported for the selected procedure, and undone', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, root, '/imports');
  const old =
    'case,region,state,field:star,field:area,entered:draft,entered:check,entered:granted\n' +
    'OLD-1,140302,granted,2,12.50,2025-03-03,2025-03-05,2025-03-20\nOLD-2,140302,check,1,8.00,2025-04-01,2025-04-02,\n';
  await open(page, csv('旧办件.csv', old), 'cases');
  await page.getByText('请先选择办件所属的流程。').waitFor();
  expect(await page.getByRole('button', { name: '预览变更' }).isDisabled()).toBe(true);
  await choose(page.getByLabel('所属办理流程'), 'permit');
  expect(await a11yViolations(visit)).toEqual([]);
  await previewAndRun(page);
  const { world } = shown;
  expect((await world.local.cases.list({ procedure: 'permit' })).total).toBe(2);
  await page.getByRole('button', { name: /^撤销/u }).click();
  await page
    .getByRole('button', { name: /^(?:是|确定|确认|撤销)/u })
    .first()
    .click();
  await page
    .getByText(/已撤销|撤销于/u)
    .first()
    .waitFor();
  expect((await world.local.cases.list({ procedure: 'permit' })).total).toBe(0);
  expectClean(visit);
});

test('a catalogue belongs to the selected place', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, root, '/imports');
  await open(page, csv('目录.csv', 'code,name,list\nM1,岩棉板,推广\n'), 'catalogue');
  await page.getByRole('combobox', { name: '目录所属地区' }).click();
  await page.keyboard.type('山西');
  await page
    .getByTitle(/^山西省/u)
    .first()
    .click();
  expect(await a11yViolations(visit)).toEqual([]);
  await previewAndRun(page);
  const { entries } = await shown.world.local.catalogues.list({});
  expect(entries).toMatchObject([{ code: 'M1', region: '140000' }]);
  expectClean(visit);
});

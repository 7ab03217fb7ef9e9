import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectClean, openConsole, signIn, walkTo } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };
let viewer: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  await settleTown(shown.world);
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
  viewer = await shown.account('li', 'viewer', { region: '140300' });
});

afterAll(async () => {
  await shown.stop();
});

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test('a file is attached and downloaded unchanged, and its description is edited with a history', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?tab=attachments');
  await page.getByText('尚无附件和备注。').waitFor();
  await page.getByLabel('附件说明（可不填）').fill('一层平面');
  await page.getByLabel('添加附件').setInputFiles({ name: '平面图.pdf', mimeType: 'text/html', buffer: Buffer.from('%PDF-1.7 plan') });
  const list = page.getByRole('list', { name: '附件与备注清单' });
  const item = list.getByRole('listitem', { name: /平面图\.pdf/u });
  await item.getByText('一层平面').waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), item.getByRole('link', { name: '下载 平面图.pdf' }).click()]);
  expect(file.suggestedFilename()).toBe('平面图.pdf');
  expect(readFileSync(await file.path(), 'utf8')).toBe('%PDF-1.7 plan');
  await item.getByRole('button', { name: /^修改/u }).click();
  await item.getByLabel('内容').fill('一层平面，2026 年测绘');
  expect(await faultsOfView(visit)).toEqual([]);
  await item.getByRole('button', { name: '保存修改' }).click();
  await item.getByText('一层平面，2026 年测绘').waitFor();
  await item.getByRole('button', { name: /的历史$/u }).click();
  const history = item.getByRole('table', { name: /的历史$/u });
  await history.getByRole('row', { name: /wang.*一层平面$/u }).waitFor();
  await page.getByLabel('添加附件').setInputFiles({ name: '门头.png', mimeType: 'image/png', buffer: png });
  await page.getByRole('img', { name: '门头.png' }).waitFor();
  expect(await page.getByRole('img', { name: '门头.png' }).evaluate((image: HTMLImageElement) => image.decode().then(() => true))).toBe(
    true,
  );
  expectClean(visit);
});

test('a note is written, withdrawn and restored by keyboard alone', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B2?tab=attachments');
  await page.getByText('尚无附件和备注。').waitFor();
  await walkTo(page, page.getByLabel('写备注'));
  await page.keyboard.type('锅炉房在北侧');
  await walkTo(page, page.getByRole('button', { name: '保存备注' }));
  await page.keyboard.press('Enter');
  const item = page.getByRole('list', { name: '附件与备注清单' }).getByRole('listitem');
  await item.getByText('锅炉房在北侧').waitFor();
  await page.getByRole('main').focus();
  await walkTo(page, item.getByRole('button', { name: /^收回/u }));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '确认' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('尚无附件和备注。').waitFor();
  await page.getByRole('main').focus();
  await walkTo(page, page.getByRole('checkbox', { name: '同时显示已收回的 1 条' }));
  await page.keyboard.press('Space');
  await page.waitForURL(/withdrawn=/u);
  await page.getByRole('main').focus();
  await walkTo(page, item.getByRole('button', { name: /^恢复/u }));
  await page.keyboard.press('Enter');
  await item.getByRole('button', { name: /^收回/u }).waitFor();
  expectClean(visit);
});

test('a file that is too large is refused before the upload', async () => {
  const visit = await shown.look({ language: 'en' });
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B3?tab=attachments');
  await page.getByLabel('Attach a file').waitFor();
  await page.getByLabel('Attach a file').evaluate((box: HTMLInputElement) => {
    const held = new DataTransfer();
    held.items.add(new File([new Uint8Array(50_000_001)], 'large.bin'));
    box.files = held.files;
    box.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page
    .getByRole('alert')
    .filter({ hasText: /large\.bin.*50 MB/u })
    .waitFor();
  expectClean(visit);
});

test('read-only users see what is stored and no way to change it', async () => {
  const { id } = await shown.world.local.attachments.note({ building: 'B4', text: '只看' });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, viewer, '/buildings/B4?tab=attachments');
  await page.getByText('只看').waitFor();
  expect(await page.getByRole('button', { name: /收回|修改|保存备注/u }).count()).toBe(0);
  expect(await page.getByLabel('写备注').count()).toBe(0);
  await shown.world.local.attachments.takeBack({ id });
  expectClean(visit);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectClean, openConsole, openKnown, signIn, speakIn, walkTo } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let person: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  person = await shown.account('wang', 'viewer');
});

afterAll(async () => {
  await shown.stop();
});

test('a term is found in either language, and the language is switched in place', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, person, '/help');
  await page.getByLabel('查找').fill('coverage');
  await page
    .getByRole('row', { name: /覆盖率/u })
    .first()
    .waitFor();
  await speakIn(page, 'English');
  await page.getByRole('heading', { name: 'Help' }).waitFor();
  await page.getByRole('row', { name: /the measured share of the requested time/u }).waitFor();
  expectClean(visit);
});

test('a page leads to instructions for its task, with steps and a picture; another task is found by its words', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, person, '/ranking');
  await page.getByRole('link', { name: '操作指引' }).click();
  const task = page.getByRole('region', { name: '怎样找出超约束值的建筑' });
  await task.getByRole('listitem').nth(4).waitFor();
  const picture = task.getByRole('img', { name: '示意图：怎样找出超约束值的建筑' });
  await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(800);
  await page.getByLabel('查找').fill('催报');
  await page.getByRole('region', { name: '怎样发催报' }).waitFor();
  expect(await page.getByRole('navigation', { name: '操作指引' }).getByRole('link').allInnerTexts()).toEqual(['怎样发催报']);
  expectClean(visit);
});

test('the meaning of a finding is explained in the words of the program', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, person, '/help?view=findings&search=quota-use-missing');
  const row = page.getByRole('row', { name: /quota-use-missing/u });
  await row.waitFor();
  const { words } = await shown.world.local.help.words();
  expect(await row.innerText()).toContain(words.find(({ code }) => code === 'quota-use-missing')?.text ?? '?');
  expectClean(visit);
});

test('a code is found by its name, or by what a ledger calls it', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, person, '/help?view=codes&search=写字楼');
  await page.getByRole('row', { name: /use.*office.*办公.*Office.*写字楼/u }).waitFor();
  expectClean(visit);
});

test('the icon after a term opens its meaning, by keyboard, and Escape closes it', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, person, '/ranking');
  await openKnown(page);
  const sign = page.getByRole('button', { name: '什么是“数据截止日”' });
  await walkTo(page, sign);
  await page.keyboard.press('Enter');
  const means = page.getByRole('note').filter({ hasText: '按当时所知回答关于过去的问题' });
  await means.waitFor();
  await page.keyboard.press('Escape');
  await means.waitFor({ state: 'hidden' });
  expectClean(visit);
});

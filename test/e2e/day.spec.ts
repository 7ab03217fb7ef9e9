import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, goOn, openConsole, openKnown, settled, signIn, speakIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  await settleTown(shown.world);
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
});

afterAll(async () => {
  await shown.stop();
});

test('a day is typed in any usual notation; invalid input is marked and changes nothing', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025');
  const box = await openKnown(page);
  expect(await box.getAttribute('placeholder')).toBe('年-月-日');
  await box.fill('2026年1月2日');
  await page.waitForURL(/known=2026-01-02/u);
  await box.fill('2026年1月32日');
  expect(await box.getAttribute('aria-invalid')).toBe('true');
  expect(new URL(page.url()).searchParams.get('known')).toBe('2026-01-02');
  await box.fill('');
  await page.waitForURL((url) => !url.searchParams.has('known'));
  expectClean(visit);
});

test('a day is chosen from the calendar by keyboard alone, in the language of the console', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025&known=2026-01-02');
  await speakIn(page, 'English');
  await page.getByRole('button', { name: 'As known on 2 January 2026', exact: true }).click();
  const open = page.getByRole('button', { name: 'Choose a day from the calendar' });
  await open.focus();
  await page.keyboard.press('Enter');
  const calendar = page.getByRole('dialog', { name: 'Choose a day from the calendar' });
  await calendar.getByRole('button', { name: '2 January 2026', exact: true }).waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowDown');
  await expect
    .poll(() => calendar.getByRole('button', { name: '9 December 2025', exact: true }).evaluate((one) => one === document.activeElement))
    .toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForURL(/known=2025-12-09/u);
  await calendar.waitFor({ state: 'hidden' });
  expect(await open.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await calendar.waitFor();
  await page.keyboard.press('Escape');
  await calendar.waitFor({ state: 'hidden' });
  expectClean(visit);
});

test('months are chosen the same way, and files by a button in the language of the console', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/typing?month=2026-03&building=B1');
  await settled(visit);
  await page.getByRole('button', { name: '从日历选择月份' }).click();
  await page.getByRole('dialog', { name: '从日历选择月份' }).getByRole('button', { name: '2026年1月' }).click();
  await page.waitForURL(/month=2026-01/u);
  await goOn(visit, '/imports');
  await page.getByText('未选择文件').waitFor();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('选择文件', { exact: true }).click()]);
  expect(chooser.isMultiple()).toBe(false);
  expectClean(visit);
});

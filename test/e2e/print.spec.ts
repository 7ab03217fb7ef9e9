import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountButton, expectClean, goOn, openConsole, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };
let root: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  await settleTown(shown.world);
  root = await shown.account('root', 'administrator');
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
});

afterAll(async () => {
  await shown.stop();
});

/** A4 without its margins of 14 mm, in pixels of the page. */
const paper = 688;

/** A page of each kind that people print. */
const printed = [
  '/?year=2025&view=use',
  '/ranking?year=2025',
  '/?year=2025',
  '/buildings/B1?year=2025',
  '/buildings',
  '/buildings/B1?year=2025&tab=quota',
  '/buildings/B1/history',
  '/imports',
  '/imports/1',
  '/quality?tab=findings',
  '/admin/users',
  '/admin/system',
  '/admin/audit',
  '/knowledge',
  '/help',
];

test('a page of each kind prints without menu and buttons, no table is cut, and the known-at date is printed; one is written as A4', async () => {
  const visit = await shown.look({ dark: true });
  const { page } = visit;
  const screen = { media: 'screen', colorScheme: 'dark', reducedMotion: 'reduce' } as const;
  await signIn(visit, root, '/help');
  for (const path of printed) {
    await page.emulateMedia(screen);
    await page.setViewportSize({ width: 1366, height: 768 });
    await goOn(visit, path, true);
    await settled(visit);
    // the page with the most content
    if (path === printed[0])
      expect((await page.pdf({ format: 'A4', printBackground: true })).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    await page.emulateMedia({ ...screen, media: 'print' });
    await page.setViewportSize({ width: paper, height: 1000 });
    await page.getByText(/^数字按 .* 所知计算$/u).waitFor();
    await page.getByText(/^窑洞 · 打印于 /u).waitFor();
    expect(await page.getByRole('navigation', { name: '主菜单' }).count(), path).toBe(0);
    expect(await page.getByRole('button', accountButton).count(), path).toBe(0);
    const boxes = page.getByRole('table').or(page.getByRole('img'));
    const ends = await boxes.evaluateAll((all) => all.map((box) => box.getBoundingClientRect().right));
    for (const end of ends) expect(end, path).toBeLessThanOrEqual(paper + 1);
    const colour = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--yd-text').trim());
    expect(colour, path).toBe('#1f1f1f');
  }
  expectClean(visit);
});

test('a chosen day appears on the print', async () => {
  const visit = await shown.look({ language: 'en' });
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025&known=2026-01-02');
  await page.getByRole('tab', { name: 'Ranked (0)' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.getByText('The figures below are as known at the end of 2 January 2026').last().waitFor();
  expectClean(visit);
});

import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { pressAgain } from './failed-pages.ts';

const browser = await openBrowser();
const context = await browser.newContext();
afterAll(() => context.close());

/** A page on which each press counts, and whose button moves away while the mouse is down. */
async function moving(): Promise<Page> {
  const page = await context.newPage();
  await pressAgain(page);
  await page.goto('data:text/html,<button>press</button><p>0</p>');
  await page.evaluate(() => {
    const [button, count] = [document.querySelector('button'), document.querySelector('p')];
    button?.addEventListener('click', () => void (count !== null && (count.textContent = String(Number(count.textContent) + 1))));
    button?.addEventListener('mousedown', () => void (button.style.marginLeft = '300px'));
  });
  return page;
}

test('a press that slipped from what moved is made again, once', async () => {
  const page = await moving();
  await page.getByRole('button').click();
  await page.getByText('1', { exact: true }).waitFor();
  await page.getByRole('button').dispatchEvent('click');
  expect(await page.getByRole('paragraph').textContent()).toBe('2');
});

test('a drag that began on a button is no press', async () => {
  const page = await moving();
  await page.mouse.move(20, 20);
  await page.mouse.down();
  await page.mouse.move(200, 120);
  await page.mouse.up();
  await page.getByRole('button').dispatchEvent('click');
  expect(await page.getByRole('paragraph').textContent()).toBe('1');
});

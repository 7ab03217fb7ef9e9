import type { FileChooser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { walkTo } from './console.ts';

/** Walks there by Tab, and sees that the focus can be seen. */
export async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  await walkTo(page, target);
  expect(await focusIsSeen(target), `the focus on ${String(target)} is seen`).toBe(true);
}

/** Walks there by Tab and presses a key. */
export async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await reach(page, target);
  await page.keyboard.press(key);
}

/** Walks there by Tab, and types in place of what stands there. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await reach(page, target);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Chooses of the browser's own list by the first letters of the choice. */
export async function choose(page: Page, target: Locator, value: string): Promise<void> {
  await reach(page, target);
  for (let steps = 0; steps < 60 && (await target.inputValue()) !== value; steps += 1) await page.keyboard.press('ArrowDown');
  expect(await target.inputValue()).toBe(value);
}

/** Opens the file chooser by a key, and takes a file in it. */
export async function takeFile(page: Page, target: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await reach(page, target);
  const chosen: Promise<FileChooser> = page.waitForEvent('filechooser');
  // the browser must have heard that we wait before a key opens the chooser
  await page.evaluate(() => document.readyState);
  await page.keyboard.press('Enter');
  const chooser = await chosen;
  await chooser.setFiles(file);
}

/**
 * Whether somebody who looks sees where the focus is: an outline on what has it, or on what stands right around it where that itself is not
 * shown (the box of a choice, a text box with signs in it).
 */
async function focusIsSeen(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    let at: Element | null = element;
    for (let up = 0; up < 4 && at !== null; up += 1) {
      const { outlineStyle, outlineWidth, opacity } = getComputedStyle(at);
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && opacity !== '0') return true;
      at = at.parentElement;
    }
    return false;
  });
}

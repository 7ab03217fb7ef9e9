import type { FileChooser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { walkTo } from './console.ts';

/** Gets there by Tab, and checks that the focus is visible. */
export async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  await walkTo(page, target);
  expect(await focusIsSeen(target), `the focus on ${String(target)} is seen`).toBe(true);
}

/** Gets there by Tab and presses a key. */
export async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await reach(page, target);
  await page.keyboard.press(key);
}

/** Gets there by Tab, and replaces the text there by typing. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await reach(page, target);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Opens a list by a key, walks down to the option of a value, and takes it. */
export async function chooseByKeys(page: Page, target: Locator, value: string): Promise<void> {
  await reach(page, target);
  await page.keyboard.press('ArrowDown');
  const option = page.getByTestId(value).filter({ visible: true });
  const id = await option.getAttribute('id');
  const active = () => target.getAttribute('aria-activedescendant');
  for (let steps = 0; steps < 60 && (await active()) !== id; steps += 1) await page.keyboard.press('ArrowDown');
  expect(await active()).toBe(id);
  await page.keyboard.press('Enter');
}

/** Opens the file chooser by a key, and selects a file in it. */
export async function takeFile(page: Page, target: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await reach(page, target);
  const chosen: Promise<FileChooser> = page.waitForEvent('filechooser');
  // the browser must know that we are waiting before a key opens the chooser
  await page.evaluate(() => document.readyState);
  await page.keyboard.press('Enter');
  const chooser = await chosen;
  await chooser.setFiles(file);
}

/**
 * Whether the focus is visible: an outline on the focused element, or on the element directly around it if the focused one is not displayed
 * itself (the box of an option, a text field with symbols in it).
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

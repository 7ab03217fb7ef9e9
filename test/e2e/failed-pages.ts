import type { Page } from 'playwright-core';
import { onTestFailed } from 'vitest';
import type { Visit } from './visit.ts';

/** On a page: the presses that ended on another element than they began on, which is no click of either. */
type Slipped = { yaodongSlipped: string[] };

/**
 * What arrives while the mouse is down moves the page under it: the press is then no click, and nothing on the page says so. A press of a
 * test takes no time, so this happens under load only; as a person would, it presses again. A mouse that moved is a drag and stays one.
 */
export const pressAgain = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const slipped: string[] = [];
    (globalThis as unknown as Slipped).yaodongSlipped = slipped;
    let pressed: MouseEvent | null = null;
    const named = (one: EventTarget | null): string => (one instanceof Element ? one.outerHTML.slice(0, 120) : 'the window');
    const pressable = (one: EventTarget | null) =>
      one instanceof Element ? one.closest<HTMLElement>('button, a, input, label, summary, [role]') : null;
    addEventListener('mousedown', (event) => void (pressed = event), { capture: true });
    addEventListener(
      'mouseup',
      ({ target, clientX, clientY }) => {
        const meant = pressable(pressed?.target ?? null);
        if (pressed === null || pressable(target) === meant) return;
        slipped.push(`pressed ${named(pressed.target)}, released ${named(target)}`);
        if (meant?.isConnected === true && clientX === pressed.clientX && clientY === pressed.clientY) setTimeout(() => meant.click());
      },
      { capture: true },
    );
  });

/** When the current test fails: prints where its page is, what it is waiting for and what it shows. */
export function tellWhenFailed(visit: Visit): void {
  try {
    onTestFailed(async () => {
      const { page, underWay, thrown } = visit;
      if (page.isClosed()) return;
      const slipped = await page.evaluate(() => (globalThis as unknown as Slipped).yaodongSlipped).catch(() => []);
      const text = await page.evaluate(() => (document.querySelector('main') ?? document.body).innerText).catch(String);
      const waits = [...underWay].map((request) => request.url());
      const told = [`the failed test left ${page.url()}`, ...waits.map((one) => `waits for ${one}`), ...thrown, ...slipped];
      console.error(`${told.join('\n')}\n${text.replaceAll(/\n\s*\n/gu, '\n').slice(0, 6000)}`);
    });
  } catch {
    // opened for all tests of a file
  }
}

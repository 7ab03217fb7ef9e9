import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Visit } from './visit.ts';

/** What a press may do: a request is sent, the page or its address changes, a file arrives or is requested, the focus moves. */
export async function doesSomething({ page }: Visit, button: Locator): Promise<boolean> {
  let done = false;
  const note = () => {
    done = true;
  };
  const events = ['request', 'download', 'filechooser', 'dialog', 'framenavigated'] as const;
  for (const event of events) page.on(event as 'request', note);
  await page.evaluate(() => {
    const held = globalThis as unknown as { pressed: number; watching?: MutationObserver };
    held.watching?.disconnect();
    held.pressed = 0;
    held.watching = new MutationObserver((all) => {
      // what Ant Design paints where it is pressed is not an action
      held.pressed += all.filter(({ target, attributeName }) => attributeName !== 'class' && !(target instanceof HTMLStyleElement)).length;
    });
    held.watching.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await button.click();
  const told = () => page.evaluate(() => (globalThis as unknown as { pressed: number }).pressed).catch(() => 1);
  const end = await expect
    .poll(async () => done || (await told()) > 0, { timeout: 20_000 })
    .toBe(true)
    .then(
      () => true,
      () => false,
    );
  for (const event of events) page.off(event as 'request', note);
  return end;
}

/** A button that can be pressed: by its name, without what it is about; and by its position in a row, if many rows have one. */
export type Pressed = { readonly name: string; readonly kinds: readonly string[] };

/**
 * The buttons that can be pressed, each kind once: names with the same words about other things count as one, and so do those in the same
 * position of rows, items or options, which are each rendered by one part of the program.
 */
export async function buttonsOn(page: Page): Promise<Pressed[]> {
  const main = page.getByRole('main').getByRole('button', { disabled: false });
  const found = await main.evaluateAll((all) => {
    const rows = 'tr, li, article, [role=group], [role=row], [role=listitem]';
    const pathOf = (one: Element): string => {
      const path: string[] = [];
      for (let at: Element | null = one; at !== null && at.tagName !== 'MAIN'; at = at.parentElement)
        path.push(`${at.tagName}.${at.getAttribute('class') ?? ''}`);
      return path.join(' ');
    };
    const placeOf = (one: Element): string | undefined => {
      const row = one.closest(rows);
      return row === null ? undefined : `${pathOf(one)} ${[...row.querySelectorAll('button, [role=button]')].indexOf(one)}`;
    };
    return all
      .filter((one) => one.checkVisibility())
      .map((one) => ({ name: one.getAttribute('aria-label') ?? (one as HTMLElement).innerText.trim(), place: placeOf(one) }));
  });
  const seen = new Set<string>();
  return found.flatMap(({ name, place }) => {
    const kind = name.replaceAll(/[\dA-Z][\w.-]*|“.*”/gu, '*');
    const kinds = [kind, ...(place === undefined ? [] : [`${new URL(page.url()).pathname} ${place}`])];
    // a field for files is a button without words of its own
    if (name === '' || kinds.some((one) => seen.has(one))) return [];
    for (const one of kinds) seen.add(one);
    return [{ name, kinds }];
  });
}

/**
 * Restores what the page keeps in the browser to the state when its buttons were read: a text that one button discards is there for the
 * next.
 */
export const keepAgain = (page: Page, kept: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate((all) => {
    localStorage.clear();
    for (const [name, value] of Object.entries(all)) localStorage.setItem(name, value);
  }, kept);

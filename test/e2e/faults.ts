import { expect } from 'vitest';
import { a11yViolations } from './axe.ts';
import { overTheEdge } from './console.ts';
import type { Visit } from './visit.ts';

const narrow = { width: 390, height: 844 };

/** What makes the page wider than a phone. The page has its former width again afterwards. */
export async function overTheEdgeOfTelephone(visit: Visit): Promise<string[]> {
  const { page } = visit;
  const before = page.viewportSize();
  await page.setViewportSize(narrow);
  let beyond: string[] = [];
  // the new layout may take a moment
  await expect
    .poll(async () => (beyond = await overTheEdge(visit)), { timeout: 5000 })
    .toEqual([])
    .catch(() => undefined);
  if (before !== null) await page.setViewportSize(before);
  return beyond;
}

/**
 * What is wrong with the current view of a story that no address shows: an open form, a drawer, typed text. Pages as shown by their
 * addresses, other colours and the other language belong to `every-page`.
 */
export async function faultsOfView(visit: Visit): Promise<string[]> {
  const beyond = await overTheEdgeOfTelephone(visit);
  return [...(await a11yViolations(visit)), ...beyond.map((one) => `over the edge of a telephone: ${one}`)];
}

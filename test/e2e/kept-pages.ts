import { onTestFinished } from 'vitest';
import type { View, Visit } from './visit.ts';

/** The pages of one console that tests which ended well have left, by how they were looked at. */
export type KeptPages = Map<string, Visit[]>;

/** Keeps the page for the next test that looks so, once this one has ended well. Outside of a test it is nobody else's. */
export function keepAfterTest(kept: KeptPages, visit: Visit, how: View): void {
  const name = JSON.stringify(how);
  try {
    onTestFinished(({ task }) => {
      const { page, origin } = visit;
      const isWell = task.result?.state !== 'fail' && !page.isClosed() && page.context().pages().length === 1;
      if (isWell && page.url().startsWith(`${origin}/`)) kept.set(name, [...(kept.get(name) ?? []), visit]);
    });
  } catch {
    // opened for all tests of a file
  }
}

/** A page that was left, with nothing of whoever had it: no cookies, nothing stored, nothing routed. None where there is none. */
export async function takeKept(kept: KeptPages, how: View): Promise<Visit | undefined> {
  const visit = kept.get(JSON.stringify(how))?.pop();
  if (visit === undefined) return undefined;
  const { page, origin } = visit;
  const context = page.context();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.setOffline(false);
  const wasStored = await page
    .evaluate(() => {
      const { length } = localStorage;
      localStorage.clear();
      sessionStorage.clear();
      return length > 0;
    })
    .catch(() => undefined);
  // it was just going elsewhere
  if (wasStored === undefined) return undefined;
  const tools = await context.newCDPSession(page);
  await tools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'service_workers,cache_storage,indexeddb' });
  await tools.detach();
  await context.clearCookies();
  await context.clearPermissions();
  await page.emulateMedia({ media: null, colorScheme: how.dark === true ? 'dark' : 'light' });
  await page.setViewportSize({ width: how.width ?? 1366, height: how.height ?? 768 });
  for (const told of [visit.refused, visit.outside, visit.thrown]) told.length = 0;
  // what a page asked that was left may have no end
  visit.underWay.clear();
  // what was stored stands in the program's memory too
  visit.stands.is = wasStored ? 'something' : 'console';
  keepAfterTest(kept, visit, how);
  return visit;
}

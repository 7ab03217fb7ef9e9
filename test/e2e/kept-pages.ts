import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import type { View, Visit } from './visit.ts';

/** The pages of one address that were left by tests that passed, by the language they are viewed in. */
type KeptPages = Map<string, Visit[]>;

/** The port a console listens on, and the pages that are open there. */
type Home = { readonly port: number; readonly kept: KeptPages };

/** Any free port, and no page yet. */
export const freshHome = (): Home => ({ port: 0, kept: new Map() });

let lasting: Home | undefined;

/**
 * One address for the consoles of this process, one after the other: what a page has loaded and compiled there can be reused, which is most
 * of the cost of opening it. Another address if something else listens there, as when a second console runs next to the first.
 */
export async function lastingHome(): Promise<Home> {
  lasting ??= { port: (await freePort(0)) ?? 0, kept: new Map() };
  return (await freePort(lasting.port)) === undefined ? freshHome() : lasting;
}

/** The port if nothing listens there; any port for 0. */
async function freePort(wanted: number): Promise<number | undefined> {
  const trial = createServer().listen(wanted, 'localhost');
  const isFree = await once(trial, 'listening').then(
    () => true,
    () => false,
  );
  if (!isFree) return undefined;
  const { port } = trial.address() as AddressInfo;
  trial.close();
  await once(trial, 'close');
  return port;
}

/** What cannot be changed for a page later: its size and its colours can. */
const nameOf = ({ language = 'zh', at }: View): string => JSON.stringify([language, at]);
const keep = (kept: KeptPages, visit: Visit, how: View): void => void kept.set(nameOf(how), [...(kept.get(nameOf(how)) ?? []), visit]);

const isWhole = ({ page, origin }: Visit): boolean =>
  !page.isClosed() && page.context().pages().length === 1 && page.url().startsWith(`${origin}/`);

/** Keeps the page for the next test in its language, once this one has passed. Outside a test no other test gets it. */
export function keepAfterTest(kept: KeptPages, visit: Visit, how: View): void {
  try {
    onTestFinished(({ task }) => {
      if (task.result?.state !== 'fail' && isWhole(visit)) keep(kept, visit, how);
    });
  } catch {
    // opened for all tests of a file
  }
}

/** It passed and no test is using it. */
export const isKept = (kept: KeptPages, visit: Visit, how: View): boolean =>
  how.at === undefined && isWhole(visit) && (kept.get(nameOf(how)) ?? []).includes(visit);

/** Closes it permanently. */
export async function drop(kept: KeptPages, visit: Visit, how: View): Promise<void> {
  const others = (kept.get(nameOf(how)) ?? []).filter((one) => one !== visit);
  kept.set(nameOf(how), others);
  await visit.page.context().close();
}

/** A page that was left, without anything from its previous user: no cookies, nothing stored, no routes. Undefined if there is none. */
export async function takeKept(kept: KeptPages, how: View): Promise<Visit | undefined> {
  const visit = kept.get(nameOf(how))?.pop();
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
  // it was just navigating elsewhere
  if (wasStored === undefined) return undefined;
  const tools = await context.newCDPSession(page);
  await tools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'service_workers,cache_storage,indexeddb' });
  await tools.detach();
  await context.clearCookies();
  await context.clearPermissions();
  await page.emulateMedia({ media: null, colorScheme: how.dark === true ? 'dark' : 'light' });
  await page.setViewportSize({ width: how.width ?? 1366, height: how.height ?? 768 });
  for (const told of [visit.refused, visit.outside, visit.thrown]) told.length = 0;
  // requests of a page that was left may never end
  visit.underWay.clear();
  // what was stored is also in the program's memory
  visit.stands.is = wasStored ? 'something' : 'console';
  return visit;
}

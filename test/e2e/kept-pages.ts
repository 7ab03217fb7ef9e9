import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import type { View, Visit } from './visit.ts';

/** The pages of one address that tests which ended well have left, by the language they are looked at in. */
type KeptPages = Map<string, Visit[]>;

/** Where a console listens, and the pages that stand open there. */
type Home = { readonly port: number; readonly kept: KeptPages };

/** Any free port, and no page yet. */
export const freshHome = (): Home => ({ port: 0, kept: new Map() });

let lasting: Home | undefined;

/**
 * One address for the consoles of this process, one after the other: what a page has read and compiled there need not be again, which is
 * most of what opening it costs. Another where somebody else listens there, as a second console beside the first does.
 */
export async function lastingHome(): Promise<Home> {
  lasting ??= { port: (await freePort(0)) ?? 0, kept: new Map() };
  return (await freePort(lasting.port)) === undefined ? freshHome() : lasting;
}

/** The port if nobody listens there; any for 0. */
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

/** What a page cannot be told later: its size and its colours it can. */
const nameOf = ({ language = 'zh', at }: View): string => JSON.stringify([language, at]);
const keep = (kept: KeptPages, visit: Visit, how: View): void => void kept.set(nameOf(how), [...(kept.get(nameOf(how)) ?? []), visit]);

const isWhole = ({ page, origin }: Visit): boolean =>
  !page.isClosed() && page.context().pages().length === 1 && page.url().startsWith(`${origin}/`);

/** Keeps the page for the next test that looks in its language, once this one has ended well. Outside of a test it is nobody else's. */
export function keepAfterTest(kept: KeptPages, visit: Visit, how: View): void {
  try {
    onTestFinished(({ task }) => {
      if (task.result?.state !== 'fail' && isWhole(visit)) keep(kept, visit, how);
    });
  } catch {
    // opened for all tests of a file
  }
}

/** It ended well and nobody has it. */
export const isKept = (kept: KeptPages, visit: Visit, how: View): boolean =>
  how.at === undefined && isWhole(visit) && (kept.get(nameOf(how)) ?? []).includes(visit);

/** Closes it, for good. */
export async function drop(kept: KeptPages, visit: Visit, how: View): Promise<void> {
  const others = (kept.get(nameOf(how)) ?? []).filter((one) => one !== visit);
  kept.set(nameOf(how), others);
  await visit.page.context().close();
}

/** A page that was left, with nothing of whoever had it: no cookies, nothing stored, nothing routed. None where there is none. */
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
  return visit;
}

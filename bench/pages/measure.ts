import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { Running } from './city.ts';
import type { Measured } from './list.ts';

export type Measurement = {
  /** Bytes on the wire. */
  readonly script: number;
  readonly data: number;
  /** From opening the address to the page showing its main content, ms. */
  readonly shown: number;
  /** How long the browser's main thread was busy until a second later, and its longest task, ms. */
  readonly busy: number;
  readonly longest: number;
  readonly interactions: readonly { readonly name: string; readonly ms: number }[];
};

const patience = 300_000;

/** A browser profile that is signed in as an administrator created for it. */
export async function enter(browser: Browser, { url, client }: Running): Promise<BrowserContext> {
  const name = `bench-${process.pid}`;
  const { secret } = await client.access.users.add({ name, role: 'administrator' });
  const context = await browser.newContext({
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
  });
  context.setDefaultTimeout(patience);
  const send = async (path: string, body: object) => {
    const answer = await context.request.post(`/api/auth${path}`, { data: body, headers: { origin: url } });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()}`);
  };
  await send('/sign-in/username', { username: name, password: secret });
  await send('/change-password', { currentPassword: secret, newPassword: `${name} has a password`, revokeOtherSessions: true });
  return context;
}

/** Opens a page from scratch, waits until it shows its main content, and does what people do there. */
export async function measure(context: BrowserContext, { path, shown, interactions }: Measured): Promise<Measurement> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  const bytes = await countBytes(cdp);
  await page.addInitScript(watch);
  const began = performance.now();
  await page.goto(path, { timeout: patience });
  await shown(page);
  const ms = performance.now() - began;
  await page.waitForTimeout(1000);
  const busy = await taskMs(cdp);
  const longest = await page.evaluate(() => (globalThis as unknown as Watched).yaodongWatched.longest);
  const done: { name: string; ms: number }[] = [];
  for (const { name, act } of interactions) done.push({ name, ms: await paintAfter(page, () => act(page)) });
  await page.close();
  return { ...bytes(), shown: ms, busy, longest, interactions: done };
}

type Watched = { yaodongWatched: { longest: number; interaction: number } };

/** In the page: its longest task, and the longest time from a user event to the next paint (Event Timing). */
function watch(): void {
  const watched = { longest: 0, interaction: 0 };
  (globalThis as unknown as Watched).yaodongWatched = watched;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longest = Math.max(watched.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.interaction = Math.max(watched.interaction, duration);
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
}

/** ms from the user event to the paint; anything that takes no longer than a frame is reported as 16. */
async function paintAfter(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => ((globalThis as unknown as Watched).yaodongWatched.interaction = 0));
  await act();
  await page.waitForTimeout(1000);
  const ms = await page.evaluate(() => (globalThis as unknown as Watched).yaodongWatched.interaction);
  return Math.max(ms, 16);
}

async function taskMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** Bytes on the wire, of scripts and of API answers. */
async function countBytes(cdp: CDPSession): Promise<() => { script: number; data: number }> {
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  const [kinds, sum] = [new Map<string, 'script' | 'data'>(), { script: 0, data: 0 }];
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') kinds.set(requestId, 'script');
    else if (new URL(response.url).pathname.startsWith('/api/')) kinds.set(requestId, 'data');
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind !== undefined) sum[kind] += encodedDataLength;
  });
  return () => ({ ...sum });
}

import { existsSync, readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { Clock } from '#kernel/request-context.ts';
import type { Role } from '#kernel/scope.ts';
import type { App, Parts } from '#main.ts';
import { localScope } from '../person.ts';
import { visitor } from '../visitor.ts';
import { createWorld } from '../world.ts';
import type { World } from '../world.ts';
import { openBrowser } from './browser.ts';
import { pressAgain, tellWhenFailed } from './failed-pages.ts';
import { drop, freshHome, isKept, keepAfterTest, lastingHome, takeKept } from './kept-pages.ts';
import type { View, Visit } from './visit.ts';

export type Console = Awaited<ReturnType<typeof openConsole>>;

/**
 * The real program on fresh stores, listening, with a real browser in front of it. Needs the console built (`npm run build`).
 * @param settings by their names in the environment
 * @param ownCity makes it the demo
 * @param clock the program's; the browser keeps its own
 */
export async function openConsole(settings: Record<string, string> = {}, ownCity?: Parts['ownCity'], clock?: Clock) {
  if (!existsSync(new URL('../../dist/web/index.html', import.meta.url)))
    throw new Error('the console is not built: run npm run build first');
  const isPlain = Object.keys(settings).length === 0 && ownCity === undefined && clock === undefined;
  const { kept, port } = isPlain ? await lastingHome() : freshHome();
  const world = await createWorld({ settings, ownCity, port, ...(clock && { clock }) });
  const [served, browser] = await Promise.all([world.app.serve(), openBrowser()]);
  const opened: Opened[] = [];
  const sessions: Visit['sessions'] = new Map();
  return {
    world,
    url: served.url,
    /** The first administrator, with the one-time password. */
    first: { name: served.user ?? '', password: served.password ?? '' },
    /** A user of this console who needs no window. */
    caller: () => caller(world, served.url),
    account: (name: string, role: Role, place: Place = {}) => account(world, { name, role, ...place }),
    /** A browser profile with one page: a fresh one, or one left by a test, emptied. */
    async look(how: View = {}): Promise<Visit> {
      const again = await takeKept(kept, how);
      const visit = again ?? (await openView(browser, how.at ?? served.url, how));
      visit.sessions = sessions;
      if (!opened.some((one) => one.visit === visit)) opened.push({ visit, how });
      keepAfterTest(kept, visit, how);
      tellWhenFailed(visit);
      return visit;
    },
    async stop() {
      const isLeft = async ({ visit, how }: Opened) => isPlain && isKept(kept, visit, how) && leave(visit).catch(() => false);
      await Promise.all(opened.map(async (one) => (await isLeft(one)) || drop(kept, one.visit, one.how)));
      await world.stop();
    },
  };
}

/** A page that was opened, and the view it was opened with. */
type Opened = { readonly visit: Visit; readonly how: View };

async function openView(browser: Browser, url: string, how: View): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: url,
    locale: how.language === 'en' ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: how.dark === true ? 'dark' : 'light',
    // the page is judged at rest
    reducedMotion: 'reduce',
    viewport: { width: how.width ?? 1366, height: how.height ?? 768 },
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const visit: Visit = {
    page,
    origin: new URL(url).origin,
    refused: [],
    outside: [],
    thrown: [],
    underWay: new Set(),
    sessions: new Map(),
    stands: { is: 'nothing' },
  };
  page.on('requestfinished', (request) => void visit.underWay.delete(request));
  page.on('requestfailed', (request) => void visit.underWay.delete(request));
  page.on('request', (request) => {
    visit.underWay.add(request);
    if (!/^(?:data|blob):/u.test(request.url()) && new URL(request.url()).origin !== visit.origin) visit.outside.push(request.url());
  });
  page.on('pageerror', (error) => visit.thrown.push(String(error)));
  await countWorkers(page);
  await pressAgain(page);
  await bringGoOn(page);
  await page.exposeFunction('yaodongRefused', (what: string) => void visit.refused.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell = (globalThis as unknown as { yaodongRefused: (what: string) => void }).yaodongRefused;
      tell(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`);
    });
  });
  return visit;
}

/** A worker of the page that has not been terminated; `isHeard` once it has sent anything, for which it must have loaded its program. */
type Alive = { readonly program: string; isHeard: boolean };

/**
 * The page keeps track of its workers: one that is terminated before it runs never reports what happened to its program, nor that it
 * existed.
 */
const countWorkers = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const alive: Alive[] = [];
    (globalThis as unknown as { yaodongWorkers: Alive[] }).yaodongWorkers = alive;
    globalThis.Worker = class extends Worker {
      readonly #own: Alive;
      constructor(program: string | URL, options?: WorkerOptions) {
        super(program, options);
        const own = { program: new URL(program, location.href).href, isHeard: false };
        this.#own = own;
        alive.push(own);
        this.addEventListener('message', () => void (own.isHeard = true), { once: true });
      }
      override terminate(): void {
        super.terminate();
        const at = alive.indexOf(this.#own);
        if (at !== -1) alive.splice(at, 1);
      }
    };
  });

/** In the page: navigates to an address, and resolves when the previous heading is gone, if it is to go. */
type GoOn = (to: string, isOther?: boolean) => Promise<void>;

const bringGoOn = (page: Page): Promise<unknown> =>
  page.addInitScript((patienceMs) => {
    const goOn: GoOn = (to, isOther = new URL(to, location.href).pathname !== location.pathname) => {
      if (isOther) document.querySelector('h1')?.setAttribute('data-left', '');
      history.pushState({}, '', to);
      return new Promise((done, fail) => {
        const told = { subtree: true, childList: true, attributeFilter: ['data-left'] };
        const late = setTimeout(() => fail(new Error(`what stood there does not go away for ${to}`)), patienceMs);
        const look = () => {
          if (document.querySelector('[data-left]') !== null) return;
          watching.disconnect();
          clearTimeout(late);
          done();
        };
        const watching = new MutationObserver(look);
        watching.observe(document, told);
        look();
      });
    };
    (globalThis as unknown as { yaodongGoOn: GoOn }).yaodongGoOn = goOn;
  }, soon.timeout);

const isWorkerProgram = (url: string): boolean => /-worker-[\w-]+\.m?js$/u.test(url);

/**
 * The requests under way, without the programs of workers that the page has terminated; another worker of the same program may be running.
 */
async function requestsUnderWay({ page, underWay }: Visit): Promise<string[]> {
  const programs = [...underWay].filter((request) => isWorkerProgram(request.url()));
  if (programs.length > 0) {
    const alive = await page.evaluate(() => (globalThis as unknown as { yaodongWorkers: Alive[] }).yaodongWorkers);
    const isWaitedFor = (url: string): boolean => alive.some(({ program, isHeard }) => program === url && !isHeard);
    for (const request of programs) if (!isWaitedFor(request.url())) underWay.delete(request);
  }
  return [...underWay].map((request) => request.url());
}

type Place = { readonly region?: string; readonly organisation?: string };

/** A visitor who sends the origin under which the console is opened. */
function caller(world: World, origin: string) {
  const fetch: App['fetch'] = (request) => {
    const headers = new Headers(request.headers);
    headers.set('origin', origin);
    return world.app.fetch(new Request(request, { headers }));
  };
  return visitor({ ...world.app, fetch });
}

/** An account with its own password, as in the demo: changing a one-time password is tested separately. */
async function account(world: World, given: Place & { readonly name: string; readonly role: Role }) {
  const password = `${given.name} has a password`;
  await world.app.slices.access.addUser(localScope, { ...given, password });
  return { name: given.name, password };
}

type Person = { readonly name: string; readonly password: string };

/**
 * Opens a page as a signed-in user. How users sign in is not tested here: the session is started without the form, and once for all windows
 * of that person, unless this window is to have its own.
 */
export async function signIn(visit: Visit, person: Person, to = '/', { own = false } = {}): Promise<void> {
  const { page, origin, sessions } = visit;
  const context = page.context();
  if (!own) await context.addCookies(sessions.get(person.name) ?? []);
  if (!(await context.request.get('/api/me')).ok()) {
    await context.clearCookies();
    const answer = await context.request.post('/api/auth/sign-in/username', {
      data: { username: person.name, password: person.password },
      headers: { origin },
    });
    expect(await answer.json()).not.toMatchObject({ twoFactorRedirect: true });
    if (!own) sessions.set(person.name, await context.cookies());
  }
  const isThere = visit.stands.is === 'console' && (await forget(visit, to));
  if (!isThere && visit.stands.is === 'console' && (await leave(visit))) await goOn(visit, to);
  else if (!isThere) await page.goto(to);
  visit.stands.is = 'something';
  await page.getByRole('button', accountButton).waitFor();
}

/** The button of the account in the top bar: it is there for whoever is signed in. */
export const accountButton = { name: /^(账户：|Account: )/u };

/** Opens what the account in the top bar holds: one's own page, language, appearance, sign-out. */
export async function openAccount(page: Page): Promise<Locator> {
  const box = page.getByRole('region', { name: /^(账户|Account)$/u });
  if (!(await box.isVisible())) await page.getByRole('button', accountButton).click();
  await box.waitFor();
  return box;
}

/** Switches the language of a page for signed-in people, and closes the account again. */
export async function speakIn(page: Page, language: 'English' | '中文'): Promise<void> {
  await (await openAccount(page)).getByRole('button', { name: language }).click();
  await page.keyboard.press('Escape');
}

/** Pages of the console for visitors without a session; they keep nothing that is not in their address. */
const forEverybody = /^\/(?:sign-in|case-link|heat-link|public(?:\/.*)?)$/u;

/**
 * Lets the page forget what it loaded, as a sign-out does but without going through the sign-in, and goes on to an address: nothing of the
 * previous page remains, and the signed-in user is queried again. False if leaving or loading is needed: if a dialog is open, or on a page
 * that is neither for signed-in users nor for everyone.
 */
async function forget(visit: Visit, to: string): Promise<boolean> {
  const { page } = visit;
  const isInside = (await page.getByRole('button', accountButton).count()) === 1;
  if (!isInside && !forEverybody.test(new URL(page.url()).pathname)) return false;
  return page.evaluate(
    async ({ address, inside }) => {
      type Memory = { cancelQueries: () => Promise<void>; removeQueries: (of: object) => void; resetQueries: () => Promise<void> };
      const held = globalThis as unknown as { yaodongMemory: Memory | undefined; yaodongGoOn: GoOn };
      const isAsked = () => document.querySelector('[role=dialog]') !== null;
      const isObject = (one: unknown): one is object => typeof one === 'object' && one !== null;
      if (isAsked()) return false;
      // a page other than the next one, also if that redirects to the sign-in
      const between = inside ? '/no/such/page' : '/new-password';
      if (location.pathname !== between) await held.yaodongGoOn(between, true);
      const programs = performance.getEntriesByType('resource').filter(({ name }) => /\/assets\/[^?]*\.js$/u.test(name));
      for (const { name } of programs) {
        if (held.yaodongMemory !== undefined) break;
        const parts = Object.values((await import(name)) as object) as unknown[];
        held.yaodongMemory = parts.find(
          (one): one is Memory => isObject(one) && Object.hasOwn((Object.getPrototypeOf(one) as object | null) ?? {}, 'resetQueries'),
        );
      }
      if (held.yaodongMemory === undefined) return false;
      await held.yaodongMemory.cancelQueries();
      held.yaodongMemory.removeQueries({ type: 'inactive' });
      await held.yaodongMemory.resetQueries();
      if (isAsked()) return false;
      await held.yaodongGoOn(address);
      return true;
    },
    { address: to, inside: isInside },
  );
}

/** Leaves the console as people do, so that it forgets what it loaded; the session itself stays. False if there is no sign-out button. */
async function leave(visit: Visit): Promise<boolean> {
  const { page } = visit;
  const button = page.getByRole('button', accountButton);
  if ((await button.count()) !== 1) return false;
  await page.route('**/api/auth/sign-out', (route) => route.fulfill({ json: { success: true } }));
  // even if a dialog covers it
  await button.evaluate((one: HTMLElement) => one.click());
  await page.getByRole('button', { name: /^(退出登录|Sign out)$/u }).evaluate((one: HTMLElement) => one.click());
  await page.getByRole('button', { name: /^(登录|Sign in)$/u }).waitFor();
  await networkIdle(visit);
  await page.unroute('**/api/auth/sign-out');
  return true;
}

/** Opens an address without a signed-in user: without loading it in a window left by an earlier test, otherwise by loading it. */
export async function openSignedOut(visit: Visit, to: string): Promise<void> {
  if (visit.stands.is !== 'console' || !(await forget(visit, to))) await visit.page.goto(to);
  visit.stands.is = 'something';
}

/** Signs in by hand and waits for the requested page. */
export async function signInByHand(visit: Visit, person: Person, to = '/help'): Promise<void> {
  const { page } = visit;
  await openSignedOut(visit, to);
  await page.getByLabel(/^(用户名|Name)$/u).fill(person.name);
  await page.getByLabel(/^(密码|Password)$/u).fill(person.password);
  await page.getByRole('button', { name: /^(登录|Sign in)$/u }).click();
  await page.getByRole('button', accountButton).waitFor();
}

/**
 * Goes on to another address as a link of the console does, without reloading, and waits until the previous page is gone. Nothing of it may
 * remain: to get a page as it is when opened, load it.
 * @param isOther the address is of another route, which by default is any other path; otherwise the current page stays and shows something
 * else
 */
export async function goOn({ page }: Visit, address: string, isOther?: boolean): Promise<void> {
  await page.evaluate(({ to, mark }) => (globalThis as unknown as { yaodongGoOn: GoOn }).yaodongGoOn(to, mark), {
    to: address,
    mark: isOther,
  });
}

/** Also outside a test, where `expect.poll` is not available. */
const soon = { interval: 20, timeout: 20_000 } as const;

/**
 * Opens an address of the console as a returning user: everything is queried again and nothing of the previous page remains, as after a
 * reload, but in a tenth of the time. What the program itself keeps in memory stays: if that matters, load the page.
 */
export async function openAnew(visit: Visit, address: string): Promise<void> {
  if (!(await forget(visit, address))) await visit.page.goto(address);
}

/**
 * Waits until nothing is under way and the page has painted what arrived, twice: by then, the requests that an answer causes have been
 * sent.
 */
export async function networkIdle(visit: Visit): Promise<void> {
  const { page, underWay } = visit;
  for (let quiet = 0; quiet < 2; quiet += 1) {
    await vi.waitFor(async () => expect(await requestsUnderWay(visit)).toEqual([]), soon);
    await page.evaluate(async () => {
      // a browser that has nothing to paint may produce no frame: then there is nothing to wait for
      const painted = () =>
        new Promise((done) => {
          requestAnimationFrame(() => requestIdleCallback(done, { timeout: 1000 }));
          setTimeout(done, 2000);
        });
      await painted();
      await painted();
    });
    if (underWay.size > 0) quiet = -1;
  }
}

/** Waits until the page shows its head or an error, has sent all its requests, and shows nothing as being loaded. */
export async function settled(visit: Visit): Promise<void> {
  const { page } = visit;
  await page.getByRole('heading', { level: 1 }).or(page.getByRole('alert')).first().waitFor();
  const reading = page.getByRole('status').filter({ hasText: /正在读取|Loading/u });
  let wasReading = true;
  while (wasReading) {
    await networkIdle(visit);
    // a part that appears after its program was loaded may send requests as well
    wasReading = (await reading.count()) > 0;
    if (wasReading) await expect.poll(() => reading.count(), { timeout: 20_000 }).toBe(0);
  }
}

/** What makes the page wider than its window: empty if it fits. */
export async function overTheEdge({ page }: Visit): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const clips = (one: Element): boolean => getComputedStyle(one).overflowX !== 'visible';
    // an absolutely positioned element is clipped only by the element that it is positioned in
    const around = (one: Element): Element | null =>
      getComputedStyle(one).position === 'absolute' && one instanceof HTMLElement ? one.offsetParent : one.parentElement;
    const isClipped = (one: Element): boolean => {
      for (let at = around(one); at !== null && at !== document.body; at = around(at)) if (clips(at)) return true;
      return false;
    };
    // a text may be longer than its box
    const isBeyond = (one: Element): boolean => {
      const { left, right } = one.getBoundingClientRect();
      return Math.max(right, one.childElementCount === 0 ? left + one.scrollWidth : 0) > clientWidth + 1;
    };
    const beyond = [...document.querySelectorAll('body *')].filter((one) => isBeyond(one) && !isClipped(one));
    return [`${scrollWidth} wide`, ...beyond.slice(0, 6).map((one) => one.outerHTML.slice(0, 120))];
  });
}

/** Presses what downloads a file and returns its text. */
export async function textOfFile(page: Page, press: Locator): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), press.click()]);
  return readFileSync(await file.path(), 'utf8');
}

/**
 * Presses Tab until this has the focus, and Enter on the link that skips the menu, as people do to reach something on the page. Fails if
 * the keyboard does not get there.
 */
export async function walkTo(page: Page, target: Locator): Promise<void> {
  let wanted = await target.elementHandle();
  for (let steps = 0; steps < 160; steps += 1) {
    const stands = await wanted?.evaluate((one) => {
      const focus = document.activeElement;
      if (one === focus) return 'on it';
      if (!one.isConnected) return 'drawn anew';
      return focus?.matches('.yd-skip') === true && one.closest('main') !== null ? 'at the menu' : 'elsewhere';
    });
    if (stands === 'on it') return;
    if (stands === 'drawn anew') wanted = await target.elementHandle();
    else await page.keyboard.press(stands === 'at the menu' ? 'Enter' : 'Tab');
  }
  throw new Error(`the keyboard does not get to ${String(target)}`);
}

/** Chooses from a list by typing, as people do; the visible options of Ant Design have a title and no role. */
export async function pick(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(text);
  await page.getByTitle(text, { exact: true }).waitFor();
  await page.keyboard.press('Enter');
}

/** Takes one of a few in a list that opens: by its text, its value, or its place. */
export async function choose(field: Locator, option: string | { readonly index: number }): Promise<void> {
  await field.click();
  const page = field.page();
  const all = page.getByRole('option');
  if (typeof option !== 'string') return all.nth(option.index).click();
  await page
    .getByRole('option', { name: option, exact: true })
    .or(page.getByTestId(option).filter({ visible: true }))
    .first()
    .click();
}

/** What is chosen in such a list, as it is shown. */
export const chosen = (field: Locator): Promise<string | null> => field.getAttribute('aria-description');

/** Chooses the year of all pages, in the top bar. */
export async function pickYear(page: Page, year: string): Promise<void> {
  await page.getByRole('banner').getByRole('combobox', { name: '年份', exact: true }).click();
  await page.getByRole('banner').getByTitle(year, { exact: true }).last().click();
}

/** Opens the box of the day as known on which the figures are shown, behind ⋯ in the top bar. */
export async function openKnown(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: '数据截止日', exact: true }).click();
  return page.getByRole('textbox', { name: '数据截止日' });
}

/** Nothing was refused by the policy, requested from other origins, or thrown. */
export function expectClean(visit: Visit): void {
  expect({ refused: visit.refused, outside: visit.outside, thrown: visit.thrown }).toEqual({ refused: [], outside: [], thrown: [] });
}

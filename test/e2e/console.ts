import { existsSync, readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { AxeResults, RunOnly } from 'axe-core';
import type { Browser, Locator, Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import type { Role } from '#kernel/scope.ts';
import type { App, Parts } from '#main.ts';
import { visitor } from '../visitor.ts';
import { createWorld } from '../world.ts';
import type { World } from '../world.ts';
import { openBrowser } from './browser.ts';

/** How somebody looks at the console. */
export type View = {
  readonly language?: 'zh' | 'en';
  readonly dark?: boolean;
  readonly width?: number;
  readonly height?: number;
  /** Another address that leads to the program. */
  readonly at?: string;
};

export type Console = Awaited<ReturnType<typeof openConsole>>;

/**
 * The real program on fresh stores, listening, with a real browser before it. Needs the console built (`npm run build`).
 * @param settings by their names in the environment
 * @param ownCity makes it the demo
 */
export async function openConsole(settings: Record<string, string> = {}, ownCity?: Parts['ownCity']) {
  if (!existsSync(new URL('../../dist/web/index.html', import.meta.url)))
    throw new Error('the console is not built: run npm run build first');
  const world = await createWorld({ settings, ownCity });
  const [served, browser] = await Promise.all([world.app.serve(), openBrowser()]);
  return {
    world,
    url: served.url,
    /** The first administrator, with the one-time password. */
    first: { name: served.user ?? '', password: served.password ?? '' },
    /** Somebody at this console who needs no window. */
    caller: () => caller(world, served.url),
    account: (name: string, role: Role, place: Place = {}) => account(world, caller(world, served.url), { name, role, ...place }),
    /** A fresh browser profile with one page. */
    look: (how: View = {}) => openView(browser, how.at ?? served.url, how),
    async stop() {
      await browser.close();
      await world.stop();
    },
  };
}

/** A page, what it is asking, and what it did that it should not: refused by the page's policy, asked of others, thrown. */
export type Visit = {
  readonly page: Page;
  readonly underWay: Set<Request>;
  readonly refused: string[];
  readonly outside: string[];
  readonly thrown: string[];
};

async function openView(browser: Browser, url: string, how: View): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: url,
    locale: how.language === 'en' ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: how.dark === true ? 'dark' : 'light',
    // what is judged is the page at rest
    reducedMotion: 'reduce',
    viewport: { width: how.width ?? 1366, height: how.height ?? 768 },
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const visit: Visit = { page, refused: [], outside: [], thrown: [], underWay: new Set() };
  page.on('requestfinished', (request) => void visit.underWay.delete(request));
  page.on('requestfailed', (request) => void visit.underWay.delete(request));
  page.on('request', (request) => {
    visit.underWay.add(request);
    if (!/^(?:data|blob):/u.test(request.url()) && new URL(request.url()).origin !== new URL(url).origin) visit.outside.push(request.url());
  });
  page.on('pageerror', (error) => visit.thrown.push(String(error)));
  await page.exposeFunction('yaodongRefused', (what: string) => void visit.refused.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell = (globalThis as unknown as { yaodongRefused: (what: string) => void }).yaodongRefused;
      tell(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`);
    });
  });
  return visit;
}

type Place = { readonly region?: string; readonly organisation?: string };

/** A visitor who sends the origin that the console is opened under. */
function caller(world: World, origin: string) {
  const fetch: App['fetch'] = (request) => {
    const headers = new Headers(request.headers);
    headers.set('origin', origin);
    return world.app.fetch(new Request(request, { headers }));
  };
  return visitor({ ...world.app, fetch });
}

/** An account with a password of its own. */
async function account(world: World, person: ReturnType<typeof caller>, given: Place & { readonly name: string; readonly role: Role }) {
  const { secret } = await world.local.access.users.add(given);
  const password = `${given.name} has a password`;
  await person.signIn(given.name, secret);
  const changed = await person.post('/api/auth/change-password', { currentPassword: secret, newPassword: password });
  expect(changed.status).toBe(200);
  return { name: given.name, password };
}

/** Signs in by hand and waits for the page one wanted. */
export async function signIn({ page }: Visit, person: { readonly name: string; readonly password: string }, to = '/'): Promise<void> {
  await page.goto(to);
  await page.getByLabel(/^(用户名|Name)$/u).fill(person.name);
  await page.getByLabel(/^(密码|Password)$/u).fill(person.password);
  await page.getByRole('button', { name: /^(登录|Sign in)$/u }).click();
  await page.getByRole('button', { name: /^(退出登录|Sign out)$/u }).waitFor();
}

/** Waits until nothing is under way and the page has painted what came, twice over: what an answer makes a page ask is asked by then. */
async function asksNoMore({ page, underWay }: Visit): Promise<void> {
  for (let quiet = 0; quiet < 2; quiet += 1) {
    await expect.poll(() => [...underWay].map((request) => request.url()), { interval: 20, timeout: 20_000 }).toEqual([]);
    await page.evaluate(async () => {
      // a browser that has nothing to paint may make no frame: then there is nothing to wait for
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

/** Waits until the page shows its head or what went wrong, has asked all it wants to ask, and says of nothing that it is being read. */
export async function settled(visit: Visit): Promise<void> {
  const { page } = visit;
  await page.getByRole('heading', { level: 1 }).or(page.getByRole('alert')).first().waitFor();
  await asksNoMore(visit);
  await expect
    .poll(
      () =>
        page
          .getByRole('status')
          .filter({ hasText: /正在读取|Loading/u })
          .count(),
      { timeout: 20_000 },
    )
    .toBe(0);
}

/** What makes the page wider than its window: nothing where it fits. */
export async function overTheEdge({ page }: Visit): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const clips = (one: Element): boolean => getComputedStyle(one).overflowX !== 'visible';
    // what stands absolutely is cut off by what it stands in alone
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

/** Presses what hands over a file and answers its text. */
export async function textOfFile(page: Page, press: Locator): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), press.click()]);
  return readFileSync(await file.path(), 'utf8');
}

/** Presses Tab until this has the focus. Fails where the keyboard does not get there. */
export async function walkTo(page: Page, target: Locator): Promise<void> {
  for (let steps = 0; steps < 160; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not get to ${String(target)}`);
}

/** Chooses from a list by typing, as people do; the visible choices of Ant Design have a title and no role. */
export async function pick(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(text);
  await page.getByTitle(text, { exact: true }).waitFor();
  await page.keyboard.press('Enter');
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands: rule, element, why. */
export async function barriers(visit: Visit): Promise<string[]> {
  return axeFinds(visit, { type: 'tag', values: tags });
}

/** The rules on which other colours bear. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** The rules that words can break: what has no name, or no words, in one language though it has in the other. */
const wordRules = [
  'area-alt',
  'aria-command-name',
  'aria-dialog-name',
  'aria-input-field-name',
  'aria-meter-name',
  'aria-progressbar-name',
  'aria-toggle-field-name',
  'aria-tooltip-name',
  'aria-treeitem-name',
  'button-name',
  'document-title',
  'empty-heading',
  'empty-table-header',
  'form-field-multiple-labels',
  'html-has-lang',
  'html-lang-valid',
  'image-alt',
  'label',
  'label-content-name-mismatch',
  'link-name',
  'page-has-heading-one',
  'role-img-alt',
  'select-name',
  'summary-name',
  'svg-img-alt',
  'valid-lang',
];

/** What other colours and other words can break, alone: for a page that was looked at whole in light colours and the other language. */
export async function barriersOfColoursAndWords(visit: Visit): Promise<string[]> {
  return axeFinds(visit, { type: 'rule', values: [...colourRules, ...wordRules] });
}

async function axeFinds({ page }: Visit, runOnly: RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const results = await page.evaluate(
    // of what is in order nothing need be gathered
    (only) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: only,
        resultTypes: ['violations'],
        preload: false,
      }),
    runOnly,
  );
  return (results as AxeResults).violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`.replaceAll('\n', ' ')),
  );
}

/** Nothing was refused by the policy, asked of others, or thrown. */
export function expectClean(visit: Visit): void {
  expect({ refused: visit.refused, outside: visit.outside, thrown: visit.thrown }).toEqual({ refused: [], outside: [], thrown: [] });
}

import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { a11yViolations, a11yViolationsOfColoursAndWords, a11yViolationsOfFrame } from './axe.ts';
import { accountButton, expectClean, goOn, openConsole, overTheEdge, settled, signIn, speakIn } from './console.ts';
import type { Console } from './console.ts';
import { overTheEdgeOfTelephone } from './faults.ts';
import type { Visit } from './visit.ts';
import { codesIn } from '../codes-in-text.ts';
import { englishIn, longFiguresIn } from '../long-figures.ts';
import { buttonsOn, doesSomething, keepAgain, type Pressed } from './pressing.ts';
import { routesOfRouter, viewsOfBuilding, visits } from './routes.ts';
import { settleWholeTown } from './whole-town.ts';

let shown: Console;
let root: { name: string; password: string };
let visit: Visit;
let file: string;
let bills: string;

beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
  await settleWholeTown(shown);
  visit = await shown.look();
  await signIn(visit, root, '/help');
  const handed = await visit.page.request.put('/api/files?name=new.csv', {
    data: Buffer.from('代码,名称,用途,地区,建筑面积\nN1,新楼,写字间,140302,很大\n'),
    headers: { origin: shown.url },
  });
  file = ((await handed.json()) as { file: string }).file;
  const book = await visit.page.request.put('/api/files?name=bills.csv', {
    data: Buffer.from('2025年1月电费\n表号,上月表底,本月表底,倍率,电量\nE1,0,1,1,1\n'),
    headers: { origin: shown.url },
  });
  bills = ((await book.json()) as { file: string }).file;
});

afterAll(async () => {
  await shown.stop();
});

// what one page threw is not counted for the next
beforeEach(() => {
  for (const told of [visit.refused, visit.outside, visit.thrown]) told.length = 0;
});

test('every page of the router is visited, and no other', () => {
  expect(Object.keys(visits).toSorted()).toEqual(routesOfRouter().toSorted());
});

test('every view of a building is visited', () => {
  const addresses = visits['/buildings/$building']?.join(' ') ?? '';
  expect(viewsOfBuilding().length).toBeGreaterThan(10);
  expect(viewsOfBuilding().filter((name) => !addresses.includes(`tab=${name}`))).toEqual([]);
});

/** The requested thing does not exist, and the page says so: by the same part everywhere, which is judged once. */
const ofNothing = /\/(?:nobody|none)$/u;
let judgedNothing = false;

/** Pages for looking up codes: lists of findings and of words in files, entries of knowledge and forms, because files use these names. */
const listsCodes = /^\/help\?view=|^\/knowledge(?:$|\?)|^\/returns\?tab=forms$/u;

type Speech = 'zh' | 'en';

/** The appearance in which each language is viewed, and the text on a page that could not be shown. */
const looks = {
  zh: { colorScheme: 'light', button: '中文', failed: '无法显示这一页' },
  en: { colorScheme: 'dark', button: 'English', failed: 'This page cannot be shown' },
} as const;

const spoken = (): Promise<string> => visit.page.evaluate(() => document.documentElement.lang);

/** Switches the page to that language by the button that people press for it; a page outside the frame has none, and is loaded again. */
async function speak(language: Speech): Promise<void> {
  const { page } = visit;
  await page.emulateMedia({ colorScheme: looks[language].colorScheme });
  if ((await spoken()) === language) return;
  if ((await page.getByRole('button', accountButton).count()) === 0) {
    await page.evaluate((one) => localStorage.setItem('yaodong.language', one), language);
    await page.reload();
  } else {
    await speakIn(page, looks[language].button);
    await expect.poll(spoken).toBe(language);
  }
  await settled(visit);
}

/** The buttons of each address as found in Chinese. */
const buttons = new Map<string, readonly Pressed[]>();

/** What is wrong with the page in its current language and colours. */
async function faultsOf(address: string, language: Speech): Promise<string[]> {
  const { page } = visit;
  const isOfNothing = ofNothing.test(address);
  // a page that failed is within the same frame as the others, and has no barriers either
  const failed = isOfNothing ? 0 : await page.getByRole('heading', { name: looks[language].failed }).count();
  const seen = isOfNothing && judgedNothing ? [] : await faultsOfLooks(language);
  judgedNothing ||= isOfNothing;
  if (language === 'zh') buttons.set(address, await buttonsOn(page));
  const texts = language === 'en' || listsCodes.test(address) ? [] : await faultsOfText();
  return [...(failed === 0 ? [] : ['cannot be shown']), ...seen, ...texts].map((fault) => `${address} (${language}) ${fault}`);
}

/** Tables, what was entered with its origin beside it, a chart walked step by step, and what is typed into a terminal: all in full. */
const details = 'table, [role=table], [role=tree], dd:has(.yd-origin), .yd-walk, pre, code';

/** Codes, English, and outside details figures written out to the last digit. */
async function faultsOfText(): Promise<string[]> {
  const { page } = visit;
  const text = await page.evaluate(() => document.body.innerText);
  const beside = await page.evaluate((hidden) => {
    const hiding = new CSSStyleSheet();
    hiding.replaceSync(`${hidden} { display: none !important }`);
    document.adoptedStyleSheets.push(hiding);
    const left = document.body.innerText;
    document.adoptedStyleSheets.pop();
    return left;
  }, details);
  return [
    ...codesIn(text).map((one) => `code: ${one}`),
    ...englishIn(beside).map((one) => `English: ${one}`),
    ...longFiguresIn(beside).map((one) => `long figure: ${one}`),
  ];
}

/** Barriers, and what overflows the edge of a window and of a phone. */
async function faultsOfLooks(language: Speech): Promise<string[]> {
  const found = language === 'zh' ? await a11yViolations(visit) : await a11yViolationsOfColoursAndWords(visit);
  const beyond = await overTheEdge(visit);
  const beyondNarrow = await overTheEdgeOfTelephone(visit);
  return [...found, ...beyond.map((one) => `over the edge: ${one}`), ...beyondNarrow.map((one) => `over the edge of a telephone: ${one}`)];
}

/** The current route. */
let standing = '/help';

/** Goes on to an address of a route. */
async function go(route: string, address: string): Promise<void> {
  await goOn(visit, address.replace('{file}', file).replace('{bills}', bills), standing !== route);
  standing = route;
  await settled(visit);
}

/**
 * Goes to an address as it is when opened: by way of another page if a press stayed on its route, which leaves behind whatever it had
 * opened.
 */
async function leaveFor(route: string, address: string): Promise<void> {
  if (isAt(route)) await goOn(visit, '/no/such/page', true);
  standing = 'elsewhere';
  await go(route, address);
}

/** Whether the current page is of that route, whatever it is about. */
function isAt(route: string): boolean {
  const { pathname } = new URL(visit.page.url());
  return new RegExp(`^${route.replaceAll(/\$\w+/gu, '[^/]+')}$`, 'u').test(pathname);
}

const everyRoute = Object.entries({ ...visits, nowhere: ['/no/such/page'] });

/** What is wrong with these addresses of a route in a language, each as it is when opened. */
async function faultsOfRoute(route: string, addresses: readonly string[], language: Speech): Promise<string[]> {
  await visit.page.evaluate(() => localStorage.clear());
  await speak(language);
  const faults: string[] = [];
  for (const address of addresses) {
    await go(route, address);
    faults.push(...(await faultsOf(address, language)));
  }
  return faults;
}

test.each(everyRoute)(
  '%s: its pages have no accessibility faults in Chinese and light, and none shows codes or overflows',
  async (route, addresses) => {
    expect(await faultsOfRoute(route, addresses, 'zh')).toEqual([]);
    expectClean(visit);
  },
);

// one language after the other: each change redraws the page, as often as there are colours and words
test.each(everyRoute)(
  '%s: its first page has no accessibility faults in English and dark, and does not overflow',
  async (route, addresses) => {
    expect(await faultsOfRoute(route, addresses.slice(0, 1), 'en')).toEqual([]);
    expectClean(visit);
  },
);

test('the frame around every page has no accessibility faults in either language and appearance', async () => {
  await go('/help', '/help');
  for (const language of ['zh', 'en'] as const) {
    await speak(language);
    for (const colorScheme of ['light', 'dark'] as const) {
      await visit.page.emulateMedia({ colorScheme });
      expect(await a11yViolationsOfFrame(visit)).toEqual([]);
    }
  }
  expectClean(visit);
});

/** The part of the program that each page loads, as the built console names it. */
function partsOfProgram(): string[] {
  const assets = new URL('../../dist/web/assets/', import.meta.url);
  const begins = readdirSync(assets).filter((name) => /^(?:index|begin)-.*\.js$/u.test(name));
  const named = begins.flatMap((name) => [
    ...readFileSync(new URL(name, assets), 'utf8').matchAll(/import\([`'"]\.\/(?<part>[\w.-]+\.js)[`'"]\)/gu),
  ]);
  return [...new Set(named.map(({ groups }) => groups?.['part'] ?? ''))];
}

test('the code of every page runs if it is the first page opened', async () => {
  const context = await visit.page.context().browser()?.newContext({ baseURL: shown.url, locale: 'zh-CN' });
  const page = await context?.newPage();
  if (context === undefined || page === undefined) throw new Error('no browser');
  await page.route('**/nothing-yet', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>nothing yet</title>' }),
  );
  await page.goto('/nothing-yet');
  const parts = partsOfProgram();
  expect(parts.length).toBeGreaterThan(100);
  const faults = await page.evaluate(async (all) => {
    const told: string[] = [];
    for (const part of all) {
      // each in a window that has run nothing before
      const box = document.createElement('iframe');
      document.body.append(box);
      const own = box.contentWindow as unknown as { eval: (text: string) => Promise<unknown> };
      await own.eval(`import('/assets/${part}')`).catch((error: unknown) => told.push(`${part} ${String(error)}`));
      box.remove();
    }
    return told;
  }, parts);
  await context.close();
  expect(faults).toEqual([]);
});

/** Pages that a press leaves, or that are shown without a signed-in user. */
const notPressed = /\{(?:file|bills)\}|^\/(?:sign-in|new-password|own-password|second-factor|public|no\/such)/u;

const pressedBefore = new Set<string>();
const wasPressed = ({ kinds }: Pressed): boolean => kinds.some((kind) => pressedBefore.has(kind));

// after all pages were checked, because a press may change what they show
describe('buttons', () => {
  test.each(
    Object.entries(visits)
      .map(([route, addresses]) => [route, addresses.filter((address) => !notPressed.test(address))] as const)
      .filter(([, addresses]) => addresses.length > 0),
  )('%s: every button does something when it is pressed, and none breaks the page', async (route, addresses) => {
    const { page } = visit;
    await page.evaluate(() => localStorage.clear());
    await speak('zh');
    const idle: string[] = [];
    for (const address of addresses) {
      // every kind of button that it has was pressed elsewhere
      if (buttons.get(address)?.every(wasPressed) === true) continue;
      // what was opened at the previous address is not part of this one
      await leaveFor(route, address);
      const kept = await page.evaluate(() => ({ ...localStorage }));
      let fresh = true;
      for (const one of await buttonsOn(page)) {
        if (wasPressed(one)) continue;
        for (const kind of one.kinds) pressedBefore.add(kind);
        if (!fresh) {
          await keepAgain(page, kept);
          await leaveFor(route, address);
        }
        fresh = false;
        const button = page.getByRole('main').getByRole('button', { name: one.name, exact: true, disabled: false }).first();
        await button.waitFor();
        if (!(await doesSomething(visit, button))) idle.push(`${address} ${one.name}`);
      }
    }
    expect(idle).toEqual([]);
    expectClean(visit);
  });
});

/**
 * Pictures of every page in both languages, from a running demo: `npm start` in one window, `npm run screenshots` in another
 * (`npm run screenshots -- http://localhost:8080`). They go to docs/screenshots/<page>.<language>.png.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { openBrowser } from './e2e/browser.ts';

const address = process.argv[2] ?? 'http://localhost:8080';
const folder = fileURLToPath(new URL('../docs/screenshots', import.meta.url));

/** Each page by its name and address; `{building}` is the first of the ranked list, `{metered}` one whose items are measured. */
const pages: readonly (readonly [string, string])[] = [
  ['city', '/?year=2025'],
  ['ranking', '/ranking?region=140300&year=2025&carrier=electricity&use=office'],
  ['building', '/buildings/{building}?year=2025&step=day'],
  ['building-years', '/buildings/{building}?year=2025&tab=years'],
  ['building-hours', '/buildings/{building}?year=2025&tab=hours'],
  ['building-flow', '/buildings/{metered}?year=2025&tab=flow'],
  ['building-quota', '/buildings/{building}?year=2025&tab=quota'],
  ['building-facts', '/buildings/{building}?year=2025&tab=facts'],
  ['buildings', '/buildings'],
  ['duplicates', '/buildings/duplicates'],
  ['history', '/buildings/{building}/history'],
  ['imports', '/imports'],
  ['quality', '/quality'],
  ['typing', '/typing'],
  ['start', '/start'],
  ['policy', '/policy'],
  ['plot', '/policy/plot'],
  ['targets', '/policy/targets'],
  ['duties', '/policy/obligations'],
  ['documents', '/policy/documents'],
  ['plans', '/policy/plans'],
  ['review', '/policy/review'],
  ['rating', '/rating'],
  ['prefab', '/rating/prefab'],
  ['materials', '/rating/materials'],
  ['ultra-low', '/rating/ultra-low'],
  ['incentives', '/rating/incentives'],
  ['knowledge', '/knowledge'],
  ['accounts', '/admin/users'],
  ['notices', '/notices'],
  ['sending', '/admin/notices'],
  ['system', '/admin/system'],
  ['disclosure', '/disclosure'],
  ['statements', '/statements'],
  ['help', '/help'],
  ['public', '/public'],
];

const words = {
  'zh-CN': { user: '用户名', password: '密码', enter: '登录' },
  'en-GB': { user: 'Name', password: 'Password', enter: 'Sign in' },
} as const;

async function signIn(page: Page, language: keyof typeof words): Promise<void> {
  await page.goto('/sign-in');
  await page.screenshot({ path: path.join(folder, `sign-in.${language.slice(0, 2)}.png`) });
  await page.getByLabel(words[language].user, { exact: true }).fill('admin');
  await page.getByLabel(words[language].password, { exact: true }).fill('yaodong-demo');
  await page.getByRole('button', { name: words[language].enter, exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Waits until a chart or map stands. */
async function drawn(drawing: Locator): Promise<void> {
  await drawing.evaluate(async (box) => {
    while (box instanceof HTMLElement && box.dataset['drawn'] === 'false') await new Promise(requestAnimationFrame);
  });
}

async function firstBuilding(page: Page): Promise<string> {
  const answer = await page.request.get('/api/rank?region=140300&year=2025&carrier=electricity&use=office&limit=1');
  const { buildings } = (await answer.json()) as { buildings: { code: string }[] };
  return buildings[0]?.code ?? '';
}

/** A building with metering points of its items. */
async function buildingWithItems(page: Page): Promise<string> {
  for (let offset = 0; ; offset += 1000) {
    const answer = await page.request.get(`/api/meters?limit=1000&offset=${offset}`);
    const { meters } = (await answer.json()) as { meters: { building: string | null; item: string | null }[] };
    const found = meters.find(({ building, item }) => building !== null && item !== null);
    if (found !== undefined || meters.length === 0) return found?.building ?? '';
  }
}

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
try {
  for (const language of ['zh-CN', 'en-GB'] as const) {
    const context = await browser.newContext({
      baseURL: address,
      locale: language,
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1366, height: 900 },
    });
    const page = await context.newPage();
    await signIn(page, language);
    const [building, metered] = [await firstBuilding(page), await buildingWithItems(page)];
    for (const [name, where] of pages) {
      await page.goto(where.replace('{building}', building).replace('{metered}', metered));
      await page.waitForLoadState('networkidle');
      // what is drawn comes after the page
      for (const drawing of await page.getByRole('main').getByRole('img').all()) await drawn(drawing);
      await page.screenshot({ path: path.join(folder, `${name}.${language.slice(0, 2)}.png`) });
      process.stdout.write(`${name} ${language}\n`);
    }
    await context.close();
  }
} finally {
  await browser.close();
}

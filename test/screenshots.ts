/**
 * Pictures of every page in Chinese, and of those of the README in English too, from a running demo: `npm start` in one window, `npm run
 * screenshots` in another (`npm run screenshots -- http://localhost:8080`). They go to docs/screenshots/<page>.<language>.jpg, those of the
 * README as .png; in Chinese also as on a phone and in dark colours, to phone/<page>.jpg and dark/<page>.jpg there. The first screen of
 * each role is taken with its own account (`first-<role>`). The pictures of the help's tasks are taken first; with `help` after the
 * address nothing else is; with names of pages (`cases,case`) only those are.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { openBrowser } from './e2e/browser.ts';
import { demoCompanies, demoOfficers, demoPassword, demoResponders } from '#kernel/demo-accounts.ts';
import { takeHelpPictures } from './help-pictures.ts';

const address = process.argv[2] ?? 'http://localhost:8080';
const [, , , only] = process.argv;
const folder = fileURLToPath(new URL('../docs/screenshots', import.meta.url));

/** Each page by its name and address; `{building}` is the first of the ranked list, `{metered}` one whose items are measured. */
const pages: readonly (readonly [string, string])[] = [
  ['city', '/?year=2025'],
  ['brief', '/brief?year=2025'],
  ['ranking', '/ranking?region=140300&year=2025&carrier=electricity&use=office'],
  ['building', '/buildings/{building}?year=2025&step=day'],
  ['building-years', '/buildings/{building}?year=2025&tab=years'],
  ['building-hours', '/buildings/{building}?year=2025&tab=hours'],
  ['building-flow', '/buildings/{metered}?year=2025&tab=flow'],
  ['building-quota', '/buildings/{building}?year=2025&tab=quota'],
  ['building-savings', '/buildings/{building}?tab=savings'],
  ['building-performance', '/buildings/{building}?year=2025&tab=performance'],
  ['savings', '/savings'],
  ['baseline', '/savings/{baseline}?from=2025-05-01&to=2026-01-01'],
  ['building-facts', '/buildings/{building}?year=2025&tab=facts'],
  ['buildings', '/buildings'],
  ['building-strategies', '/commissioning'],
  ['energy-review', '/cases?procedure=energy-review&show=all'],
  ['rural-houses', '/cases?procedure=rural-house-retrofit&show=all'],
  ['district-plans', '/district-plans'],
  ['heat-seasons', '/heat-seasons'],
  ['households', '/households'],
  ['retrofit-plans', '/retrofit/plans'],
  ['retrofit-projects', '/retrofit'],
  ['contracts', '/contracts'],
  ['warnings', '/warnings'],
  ['duplicates', '/buildings/duplicates'],
  ['projects', '/projects'],
  ['equipment', '/equipment'],
  ['todo', '/todo'],
  ['missing', '/missing'],
  ['region-report', '/energy-report?region=140300&period=2025'],
  ['building-report', '/buildings/{building}/energy-report?period=2025'],
  ['check', '/knowledge/check'],
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
  ['drafts', '/drafts'],
  ['cases', '/cases?show=all'],
  ['case', '/cases/{case}'],
  ['case-link', '/case-link'],
  ['procedures', '/procedures'],
  ['people', '/people'],
  ['standards', '/standards'],
  ['catalogues', '/catalogues?region=140300'],
  ['surveys', '/surveys'],
  ['survey', '/surveys/{survey}'],
  ['draws', '/draws'],
  ['workdays', '/workdays?year=2026'],
  ['settings', '/admin/settings'],
  ['help', '/help'],
  ['help-tasks', '/help?view=tasks&task=over'],
  ['public', '/public'],
  ['public-cases', '/public/cases'],
  ['public-survey', '/public/survey'],
];

/** Whose first screen is taken: the page that signing in leads to. */
const firstScreens: readonly (readonly [string, string])[] = [
  ['first-clerk', demoOfficers.clerk.name],
  ['first-county', demoOfficers.county.name],
  ['first-owner', demoResponders.owner.name],
  ['first-hospital', demoCompanies.hospital.name],
  ['first-heat-company', demoCompanies.heat.name],
  ['first-service-company', demoCompanies.esco.name],
  ['first-aggregator', demoResponders.aggregator.name],
  ['first-applicant', '示例申报单位01'],
  ['first-expert', '示例专家01'],
  ['first-inspector', '示例检查员01'],
];

const words = {
  'zh-CN': { user: '用户名', password: '密码', enter: '登录' },
  'en-GB': { user: 'User name', password: 'Password', enter: 'Sign in' },
} as const;

async function signIn(page: Page, language: keyof typeof words, name = 'admin'): Promise<void> {
  await page.getByLabel(words[language].user, { exact: true }).fill(name);
  await page.getByLabel(words[language].password, { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: words[language].enter, exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

const reading = /正在读取|Loading/u;

/** Waits until a chart or map is drawn. */
async function drawn(drawing: Locator): Promise<void> {
  await drawing.evaluate(async (box) => {
    while (box instanceof HTMLElement && box.dataset['drawn'] === 'false') await new Promise(requestAnimationFrame);
  });
}

/** Waits until the page has received everything it requests, and all drawings are done. */
async function shown(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  for (const status of await page.getByRole('status').filter({ hasText: reading }).all()) await status.waitFor({ state: 'detached' });
  // drawings come after the page
  for (const drawing of await page.getByRole('main').getByRole('img').all()) await drawn(drawing);
}

async function firstBuilding(page: Page): Promise<string> {
  const answer = await page.request.get('/api/rank?region=140300&year=2025&carrier=electricity&use=office&limit=1');
  const { buildings } = (await answer.json()) as { buildings: { code: string }[] };
  return buildings[0]?.code ?? '';
}

/** A building with metering points for its items. */
async function buildingWithItems(page: Page): Promise<string> {
  for (let after = ''; ;) {
    const answer = await page.request.get(`/api/meters?limit=1000${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`);
    const { meters } = (await answer.json()) as { meters: { code: string; building: string | null; item: string | null }[] };
    const found = meters.find(({ building, item }) => building !== null && item !== null);
    const last = meters.at(-1);
    if (found !== undefined || last === undefined) return found?.building ?? '';
    after = last.code;
  }
}

/** The values for the placeholders in the addresses of pages. */
async function placeHolders(page: Page): Promise<Readonly<Record<string, string>>> {
  const first = async (path: string, list: string, key: string): Promise<string> => {
    const answer = (await (await page.request.get(`/api/${path}`)).json()) as Record<string, Record<string, string>[] | undefined>;
    return answer[list]?.[0]?.[key] ?? 'none';
  };
  return {
    '{building}': await firstBuilding(page),
    '{metered}': await buildingWithItems(page),
    '{case}': await first('cases?show=all&limit=1', 'cases', 'number'),
    '{baseline}': await first('savings/baselines', 'baselines', 'baseline'),
    '{survey}': await first('surveys', 'surveys', 'survey'),
  };
}

/** A way of viewing pages, and where its pictures go. */
type Way = {
  readonly language: keyof typeof words;
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
  readonly file: (page: string) => string;
};

/** Those in the README are sharp, all others small. */
const formatOf = (page: string): string => (['city', 'ranking', 'building'].includes(page) ? 'png' : 'jpg');

const wide = { width: 1366, colorScheme: 'light' } as const;
const ways: readonly Way[] = [
  { language: 'zh-CN', ...wide, file: (name) => `${name}.zh.${formatOf(name)}` },
  { language: 'en-GB', ...wide, file: (name) => `${name}.en.${formatOf(name)}` },
  { language: 'zh-CN', width: 390, colorScheme: 'light', file: (name) => `phone/${name}.jpg` },
  { language: 'zh-CN', width: 1366, colorScheme: 'dark', file: (name) => `dark/${name}.jpg` },
];

for (const part of ['', 'phone', 'dark']) mkdirSync(path.join(folder, part), { recursive: true });
const browser = await openBrowser();
try {
  for (const { language, width, colorScheme, file } of ways) {
    const context = await browser.newContext({
      baseURL: address,
      locale: language,
      timezoneId: 'Asia/Shanghai',
      viewport: { width, height: 900 },
      colorScheme,
    });
    const page = await context.newPage();
    const picture = (name: string) => {
      const to = file(name);
      return page.screenshot({ path: path.join(folder, to), ...(to.endsWith('.jpg') && { type: 'jpeg', quality: 55 }) });
    };
    await page.goto('/sign-in');
    await page.waitForLoadState('networkidle');
    await picture('sign-in');
    await signIn(page, language);
    if (colorScheme === 'light' && width === wide.width && (only === undefined || only === 'help'))
      await takeHelpPictures(await context.newPage(), language === 'zh-CN' ? 'zh' : 'en', shown);
    if (only === 'help') continue;
    const places = await placeHolders(page);
    const wanted = pages.filter(
      ([one]) => (language === 'zh-CN' || formatOf(one) === 'png') && (only === undefined || only.split(',').includes(one)),
    );
    // a page about one thing is left out if the city has none
    for (const [name, where] of wanted.filter(([, to]) => !Object.entries(places).some(([of, at]) => at === 'none' && to.includes(of)))) {
      await page.goto(where.replaceAll(/\{\w+\}/gu, (holder) => places[holder] ?? ''));
      await shown(page);
      await picture(name);
      process.stdout.write(`${file(name)}\n`);
    }
    await context.close();
    if (language !== 'zh-CN') continue;
    for (const [name, account] of firstScreens.filter(([one]) => only === undefined || only.split(',').includes(one))) {
      const own = await browser.newContext({
        baseURL: address,
        locale: language,
        timezoneId: 'Asia/Shanghai',
        viewport: { width, height: 900 },
        colorScheme,
      });
      const screen = await own.newPage();
      await screen.goto('/sign-in');
      await signIn(screen, language, account);
      await shown(screen);
      await screen.screenshot({ path: path.join(folder, file(name)), type: 'jpeg', quality: 55 });
      process.stdout.write(`${file(name)}\n`);
      await own.close();
    }
  }
} finally {
  await browser.close();
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { barriers, barriersOfColoursAndWords, expectClean, openConsole, overTheEdge, settled, signIn } from './console.ts';
import type { Console, Visit } from './console.ts';
import { codesIn } from '../codes-in-text.ts';
import { routesOfRouter, visits } from './routes.ts';
import { chargeHeat } from './heat-town.ts';
import { permit } from './permit.ts';
import {
  agreeContract,
  base2024,
  commissionEquipment,
  heatRooms,
  measurePoints,
  measureRooms,
  planRetrofits,
  poolRetrofits,
  saveEnergy,
  settleTown,
  shareWithOthers,
} from './town.ts';

let shown: Console;
let root: { name: string; password: string };

const register = 'meter,time,value\nR1,2025-03-01T00:00:00+08:00,500\nR1,2025-03-02T00:00:00+08:00,700\nR1,2025-03-03T00:00:00+08:00,90\n';

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  root = await shown.account('root', 'administrator');
  await settleTown(world);
  const meters = 'code,building,carrier,kind,unit\nR1,B4,electricity,register,kWh\n';
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters) });
  await world.local.readings.importReadings({ file: await world.upload('register.csv', register), kind: 'register' });
  await world.local.settings.change({ disclosure: { open: true, leastArea: 1000, leastCoverage: 0.95 } });
  const projects =
    'code,name,region,work,class,buildings,initiatedOn,constructionOn\nP1,一中改造,140302,retrofit,public,B2,2025-03-01,2025-09-01\n';
  const equipment =
    'code,building,kind,name,capacity,installed,unsafe,removed\nCH1,B1,chiller,1号冷机,1055,2008,是,\nBO1,B2,boiler,,,2012-05,,2024-11-15\n';
  const organisations = 'code,name,kind,region,uscc\nU1,市机关事务中心,国家机关,140302,\nU2,第一中学,事业单位,140302,\n';
  await world.local.place.importOrganisations({ file: await world.upload('organisations.csv', organisations) });
  await world.local.project.importProjects({ file: await world.upload('projects.csv', projects) });
  await world.local.equipment.importEquipment({ file: await world.upload('equipment.csv', equipment) });
  const resource = 'code,building,kind,kw,name,tilt\nPV1,B1,pv,120,南屋面光伏,30\n';
  await world.local.resources.importResources({ file: await world.upload('resources.csv', resource) });
  await poolRetrofits(world);
  await planRetrofits(world);
  const people = 'code,name,kind,region,groups,from,until,recuse\nE1,示例甲,expert,140300,暖通,2026-01-01,2026-12-31,U1\n';
  await world.local.people.importPeople({ file: await world.upload('people.csv', people) });
  await world.local.people.training.importFile({ file: await world.upload('t.csv', 'person,day,course,hours\nE1,2026-01-05,宣贯,8\n') });
  await world.local.access.keys.create({ name: 'desk', role: 'bureau', region: '140300' });
  await world.local.people.posts.set({ holder: 'key:desk', role: 'green-building-label/clerk', region: '140300' });
  const standards =
    'code,number,name,kind,status,issued,reviewed,replaces\n3.6.1.0.1,GB/T 50378-2019,绿色建筑评价标准,national,issued,2019-03-13,,\n3.6.1.0.2,示范-2,示范标准,local,issued,,,示范-2\n';
  await world.local.standards.importStandards({ file: await world.upload('standards.csv', standards) });
  const catalogue = 'code,name,list,document,clause,from,until\nJ-1,粘土实心砖,prohibited,示范目录,二,2020-01-01,\n';
  await world.local.catalogues.importCatalogue({ file: await world.upload('catalogue.csv', catalogue) });
  const survey =
    'id: Q1\nname: 室温问卷\nregion: "140300"\nbuilding: B1\nquestions: [{id: warm, type: scale, title: 冬季室温}, {id: say, type: text, title: 意见}]\n';
  await world.local.surveys.create({ file: await world.upload('survey.yaml', survey) });
  await world.local.surveys.close({ survey: 'Q1' });
  const draw = 'name: 节能抽查\nregion: "140300"\nobjects: {大型: {rate: 1/2}}\nsource: 福彩双色球\nknownFrom: 2099-01-01T21:30+08:00\n';
  const drawn = 'code,name,stratum\nB1,一号楼,大型\nB2,二号楼,大型\n';
  await world.local.draws.announce({ plan: await world.upload('plan.yaml', draw), objects: await world.upload('o.csv', drawn) });
  await world.local.procedures.add({ name: 'permit.yaml', text: permit });
  await shown.account('clerk', 'bureau', { region: '140300' });
  await world.local.people.posts.set({ holder: 'clerk', role: 'permit/clerk', region: '140300' });
  await world.local.cases.begin({ procedure: 'permit', organisation: 'U1', for: 'clerk' });
  const project = { work: 'land', class: 'public', fund: 'government', urban: true };
  await world.local.statement.issue({ kind: 'planning-conditions', question: { region: '140300', date: '2026-03-01', project } });
  await measureRooms(world);
  await measurePoints(world);
  await heatRooms(world);
  await chargeHeat(world);
  await commissionEquipment(world);
  await saveEnergy(world);
  await world.local.savings.lock({ ...base2024, baseline: 'BASE-1' });
  await world.local.energyAudit.open({ building: 'B1', level: 2, from: '2024-01-01', to: '2025-01-01' });
  await agreeContract(world, 'BASE-1');
  await world.local.return.open({ form: 'civil-building-energy', period: '2025', region: '140300' });
  await shareWithOthers(world);
  await world.local.disclosure.issue({ region: '140300', year: 2025, buildings: ['B1'], consent: '来函' });
});

afterAll(async () => {
  await shown.stop();
});

test('every page of the router is visited, and no other', () => {
  expect(Object.keys(visits).toSorted()).toEqual(routesOfRouter().toSorted());
});

const addresses = [...Object.values(visits).flat(), '/no/such/page'];

/** What is asked for is not there, and the page says so. */
const ofNothing = /\/(?:nobody|none)$/u;

/** Pages where codes are looked up: lists of findings and of words in files, entries of knowledge and forms, which files name so. */
const listsCodes = /^\/help\?view=|^\/knowledge(?:$|\?)|^\/returns\?tab=forms$/u;

let visit: Visit;
let file: string;

beforeAll(async () => {
  visit = await shown.look();
  await signIn(visit, root, '/help');
  const handed = await visit.page.request.put('/api/files?name=new.csv', {
    data: Buffer.from('代码,名称,用途,地区,建筑面积\nN1,新楼,写字间,140302,很大\n'),
    headers: { origin: shown.url },
  });
  file = ((await handed.json()) as { file: string }).file;
});

const wide = { width: 1366, height: 768 };
const narrow = { width: 390, height: 844 };

/** The page in the other language, by the button that people press for it; one that stands outside of all has none, and is opened anew. */
async function speakEnglish(): Promise<void> {
  const { page } = visit;
  const button = page.getByRole('button', { name: 'English' });
  if ((await button.count()) === 0) {
    await page.evaluate(() => localStorage.setItem('yaodong.language', 'en'));
    await page.reload();
  } else {
    await button.click();
    await page.getByRole('button', { name: '中文' }).waitFor();
  }
  await settled(visit);
}

test.each(addresses)('%s has no barriers in Chinese and light, nor in English and dark, and runs over no edge', async (address) => {
  const { page } = visit;
  await page.setViewportSize(wide);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(() => {
    localStorage.clear();
  });
  // an address that differs by its fragment alone would be the same page gone on
  await page.goto('about:blank');
  await page.goto(address.replace('{file}', file));
  await settled(visit);
  // a page that failed stands within the frame of the others, and has no barriers either
  if (!ofNothing.test(address)) expect(await page.getByRole('heading', { name: '无法显示这一页' }).count()).toBe(0);
  const light = await barriers(visit);
  const chinese = await overTheEdge(visit);
  const codes = listsCodes.test(address) ? [] : codesIn(await page.evaluate(() => document.body.innerText));
  kindsAt.set(address, [...(await buttonsOn(page)).keys()]);
  await page.setViewportSize(narrow);
  expect({ light, chinese, codes }).toEqual({ light: [], chinese: [], codes: [] });
  await expect.poll(() => overTheEdge(visit)).toEqual([]);
  await page.setViewportSize(wide);
  await page.emulateMedia({ colorScheme: 'dark' });
  await speakEnglish();
  if (!ofNothing.test(address)) expect(await page.getByRole('heading', { name: 'This page cannot be shown' }).count()).toBe(0);
  const dark = await barriersOfColoursAndWords(visit);
  const english = await overTheEdge(visit);
  await page.setViewportSize(narrow);
  expect({ dark, english }).toEqual({ dark: [], english: [] });
  await expect.poll(() => overTheEdge(visit)).toEqual([]);
  expectClean(visit);
});

/** The kinds of buttons that each page was seen to have. */
const kindsAt = new Map<string, readonly string[]>();

/** What a press may do: something is asked, the page or its address is another, a file comes or is asked for, the focus goes elsewhere. */
async function doesSomething({ page }: Visit, button: Locator): Promise<boolean> {
  let done = false;
  const note = () => {
    done = true;
  };
  const events = ['request', 'download', 'filechooser', 'dialog', 'framenavigated'] as const;
  for (const event of events) page.on(event as 'request', note);
  await page.evaluate(() => {
    const held = globalThis as unknown as { pressed: number; watching?: MutationObserver };
    held.watching?.disconnect();
    held.pressed = 0;
    held.watching = new MutationObserver((all) => {
      // what Ant Design paints where it is pressed is no deed
      held.pressed += all.filter(({ target, attributeName }) => attributeName !== 'class' && !(target instanceof HTMLStyleElement)).length;
    });
    held.watching.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await button.click();
  const told = () => page.evaluate(() => (globalThis as unknown as { pressed: number }).pressed).catch(() => 1);
  const end = await expect
    .poll(async () => done || (await told()) > 0, { timeout: 20_000 })
    .toBe(true)
    .then(
      () => true,
      () => false,
    );
  for (const event of events) page.off(event as 'request', note);
  return end;
}

/** The names of the buttons that can be pressed, each kind once: names of the same words about other things count as one. */
async function buttonsOn(page: Page): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const main = page.getByRole('main').getByRole('button', { disabled: false });
  const names = await main.evaluateAll((all) =>
    all.filter((one) => one.checkVisibility()).map((one) => one.getAttribute('aria-label') ?? (one as HTMLElement).innerText.trim()),
  );
  // a box for files is a button without words of its own
  for (const name of names) if (name !== '') found.set(name.replaceAll(/[\dA-Z][\w.-]*|「.*」|“.*”/gu, '*'), name);
  return found;
}

/** What the page keeps in the browser, as it was when its buttons were read: a text that one button throws away is there for the next. */
const keepAgain = (page: Page, kept: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate((all) => {
    localStorage.clear();
    for (const [name, value] of Object.entries(all)) localStorage.setItem(name, value);
  }, kept);

const pressedBefore = new Set<string>();

// after all pages were looked at: a press may change what they show
describe('pressed', () => {
  let pressing: Visit;

  beforeAll(async () => {
    pressing = await shown.look();
    await signIn(pressing, root, '/help');
  });

  test.each(
    addresses.filter(
      (address) => !address.includes('{file}') && !/^\/(?:sign-in|new-password|own-password|second-factor|public|no\/such)/u.test(address),
    ),
  )('%s: every button does something when it is pressed, and none breaks the page', async (address) => {
    if (kindsAt.get(address)?.every((kind) => pressedBefore.has(kind)) === true) return;
    const { page } = pressing;
    await page.goto(address);
    await settled(pressing);
    const idle: string[] = [];
    const kept = await page.evaluate(() => ({ ...localStorage }));
    let fresh = true;
    for (const [kind, name] of await buttonsOn(page)) {
      if (pressedBefore.has(kind)) continue;
      pressedBefore.add(kind);
      if (!fresh) {
        await keepAgain(page, kept);
        await page.goto(address);
        await settled(pressing);
      }
      fresh = false;
      const button = page.getByRole('main').getByRole('button', { name, exact: true, disabled: false }).first();
      await button.waitFor();
      if (!(await doesSomething(pressing, button))) idle.push(name);
    }
    expect(idle).toEqual([]);
    expectClean(pressing);
  });
});

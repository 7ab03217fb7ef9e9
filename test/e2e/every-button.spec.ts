import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { expectClean, openConsole, settled, signIn } from './console.ts';
import type { Console, Visit } from './console.ts';
import { chargeHeat } from './heat-town.ts';
import { visits } from './routes.ts';
import { planRetrofits, poolRetrofits, settleTown, shareWithOthers } from './town.ts';

let shown: Console;
let root: { name: string; password: string };

const register = 'meter,time,value\nR1,2025-03-01T00:00:00+08:00,500\nR1,2025-03-02T00:00:00+08:00,700\nR1,2025-03-03T00:00:00+08:00,90\n';

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  root = await shown.account('root', 'administrator');
  await settleTown(world);
  await shareWithOthers(world);
  await chargeHeat(world);
  const organisations = 'code,name,kind,region,uscc\nU1,市机关事务中心,国家机关,140302,\nU2,第一中学,事业单位,140302,\n';
  await world.local.place.importOrganisations({ file: await world.upload('organisations.csv', organisations) });
  const equipment =
    'code,building,kind,name,capacity,installed,unsafe,removed\nCH1,B1,chiller,1号冷机,1055,2008,是,\nBO1,B2,boiler,,,2012-05,,2024-11-15\n';
  await world.local.equipment.importEquipment({ file: await world.upload('equipment.csv', equipment) });
  const resource = 'code,building,kind,kw,name,tilt\nPV1,B1,pv,120,南屋面光伏,30\n';
  await world.local.resources.importResources({ file: await world.upload('resources.csv', resource) });
  await poolRetrofits(world);
  await planRetrofits(world);
  const meters = 'code,building,carrier,kind,unit\nR1,B4,electricity,register,kWh\n';
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters) });
  await world.local.readings.importReadings({ file: await world.upload('register.csv', register), kind: 'register' });
});

afterAll(async () => {
  await shown.stop();
});

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
  for (const button of await main.all()) {
    const name = await button.evaluate((one) => one.getAttribute('aria-label') ?? (one as HTMLElement).innerText.trim());
    // a box for files is a button without words of its own
    if (name !== '' && (await button.isVisible())) found.set(name.replaceAll(/[\dA-Z][\w.-]*|「.*」|“.*”/gu, '*'), name);
  }
  return found;
}

/** What the page keeps in the browser, as it was when its buttons were read: a text that one button throws away is there for the next. */
const keepAgain = (page: Page, kept: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate((all) => {
    localStorage.clear();
    for (const [name, value] of Object.entries(all)) localStorage.setItem(name, value);
  }, kept);

const pressedBefore = new Set<string>();

describe('in Chinese', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await shown.look();
    await signIn(visit, root, '/help');
  });

  test.each(
    Object.values(visits)
      .flat()
      .filter((address) => !address.includes('{file}') && !/^\/(?:sign-in|new-password|own-password|second-factor|public)/u.test(address)),
  )('%s: every button does something when it is pressed, and none breaks the page', async (address) => {
    const { page } = visit;
    await page.goto(address);
    await settled(visit);
    const idle: string[] = [];
    const kept = await page.evaluate(() => ({ ...localStorage }));
    let fresh = true;
    for (const [kind, name] of await buttonsOn(page)) {
      if (pressedBefore.has(kind)) continue;
      pressedBefore.add(kind);
      if (!fresh) {
        await keepAgain(page, kept);
        await page.goto(address);
        await settled(visit);
      }
      fresh = false;
      const button = page.getByRole('main').getByRole('button', { name, exact: true, disabled: false }).first();
      await button.waitFor();
      if (!(await doesSomething(visit, button))) idle.push(name);
    }
    expect(idle).toEqual([]);
    expectClean(visit);
  });
});

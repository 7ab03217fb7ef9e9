import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectClean, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;

beforeAll(async () => {
  shown = await openConsole();
  const { local, upload } = shown.world;
  await local.place.importOrganisations({ file: await upload('o.csv', '代码,名称,地区\nOWN,自家单位,140300\n') });
  const rows = ['代码,名称,用途,地区,建筑面积,单位', 'O1,自家楼,办公,140302,1000,OWN', 'O2,别家楼,办公,140302,1000,'].join('\n');
  await local.registry.importBuildings({ file: await upload('b.csv', `${rows}\n`) });
});

afterAll(async () => {
  await shown.stop();
});

test('an owner’s home is titled as that of own buildings, not as the whole place', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, await shown.account('li', 'owner', { organisation: 'OWN' }), '/?year=2025');
  await page.getByRole('heading', { level: 1, name: /^本单位/u }).waitFor();
  expect(await page.title()).toMatch(/^本单位/u);
  expectClean(visit);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { settleTown } from '../../test/e2e/town.ts';
import { createWorld } from '../../test/world.ts';
import type { World } from '../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await settleTown(world);
});

afterAll(async () => {
  await world.stop();
});

/** As anybody on the net has it: no key, no cookie. */
async function seen(
  path: string,
): Promise<Record<string, unknown> & { buildings: { code: string }[]; sums: { code: string }[]; years: number[] }> {
  const answer = await world.app.fetch(new Request(`http://localhost/api${path}`));
  expect(answer.status).toBe(200);
  return (await answer.json()) as never;
}

const open = { open: true, consent: false, leastArea: 1000, leastCoverage: 0.95, leastBuildings: 3 };
const county = { region: '140302', year: 2025 };

test('at first nothing is disclosed, and a bureau says what may be and why not the rest', async () => {
  expect(await seen('/public')).toMatchObject({ years: [], year: null, sums: [], outlines: [] });
  await world.local.settings.change({ disclosure: open });
  const { buildings, counts } = await world.as('bureau', { region: '140300' }).disclosure.candidates({ region: '140300', year: 2025 });
  expect(counts).toEqual({ all: 4, disclosed: 0, possible: 2, hindered: 2 });
  const why = Object.fromEntries(buildings.map(({ code, hindrance }) => [code, hindrance?.code ?? null]));
  expect(why).toEqual({ B1: null, B2: 'disclosure-coverage-low', B3: null, B4: 'disclosure-no-use' });
});

test('a bureau of a county discloses its own and no other; the public sees just that', async () => {
  const bureau = world.as('bureau', { region: '140302' });
  const done = await bureau.disclosure.issue({ ...county, buildings: ['B1', 'B2', 'B3'] });
  expect(done.issued).toBe(1);
  expect(done.refused.map(({ building, code }) => [building, code])).toEqual([
    ['B2', 'disclosure-coverage-low'],
    ['B3', 'disclosure-not-seen'],
  ]);
  expect((await seen('/public')).years).toEqual([2025]);
  const { buildings } = await seen('/public/buildings?year=2025');
  expect(buildings.map(({ code }) => code)).toEqual(['B1']);
  expect(buildings[0]).toMatchObject({
    name: '市政府一号楼',
    floorArea: 10_000,
    uses: [{ carrier: 'electricity', value: 798_000, intensity: 79.8 }],
  });
  expect(JSON.stringify(buildings)).not.toContain('consent');
});

test('an indicative verdict is not disclosed', async () => {
  const { indicative, verdict } = await world.local.benchmarking.quota({ building: 'B1', year: 2025 });
  const { buildings } = await seen('/public/buildings?year=2025');
  expect(buildings[0]).toMatchObject(indicative || verdict === 'unknown' ? { verdict: null, limits: null } : { verdict });
});

test('what was disclosed stays what it was until it is disclosed again or withdrawn', async () => {
  await world.local.registry.editBuilding({ building: 'B1', set: { name: '新名字' } });
  expect((await seen('/public/buildings?year=2025')).buildings[0]).toMatchObject({ name: '市政府一号楼' });
  await world.as('bureau', { region: '140302' }).disclosure.issue({ ...county, buildings: ['B1'] });
  expect((await seen('/public/buildings?year=2025')).buildings[0]).toMatchObject({ name: '新名字' });
  expect(await world.as('bureau', { region: '140303' }).disclosure.withdraw({ year: 2025, buildings: ['B1'] })).toEqual({ withdrawn: 0 });
  expect(await world.as('bureau', { region: '140302' }).disclosure.withdraw({ year: 2025, buildings: ['B1'] })).toEqual({ withdrawn: 1 });
  expect((await seen('/public')).years).toEqual([]);
});

test('with consent asked for, nothing is disclosed without it', async () => {
  await world.local.settings.change({ disclosure: { consent: true } });
  await expect(world.local.disclosure.issue({ ...county, buildings: ['B1'] })).rejects.toMatchObject({
    document: { code: 'disclosure-consent-missing' },
  });
  expect(await world.local.disclosure.issue({ ...county, buildings: ['B1'], consent: '产权单位来函' })).toMatchObject({ issued: 1 });
});

test('sums of too few buildings are left out; with one less than the threshold none is told', async () => {
  const asked = { region: '140300', year: 2025 };
  expect((await world.local.disclosure.issueSums(asked)).issued).toBe(0);
  expect((await seen('/public?year=2025')).sums).toEqual([]);
});

test('no outline without a map number', async () => {
  expect(await seen('/public?year=2025')).toMatchObject({ mapNumber: '', outlines: [] });
});

test('targets are listed only of the place that the city chose, in the words of its documents, and of none that is no place', async () => {
  expect((await seen('/public')).targets).toEqual([]);
  await world.local.settings.change({ disclosure: { targetsOf: '140300' } });
  const { targets } = await seen('/public');
  expect(targets).toContainEqual(expect.objectContaining({ id: 'YQ/prefab-share', comparator: '>=', value: 40, unit: '%', due: 2030 }));
  await world.local.settings.change({ disclosure: { targetsOf: '999999' } });
  expect((await seen('/public')).targets).toEqual([]);
  await world.local.settings.change({ disclosure: { targetsOf: '140300' } });
});

test('a closed page tells nothing, whatever was disclosed', async () => {
  await world.local.settings.change({ disclosure: { open: false } });
  expect(await seen('/public?year=2025')).toMatchObject({ years: [], year: null, notice: '', targets: [] });
  expect((await seen('/public/buildings?year=2025')).buildings).toEqual([]);
});

test('everything is in the trail', async () => {
  const { entries } = await world.local.access.audit({ subject: 'building:B1' });
  expect(entries.map(({ action }) => action).filter((action) => action.startsWith('disclos'))).toEqual([
    'disclose',
    'disclosure-withdraw',
    'disclose',
    'disclose',
  ]);
  expect((await world.local.access.audit({ action: 'settings-change' })).total).toBe(6);
});

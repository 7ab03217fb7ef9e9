import { disclose } from '../../../test/disclose.ts';
import { afterAll, beforeAll, expect } from 'vitest';
import { changeSettings } from '#cli/as-read.ts';
import { settleTown } from '../../../test/e2e/town.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await settleTown(world);
});

afterAll(async () => {
  await world.stop();
});

/** As an anonymous visitor gets it: no key, no cookie. */
async function seen(
  path: string,
): Promise<Record<string, unknown> & { buildings: { code: string }[]; sums: { code: string }[]; years: number[] }> {
  const answer = await world.app.fetch(new Request(`http://localhost/api${path}`));
  expect(answer.status).toBe(200);
  return (await answer.json()) as never;
}

const open = { open: true, consent: false, leastArea: 1000, leastCoverage: 0.95, leastBuildings: 3 };
const county = { region: '140302', year: 2025 };

story('disclosure, from the first day to a closed page and an open one', (step) => {
  step('at first nothing is disclosed, and a bureau sees what can be and why not the rest', async () => {
    expect(await seen('/public')).toMatchObject({ years: [], year: null, sums: [], outlines: [] });
    await changeSettings(world.local, { disclosure: open });
    const { buildings, counts } = await world.as('bureau', { region: '140300' }).disclosure.candidates({ region: '140300', year: 2025 });
    expect(counts).toEqual({ all: 4, disclosed: 0, possible: 2, hindered: 2 });
    const why = Object.fromEntries(buildings.map(({ code, hindrance }) => [code, hindrance?.code ?? null]));
    expect(why).toEqual({ B1: null, B2: 'disclosure-coverage-low', B3: null, B4: 'disclosure-no-use' });
  });

  step('a county’s bureau discloses its own and no other; the public sees exactly that, and no indicative verdict', async () => {
    const bureau = world.as('bureau', { region: '140302' });
    const done = await disclose(bureau, { ...county, buildings: ['B1', 'B2', 'B3'] });
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
    const { indicative, verdict } = await world.local.benchmarking.quota({ building: 'B1', year: 2025 });
    const [told] = (await seen('/public/buildings?year=2025')).buildings;
    expect(told).toMatchObject(indicative || verdict === 'unknown' ? { verdict: null, limits: null } : { verdict });
  });

  step('a preview shows what would be public, what is replaced and what prevents the rest, and makes nothing public', async () => {
    const bureau = world.as('bureau', { region: '140302' });
    const before = await seen('/public/buildings?year=2025');
    const { buildings, refused } = await bureau.disclosure.preview({ ...county, buildings: ['B1', 'B2'] });
    expect(buildings).toMatchObject([
      {
        code: 'B1',
        floorArea: 10_000,
        uses: [{ carrier: 'electricity', value: 798_000, intensity: 79.8 }],
        disclosed: true,
        consent: null,
      },
    ]);
    expect(refused).toMatchObject([{ building: 'B2', code: 'disclosure-coverage-low' }]);
    expect(await seen('/public/buildings?year=2025')).toEqual(before);
  });

  step(
    'only what was read is disclosed: a figure, name or consent changed since is refused with the reason, and nothing becomes public',
    async () => {
      const { disclosure, registry } = world.local;
      const asked = { ...county, buildings: ['B1'] };
      const { hash } = await disclosure.preview(asked);
      const before = await seen('/public/buildings?year=2025');
      await registry.editBuilding({ building: 'B1', set: { floorArea: 20_000 } });
      const latest = (await disclosure.preview(asked)).hash;
      await expect(disclosure.issue({ ...asked, seen: hash })).rejects.toMatchObject({
        document: { status: 409, code: 'seen-not-latest', evidence: { seen: hash, latest, changed: '市政府一号楼 798000 kWh' } },
      });
      await expect(disclosure.issue({ ...asked, consent: '来函', seen: latest })).rejects.toMatchObject({ document: { status: 409 } });
      expect(await seen('/public/buildings?year=2025')).toEqual(before);
      await registry.editBuilding({ building: 'B1', set: { floorArea: 10_000 } });
      expect(await disclosure.issue({ ...asked, seen: hash })).toEqual({ issued: 1, refused: [] });
    },
  );

  step('disclosed figures stay unchanged until they are disclosed again or withdrawn', async () => {
    await world.local.registry.editBuilding({ building: 'B1', set: { name: '新名字' } });
    expect((await seen('/public/buildings?year=2025')).buildings[0]).toMatchObject({ name: '市政府一号楼' });
    await disclose(world.as('bureau', { region: '140302' }), { ...county, buildings: ['B1'] });
    expect((await seen('/public/buildings?year=2025')).buildings[0]).toMatchObject({ name: '新名字' });
    expect(await world.as('bureau', { region: '140303' }).disclosure.withdraw({ year: 2025, buildings: ['B1'] })).toEqual({ withdrawn: 0 });
    expect(await world.as('bureau', { region: '140302' }).disclosure.withdraw({ year: 2025, buildings: ['B1'] })).toEqual({ withdrawn: 1 });
    expect((await seen('/public')).years).toEqual([]);
  });

  step('if consent is required, nothing is disclosed without it', async () => {
    await changeSettings(world.local, { disclosure: { consent: true } });
    await expect(disclose(world.local, { ...county, buildings: ['B1'] })).rejects.toMatchObject({
      document: { code: 'disclosure-consent-missing' },
    });
    expect(await disclose(world.local, { ...county, buildings: ['B1'], consent: '产权单位来函' })).toMatchObject({ issued: 1 });
  });

  step('sums of too few buildings are left out; below the threshold none is shown; no outline without a map number', async () => {
    const asked = { region: '140300', year: 2025 };
    const { sums, tooSmall, hash } = await world.local.disclosure.previewSums(asked);
    expect({ sums, tooSmall: tooSmall.length }).toEqual({ sums: [], tooSmall: 2 });
    expect(await world.local.disclosure.issueSums({ ...asked, seen: hash })).toEqual({ issued: 0, tooSmall });
    expect((await seen('/public?year=2025')).sums).toEqual([]);
    expect(await seen('/public?year=2025')).toMatchObject({ mapNumber: '', outlines: [] });
  });

  step('targets are listed only for the place chosen by the city, in the words of its documents, and for no invalid place', async () => {
    expect((await seen('/public')).targets).toEqual([]);
    await changeSettings(world.local, { disclosure: { targetsOf: '140300' } });
    const { targets } = await seen('/public');
    expect(targets).toContainEqual(expect.objectContaining({ id: 'YQ/prefab-share', comparator: '>=', value: 40, unit: '%', due: 2030 }));
    await changeSettings(world.local, { disclosure: { targetsOf: '999999' } });
    expect((await seen('/public')).targets).toEqual([]);
    await changeSettings(world.local, { disclosure: { targetsOf: '140300' } });
  });

  step('a closed page shows nothing, whatever was disclosed; everything is in the audit trail', async () => {
    await changeSettings(world.local, { disclosure: { open: false } });
    expect(await seen('/public?year=2025')).toMatchObject({ years: [], year: null, notice: '', targets: [] });
    expect((await seen('/public/buildings?year=2025')).buildings).toEqual([]);
    const { entries } = await world.local.access.audit({ subject: 'building:B1' });
    expect(entries.map(({ action }) => action).filter((action) => action.startsWith('disclos'))).toEqual([
      'disclose',
      'disclosure-withdraw',
      'disclose',
      'disclose',
      'disclose',
    ]);
    expect((await world.local.access.audit({ action: 'settings-change' })).total).toBe(6);
  });

  step('sums that were not read in their current state are not disclosed', async () => {
    const { disclosure, registry } = world.local;
    const bring = async (code: string) =>
      registry.importBuildings({ file: await world.upload('b.csv', `code,name,use,region,floorArea\n${code},楼,office,140302,1000\n`) });
    await changeSettings(world.local, { disclosure: open });
    await bring('S1');
    const asked = { region: '140300', year: 2025 };
    const { sums, hash } = await disclosure.previewSums(asked);
    expect(sums).toMatchObject([{ code: '140302', buildings: 3, floorArea: 19_000 }]);
    await bring('S2');
    await expect(disclosure.issueSums({ ...asked, seen: hash })).rejects.toMatchObject({
      document: { status: 409, code: 'seen-not-latest' },
    });
    expect((await seen('/public?year=2025')).sums).toEqual([]);
    const again = await disclosure.previewSums(asked);
    expect((await disclosure.issueSums({ ...asked, seen: again.hash })).issued).toBe(1);
    expect((await seen('/public?year=2025')).sums).toMatchObject([{ code: '140302', buildings: 4, floorArea: 20_000 }]);
  });
});

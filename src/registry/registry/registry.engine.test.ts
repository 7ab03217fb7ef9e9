import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { seattleMapping } from './files/example.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const excerpt = new URL('../../../test/data/seattle_benchmarking_2016/excerpt.csv', import.meta.url);
const whole = new URL('../../../../shared/data/seattle_benchmarking_2016/2016_Building_Energy_Benchmarking.csv.gz', import.meta.url)
  .pathname;

describe('Seattle 2016', () => {
  test('50 rows in square feet come in with mapped uses, twice changes nothing', async () => {
    const file = await world.upload('seattle.csv', readFileSync(excerpt));
    const first = await world.local.registry.importBuildings({ file, ...seattleMapping });
    expect(first).toMatchObject({ created: 50, updated: 0, unchanged: 0, rejectedCount: 0, state: 'shown' });
    const again = await world.local.registry.importBuildings({ file, ...seattleMapping });
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 50, rejectedCount: 0 });
    const { buildings, total } = await world.local.registry.buildings({ sort: 'floorArea', descending: true, limit: 3 });
    expect(total).toBe(50);
    expect(buildings).toHaveLength(3);
    // as a choice list writes it: the name, then the code
    const sought = await world.local.registry.buildings({ search: 'Mayflower park hotel 1' });
    expect(sought.buildings.map(({ code }) => code)).toContain('1');
    expect((await world.local.registry.buildings({ search: 'Mayflower none-such' })).total).toBe(0);
    const hotel = await world.local.registry.building({ building: '1' });
    expect(hotel).toMatchObject({
      name: 'Mayflower park hotel',
      use: 'hotel',
      yearBuilt: 1927,
      storeys: 12,
      latitude: 47.6122,
      zone: 'America/Los_Angeles',
    });
    expect(hotel.floorArea).toBeCloseTo(88_434 * 0.09290304, 6);
  });

  test.skipIf(!existsSync(whole))('the whole file, 3,376 rows', async () => {
    const file = await world.upload('seattle.csv', gunzipSync(readFileSync(whole)));
    const result = await world.local.registry.importBuildings({ file, ...seattleMapping });
    expect(result).toMatchObject({ created: 3326, unchanged: 50, rejectedCount: 0 });
  });
});

describe('a building that was demolished', () => {
  test('takes no meter that moves there by hand; a file may tell of what was there before, and is told so', async () => {
    const { local, upload } = world;
    const buildings = 'code,name,use,region,lifeEvents\nGONE,旧楼,office,140302,demolished:2020-05-01\nKEPT,新楼,office,140302,\n';
    await local.registry.importBuildings({ file: await upload('gone.csv', buildings) });
    const rows = 'code,building,carrier,installed\nGM1,GONE,electricity,\nGM2,GONE,electricity,2018-01-01\nGM3,KEPT,electricity,\n';
    const brought = await local.registry.importMeters({ file: await upload('gm.csv', rows) });
    expect(brought.created).toBe(3);
    expect(brought.findings).toContainEqual(
      expect.objectContaining({
        code: 'in-demolished-buildings',
        evidence: expect.objectContaining({ count: 1, code: 'GM1', building: 'GONE', day: '2020-05-01' }) as unknown,
      }),
    );
    const edit = (meter: string, set: Record<string, string>) => local.registry.editMeter({ meter, set, onIdentityChange: 'accept' });
    await expect(edit('GM3', { building: 'GONE' })).rejects.toMatchObject({ document: { code: 'into-demolished-building' } });
    expect((await edit('GM3', { building: 'GONE', installed: '2019-01-01' })).meter.building).toBe('GONE');
    expect((await edit('GM1', { multiplier: '2' })).meter.building).toBe('GONE');
  });
});

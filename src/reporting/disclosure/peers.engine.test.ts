import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeSettings } from '#cli/as-read.ts';
import { disclose } from '../../../test/disclose.ts';
import { hotelTown } from '../../../test/hotel-town.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await hotelTown(world);
});
afterAll(() => world.stop());

const peersOf = async (asked: object = {}) =>
  (await world.local.disclosure.public.buildings({ year: 2025, ...asked })).buildings.map(({ code, peers }) => [code, peers] as const);

test('a disclosed building is compared with all disclosed ones of its use: from the highest electricity per area, and the median', async () => {
  expect(new Map(await peersOf())).toEqual(
    new Map<unknown, unknown>([
      ['H1', { rank: 3, count: 4, median: 75 }],
      ['H2', { rank: 1, count: 4, median: 75 }],
      ['H3', { rank: 2, count: 4, median: 75 }],
      ['H4', { rank: 4, count: 4, median: 75 }],
      ['O1', null],
    ]),
  );
  // what is filtered does not change whom it is compared with
  expect(await peersOf({ search: '二' })).toEqual([['H2', { rank: 1, count: 4, median: 75 }]]);
  expect(await peersOf({ sort: 'intensity', order: 'desc', use: 'hotel', limit: 2, offset: 1 })).toEqual([
    ['H3', { rank: 2, count: 4, median: 75 }],
    ['H1', { rank: 3, count: 4, median: 75 }],
  ]);
});

test('where fewer are disclosed than the city requires, none is compared', async () => {
  await changeSettings(world.local, { disclosure: { leastBuildings: 5 } });
  expect(new Set((await peersOf()).map(([, peers]) => peers))).toEqual(new Set([null]));
  await changeSettings(world.local, { disclosure: { leastBuildings: 4 } });
  await world.local.disclosure.withdraw({ year: 2025, buildings: ['H4'] });
  expect(new Set((await peersOf()).map(([, peers]) => peers))).toEqual(new Set([null]));
  await disclose(world.local, { region: '140300', year: 2025, buildings: ['H4'] });
  expect((await peersOf({ search: 'H4' }))[0]).toEqual(['H4', { rank: 4, count: 4, median: 75 }]);
});

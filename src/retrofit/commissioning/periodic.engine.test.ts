import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

let world: World;
let now = Date.parse('2026-06-01T02:00:00Z');

const problemOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'nothing',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );

beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 10) });
  const { registry, equipment } = world.local;
  const rows = ['B1,一号楼,office,140302', 'B2,二号楼,office,140302', 'B3,三号楼,office,140303'];
  await registry.importBuildings({ file: await world.upload('b.csv', `code,name,use,region\n${rows.join('\n')}\n`) });
  await equipment.add({ code: 'AHU-1', set: { building: 'B1', kind: 'fan' } });
  await equipment.add({ code: 'AHU-9', set: { building: 'B2', kind: 'fan' } });
});
afterAll(() => world.stop());

const { stringify } = JSON;
const due = async (asked: object = {}) =>
  (await world.local.commissioning.due(asked)).rows.map(({ building, equipment, last, due: day, days, state }) =>
    stringify([building, equipment, last, day, days, state]),
  );
const done = (building: string, on: string, more: object = {}) =>
  world.local.commissioning.add({ building, on, action: '清洗', carrier: 'electricity', ...more });

story('what is to be done at intervals comes due, is told of, and moves with each action', (step) => {
  step(
    'it is due so many months after the last action, of a building any, of equipment its own; what was never done comes first',
    async () => {
      const { commissioning } = world.local;
      await done('B1', '2024-06-10');
      await done('B1', '2025-06-30', { equipment: 'AHU-1' });
      await commissioning.interval({ building: 'B1', months: 12 });
      await commissioning.interval({ building: 'B1', equipment: 'AHU-1', months: 6 });
      await commissioning.interval({ building: 'B2', equipment: 'AHU-9', months: 24 });
      await commissioning.interval({ building: 'B3', months: 3, since: '2026-02-28' });
      expect(await due()).toEqual([
        stringify(['B2', 'AHU-9', null, null, null, 'never']),
        stringify(['B1', 'AHU-1', '2025-06-30', '2025-12-30', -153, 'due']),
        stringify(['B3', null, '2026-02-28', '2026-05-28', -4, 'due']),
        stringify(['B1', null, '2025-06-30', '2026-06-30', 29, 'ahead']),
      ]);
      expect(await due({ region: '140303' })).toHaveLength(1);
      expect(await due({ building: 'B3', at: '2026-05-27' })).toEqual([stringify(['B3', null, '2026-02-28', '2026-05-28', 1, 'ahead'])]);
    },
  );

  step('what waits is told to those who may write it down, and whoever stated it hears of it once', async () => {
    const item = async (as = world.local) => (await as.todo.list()).items.find(({ name }) => name === 'commissioning');
    expect(await item()).toMatchObject({ count: 3, buildings: 3, since: '2025-12-30', about: ['二号楼 AHU-9', '一号楼 AHU-1', '三号楼'] });
    expect(await item(world.as('viewer'))).toBeUndefined();
    await world.app.slices.commissioning.remind();
    await world.app.slices.commissioning.remind();
    const { notices } = await world.local.notice.list({ limit: 20 });
    expect(notices.filter(({ kind }) => kind === 'commissioning-due').map(({ text }) => text)).toHaveLength(2);
    expect(stringify(notices)).toContain('三号楼 应于 2026-05-28 进行定期调适（每 3 个月一次，上次 2026-02-28）');
  });

  step('an action moves the day, as it was known before stays as it was, and what is ended or removed counts no more', async () => {
    const { commissioning } = world.local;
    const before = new Date((now += 1000)).toISOString();
    now += 1000;
    const { id } = await done('B3', '2026-05-30');
    expect(await due({ building: 'B3' })).toEqual([stringify(['B3', null, '2026-05-30', '2026-08-30', 90, 'ahead'])]);
    expect(await due({ building: 'B3', knownAt: before })).toEqual([stringify(['B3', null, '2026-02-28', '2026-05-28', -4, 'due'])]);
    const between = new Date((now += 1000)).toISOString();
    now += 1000;
    await commissioning.remove({ id });
    expect(await due({ building: 'B3' })).toEqual([stringify(['B3', null, '2026-02-28', '2026-05-28', -4, 'due'])]);
    expect(await due({ building: 'B3', knownAt: between })).toEqual([stringify(['B3', null, '2026-05-30', '2026-08-30', 90, 'ahead'])]);
    expect((await commissioning.interval({ building: 'B3', months: null })).rows).toEqual([]);
    expect(await due({ building: 'B3', knownAt: between })).toHaveLength(1);
  });
});

test('an interval without a number that can be, of equipment elsewhere or from a day to come is refused', async () => {
  const set = (more: object) => problemOf(world.local.commissioning.interval({ building: 'B1', months: 12, ...more }));
  expect(await set({ equipment: 'AHU-9' })).toBe('commissioning-equipment-elsewhere');
  expect(await set({ equipment: 'none' })).toBe('no-such-equipment');
  expect(await set({ building: 'none' })).toBe('no-such-building');
  expect(await set({ since: '2027-01-01' })).toBe('commissioning-later');
  expect(await set({ since: '2026-02-30' })).toBe('date-bad');
  for (const months of [0, -1, 1.5, 601]) expect(await set({ months })).not.toBe('nothing');
});

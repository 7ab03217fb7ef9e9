import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-20T04:00:00Z') });
});

afterAll(() => world.stop());

const steps = async (as = world.local) => Object.fromEntries((await as.todo.beginning()).steps.map(({ name, done }) => [name, done]));

describe('what a city still needs', () => {
  test('is determined from its own data, step by step', async () => {
    expect(await steps()).toEqual({ city: false, buildings: false, meters: false, year: false, standards: false, people: false });
    await world.local.settings.change({ cityName: '阳泉市' });
    const buildings = '代码,名称,用途,地区,建筑面积\nB1,市政府,办公,140302,1000\n';
    await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
    expect(await steps()).toMatchObject({ city: true, buildings: true, meters: false, year: false });
    const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
    const bills = [['meter', ...months].join(), ['B1', ...months.map(() => 100)].join()].join('\n');
    const asked = { layout: 'months', unit: 'kWh', carrier: 'electricity', createMeters: true } as const;
    await world.local.readings.importReadings({ file: await world.upload('bills.csv', bills), ...asked });
    expect(await steps()).toMatchObject({ meters: true, year: true, people: false });
  });

  test('is not asked of users who may not do it', async () => {
    expect(Object.keys(await steps(world.as('viewer')))).toEqual([]);
    expect(await steps(world.as('owner', { organisation: 'nobody' })).catch(() => 'no such organisation')).not.toHaveProperty('people');
  });
});

describe('the to-do list', () => {
  test('contains imports with rejected rows until the file is complete, for users who import files', async () => {
    const name = async () => (await world.local.todo.list()).items.find((item) => item.name === 'imports');
    expect(await name()).toBeUndefined();
    const head = '代码,名称,用途,地区,建筑面积\n';
    await world.local.registry.importBuildings({ file: await world.upload('台账.csv', `${head}N1,新楼,办公,没有这个区,1000\n`) });
    expect(await name()).toMatchObject({ count: 1, about: ['台账.csv'], since: '2026-03-20', href: '/imports/3' });
    await world.local.registry.importBuildings({ file: await world.upload('台账-rejects.csv', `${head}N1,新楼,办公,140302,1000\n`) });
    expect(await name()).toBeUndefined();
    expect((await world.as('viewer').todo.list()).items.some((item) => item.name === 'imports')).toBe(false);
  });
});

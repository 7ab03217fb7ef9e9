import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2026-03-20T04:00:00Z');

const buildings = `代码,名称,用途,地区,建筑面积,单位
B1,市政府,办公,140302,1000,市政府
B2,第二中学,学校,140302,2000,第二中学
`;

const months = ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02'];
const bills = [['meter', ...months].join(), ['B1', 1, 1, 1, 1, '', ''].join(), ['B2', 1, 1, 1, 1, 1, 1].join()].join('\n');

const codeOf = async (name: string): Promise<string> =>
  (await world.local.place.organisations({ search: name })).organisations[0]?.code ?? '';

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  expect(await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) })).toMatchObject({ created: 2 });
  await world.local.readings.importReadings({
    file: await world.upload('bills.csv', bills),
    layout: 'months',
    unit: 'kWh',
    carrier: 'electricity',
    createMeters: true,
  });
  await world.local.access.users.add({ name: 'owner-1', role: 'owner', organisation: await codeOf('市政府') });
  await world.local.access.users.add({ name: 'owner-2', role: 'owner', organisation: await codeOf('第二中学') });
});

afterAll(() => world.stop());

describe('missing data', () => {
  test('are the months without any measurement, with the building and its owner', async () => {
    const { rows } = await world.local.reminder.missing({ kind: 'months' });
    expect(rows).toEqual([
      {
        key: 'months:B1:electricity',
        kind: 'months',
        building: 'B1',
        name: '市政府',
        organisation: await codeOf('市政府'),
        carrier: 'electricity',
        meter: null,
        months: ['2026-01', '2026-02'],
        since: '2026-01-01',
        reminded: null,
      },
    ]);
  });

  test('are counted by region and month, and filtered by both; meters offline are not filtered by month', async () => {
    const silent = (await world.local.reminder.missing({ kind: 'offline' })).total;
    expect(await world.local.reminder.byRegion({})).toMatchObject({
      months: ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02'],
      rows: [{ region: '140302', name: '城区', buildings: 1, owing: [0, 0, 0, 0, 1, 1], offline: silent }],
    });
    expect((await world.local.reminder.missing({ region: '140302', month: '2026-01' })).total).toBe(1);
    expect((await world.local.reminder.missing({ region: '140302', month: '2025-12' })).total).toBe(0);
    expect((await world.local.reminder.missing({ region: '140303' })).total).toBe(0);
    await expect(world.local.reminder.missing({ kind: 'offline', month: '2026-01' })).rejects.toThrow(/no-month-of-meters/u);
    const other = world.as('owner', { organisation: await codeOf('第二中学') });
    expect((await other.reminder.byRegion({})).rows).toEqual([]);
  });

  test('are in the to-do list of those who see them', async () => {
    const { items } = await world.local.todo.list();
    expect(items.find(({ name }) => name === 'months')).toMatchObject({
      count: 1,
      buildings: 1,
      since: '2026-01-01',
      href: '/missing?kind=months',
    });
    const other = world.as('owner', { organisation: await codeOf('第二中学') });
    expect((await other.todo.list()).items.some(({ name }) => name === 'months')).toBe(false);
  });
});

describe('a reminder', () => {
  const keys = ['months:B1:electricity'];

  test('is shown before it is sent: its recipients and its text', async () => {
    const { messages, unheard } = await world.local.reminder.preview({ keys, note: '请于本周内补报' });
    expect(unheard).toEqual([]);
    expect(messages).toEqual([
      {
        to: 'owner-1',
        text: expect.stringMatching(/请您补报 1 项数据：市政府 电 2026-01 至 2026-02。请于本周内补报/u),
        link: expect.stringMatching(/\/missing$/u),
        items: keys,
        withinDay: false,
      },
    ]);
    expect((await world.local.reminder.sent({})).reminders).toEqual([]);
  });

  test('goes only to those who see the building, is stored, and is not sent twice within a day unless requested', async () => {
    await world.local.reminder.send({ keys });
    const { reminders } = await world.local.reminder.sent({});
    expect(reminders).toMatchObject([{ by: 'local', to: 'owner-1', items: [{ key: 'months:B1:electricity', building: 'B1' }] }]);
    expect((await world.local.reminder.missing({})).rows[0]?.reminded).toMatchObject({ by: 'local' });
    expect((await world.local.reminder.send({ keys })).messages).toMatchObject([{ to: 'owner-1', withinDay: true }]);
    expect((await world.local.reminder.sent({})).reminders).toHaveLength(1);
    await world.local.reminder.send({ keys, again: true });
    expect((await world.local.reminder.sent({})).reminders).toHaveLength(2);
    now += 25 * 3_600_000;
    expect((await world.local.reminder.preview({ keys })).messages).toMatchObject([{ withinDay: false }]);
  });

  test('is sent by a bureau, for what it sees; others cannot send any', async () => {
    await expect(world.as('owner', { organisation: await codeOf('市政府') }).reminder.send({ keys })).rejects.toThrow(/role-may-not/u);
    await expect(world.as('bureau', { region: '150400' }).reminder.preview({ keys })).rejects.toThrow(/months:B1/u);
    expect((await world.as('bureau', { region: '140300' }).reminder.sent({})).reminders).toEqual([]);
  });

  test('for data received since is refused', async () => {
    await expect(world.local.reminder.send({ keys: ['months:B2:electricity'] })).rejects.toThrow(/months:B2/u);
  });

  test('asks for all that a filter finds, by one last day, which the list and the notice tell', async () => {
    const all = { region: '140302', month: '2026-02' };
    const { messages } = await world.local.reminder.preview({ all, due: '2026-04-10' });
    expect(messages).toMatchObject([{ to: 'owner-1', items: keys, text: expect.stringMatching(/请您在2026年4月10日前补报 1 项数据/u) }]);
    await world.local.reminder.send({ all, due: '2026-04-10' });
    expect((await world.local.reminder.missing(all)).rows).toMatchObject([{ reminded: { due: '2026-04-10' } }]);
    expect((await world.local.reminder.sent({ limit: 1 })).reminders).toMatchObject([
      { due: '2026-04-10', answered: 0, items: [{ key: keys[0], months: ['2026-01', '2026-02'], answered: false }] },
    ]);
  });

  test('names what it asks for in one way, reaches back to no past day, and finds something', async () => {
    const { preview } = world.local.reminder;
    await expect(preview({})).rejects.toThrow(/reminder-of-what/u);
    await expect(preview({ keys, all: {} })).rejects.toThrow(/reminder-of-what/u);
    await expect(preview({ all: { region: '140303' } })).rejects.toThrow(/nothing-missing-there/u);
    await expect(preview({ keys, due: '2026-03-20' })).rejects.toThrow(/reminder-due-past/u);
  });

  test('is answered once all of its months have come', async () => {
    const answers = async () =>
      (await world.local.reminder.sent({ limit: 1 })).reminders.map(({ answered, items }) => [answered, items.length]);
    const bring = async (file: string) =>
      world.local.readings.importReadings({
        file: await world.upload('later.csv', file),
        layout: 'months',
        unit: 'kWh',
        carrier: 'electricity',
      });
    await bring('meter,2026-01\nB1,1');
    expect(await answers()).toEqual([[0, 1]]);
    await bring('meter,2026-02\nB1,1');
    expect(await answers()).toEqual([[1, 1]]);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { type ModelDay, modelExpected } from '../../../test/expectation-model.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2026-06-01T02:00:00Z');

const first = parseDay('2026-01-05') as number;
const end = parseDay('2026-06-01') as number;
const done = parseDay('2026-04-13') as number;
const on = dayText(done);

/** A pseudo-random number for a day, always the same. */
const random = (day: number, seed: number): number => ((Math.imul(day ^ (seed * 7919), 2_654_435_761) >>> 0) % 1000) / 1000;
const isWorkday = (day: number): boolean => (day + 3) % 7 < 5;
const degrees = (day: number): string => (random(day, 3) * 20).toFixed(1);

/** kWh of a day: until the action, equipment ran through the night; one day is not measured. */
function use(day: number): string | null {
  if (day === done + 9) return null;
  return ((isWorkday(day) ? 300 : 90) + random(day, 1) * 20 - (day >= done ? 60 : 0)).toFixed(1);
}

const problemOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'nothing',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );

const rule = {
  id: 'heavy-day',
  version: 1,
  names: { zh: '用电过高', en: 'Heavy day' },
  subject: 'building',
  step: 'day',
  inputs: { use: { use: 'electricity' } },
  when: { gt: ['use', 280] },
  notify: ['desk'],
};

beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 10) });
  const { registry, readings, weather, equipment, warning } = world.local;
  await registry.importBuildings({
    file: await world.upload(
      'b.csv',
      'code,name,use,region,zone,lifeEvents\nB1,一,office,140302,Etc/UTC,\nB2,二,office,140302,Etc/UTC,\nB9,九,office,140302,Etc/UTC,demolished:2026-05-01\n',
    ),
  });
  await registry.importMeters({ file: await world.upload('m.csv', 'code,building,carrier,kind,unit\nM1,B1,electricity,interval,kWh\n') });
  const days = Array.from({ length: end - first }, (_, at) => first + at);
  const hours = days.flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => `${dayText(day)}T${String(hour).padStart(2, '0')}:00Z,${degrees(day)}`),
  );
  const file = await world.upload('w.csv', ['time,temperature', ...hours].join('\n'));
  await weather.importWeather({ file, station: 'W1', format: 'csv', zone: 'Etc/UTC' });
  const rows = days.flatMap((day) => (use(day) === null ? [] : [`${dayText(day)},M1,${use(day)}`]));
  await readings.importReadings({ file: await world.upload('r.csv', ['time,meter,value', ...rows].join('\n')), interval: '1d' });
  await equipment.add({ code: 'AHU-9', set: { building: 'B2', kind: 'fan' } });
  await warning.add({ rule: JSON.stringify(rule) });
  await warning.on({ rule: 'heavy-day', from: '2026-03-02' });
  await world.app.slices.warning.judgeAll();
  made = await world.local.commissioning.add({ building: 'B1', on, action: '夜间停机', carrier: 'electricity' });
});
afterAll(() => world.stop());

let made: Awaited<ReturnType<typeof world.local.commissioning.add>>;

const days: ModelDay[] = Array.from({ length: end - first }, (_, at) => {
  const day = first + at;
  const known = use(day);
  return {
    day,
    type: isWorkday(day) ? 'workday' : 'rest',
    use: known,
    coverage: known === null ? 0 : 1,
    hours: Array(24).fill(degrees(day)) as string[],
    of: 24,
  };
});

test('saved since then is what similar days before it let expect less what was measured, day by day and together', async () => {
  expect(made).toMatchObject({ building: 'B1', on, action: '夜间停机', episode: null, removed: null });
  const told = await world.local.commissioning.show({ id: made.id });
  expect(told).toMatchObject({ unit: 'kWh', to: '2026-06-01', verdict: 'saved' });
  expect(told.days).toHaveLength(end - done);
  let [saved, counted] = [0, 0];
  for (const [at, one] of told.days.entries()) {
    const day = done + at;
    const model = modelExpected(
      days.filter((each) => each.day < done || each.day === day),
      day,
    );
    expect(one).toMatchObject({
      day: dayText(day),
      value: model.value,
      low: model.low,
      high: model.high,
      similar: model.similar.map(dayText),
    });
    expect(one.similar.every((each) => each < on)).toBe(true);
    if (use(day) === null) expect(one).toMatchObject({ measured: null, saved: null });
    else {
      saved += Math.round((model.value as number) * 1e4) - Math.round(Number(use(day)) * 1e4);
      counted += 1;
    }
  }
  expect(told.total).toMatchObject({ value: saved / 1e4, days: counted, unit: 'kWh' });
  expect(counted).toBe(end - done - 1);
  const { actions } = await world.local.commissioning.effects({ region: '140300' });
  const { figure, ...total } = told.total;
  expect(figure).not.toBe('');
  expect(actions.filter(({ id }) => id === made.id)).toMatchObject([
    { id: made.id, building: 'B1', total, verdict: told.verdict, repaired: told.repaired },
  ]);
});

test('nothing is done in a building that was demolished: neither an action from that day on, nor one every few months', async () => {
  const add = (day: string) => world.local.commissioning.add({ building: 'B9', on: day, action: '夜间停机', carrier: 'electricity' });
  expect(await problemOf(add('2026-05-01'))).toBe('commissioning-demolished');
  expect(await problemOf(add('2026-04-30'))).toBe('nothing');
  const every = (months: number | null) => world.local.commissioning.interval({ building: 'B9', months });
  expect(await problemOf(every(6))).toBe('commissioning-demolished');
  expect(await problemOf(every(null))).toBe('nothing');
});

test('nothing is done in a building before the year in which it was built; of one whose year is not known nothing is said', async () => {
  const { commissioning, registry } = world.local;
  await registry.editBuildings({ buildings: ['B9'], set: { yearBuilt: 2026 } });
  const add = (building: string, day: string) => commissioning.add({ building, on: day, action: '夜间停机', carrier: 'heat' });
  expect(await problemOf(add('B9', '2025-12-31'))).toBe('commissioning-before-built');
  expect(await problemOf(commissioning.interval({ building: 'B9', months: null, since: '2025-12-31' }))).toBe('commissioning-before-built');
  expect(await problemOf(add('B9', '2026-01-01'))).toBe('nothing');
  expect(await problemOf(add('B2', '2025-12-31'))).toBe('nothing');
});

test('a figure opens to its days, and each day to the similar days before the action', async () => {
  const { total } = await world.local.commissioning.show({ id: made.id, to: '2026-05-01' });
  const opened = await world.local.figures.explain({ figure: total.figure });
  expect(opened.result).toMatchObject({ value: total.value, unit: 'kWh' });
  const day = await world.local.figures.explain({ figure: opened.inputs.at(-1)?.figure as string });
  expect(day.result.value).toBe(opened.inputs.at(-1)?.value);
  expect(day.inputs.filter(({ name }) => name.startsWith('similar')).every(({ name }) => name.slice(8) < on)).toBe(true);
});

test('what was known before a correction is told as it was', async () => {
  const { id } = made;
  const [before, total] = [new Date((now += 2000)).toISOString(), (await world.local.commissioning.show({ id, to: '2026-05-01' })).total];
  now += 2000;
  const file = await world.upload('c.csv', 'time,meter,value\n2026-04-14,M1,500\n');
  const { import: correction } = await world.local.readings.importReadings({ file, interval: '1d' });
  expect((await world.local.commissioning.show({ id, to: '2026-05-01' })).total.value).toBeLessThan(total.value as number);
  expect((await world.local.commissioning.show({ id, to: '2026-05-01', knownAt: before })).total.value).toBe(total.value);
  await world.local.imports.undo({ id: correction });
});

test('a warning that is linked is verified by the effect, and by its rule finding nothing since', async () => {
  const { episodes } = await world.local.warning.list({ building: 'B1' });
  const open = episodes.filter(({ start }) => start < `${on}T`);
  expect(open.length).toBeGreaterThan(0);
  const episode = open[0]?.id as number;
  const repair = await world.local.commissioning.add({
    building: 'B1',
    on: dayText(done + 2),
    action: '修复时间表',
    carrier: 'electricity',
    episode,
  });
  expect((await world.local.commissioning.show({ id: repair.id })).repaired).toMatchObject({
    id: episode,
    rule: 'heavy-day',
    again: 0,
    verified: true,
  });
  const early = await world.local.commissioning.add({ building: 'B1', on: '2026-03-20', action: '早', carrier: 'electricity', episode });
  expect((await world.local.commissioning.show({ id: early.id })).repaired?.verified).toBe(false);
});

test('what is not of the building, lies ahead or is no day is refused', async () => {
  const add = (more: object) =>
    problemOf(world.local.commissioning.add({ building: 'B1', on, action: 'x', carrier: 'electricity', ...more }));
  expect(await add({ building: 'none' })).toBe('no-such-building');
  expect(await add({ on: '2026-07-01' })).toBe('commissioning-later');
  expect(await add({ on: '2026-02-30' })).toBe('date-bad');
  expect(await add({ equipment: 'AHU-9' })).toBe('commissioning-equipment-elsewhere');
  expect(await add({ equipment: 'none' })).toBe('no-such-equipment');
  expect(await add({ carrier: 'gas' })).toBe('commissioning-carrier-unmetered');
  expect(await add({ episode: 99_999 })).toBe('no-such-episode');
  expect(await add({ building: 'B2', episode: (await world.local.warning.list({ building: 'B1' })).episodes[0]?.id })).toBe(
    'commissioning-episode-elsewhere',
  );
});

test('of a building without any meter an action is recorded, and told that its effect will not be known', async () => {
  const added = await world.local.commissioning.add({ building: 'B2', on, action: '清洗', carrier: 'heat' });
  expect(added.findings.map(({ code }) => code)).toEqual(['no-meter-counts']);
  expect(made.findings).toEqual([]);
});

test('one that is removed is listed no more, and its figure opens as before', async () => {
  const { id } = await world.local.commissioning.add({ building: 'B1', on, action: '误录', carrier: 'electricity' });
  const { total } = await world.local.commissioning.show({ id, to: '2026-05-01' });
  expect(await world.local.commissioning.remove({ id })).toMatchObject({ removed: { by: expect.any(String) as string } });
  expect((await world.local.commissioning.list({ region: '140300' })).actions.map((one) => one.id)).not.toContain(id);
  expect((await world.local.figures.explain({ figure: total.figure })).result.value).toBe(total.value);
});

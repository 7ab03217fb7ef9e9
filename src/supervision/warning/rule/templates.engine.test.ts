import { setOccupancy } from '#cli/stated-as-read.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';

/** 2025-03-03, a Monday, by China's clock. */
const began = Date.parse('2025-03-03T00:00:00+08:00');
const hour = 3_600_000;
const days = 70;
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => began + (days + 1) * 24 * hour });
  const rows = Array.from({ length: 48 }, (_, number) => `${at(number)},${number < 24 ? 36 : -10}`);
  await world.local.weather.importWeather({
    file: await world.upload('w.csv', `time,temperature\n${rows.join('\n')}\n`),
    station: 'W1',
    format: 'csv',
    zone: 'Etc/UTC',
  });
}, 120_000);
afterAll(() => world.stop());

const at = (hours: number): string => new Date(began + hours * hour).toISOString();

const day = (number: number): string => new Date(began + number * 24 * hour + 8 * hour).toISOString().slice(0, 10);
let run = 0;
const header = 'code,name,region,use,floorArea,空调方式,国家机关,气候区,年使用小时数,人数,供暖方式';
const office = '楼,140302,office,9000,分体,否,2A,2500,500,无';

/** A template must fire for the first of two buildings and not for the second: how a test fills one of them. */
type Fill = (building: string, fires: boolean) => Promise<void>;
type Golden = {
  readonly fill: Fill;
  readonly set?: Readonly<Record<string, string>>;
  /** The stake of the found episode, with its coverage. */
  readonly stake?: readonly [number | null, number];
  readonly steps: number | null;
};

async function meter(code: string, values: readonly (readonly [string, number])[], interval: '1d' | '1h'): Promise<void> {
  const { registry, readings } = world.local;
  await registry.importMeters({
    file: await world.upload('m.csv', `code,building,carrier,kind,unit\n${code}-E,${code},electricity,interval,kWh\n`),
  });
  const rows = values.map(([time, value]) => `${time},${code}-E,${value}`);
  await readings.importReadings({ file: await world.upload('r.csv', `time,meter,value\n${rows.join('\n')}\n`), interval });
}

/** Points of a unit by tag, with their values: by quarter of an hour since the beginning, four hours long. */
async function unit(
  building: string,
  shows: Readonly<Record<string, readonly [string, (quarter: number) => number]>>,
  from = 0,
): Promise<void> {
  const { point, readings } = world.local;
  const codeOf = (tag: string): string => `${building}-${tag}`;
  const points = Object.entries(shows).map(([tag, [quantity]]) => `${codeOf(tag)},${quantity},${building},${tag},U1,15min`);
  await point.importPoints({ file: await world.upload('p.csv', `code,quantity,building,tag,equipment,hold\n${points.join('\n')}\n`) });
  const rows = Object.entries(shows).flatMap(([tag, [, value]]) =>
    Array.from({ length: 96 }, (_, quarter) => `${codeOf(tag)},${at(from + quarter / 4)},${value(quarter)}`),
  );
  await readings.importReadings({ file: await world.upload('r.csv', `meter,time,value\n${rows.join('\n')}\n`) });
}

/** @param before number of days measured before the first */
const daily =
  (useOn: (number: number, fires: boolean) => number, before = 0): Fill =>
  (building, fires) =>
    meter(
      building,
      Array.from({ length: before + days }, (_, at) => [day(at - before), useOn(at - before, fires)] as const),
      '1d',
    );
const fixed = (quantity: string, value: number) => [quantity, () => value] as const;
/** One value in the first four hours, then another. */
const first = (quantity: string, value: number, then: number) => [quantity, (quarter: number) => (quarter < 16 ? value : then)] as const;

const goldens: Readonly<Record<string, Golden>> = {
  'over-use': { fill: daily((number, fires) => (fires && number === 50 ? 300 : 100)), steps: 1, stake: [200, 1] },
  drift: {
    fill: daily((number, fires) => (number >= 50 && number < 57 && number !== 51 && number !== 54 && (fires || number !== 56) ? 115 : 100)),
    steps: 5,
    stake: [75, 1],
  },
  'night-load': {
    fill: (building, fires) =>
      meter(
        building,
        Array.from({ length: 24 * 10 }, (_, number) => [at(number), number % 24 < 5 && !fires ? 1 : 8] as const),
        '1h',
      ),
    steps: 10,
    stake: [(40 - (192 * 0.6) / 4.8) * 10, 1],
  },
  silent: {
    fill: (building, fires) =>
      meter(
        building,
        Array.from({ length: 24 * days }, (_, number) => [at(number), 1] as const).filter(
          (_one, number) => !fires || number < 24 * days - 30,
        ),
        '1h',
      ),
    steps: 7,
  },
  stuck: {
    fill: async (building, fires) => {
      await world.local.point.importPoints({
        file: await world.upload('p.csv', `code,quantity,building\n${building}-T,temperature,${building}\n`),
      });
      const rows = Array.from({ length: 96 }, (_, number) => `${building}-T,${at(number)},${fires || number % 2 === 0 ? 20 : 20.5}`);
      await world.local.readings.importReadings({ file: await world.upload('r.csv', `meter,time,value\n${rows.join('\n')}\n`) });
    },
    steps: 4,
  },
  'band-left': {
    fill: async (building, fires) => {
      await setOccupancy(world.local, { building, hours: { workday: ['01:00-20:00'], rest: [] } });
      await unit(building, { 'zone-air': first('temperature', fires ? 30 : 24, 24) });
    },
    steps: 3,
  },
  'heating-and-cooling': {
    fill: (building, fires) =>
      unit(building, {
        'heating-valve': first('position', 40, 0),
        'cooling-valve': fixed('position', fires ? 30 : 5),
        'heating-power': fixed('power', 12),
        'cooling-power': fixed('power', 8),
      }),
    steps: 16,
    stake: [32, 1],
  },
  'outside-schedule': {
    fill: async (building, fires) => {
      await setOccupancy(world.local, { building, hours: { workday: ['08:00-18:00'], rest: [] } });
      await unit(building, { running: ['state', (quarter) => ((fires && quarter < 16) || (quarter >= 32 && quarter < 72) ? 1 : 0)] });
    },
    steps: 16,
    stake: [null, 0],
  },
  hunting: {
    fill: (building, fires) =>
      unit(building, {
        'cooling-valve': ['position', (quarter) => (fires && quarter < 16 && quarter % 2 === 1 ? 60 : 20)],
        power: fixed('power', 10),
      }),
    set: { turns: '2' },
    steps: 4,
    stake: [4, 1],
  },
  'economiser-idle': {
    fill: (building, fires) =>
      unit(building, {
        'outdoor-air': fixed('temperature', 15),
        'return-air': fixed('temperature', 24),
        'cooling-valve': first('position', 60, 0),
        'outdoor-damper': fixed('position', fires ? 20 : 100),
        'cooling-power': fixed('power', 20),
      }),
    steps: 4,
    stake: [80, 1],
  },
  'low-delta-t': {
    fill: (building, fires) =>
      unit(building, {
        running: first('state', 1, 0),
        'chilled-supply': fixed('temperature', 7),
        'chilled-return': fixed('temperature', fires ? 9 : 12),
        'pump-power': fixed('power', 10),
      }),
    steps: 4,
    stake: [24, 1],
  },
  'cooling-set-point': {
    fill: (building, fires) => unit(building, { setpoint: first('setpoint', fires ? 22 : 26, 26), 'cooling-power': fixed('power', 14) }),
    steps: 4,
    stake: [16, 1],
  },
  'heating-set-point': {
    fill: (building, fires) =>
      unit(building, { setpoint: first('setpoint', fires ? 25 : 20, 20), 'heating-power': fixed('power', 14) }, 24),
    steps: 4,
    stake: [8, 1],
  },
  // a year is forecast from one in which each season was measured
  'quota-pace': { fill: daily((_number, fires) => (fires ? 5000 : 100), 300), steps: null },
  'short-cycling': {
    fill: (building, fires) =>
      unit(building, { running: ['state', (quarter) => (quarter < 16 && (fires ? quarter % 2 === 0 : quarter < 8) ? 1 : 0)] }),
    set: { turns: '2' },
    steps: 4,
    stake: [null, 0],
  },
};

test.each(Object.entries(goldens))(
  'the template %s fires where it must and nowhere else',
  async (name, { fill, set = {}, steps, stake }) => {
    run += 1;
    const [fires, calm] = [`F${run}`, `C${run}`];
    await world.local.registry.importBuildings({
      file: await world.upload('b.csv', `${header}\n${fires},${office}\n${calm},${office}\n`),
    });
    await fill(fires, true);
    await fill(calm, false);
    const { rule } = await world.local.warning.template({ template: name, set, notify: ['desk'] });
    const of = { ...(rule['of'] as object | undefined), building: [fires, calm] };
    const to = name === 'silent' ? at(24 * days) : day(days);
    const told = await world.local.warning.test({ rule: JSON.stringify({ ...rule, of }), from: day(0), to });
    expect(told.episodes.map(({ subject }) => subject.startsWith(fires))).toEqual([true]);
    expect(told.episodes[0]).toMatchObject({
      ...(steps !== null && { steps }),
      ...(stake !== undefined && { stake: stake[0], stakeCoverage: stake[1] }),
    });
  },
);

test('every template is a rule once it names recipients, and no threshold is left open', async () => {
  const { templates } = await world.local.warning.templates();
  expect(templates.map(({ id }) => id).toSorted()).toEqual(Object.keys(goldens).toSorted());
  for (const { id } of templates) {
    const { text, rule } = await world.local.warning.template({ template: id, notify: ['desk'], id: `own-${id}` });
    expect(JSON.stringify(rule)).not.toContain('$');
    expect(await world.local.warning.add({ rule: text })).toMatchObject({ id: `own-${id}`, state: 'off' });
  }
});

test('thresholds are set by name; those from a document are distinguished from our own defaults', async () => {
  const { rule } = await world.local.warning.template({ template: 'silent', set: { hours: '12' } });
  expect(rule).toMatchObject({ when: { ge: ['quiet', 12] }, notify: [] });
  const bad = (set: Record<string, string>) => world.local.warning.template({ template: 'silent', set });
  await expect(bad({ hours: 'x' })).rejects.toMatchObject({ document: { code: 'threshold-bad' } });
  await expect(bad({ days: '1' })).rejects.toMatchObject({ document: { code: 'no-such-threshold' } });
  await expect(world.local.warning.template({ template: 'none' })).rejects.toMatchObject({ document: { status: 404 } });
  const { templates } = await world.local.warning.templates();
  const own = templates.flatMap(({ id, thresholds }) => thresholds.filter((one) => !one.own).map(({ value }) => [id, value]));
  expect(own).toEqual([
    ['cooling-set-point', 26],
    ['heating-set-point', 20],
  ]);
});

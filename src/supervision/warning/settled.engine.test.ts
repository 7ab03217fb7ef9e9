import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { rounds } from '../../../test/rounds.ts';
import { createWorld, type World } from '../../../test/world.ts';

const dayMs = 86_400_000;
const first = parseDay('2025-03-01') as number;
const days = rounds(44, 66);
/** The day after a percentage of all days. */
const dayAt = (percent: number): number => first + Math.round((days * percent) / 100);
const buildings = ['B1', 'B2', 'B3', 'B4'];

let world: World;
let now = (first - 3) * dayMs;

/** A pseudo-random sequence that is always the same. */
let state = 77;
const chance = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};

async function bring(rows: readonly string[]): Promise<number> {
  const file = await world.upload('r.csv', `time,meter,value\n${rows.join('\n')}\n`);
  return (await world.local.readings.importReadings({ file, interval: '1d' })).import ?? 0;
}

const weather = async (rows: readonly string[]) =>
  world.local.weather.importWeather({
    file: await world.upload('w.csv', `time,temperature\n${rows.join('\n')}\n`),
    station: 'W1',
    format: 'csv',
    zone: 'Asia/Shanghai',
  });

const hoursOf = (day: number): string[] =>
  Array.from(
    { length: 24 },
    (_, hour) => `${dayText(day)} ${String(hour).padStart(2, '0')}:00,${(10 + ((day * 7 + hour) % 13)).toFixed(1)}`,
  );

/** Readings come day by day, most in time; some late, some corrected, some undone; people change facts, and mark episodes as real. */
beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const { local } = world;
  await local.warning.notify.add({ name: 'desk', mail: 'desk@example.org' });
  await local.registry.importBuildings({
    file: await world.upload(
      'b.csv',
      `code,name,use,region,floorArea\n${buildings.map((code) => `${code},楼,office,140302,1000`).join('\n')}\n`,
    ),
  });
  const meters = [...buildings.map((code) => `m-${code},${code}`), 'm-5,B1'].map((one) => `${one},electricity,interval,kWh`);
  await local.registry.importMeters({ file: await world.upload('m.csv', `code,building,carrier,kind,unit\n${meters.join('\n')}\n`) });
  const waiting: { readonly at: number; readonly row: string }[] = [];
  const imports: number[] = [];
  for (let day = first; day < first + days; day += 1) {
    now = (day + 1) * dayMs - 8 * 3_600_000 + 600_000;
    for (const meter of [...buildings.map((code) => `m-${code}`), 'm-5']) {
      const late = chance() < 0.08 ? 1 + Math.floor(chance() * 9) : 0;
      const value = (80 + 60 * chance() + (chance() < 0.1 ? 200 : 0)).toFixed(1);
      if (meter !== 'm-B4' || late === 0) waiting.push({ at: day + late, row: `${dayText(day)},${meter},${value}` });
      if (meter === 'm-B3' && chance() < 0.1) waiting.push({ at: day + 3, row: `${dayText(day)},${meter},${(300 * chance()).toFixed(1)}` });
    }
    const due = waiting.filter(({ at }) => at === day).map(({ row }) => row);
    if (due.length > 0) imports.push(await bring(due));
    if (day % 11 === 5) await weather(Array.from({ length: 11 }, (_, back) => hoursOf(day - 10 + back)).flat());
    if (day === dayAt(60)) await local.imports.undo({ id: imports[Math.floor(days / 2)] as number });
    if (day === dayAt(75))
      await local.registry.importMeters({
        file: await world.upload('m.csv', 'code,building,carrier,kind,unit\nm-5,B2,electricity,interval,kWh\n'),
        onIdentityChange: 'accept',
      });
    if (day === dayAt(90)) {
      await local.warning.add({ rule: JSON.stringify(rule('answered', { use: { use: 'electricity' } }, { gt: ['use', 250] })) });
      await local.warning.on({ rule: 'answered', from: dayText(dayAt(45)) });
      await world.app.slices.warning.judgeAll();
      const { episodes } = await local.warning.list({ rule: 'answered', limit: 3 });
      for (const { id } of episodes) await local.warning.feedback({ id, as: 'real' });
      expect(episodes.length).toBeGreaterThan(0);
    }
  }
}, 240_000);
afterAll(() => world.stop());

function rule(id: string, inputs: object, when: object) {
  return {
    id,
    version: 1,
    names: { zh: '试', en: 'tried' },
    subject: 'building',
    step: 'day',
    inputs,
    when,
    stake: { unit: 'kWh', of: 'use' },
    severity: 'info',
    notify: ['desk'],
  };
}

const expected = { expected: 'high', carrier: 'electricity' };

test.each([
  ['use alone', {}, { gt: ['use', 150] }],
  [
    'use beside weather and what was expected',
    { high: expected, warm: { weather: 'temperature' } },
    { any: [{ gt: ['use', { product: ['high', 0.8] }] }, { all: [{ gt: ['warm', 15] }, { gt: ['use', 120] }] }] },
  ],
])('a rule about %s, judged at once where nothing changed, gives the same result as step by step', async (name, more, when) => {
  const tried = async (use: object) =>
    world.local.warning.test({
      rule: JSON.stringify(rule('law', { use, ...more }, when)),
      from: dayText(first + 10),
      to: dayText(first + days - 1),
      live: true,
    });
  const quick = await tried({ use: 'electricity' });
  // the same hours, stated so that no day row can be used
  const slow = await tried({ use: 'electricity', hours: '00:00-24:00' });
  expect({ name, ...quick }).toEqual({ name, ...slow });
  expect(quick.judged).toBeGreaterThan(50);
  expect(quick.episodes.length).toBeGreaterThan(2);
  const hindsight = await world.local.warning.test({
    rule: JSON.stringify(rule('law', { use: { use: 'electricity' }, ...more }, when)),
    from: dayText(first + 10),
    to: dayText(first + days - 1),
  });
  expect(hindsight.judged).not.toBe(quick.judged);
});

test('the result for one building does not depend on the other queried ones: a metering point that has moved since counts', async () => {
  const asked = {
    rule: JSON.stringify(rule('law', { use: { use: 'electricity', hours: '00:00-24:00' } }, { gt: ['use', 150] })),
    from: dayText(first + 10),
    to: dayText(first + days - 1),
    live: true,
  };
  const all = await world.local.warning.test(asked);
  const alone = await world.local.warning.test({ ...asked, building: 'B1' });
  expect(alone.episodes).toEqual(all.episodes.filter(({ subject }) => subject === 'B1'));
  expect(alone.episodes.length).toBeGreaterThan(0);
});

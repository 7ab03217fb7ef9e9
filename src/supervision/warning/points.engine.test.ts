import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rounds } from '../../../test/rounds.ts';
import { modelEpisodes } from '../../../test/episode-model.ts';
import { modelSteps, type ModelValue } from '../../../test/point-rule-model.ts';
import { createWorld, type World } from '../../../test/world.ts';

const hour = 3_600_000;
const began = Date.parse('2025-03-01T00:00:00+08:00');
let world: World;
let now = began + 20 * 24 * hour;

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const { registry, point, equipment } = world.local;
  await registry.importBuildings({
    file: await world.upload('b.csv', 'code,name,use,region\nB1,一,office,140302\nB2,二,office,140303\n'),
  });
  await equipment.importEquipment({ file: await world.upload('e.csv', 'code,building,kind\nAHU1,B1,fan\n') });
  const points = [
    'T1,temperature,B1,zone-air,',
    'T2,temperature,B1,zone-air,',
    'T3,temperature,B2,zone-air,',
    'S1,temperature,B1,supply,AHU1',
    'S9,temperature,B1,outdoor,',
    'R1,state,B1,running,AHU1',
    'R2,state,B1,running,AHU2',
  ];
  await point.importPoints({ file: await world.upload('p.csv', `code,quantity,building,tag,equipment\n${points.join('\n')}\n`) });
  await bring([
    ['T1', 0, 20],
    ['T2', 0, 30],
    ['T1', 60, 30],
    ['T2', 60, 30],
    ['T1', 120, 30],
    ['T3', 0, 30],
  ]);
});
afterAll(() => world.stop());

const at = (minutes: number): string => new Date(began + minutes * 60_000).toISOString().replace('.000', '');
/** Values by minute since the beginning; returns the import's number. */
async function bring(values: readonly (readonly [string, number, number])[]): Promise<number> {
  const rows = values.map(([point, minutes, value]) => `${point},${at(minutes)},${value}`);
  return (
    (await world.local.readings.importReadings({ file: await world.upload('r.csv', `meter,time,value\n${rows.join('\n')}\n`) })).import ?? 0
  );
}
const hot = (more: object = {}) => ({
  id: 'hot',
  version: 1,
  names: { zh: '过热', en: 'Hot' },
  subject: 'building',
  step: 'hour',
  inputs: { t: { tag: 'zone-air' } },
  when: { gt: ['t', 26] },
  notify: ['desk'],
  ...more,
});
const tried = (rule: object, more: object = {}) =>
  world.local.warning.test({ rule: JSON.stringify(rule), from: at(0), to: at(360), ...more });

test('for a building a tag is the mean of its points, and unknown if too little of the time is known', async () => {
  const told = await tried(hot({ of: { code: 'B1' } }));
  expect(told).toMatchObject({
    subjects: 1,
    judged: 2,
    unknown: 4,
    episodes: [{ subject: 'B1', start: at(60), end: null, last: at(120) }],
  });
  expect((await tried(hot({ inputs: { t: { tag: 'zone-air', least: 0.5 } }, of: { code: 'B1' } }))).judged).toBe(3);
});

test('a point is judged by its own values, and by one point named for all', async () => {
  const own = hot({ subject: 'point', of: { tag: 'zone-air' }, inputs: { t: { point: true, take: 'max' } } });
  expect((await tried(own)).episodes.map(({ subject }) => subject)).toEqual(['T2', 'T3', 'T1']);
  const named = hot({ inputs: { t: { point: 'T3' } } });
  expect((await tried(named)).episodes.map(({ subject }) => subject)).toEqual(['B1', 'B2']);
  expect(await tried(hot({ inputs: { t: { point: 'nowhere' } } }))).toMatchObject({ subjects: 0 });
});

test('equipment uses its own points, otherwise those of the building without equipment', async () => {
  await bring([
    ['S1', 0, 40],
    ['S9', 0, 10],
    ['R1', 0, 1],
    ['R2', 0, 1],
  ]);
  const of = (inputs: object, more: object = {}) => hot({ subject: 'equipment', inputs, when: { gt: ['t', 0] }, ...more });
  const subjects = async (rule: object) => (await tried(rule)).episodes.map(({ subject }) => subject);
  expect(await subjects(of({ t: { tag: 'supply' } }))).toEqual(['B1/AHU1']);
  expect(await subjects(of({ t: { tag: 'outdoor' } }))).toEqual(['B1/AHU1', 'B1/AHU2']);
  expect(await subjects(of({ t: { tag: 'running' } }, { of: { kind: 'fan' } }))).toEqual(['B1/AHU1']);
  expect(await subjects(of({ t: { tag: 'outdoor' } }, { of: { code: 'B1/AHU2' } }))).toEqual(['B1/AHU2']);
  expect(await subjects(of({ t: { tag: 'no-such' } }))).toEqual([]);
});

test('last, within and turns use the values in force in the step', async () => {
  await bring([0, 10, 20, 30, 40, 50].map((minute, n) => ['T3', minute + 600, n % 2 === 0 ? 20 : 22] as const));
  const span = { from: at(600), to: at(660) };
  const take = async (more: object, value: number) =>
    (await tried(hot({ of: { code: 'B2' }, inputs: { t: { tag: 'zone-air', ...more } }, when: { ge: ['t', value] } }), span)).episodes
      .length;
  expect([await take({ take: 'turns', deadband: 1 }, 4), await take({ take: 'turns', deadband: 1 }, 5)]).toEqual([1, 0]);
  expect([await take({ take: 'within', within: ':21' }, 0.5), await take({ take: 'within', within: ':21' }, 0.51)]).toEqual([1, 0]);
  expect([await take({ take: 'last' }, 22), await take({ take: 'min' }, 20.1)]).toEqual([1, 0]);
});

test('as reported then a late value had no effect, and a correction takes effect from then on', async () => {
  const send = async (minutes: number, value: number, received: number) =>
    world.local.readings.importReadings({
      file: await world.upload('r.csv', `meter,time,value\nT3,${at(minutes)},${value}\n`),
      received: at(received),
    });
  await send(1440, 30, 1445);
  await send(1500, 30, 1600);
  await send(1560, 30, 1565);
  await send(1560, 20, 1700);
  const rule = hot({ of: { code: 'B2' } });
  const span = { from: at(1440), to: at(1620) };
  expect(await tried(rule, { ...span, live: true })).toMatchObject({
    judged: 2,
    unknown: 1,
    episodes: [{ start: at(1440), end: null, steps: 2 }],
  });
  expect(await tried(rule, span)).toMatchObject({ judged: 3, episodes: [{ start: at(1440), end: at(1560), steps: 2 }] });
});

test('a caller who sees only another place judges none of the points of this one', async () => {
  const there = world.as('bureau', { region: '140303' });
  const told = await there.warning.test({
    rule: JSON.stringify(hot({ subject: 'point', inputs: { t: { point: true } } })),
    from: at(0),
    to: at(60),
  });
  expect(told).toMatchObject({ subjects: 1 });
  expect(
    await there.warning.test({ rule: JSON.stringify(hot({ inputs: { t: { point: 'T1' } } })), from: at(0), to: at(60) }),
  ).toMatchObject({
    subjects: 0,
  });
});

const valueAt = fc.tuple(fc.integer({ min: 0, max: 47 }), fc.constantFrom(20, 24, 27, 30));
const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ values: fc.uniqueArray(valueAt, { minLength: 1, maxLength: 10, selector: ([slot]) => slot }) }) },
  { weight: 1, arbitrary: fc.record({ undo: fc.nat({ max: 9 }) }) },
);

test('the result of live judging of a point matches a slow model of its values, in any order of arrival', async () => {
  const { warning, point } = world.local;
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { minLength: 2, maxLength: 5 }),
      fc.constantFrom('mean', 'min', 'max', 'last'),
      fc.integer({ min: 1, max: 2 }),
      async (actions, take, raise) => {
        run += 1;
        const [code, id] = [`P${run}`, `point-law-${run}`];
        const base = (run + 2) * 2880;
        now = Math.max(now, began + base * 60_000 + 60 * 24 * hour);
        await point.add({ code, set: { quantity: 'temperature', building: 'B1', tag: `law-${run}` } });
        const rule = hot({ id, subject: 'point', of: { code }, inputs: { t: { point: true, take } }, raise });
        await warning.add({ rule: JSON.stringify(rule) });
        await warning.on({ rule: id, from: at(base) });
        const kept: { import: number; values: ModelValue[] }[] = [];
        for (const one of actions) {
          now += 1000;
          if ('values' in one) {
            const values = one.values.map(([slot, value]) => ({ at: base + slot * 15, value }));
            kept.push({ import: await bring(values.map((each) => [code, each.at, each.value])), values });
          } else if (kept.length > 0)
            for (const { import: number } of kept.splice(one.undo % kept.length, 1)) await world.local.imports.undo({ id: number });
          await world.app.slices.warning.judgeAll();
        }
        const steps = modelSteps(
          kept.map(({ values }) => values),
          { from: base, to: base + 720, step: 60, hold: 60, take, least: 0.8 },
        );
        const model = modelEpisodes(
          steps.map(({ start, end, value }) => ({
            start: start * 60,
            end: end * 60,
            truth: value === null ? null : value > 26,
            stake: null,
          })),
          raise,
          1,
        );
        const second = (text: string | null) => (text === null ? null : (Date.parse(text) - began) / 1000);
        const plain = (all: readonly { start: string; end: string | null; steps: number }[]) =>
          all.map(({ start, end, steps: many }) => [second(start), second(end), many]).toSorted((a, b) => Number(a[0]) - Number(b[0]));
        const wanted = model.map(({ start, end, steps: many }) => [start, end, many]);
        const found = await warning.test({ rule: JSON.stringify(rule), from: at(base), to: at(base + 720) });
        expect(plain(found.episodes)).toEqual(wanted);
        const left = (await warning.list({ rule: id, limit: 1000 })).episodes.filter(({ state }) => state !== 'withdrawn');
        const whole = await warning.test({ rule: JSON.stringify(rule), from: at(base), to: new Date(now).toISOString() });
        expect(plain(left)).toEqual(plain(whole.episodes));
        await warning.off({ rule: id });
      },
    ),
    { numRuns: rounds(4, 60) },
  );
}, 240_000);

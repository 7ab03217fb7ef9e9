import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
const hour = 3_600_000;
const began = Date.parse('2025-03-01T00:00:00+08:00');
const at = (hours: number): string => new Date(began + hours * hour).toISOString().replace('.000', '');
/** The day whose steps are examined: a Friday; then the readings of each subject end at a different hour. */
const day = 13 * 24;
const silentFrom: Readonly<Record<string, number>> = { M1: 3, M2: 5, T1: 2, S1: 4, R1: 6 };
const values: Readonly<Record<string, number>> = { M1: 7, M2: 5, T1: 21, S1: 40, R1: 1 };

beforeAll(async () => {
  world = await createWorld({ clock: () => began + 20 * 24 * hour });
  const { registry, point, readings, weather } = world.local;
  const file = (lines: readonly string[]) => world.upload('f.csv', lines.join('\n'));
  await registry.importBuildings({ file: await file(['code,name,use,region,floorArea', 'B1,一,office,140302,1000']) });
  const meters = ['M1', 'M2'].map((code) => `${code},B1,electricity,interval,kWh`);
  await registry.importMeters({ file: await file(['code,building,carrier,kind,unit', ...meters]) });
  const points = ['T1,temperature,B1,air,', 'S1,temperature,B1,air,AHU1', 'R1,state,B1,running,AHU1'];
  await point.importPoints({ file: await file(['code,quantity,building,tag,equipment', ...points]) });
  const last = day + 24;
  const use = ['M1', 'M2'].flatMap((code) =>
    Array.from({ length: last + (silentFrom[code] ?? 0) }, (_, of) => `${code},${at(of)},${at(of + 1)},${values[code]}`),
  );
  await readings.importReadings({ file: await file(['meter,start,end,value', ...use]), carrier: 'electricity', unit: 'kWh' });
  const held = ['T1', 'S1', 'R1'].flatMap((code) =>
    Array.from({ length: 25 + (silentFrom[code] ?? 0) }, (_, of) => `${code},${at(day + of)},${values[code]}`),
  );
  await readings.importReadings({ file: await file(['meter,time,value', ...held]) });
  const outside = Array.from({ length: last }, (_, of) => `${at(of)},8`);
  const told = { station: 'W1', format: 'csv', timeColumn: 'time', zone: 'UTC', columns: { temperature: 't' } } as const;
  await weather.importWeather({ file: await file(['time,t', ...outside]), ...told });
});
afterAll(() => world.stop());

type Step = { readonly step: 'hour' | 'day'; readonly from: string; readonly to: string };
const inTheDay: Step = { step: 'hour', from: at(day + 10), to: at(day + 11) };
const theDay: Step = { step: 'day', from: at(day), to: at(day + 24) };
const inSilence: Step = { step: 'hour', from: at(day + 24 + 11), to: at(day + 24 + 12) };

const ruleOf = (subject: readonly [string, string], source: object, { step }: Step, value: number) =>
  JSON.stringify({
    id: 'word',
    version: 1,
    names: { zh: '词', en: 'Word' },
    subject: subject[0],
    of: { code: subject[1] },
    step,
    inputs: { x: source },
    when: { all: [{ ge: ['x', value - 0.001] }, { le: ['x', value + 0.001] }] },
    notify: ['desk'],
  });

/**
 * Whether a source word gives exactly that value for a subject in a step, in one go or as known then; `refused` if it does not apply to it.
 */
async function says(subject: readonly [string, string], source: object, span: Step, value: number): Promise<string> {
  const { from, to } = span;
  try {
    const rule = ruleOf(subject, source, span, value);
    const { judged, episodes } = await world.local.warning.test({ rule, from, to });
    return judged === 1 && episodes.length === 1 && episodes[0]?.subject === subject[1] ? 'says it' : `judged ${judged}`;
  } catch (error) {
    return (error as { document?: { code?: string } }).document?.code === 'rule-invalid' ? 'refused' : String(error);
  }
}

const subjects = {
  building: ['building', 'B1'],
  meter: ['meter', 'M1'],
  point: ['point', 'T1'],
  pointOfEquipment: ['point', 'S1'],
  equipment: ['equipment', 'B1/AHU1'],
} as const;
type Kind = keyof typeof subjects;

const kinds = Object.keys(subjects) as Kind[];
const all = (value: number): Readonly<Record<Kind, number>> => ({
  building: value,
  meter: value,
  point: value,
  pointOfEquipment: value,
  equipment: value,
});
const air = { building: 30.5, meter: 30.5, point: 21, pointOfEquipment: 40, equipment: 40 };
/** The value of each source word for each kind of subject; null: it is refused there. By hand, from the words of live.md 6. */
const words: readonly (readonly [source: object, span: Step, said: Readonly<Record<Kind, number | null>>])[] = [
  [{ use: 'electricity' }, inTheDay, { building: 12, meter: 12, point: 12, pointOfEquipment: 12, equipment: 12 }],
  [{ use: true }, inTheDay, { building: null, meter: 7, point: null, pointOfEquipment: null, equipment: null }],
  [{ point: 'T1' }, inTheDay, { building: 21, meter: 21, point: 21, pointOfEquipment: 21, equipment: 21 }],
  [{ point: true }, inTheDay, { building: null, meter: null, point: 21, pointOfEquipment: 40, equipment: null }],
  [{ tag: 'air' }, inTheDay, { building: 30.5, meter: 30.5, point: 21, pointOfEquipment: 40, equipment: 40 }],
  [{ weather: 'temperature' }, inTheDay, { building: 8, meter: 8, point: 8, pointOfEquipment: 8, equipment: 8 }],
  [{ expected: 'value', carrier: 'electricity' }, theDay, { building: 288, meter: 168, point: 288, pointOfEquipment: 288, equipment: 288 }],
  [{ use: 'electricity', hours: '00:00-05:00' }, theDay, all(60)],
  [{ use: true, hours: '22:00-01:00' }, theDay, { building: null, meter: 21, point: null, pointOfEquipment: null, equipment: null }],
  [{ point: 'T1', take: 'min' }, inTheDay, all(21)],
  [{ tag: 'air', take: 'max' }, inTheDay, air],
  [{ tag: 'air', take: 'last' }, theDay, air],
  [{ tag: 'air', take: 'within', within: '20:22' }, inTheDay, { building: 0.5, meter: 0.5, point: 1, pointOfEquipment: 0, equipment: 0 }],
  [{ tag: 'air', take: 'turns', deadband: 1 }, theDay, all(0)],
  [{ quiet: true }, inSilence, { building: 7, meter: 9, point: 10, pointOfEquipment: 8, equipment: 6 }],
];

const cases = words.flatMap(([source, span, said]) =>
  kinds.map((kind) => ({ word: JSON.stringify(source), kind, source, span, said: said[kind] })),
);

test.each(cases)('$word for a $kind', async ({ kind, source, span, said }) => {
  expect(await says(subjects[kind], source, span, said ?? 0)).toBe(said === null ? 'refused' : 'says it');
});

test('the minimum and maximum expected use of a day are the same in a rule as in a query, for each kind of subject', async () => {
  const { expectation } = world.local;
  const [from, to] = ['2025-03-14', '2025-03-15'];
  const [ofBuilding] = (await expectation.expectedOfBuilding({ building: 'B1', carrier: 'electricity', from, to })).days;
  const [ofMeter] = (await expectation.expectedOfMeter({ meter: 'M1', from, to })).days;
  for (const expected of ['low', 'high'] as const)
    for (const kind of kinds) {
      const value = (kind === 'meter' ? ofMeter : ofBuilding)?.[expected];
      expect([kind, expected, await says(subjects[kind], { expected, carrier: 'electricity' }, theDay, value ?? -1)]).toEqual([
        kind,
        expected,
        'says it',
      ]);
    }
});

test('the pace of a year is unknown for a building without a quota or reference year, whatever the kind of subject', async () => {
  for (const kind of kinds) expect([kind, await says(subjects[kind], { pace: 'share' }, theDay, 0)]).toEqual([kind, 'judged 0']);
});

test('silence is counted from a reading at the very end of a step as from any other, in one step or in many', async () => {
  const first = { ...inSilence, from: at(day + 24 + 1), to: at(day + 24 + 2) };
  expect(await says(subjects.point, { quiet: true }, first, 0)).toBe('says it');
  const rule = ruleOf(subjects.point, { quiet: true }, first, 0);
  const { episodes } = await world.local.warning.test({ rule, from: at(day + 20), to: at(day + 30) });
  expect(episodes).toMatchObject([{ end: at(day + 24 + 2) }]);
});

test('as known then a sensor is silent until its late value arrived, with hindsight it was not', async () => {
  const send = async (of: number, came: number) =>
    world.local.readings.importReadings({
      file: await world.upload('late.csv', `meter,time,value\nT9,${at(day + of)},20`),
      received: at(day + came),
    });
  await world.local.point.importPoints({ file: await world.upload('p.csv', 'code,quantity,building\nT9,temperature,B1') });
  for (const [of, came] of [
    [0, 0],
    [4, 9],
    [12, 12],
  ] as const)
    await send(of, came);
  const silent = { ...JSON.parse(ruleOf(['point', 'T9'], { quiet: true }, inSilence, 0)), when: { ge: ['x', 6] }, wait: '1min' };
  const asked = { rule: JSON.stringify(silent), from: at(day), to: at(day + 14) };
  const told = async (live: boolean) => (await world.local.warning.test({ ...asked, live })).episodes.map(({ start, end }) => [start, end]);
  expect(await told(false)).toEqual([[at(day + 9), at(day + 11)]]);
  expect(await told(true)).toEqual([
    [at(day + 5), at(day + 8)],
    [at(day + 9), at(day + 11)],
  ]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2026-03-02T04:00:00Z');

const first = parseDay('2025-12-22') as number;
const from = parseDay('2026-01-19') as number;
const to = parseDay('2026-03-02') as number;
/** From this day on the unit ran through the evenings. */
const nights = parseDay('2026-02-16') as number;
const isWorkday = (day: number): boolean => (day + 3) % 7 < 5;
const isOpen = (day: number, hour: number): boolean => isWorkday(day) && hour >= 8 && hour < 18;
const clock = (day: number, hour: number): string => `${dayText(day)} ${String(hour).padStart(2, '0')}:00`;

/** The unit starts at five on workdays; the rooms are right at seven. */
const runs = (day: number, hour: number): boolean => (isWorkday(day) && hour >= 5 && hour < 18) || (day >= nights && hour >= 18);
const isLit = (day: number, hour: number): boolean => isOpen(day, hour) || (day % 7 === 0 && hour >= 18);
/** Each chiller runs alone over all loads until the period, then both at part load. */
function cooling(unit: 0 | 1, day: number, hour: number): number {
  const at = (day - first) * 24 + hour;
  if (day >= from) return isOpen(day, hour) ? 150 : 0;
  return at % 2 === unit ? 25 + ((at * 37) % 476) : 0;
}

type Value = (day: number, hour: number) => number;
const points: readonly (readonly [code: string, quantity: string, equipment: string, tag: string, value: Value])[] = [
  ['RUN', 'state', 'AHU-1', 'running', (day, hour) => (runs(day, hour) ? 1 : 0)],
  ['KW', 'power', 'AHU-1', 'power', (day, hour) => (runs(day, hour) ? 8 : 0.5)],
  ['HV', 'position', 'AHU-2', 'heating-valve', (day, hour) => (isOpen(day, hour) ? 40 : 0)],
  ['CV', 'position', 'AHU-2', 'cooling-valve', (day, hour) => (isOpen(day, hour) && hour === 12 ? 30 : 0)],
  ['HP', 'power', 'AHU-2', 'heating-power', (day, hour) => (isOpen(day, hour) ? 10 : 0)],
  ['CP', 'power', 'AHU-2', 'cooling-power', (day, hour) => (isOpen(day, hour) && hour === 12 ? 6 : 0)],
  ['R1', 'temperature', '', 'zone-air', (day, hour) => (isWorkday(day) && hour >= 7 && hour < 18 ? 21 : 16)],
  ...([0, 1] as const).flatMap((unit) => [
    [`CQ${unit}`, 'power', `CH-${unit}`, 'cooling-power', (day: number, hour: number) => cooling(unit, day, hour)] as const,
    [
      `CP${unit}`,
      'power',
      `CH-${unit}`,
      'power',
      (day: number, hour: number) => (cooling(unit, day, hour) > 0 ? 40 + 0.15 * cooling(unit, day, hour) : 0),
    ] as const,
  ]),
];

beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 10) });
  const { registry, occupancy, point, equipment } = world.local;
  await registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nS1,一,office,140302\nS2,二,office,140302\n') });
  const meters = ['M1,S1,electricity,,interval,kWh,', 'ML,S1,electricity,01A10,interval,kWh,M1'];
  await registry.importMeters({ file: await world.upload('m.csv', `code,building,carrier,item,kind,unit,parent\n${meters.join('\n')}\n`) });
  await occupancy.set({ building: 'S1', hours: { workday: ['08:00-18:00'], calendar: 'none' } });
  for (const unit of [0, 1]) await equipment.add({ code: `CH-${unit}`, set: { building: 'S1', kind: 'chiller' } });
  const list = points.map(([code, quantity, of, tag]) => `${code},${quantity},S1,${of},${tag}`);
  await point.importPoints({ file: await world.upload('p.csv', `code,quantity,building,equipment,tag\n${list.join('\n')}\n`) });
  await bring(first, to - 7);
  await bring(to - 7, to);
});
afterAll(() => world.stop());

/** As known before the last week was brought in. */
let before = '';

async function bring(start: number, end: number): Promise<void> {
  const { readings } = world.local;
  const [use, values]: [string[], string[]] = [[], []];
  for (let day = start; day < end; day += 1)
    for (let hour = 0; hour < 24; hour += 1) {
      const at = clock(day, hour);
      use.push(`${at},M1,${runs(day, hour) ? 60 : 30}`, `${at},ML,${isLit(day, hour) ? 20 : 2}`);
      for (const [code, , , , value] of points) values.push(`${at},${code},${value(day, hour)}`);
    }
  await readings.importReadings({ file: await world.upload('u.csv', `time,meter,value\n${use.join('\n')}\n`), interval: '1h' });
  await readings.importReadings({ file: await world.upload('v.csv', `time,meter,value\n${values.join('\n')}\n`) });
  before = before === '' ? new Date((now += 1000)).toISOString() : before;
  now += 1000;
}

const asked = { building: 'S1', from: dayText(from), to: dayText(to) };
const days = Array.from({ length: to - from }, (_, at) => from + at);
const problemOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'nothing',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );

async function found(more: object = {}) {
  const { strategies } = await world.local.commissioning.strategies({ ...asked, ...more });
  return (kind: string, subject: string) => strategies.find((one) => one.kind === kind && one.subject === subject);
}

test('each kind of strategy is found with what it would have saved, and where nothing is measured it is said what is missing', async () => {
  const of = await found({ within: '18:24', prices: 'electricity=0.5' });
  const evenings = (to - nights) * 6;
  expect(of('outside-hours', 'AHU-1')).toMatchObject({
    state: 'found',
    carrier: 'electricity',
    unit: 'kWh',
    // the hours from five to eight of each workday are left to the start
    saved: evenings * 7.5,
    coverage: 1,
    points: ['RUN', 'KW'],
    // the points name it, but it is not registered: an action could not name it
    equipment: null,
  });
  const noons = days.filter(isWorkday).length;
  expect(of('heating-and-cooling', 'AHU-2')).toMatchObject({
    state: 'found',
    carrier: 'heat',
    unit: 'GJ',
    saved: round(noons * 6 * 0.0036),
    hours: noons,
  });
  const lit = days.filter((day) => day % 7 === 0).length * 6;
  expect(of('lights', '01A10')).toMatchObject({ state: 'found', saved: lit * 18, yuan: (lit * 9).toFixed(2), meters: ['ML'] });
  const plant = of('parallel-plant', 'chiller');
  expect(plant).toMatchObject({ state: 'found', judged: noons * 10 });
  expect(Math.abs((plant?.saved ?? 0) - noons * 10 * 40)).toBeLessThan(noons * 10);
  expect(of('start-time', 'S1')).toMatchObject({ state: 'found', unit: 'kWh' });
  expect(of('lifts', 'S1')).toMatchObject({ state: 'unknown', saved: null, coverage: null });
  expect(of('lifts', 'S1')?.findings.map(({ code }) => code)).toEqual(['strategy-not-measured']);
  expect(of('supply-temperature', 'S1')).toMatchObject({ state: 'unknown', saved: null });
});

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

test('a start at five for rooms that are right at seven is an hour too early, and costs what it used above the hour before', async () => {
  const start = (await found({ within: '18:24' }))('start-time', 'S1');
  const facts = Object.fromEntries(start?.facts.map(({ name, value }) => [name, value]) ?? []);
  const mornings = days.filter(isWorkday).length;
  // two hours were needed, three were given; on the first three mornings of the Spring Festival, days of rest by the official calendar, too
  // few of their type came before
  const early = mornings - 3;
  expect(facts).toEqual({ mornings, earlyMornings: early, lateMornings: 0, lateAsAdvised: 0 });
  // 60 kWh in the hour from five to six, 30 in the one before
  expect(start?.saved).toBe(early * 30);
  expect((await found())('start-time', 'S1')?.findings.map(({ code }) => code)).toEqual(['strategy-needs-band']);
});

test('the hours of a strategy add up to it, in the hours in which it ran', async () => {
  const { strategy, hours } = await world.local.commissioning.strategyHours({ ...asked, kind: 'outside-hours', subject: 'AHU-1' });
  const concerned = hours.filter(({ concerned: is }) => is === true);
  expect(concerned.reduce((sum, { saved }) => sum + (saved ?? 0), 0)).toBeCloseTo(strategy.saved ?? 0, 6);
  expect(concerned).toHaveLength(strategy.hours);
  expect(concerned.at(-1)).toEqual({ from: '2026-03-01T15:00:00Z', to: '2026-03-01T16:00:00Z', concerned: true, use: 8, saved: 7.5 });
  expect(await problemOf(world.local.commissioning.strategyHours({ ...asked, kind: 'outside-hours', subject: 'none' }))).toBe(
    'no-such-strategy',
  );
});

test('as known before the last week came in, that week is missing and adds nothing', async () => {
  const now7 = (await found())('outside-hours', 'AHU-1');
  const then = (await found({ knownAt: before }))('outside-hours', 'AHU-1');
  expect(then?.coverage).toBeLessThan(1);
  expect((now7?.saved ?? 0) - (then?.saved ?? 0)).toBe(7 * 6 * 7.5);
});

test('a building of which nothing is measured gets every kind as not known, never as zero', async () => {
  const { strategies } = await world.local.commissioning.strategies({ ...asked, building: 'S2' });
  expect(strategies.map(({ kind, state, saved }) => [kind, state, saved])).toEqual(
    ['outside-hours', 'heating-and-cooling', 'start-time', 'supply-temperature', 'chilled-supply', 'parallel-plant', 'lights', 'lifts'].map(
      (kind) => [kind, 'unknown', null],
    ),
  );
  for (const { findings } of strategies) expect(findings.length).toBeGreaterThan(0);
});

test('a figure opens to its hours, what it rests on, and the thresholds with their source', async () => {
  const one = (await found())('outside-hours', 'AHU-1');
  const told = await world.local.figures.explain({ figure: one?.figure ?? '' });
  expect(told.result).toMatchObject({ value: one?.saved, unit: 'kWh', coverage: 1 });
  expect(told.inputs.find(({ name }) => name === 'threshold lead')).toMatchObject({ value: 4, unit: 'h' });
  expect(
    told.inputs.filter(({ name }) => name.startsWith('wouldHaveSaved ')).reduce((sum, { value }) => sum + Number(value), 0),
  ).toBeCloseTo(one?.saved ?? 0, 6);
});

const tariffFile = `kind: tariff
entries:
  - id: day-night
    names: {zh: 峰谷电价, en: Day and night}
    source: {document: 某市电价通知, clause: 附件 1}
    export: '0.20'
    periods:
      - {name: 谷, price: '0.30', from: '22:00', to: '08:00'}
      - {name: 峰, price: '1.10', from: '08:00', to: '22:00'}
`;

test('a tariff prices each hour by its own period, and the figure says which tariff', async () => {
  const { knowledge, commissioning, figures } = world.local;
  await knowledge.files.put({ name: 'day-night.yaml', text: tariffFile });
  const { entries } = await knowledge.list({ kind: 'tariff' });
  now = Math.max(now, ...entries.map(({ firstSeen }) => Date.parse(firstSeen))) + 1000;
  const one = (await found({ tariff: 'day-night' }))('outside-hours', 'AHU-1');
  // four evening hours at the price of the day, two at that of the night
  const [day, night] = [(to - nights) * 4 * 7.5, (to - nights) * 2 * 7.5];
  expect(one?.periods).toEqual([
    { period: '峰', price: '1.10', saved: day, yuan: (day * 1.1).toFixed(2) },
    { period: '谷', price: '0.30', saved: night, yuan: (night * 0.3).toFixed(2) },
  ]);
  expect(one?.yuan).toBe((day * 1.1 + night * 0.3).toFixed(2));
  const heat = (await found({ tariff: 'day-night' }))('heating-and-cooling', 'AHU-2');
  expect([heat?.yuan, heat?.periods]).toEqual([null, []]);
  const told = await figures.explain({ figure: one?.figure ?? '' });
  expect(told.inputs.find(({ name }) => name === 'tariffPeriod 峰')).toMatchObject({ value: day, unit: 'kWh' });
  expect(told.inputs.find(({ name }) => name === 'tariffYuan')?.source).toContain('某市电价通知');
  expect(await problemOf(commissioning.strategies({ ...asked, tariff: 'none' }))).toBe('no-such-tariff');
  expect(await problemOf(commissioning.strategies({ ...asked, tariff: 'day-night', prices: 'electricity=1' }))).toBe(
    'strategy-price-twice',
  );
});

test('taken as an action it stays beside the effect as it was shown, and the programme tells who is due, who did, and what came of it', async () => {
  const { commissioning } = world.local;
  const one = (await found())('outside-hours', 'AHU-1');
  const strategy = { kind: 'outside-hours', subject: 'AHU-1', from: asked.from, to: asked.to, saved: one?.saved, unit: 'kWh' };
  const given = {
    building: 'S1',
    on: '2026-03-02',
    action: '改为随使用时间运行',
    carrier: 'electricity',
    strategy: one?.figure ?? '',
  } as const;
  const { id } = await commissioning.add(given);
  expect(await commissioning.show({ id })).toMatchObject({ strategy });
  expect(await problemOf(commissioning.add({ ...given, building: 'S2' }))).toBe('commissioning-strategy-elsewhere');
  const heat = (await found())('heating-and-cooling', 'AHU-2');
  expect(await problemOf(commissioning.add({ ...given, strategy: heat?.figure ?? '' }))).toBe('commissioning-strategy-carrier');
  expect(await problemOf(commissioning.add({ ...given, strategy: 'none' }))).toBe('figure-unknown');
  await commissioning.interval({ building: 'S2', months: 12 });
  const { summary, rows, findings } = await commissioning.programme({ region: '140302', year: 2026 });
  expect(summary).toMatchObject({ buildings: 2, stated: 1, due: 1, done: 1, actions: 1, verdicts: { unknown: 1 } });
  expect(rows).toMatchObject([
    { building: 'S1', months: null, state: null, actions: [{ id, strategy, verdict: 'unknown' }] },
    { building: 'S2', months: 12, state: 'never', actions: [] },
  ]);
  expect(findings).toEqual([]);
  await expect(commissioning.programme({ region: '140302', year: 2099 })).rejects.toMatchObject({
    document: { code: 'programme-year-ahead' },
  });
  expect((await commissioning.programme({ region: '140302', year: 2025 })).summary).toMatchObject({ done: 0, actions: 0 });
});

test('both lists are workbooks too, and a period, band or price that is none is refused', async () => {
  for (const path of [
    `/api/exports/commissioning-strategies?${new URLSearchParams(asked)}`,
    '/api/exports/commissioning-programme?region=140302&year=2026',
  ]) {
    const answer = await world.ask(path);
    expect(answer.status).toBe(200);
    expect(new Uint8Array(await answer.arrayBuffer()).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  }
  const refused = (more: object) => problemOf(world.local.commissioning.strategies({ ...asked, ...more }));
  expect(await refused({ from: asked.to })).toBe('empty-range');
  expect(await refused({ from: '2024-01-01' })).toBe('strategy-period-long');
  expect(await refused({ within: '24:18' })).toBe('start-band-bad');
  expect(await refused({ prices: 'wind=1' })).toBe('strategy-price-bad');
  expect(await refused({ building: 'none' })).toBe('no-such-building');
});

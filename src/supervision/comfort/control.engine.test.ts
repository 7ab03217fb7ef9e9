import { setOccupancy } from '#cli/stated-as-read.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modelControl, type ModelPlace, type ModelPoint, type SentValue } from '../../../test/comfort-model.ts';
import { modelOccupied } from '../../../test/occupancy-model.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2026-06-01T02:00:00Z');

/** A pseudo-random sequence that is always the same. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Given = {
  readonly code: string;
  readonly place: ModelPlace;
  readonly from: string;
  readonly to: string;
  readonly hours: Readonly<Record<string, string[]>> | null;
  readonly air: ModelPoint[];
  readonly running: ModelPoint[];
};

const seconds = (text: string): number => Date.parse(text) / 1000;

/** Values some minutes apart, sometimes hours, with contradictions; and in a second round corrections of some. */
function values(seed: number, from: string, to: string, value: (random: number) => number): SentValue[] {
  const next = chance(seed);
  const sent: SentValue[] = [];
  for (let at = seconds(from) - 7200; at < seconds(to);) {
    const first = value(next());
    sent.push({ at, value: first, round: 1 });
    if (next() < 0.04) sent.push({ at, value: value(next()), round: 1 });
    else if (next() < 0.08) sent.push({ at, value: value(next()), round: 2 });
    at += 60 * (next() < 0.06 ? 90 + Math.floor(next() * 200) : 4 + Math.floor(next() * 50));
  }
  return sent;
}

const warm = (random: number): number => 1940 + Math.round(random * 120);
const cold = (random: number): number => 2540 + Math.round(random * 120);
const onOff = (random: number): number => (random < 0.6 ? 1 : 0);

const china: ModelPlace = { zone: 'Asia/Shanghai', heating: ['11-15', '03-15'], cooling: ['06-01', '09-30'], tolerance: 10 };
const berlin: ModelPlace = { ...china, zone: 'Europe/Berlin' };

const newYork: ModelPlace = { ...china, zone: 'America/New_York' };
const delhi: ModelPlace = { ...china, zone: 'Asia/Kolkata' };

const given: Given[] = [
  // a clock time in the night between the two does not exist: 2026-03-08 02:00 to 03:00
  makeGiven(
    'CLOCK',
    newYork,
    '2026-03-07T02:00:00Z',
    '2026-03-10T12:00:00Z',
    warm,
    { workday: ['22:00-06:00'], rest: ['01:15-05:00'] },
    31,
  ),
  // local hours begin in the middle of UTC hours
  makeGiven('HALF', delhi, '2026-01-04T18:30:00Z', '2026-01-08T11:30:00Z', warm, { workday: ['08:00-19:30'], rest: [] }, 41),
  makeGiven('SUMMER', china, '2025-09-24T16:00:00Z', '2025-10-03T16:00:00Z', cold, { workday: ['08:15-18:00'], rest: [] }, 3),
  makeGiven('SPRING', berlin, '2026-03-12T12:20:00Z', '2026-03-17T05:40:00Z', warm, { workday: ['22:00-06:00', '09:00-17:00'] }, 11),
  makeGiven('ALL', china, '2026-01-03T16:00:00Z', '2026-01-08T16:00:00Z', warm, null, 23),
];

function makeGiven(
  code: string,
  place: ModelPlace,
  from: string,
  to: string,
  value: (random: number) => number,
  hours: Given['hours'],
  seed: number,
): Given {
  const point = (name: string, equipment: string | null, sent: SentValue[]): ModelPoint => ({ code: `${code}-${name}`, equipment, sent });
  const air = [null, null, 'AHU-1', 'AHU-2'].map((equipment, at) => point(`T${at}`, equipment, values(seed + at, from, to, value)));
  const running = [
    point('R1', 'AHU-1', values(seed + 10, from, to, onOff)),
    ...(code === 'SPRING'
      ? []
      : [point('R2', null, values(seed + 11, from, to, onOff)), point('R3', null, values(seed + 12, from, to, onOff))]),
  ];
  return { code, place, from, to, hours, air, running };
}

const instant = (at: number): string => new Date(at * 1000).toISOString();
const problemOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'nothing',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );

let afterFirst = '';

async function bring(round: number): Promise<void> {
  now += 60_000;
  const rows = given.flatMap(({ air, running }) => [
    ...air.flatMap(({ code, sent }) => rowsOf(code, sent, round, 100)),
    ...running.flatMap(({ code, sent }) => rowsOf(code, sent, round, 1)),
  ]);
  const file = await world.upload('r.csv', ['time,meter,value', ...rows].join('\n'));
  expect(await world.local.readings.importReadings({ file })).toMatchObject({ rejectedCount: 0 });
}

const rowsOf = (code: string, sent: readonly SentValue[], round: number, per: number): string[] =>
  sent.filter((one) => one.round === round).map(({ at, value }) => `${instant(at)},${code},${value / per}`);

beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 1) });
  const buildings = [
    ...given.map(({ code, place }) => `${code},${code},office,140302,${place.zone},`),
    'DWELL,住宅,dwelling,140302,,',
    'EXEMPT,机房,office,140302,,数据机房',
    'BARE,无测点,office,140302,,',
    'ELSEWHERE,外市,office,140100,,',
  ];
  const file = await world.upload('b.csv', `code,name,use,region,zone,temperatureExempt\n${buildings.join('\n')}\n`);
  expect(await world.local.registry.importBuildings({ file })).toMatchObject({ created: 9 });
  const points = given.flatMap(({ code, air, running }) => [
    ...air.map((one) => `${one.code},temperature,${code},${one.code.slice(-1)}01,${one.equipment ?? ''},zone-air`),
    ...running.map((one) => `${one.code},state,${code},,${one.equipment ?? ''},running`),
  ]);
  const more = [
    'DWELL-T,temperature,DWELL,1,,zone-air',
    'EXEMPT-T,temperature,EXEMPT,1,,zone-air',
    'OUT-T,temperature,ELSEWHERE,1,,zone-air',
  ];
  const pointFile = await world.upload('p.csv', `code,quantity,building,space,equipment,tag\n${[...points, ...more].join('\n')}\n`);
  expect(await world.local.point.importPoints({ file: pointFile })).toMatchObject({ rejectedCount: 0 });
  await world.local.comfort.seasons.set({ region: '140300', heating: '11-15:03-15', cooling: '06-01:09-30', tolerance: 0.1 });
  for (const { code, hours } of given) if (hours !== null) await setOccupancy(world.local, { building: code, hours });
  await bring(1);
  afterFirst = instant(Math.floor(now / 1000) + 1);
  now += 5000;
  await bring(2);
});
afterAll(() => world.stop());

/** Holidays of the queried stretches (国办发明电〔2024〕12号). */
const named = { '2025-10-01': 'closed', '2025-10-02': 'closed', '2025-10-03': 'closed', '2025-09-28': 'worked' } as const;

function modelOf({ place, from, to, hours, air, running }: Given, until: number) {
  const span = { from: seconds(from), to: seconds(to) };
  const all = new Uint8Array((span.to - span.from) / 60).fill(1);
  const occupied = hours === null ? all : modelOccupied({ zone: place.zone, line: [{ from: null, hours }], named }, span.from, span.to);
  return modelControl(place, span, occupied, air, running, 60, until);
}

describe('hours of temperature control', () => {
  test.each(given)('$code match a slow check of every minute, as known now and before the corrections', async (one) => {
    for (const [until, knownAt] of [
      [2, undefined],
      [1, afterFirst],
    ] as const) {
      const told = await world.local.comfort.control({ building: one.code, from: one.from, to: one.to, ...(knownAt && { knownAt }) });
      const model = modelOf(one, until);
      const byPoint = told.spaces.map(({ point, hours, outside }) => ({ code: point, hours, outside }));
      expect(byPoint.toSorted((a, b) => (a.code < b.code ? -1 : 1))).toEqual(model);
      const [hours, outside] = [model.reduce((sum, each) => sum + each.hours, 0), model.reduce((sum, each) => sum + each.outside, 0)];
      expect(hours).toBeGreaterThan(20);
      expect(outside).toBeGreaterThan(5);
      expect(told).toMatchObject({
        hours,
        outside,
        share: Math.round((outside / hours) * 1e4) / 1e4,
        limit: one.code === 'SUMMER' ? 26 : 20,
      });
    }
  });

  test('say what is unknown: whether heating ran, and that no occupied time is set', async () => {
    const codes = async (building: string, { from, to }: { from: string; to: string }) =>
      (await world.local.comfort.control({ building, from, to })).findings.map(({ code }) => code);
    expect(await codes('SPRING', given[1] as Given)).toContain('running-unknown');
    expect(await codes('SUMMER', given[0] as Given)).not.toContain('running-unknown');
    expect(await codes('ALL', given[2] as Given)).toContain('no-occupancy');
    expect(await codes('ELSEWHERE', given[0] as Given)).toEqual(['season-not-set']);
    expect(await codes('BARE', given[0] as Given)).toEqual(['no-zone-air']);
  });

  test('of a place are those of its buildings, most outside first; buildings not judged come last with their reason', async () => {
    const span = { from: '2025-09-24T16:00:00Z', to: '2026-04-01T00:00:00Z' };
    const { buildings, findings, places, rule } = await world.local.comfort.controlOfPlace({ region: '140300', ...span });
    const summed = (name: 'hours' | 'outside') => buildings.reduce((sum, one) => sum + one[name], 0);
    expect(places).toMatchObject([{ code: '140302', buildings: buildings.length, hours: summed('hours'), outside: summed('outside') }]);
    expect(rule).toMatchObject({ coolingAtLeast: 26, heatingAtMost: 20, seasons: ['heating', 'cooling'] });
    expect(rule.source.document).toContain('42号');
    const reasons = buildings.flatMap(({ code, reason }) => (reason === undefined ? [] : [`${code} ${reason}`]));
    expect(reasons).toEqual(['BARE no-points', 'DWELL use-not-ruled', 'EXEMPT exempt']);
    const judged = buildings.slice(0, 3);
    for (const { code, hours, outside, share } of judged)
      expect(await world.local.comfort.control({ building: code, ...span })).toMatchObject({ hours, outside, share, limit: null });
    expect(judged.map(({ share }) => share)).toEqual(judged.map(({ share }) => share).toSorted((a, b) => (b ?? 0) - (a ?? 0)));
    expect(findings.map(({ code }) => code)).toEqual(['occupancy-not-set', 'running-unknown', 'control-coverage-low']);
    expect(await problemOf(world.local.comfort.controlOfPlace({ region: 'none', ...span }))).toBe('no-such-place');
  });

  test('open to the rule, the tolerance and each point, and on to its values', async () => {
    const told = await world.local.comfort.control({ building: 'SUMMER', from: '2025-09-25', to: '2025-10-01' });
    const opened = await world.local.figures.explain({ figure: told.figure });
    expect(opened).toMatchObject({ result: { value: told.share, unit: '1' }, clause: expect.stringContaining('42号') as string });
    expect(opened.inputs.slice(0, 5).map(({ name, value }) => [name, value])).toEqual([
      ['hours', told.hours],
      ['outside', told.outside],
      ['coolingAtLeast', 26],
      ['heatingAtMost', 20],
      ['tolerance', 0.1],
    ]);
    const point = await world.local.figures.explain({ figure: opened.inputs.at(-1)?.figure as string });
    expect(point.result.name).toContain('trend SUMMER-T');
  });

  test('are unchanged as known before by a season that is stated later', async () => {
    const asked = { building: 'ELSEWHERE', from: '2025-09-25', to: '2025-10-01' };
    now += 5000;
    const before = instant(Math.floor(now / 1000));
    now += 5000;
    await world.local.comfort.seasons.set({ region: '140100', heating: '11-15:03-15', cooling: '06-01:09-30' });
    expect((await world.local.comfort.control(asked)).reason).toBeUndefined();
    expect((await world.local.comfort.control({ ...asked, knownAt: before })).reason).toBe('season-not-set');
  });
});

describe('indoor environment', () => {
  const day = { from: '2026-02-02', to: '2026-02-04' };
  beforeAll(async () => {
    const points = ['I1,temperature,BARE,101,', 'I2,temperature,BARE,102,', 'I3,co2,BARE,101,', 'I4,temperature,BARE,,outdoor'];
    await world.local.point.importPoints({ file: await world.upload('i.csv', `code,quantity,building,space,tag\n${points.join('\n')}\n`) });
    const rows = [2, 3].flatMap((date) =>
      Array.from({ length: 24 }, (_, hour) => {
        const at = `2026-02-0${date} ${String(hour).padStart(2, '0')}:00`;
        return [`${at},I1,${hour === 10 ? 26 : 20}`, `${at},I2,18`, `${at},I3,${hour === 9 ? 1200 : 800}`, `${at},I4,-9`];
      }).flat(),
    );
    await world.local.readings.importReadings({ file: await world.upload('v.csv', `time,meter,value\n${rows.join('\n')}\n`) });
  });
  const asked = () => world.local.comfort.indoor({ building: 'BARE', ...day, step: 'day' });

  test('has means over points, and the share of periods inside the limits, over all hours if no occupied time is set', async () => {
    const told = await asked();
    expect(told).toMatchObject({ occupied: false, indicative: true });
    const [temperature, co2] = told.quantities;
    expect(temperature).toMatchObject({
      quantity: 'temperature',
      unit: 'degC',
      points: ['I1', 'I2'],
      limit: { low: 16, high: 24, per: 'hour' },
    });
    expect(temperature?.steps[0]).toMatchObject({ mean: 19.125, min: 18, max: 26, coverage: 1, share: 0.9792 });
    expect(co2).toMatchObject({ limit: { high: 1000, per: 'hour', indicative: true }, total: { share: 0.9583, max: 1200 } });
  });

  test('counts only occupied time once it is set, whole hours or not', async () => {
    await setOccupancy(world.local, { building: 'BARE', hours: { workday: ['09:00-11:00'] } });
    expect((await asked()).quantities[0]?.steps[0]).toMatchObject({ mean: 20.5, max: 26, coverage: 1, share: 0.75 });
    await setOccupancy(world.local, { building: 'BARE', hours: { workday: ['09:30-11:00'] } });
    const told = await asked();
    expect(told).toMatchObject({ occupied: true });
    expect(told.quantities[0]?.steps[0]).toMatchObject({ mean: 21, coverage: 1, share: 0.75 });
    expect(told.quantities[1]?.total).toMatchObject({ share: 0.5 });
    const opened = await world.local.figures.explain({ figure: told.quantities[0]?.total.figure as string });
    expect(opened.result).toMatchObject({ value: 21, unit: 'degC' });
  });

  test('shows temperature without a verdict if its place has no seasons', async () => {
    const told = await world.local.comfort.indoor({ building: 'ELSEWHERE', ...day, step: 'month' });
    expect(told.quantities[0]).toMatchObject({ total: { mean: null, coverage: 0, share: null } });
    expect((await world.local.comfort.indoor({ building: 'DWELL', ...day, step: 'day' })).findings.map(({ code }) => code)).toEqual([
      'no-occupancy',
    ]);
  });
});

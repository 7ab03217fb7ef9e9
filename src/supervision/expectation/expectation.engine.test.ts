import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { type ModelDay, modelExpected, modelPace } from '../../../test/expectation-model.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2026-06-01T02:00:00Z');

const first = parseDay('2024-12-01') as number;
const end = parseDay('2026-06-01') as number;

/** A pseudo-random sequence that is always the same. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Hour = { readonly at: number; value: string | null };

/** Hours of a meter, and of a station: some are missing, including whole days, and a few are corrected later. */
function hoursOf(zone: Zone, seed: number, value: (random: number, day: number) => string): Hour[] {
  const next = chance(seed);
  const hours: Hour[] = [];
  for (let day = first; day < end; day += 1) {
    const isGone = next() < 0.04;
    const isHoled = next() < 0.06;
    for (let at = zone.dayStart(day); at < zone.dayStart(day + 1); at += 3600)
      hours.push({ at, value: isGone || (isHoled && next() < 0.1) ? null : value(next(), day) });
  }
  return hours;
}

const places = [
  { code: 'SX', name: 'Asia/Shanghai', seed: 11 },
  { code: 'DE', name: 'Europe/Berlin', seed: 23 },
] as const;

type Place = (typeof places)[number];

const zoneOf = ({ name }: Place): Zone => createZone(name) as Zone;
const uses = new Map<string, Hour[]>();
const degrees = hoursOf(createZone('Etc/UTC') as Zone, 5, (random, day) =>
  (12 - 14 * Math.cos(((day - first) / 365) * 2 * Math.PI) + Math.round(random * 40) / 10).toFixed(1),
);
const instant = (seconds: number): string => new Date(seconds * 1000).toISOString();

async function bring(rows: readonly string[]): Promise<void> {
  now += 60_000;
  const file = await world.upload('r.csv', ['time,meter,value', ...rows].join('\n'));
  const done = await world.local.readings.importReadings({ file, interval: '1h' });
  expect(done.rejectedCount).toBe(0);
}

let beforeCorrection = '';

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const header = 'code,name,region,use,floorArea,zone,空调方式,国家机关,气候区,年使用小时数,人数,供暖方式';
  const rows = places.map(({ code, name }) => `${code},楼,140302,office,9000,${name},分体,否,2A,3812,500,无`);
  const buildings = [header, ...rows, 'NEW,新楼,140302,office,1000,,分体,否,2A,2500,50,无'];
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings.join('\n')) });
  const meters = ['code,building,carrier,kind,unit', ...places.map(({ code }) => `m-${code},${code},electricity,interval,kWh`)];
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters.join('\n')) });
  const weather = degrees.filter(({ value }) => value !== null).map(({ at, value }) => `${instant(at)},${value}`);
  await world.local.weather.importWeather({
    file: await world.upload('w.csv', ['time,temperature', ...weather].join('\n')),
    station: 'W1',
    format: 'csv',
    zone: 'Etc/UTC',
  });
  for (const place of places)
    uses.set(
      place.code,
      hoursOf(zoneOf(place), place.seed, (random, day) => (((day + 3) % 7 < 5 ? 90 : 20) + Math.round(random * 300) / 100).toFixed(2)),
    );
  await bring(
    [...uses].flatMap(([code, hours]) => hours.flatMap(({ at, value }) => (value === null ? [] : [`${instant(at)},m-${code},${value}`]))),
  );
});

afterAll(() => world.stop());

/** The model's days of a place. */
async function daysOf(place: Place, calendar: ReadonlyMap<string, string>): Promise<ModelDay[]> {
  const zone = zoneOf(place);
  const within = (hours: readonly Hour[], day: number) => hours.filter(({ at }) => at >= zone.dayStart(day) && at < zone.dayStart(day + 1));
  const own = uses.get(place.code) ?? [];
  return Array.from({ length: end - first }, (_, at): ModelDay => {
    const day = first + at;
    const length = (zone.dayStart(day + 1) - zone.dayStart(day)) / 3600;
    const known = within(own, day).flatMap(({ value }) => value ?? []);
    const cents = known.reduce((sum, value) => sum + Math.round(Number(value) * 100), 0);
    const named = place.code === 'SX' ? calendar.get(dayText(day)) : undefined;
    return {
      day,
      type: (named === undefined ? (day + 3) % 7 < 5 : named === 'worked') ? 'workday' : 'rest',
      use: known.length === 0 ? null : (cents / 100).toFixed(2),
      coverage: known.length / length,
      hours: within(degrees, day).flatMap(({ value }) => value ?? []),
      of: length,
    };
  });
}

/** The days named in the national notices. */
async function namedDays(): Promise<Map<string, string>> {
  const years = await Promise.all([2024, 2025, 2026].map((year) => world.local.workdays.calendar({ year })));
  return new Map(years.flatMap(({ days }) => days.map(({ day, reason }) => [day, reason] as const)));
}

describe.each(places)('over a year and a half of $name', (place) => {
  test('each day’s expected use, its band and its similar days match the model, now and as known earlier', async () => {
    const calendar = await namedDays();
    const check = async (days: readonly ModelDay[], knownAt?: string): Promise<void> => {
      const [from, to] = [end - 100, end];
      const asked = { building: place.code, from: dayText(from), to: dayText(to), ...(knownAt !== undefined && { knownAt }) };
      const told = await world.local.expectation.expectedOfBuilding(asked);
      expect(told.station).toBe('W1');
      for (const [at, one] of told.days.entries()) {
        const { value, low, high, similar } = modelExpected(days, from + at);
        expect(one).toMatchObject({ day: dayText(from + at), value, low, high, similar: similar.map(dayText) });
        const own = days[from + at - first] as ModelDay;
        expect(one.measured).toBe(own.use === null ? null : Number(own.use));
      }
      const { days: ofMeter } = await world.local.expectation.expectedOfMeter({
        meter: `m-${place.code}`,
        from: asked.from,
        to: dayText(from + 3),
        ...(knownAt !== undefined && { knownAt }),
      });
      expect(ofMeter.map((one) => one.similar)).toEqual(told.days.slice(0, 3).map((one) => one.similar));
    };
    const before = await daysOf(place, calendar);
    await check(before);
    beforeCorrection = new Date(now).toISOString();
    const own = uses.get(place.code) ?? [];
    const changed = own.slice(-3000).filter((_, at) => at % 37 === 0);
    for (const hour of changed) hour.value = ((Number(hour.value ?? 1) * 3) / 2).toFixed(2);
    now += 60_000;
    await bring(changed.map(({ at, value }) => `${instant(at)},m-${place.code},${value}`));
    await check(await daysOf(place, calendar));
    await check(before, beforeCorrection);
  });

  test('days with a clock change have 23 and 25 hours, and are expected like any other', async () => {
    if (place.code !== 'DE') return;
    const days = await daysOf(place, new Map());
    for (const day of ['2025-10-26', '2026-03-29']) {
      const on = parseDay(day) as number;
      const told = await world.local.expectation.expectedOfBuilding({ building: place.code, from: day, to: dayText(on + 1) });
      expect(told.days).toMatchObject([{ day, value: modelExpected(days, on).value }]);
      expect(days[on - first]?.of).not.toBe(24);
    }
  });

  test('the pace of the year matches the model, and its share and limit are those of the quota', async () => {
    const days = await daysOf(place, await namedDays());
    const year = { from: parseDay('2026-01-01') as number, to: parseDay('2027-01-01') as number, at: end };
    const wanted = Array.from({ length: year.to - end }, (_, at): ModelDay => {
      const day = end + at;
      const named = place.code === 'SX' ? calendarOf2026.get(dayText(day)) : undefined;
      const isWorked = named === undefined ? (day + 3) % 7 < 5 : named === 'worked';
      return { day, type: isWorked ? 'workday' : 'rest', use: null, coverage: 0, hours: [], of: 24 };
    });
    const model = modelPace([...days, ...wanted], year, () => null);
    expect(model.missing).toEqual([]);
    const asked = { building: place.code, year: 2026, at: dayText(end) };
    const told = await world.local.expectation.pace({ ...asked, days: 'true' });
    expect(told).toMatchObject({ unit: 'kWh', used: model.used, forecast: model.forecast, low: model.low, high: model.high });
    expect(told.parts[0]?.days).toHaveLength(365);
    const quota = await world.local.benchmarking.quota({ building: place.code, year: 2026 });
    expect(told.limit).toBeCloseTo(
      ((quota.constraint as number) * (quota.parts[0]?.use?.value as number)) / (quota.corrected as number),
      2,
    );
    expect(told.share).toBeCloseTo(model.forecast / (told.limit as number), 5);
    expect(told.indicative).toBe(quota.indicative);
    const breach = model.running.find(({ sum }) => sum > (told.limit as number));
    expect(told.breach).toBe(breach === undefined ? null : dayText(breach.day));
    const { buildings } = await world.local.expectation.paces({ region: '140302', year: 2026, at: dayText(end) });
    expect(buildings.find(({ building }) => building === place.code)).toMatchObject({ share: told.share, forecast: told.forecast });
  });

  test('a figure opens to the similar days, each with its own figure, and is unchanged after a correction', async () => {
    const day = dayText(end - 10);
    const before = await world.local.expectation.expectedOfBuilding({ building: place.code, from: day, to: dayText(end - 9) });
    const [one] = before.days;
    const explained = await world.local.figures.explain({ figure: one?.figure ?? '' });
    expect(explained.result).toMatchObject({ value: one?.value });
    const similar = explained.inputs.filter(({ name }) => name.startsWith('similar'));
    expect(similar.map(({ name }) => name.slice(8))).toEqual(one?.similar);
    const opened = await world.local.figures.explain({ figure: similar[0]?.figure ?? '' });
    expect(opened.result.value).toBe(similar[0]?.value);
    const pace = await world.local.expectation.pace({ building: place.code, year: 2026, at: dayText(end) });
    const paceExplained = await world.local.figures.explain({ figure: pace.figure });
    expect(paceExplained.result.value).toBe(pace.forecast);
    await bring(
      ((one?.similar ?? []) as string[]).map((text) => `${instant(zoneOf(place).dayStart(parseDay(text) as number))},m-${place.code},999`),
    );
    expect((await world.local.figures.explain({ figure: one?.figure ?? '' })).result.value).toBe(one?.value);
    const after = await world.local.expectation.expectedOfBuilding({ building: place.code, from: day, to: dayText(end - 9) });
    expect(after.days[0]?.value).not.toBe(one?.value);
  });
});

test.each(places)('a rule uses the same daily pace of $name as the query for it, across the new year too', async ({ code }) => {
  const points = `code,quantity,building,tag,equipment\nt-${code},temperature,${code},air,AHU1\n`;
  await world.local.point.importPoints({ file: await world.upload('p.csv', points) });
  const rule = (share: number, [subject, of]: readonly [string, string] = ['building', code]) =>
    JSON.stringify({
      id: 'pace-is',
      version: 1,
      names: { zh: '进度', en: 'pace' },
      subject,
      of: { code: of },
      step: 'day',
      inputs: { pace: { pace: 'share' } },
      when: { lt: [{ abs: { minus: ['pace', share] } }, 5e-7] },
      severity: 'info',
    });
  const days = [-200, -153, -152, -151, -150, -90, -2].map((back) => end + back);
  const shares = new Map<number, number>();
  for (const day of days) {
    const asked = { building: code, year: Number(dayText(day).slice(0, 4)), at: dayText(day + 1) };
    const { share } = await world.local.expectation.pace(asked);
    if (share !== null) shares.set(day, share);
  }
  expect([...shares.keys()].some((day) => dayText(day) < '2026')).toBe(true);
  expect(shares.size).toBeGreaterThan(4);
  for (const [day, share] of shares) {
    const told = await world.local.warning.test({ rule: rule(share), from: dayText(days[0] as number), to: dayText(end) });
    const on = told.episodes.filter(
      ({ start, end: until }) => Date.parse(start) <= at(code, day) && Date.parse(until ?? '9999') > at(code, day),
    );
    expect({ day: dayText(day), found: on.length }).toEqual({ day: dayText(day), found: 1 });
  }
  // a rule about a meter, a point or equipment uses its building
  const [day, share] = [...shares].at(-1) as [number, number];
  for (const of of [
    ['meter', `m-${code}`],
    ['point', `t-${code}`],
    ['equipment', `${code}/AHU1`],
  ] as const) {
    const { episodes } = await world.local.warning.test({ rule: rule(share, of), from: dayText(day), to: dayText(day + 1) });
    expect([of, episodes.map(({ subject }) => subject)]).toEqual([of, [of[1]]]);
  }
});

/** Noon of a local day, ms. */
const at = (code: string, day: number): number =>
  (zoneOf(places.find((one) => one.code === code) as Place).dayStart(day) + 12 * 3600) * 1000;

let calendarOf2026 = new Map<string, string>();
beforeAll(async () => {
  calendarOf2026 = await namedDays();
});

test('a building without history has no expected use and says why; its pace is unknown', async () => {
  await world.local.registry.importMeters({
    file: await world.upload('nm.csv', 'code,building,carrier,kind,unit\nm-NEW,NEW,electricity,interval,kWh\n'),
  });
  await bring([`${instant(end * 86_400 - 10 * 86_400)},m-NEW,5`]);
  const told = await world.local.expectation.expectedOfBuilding({ building: 'NEW', from: dayText(end - 5), to: dayText(end) });
  expect(told.days.every(({ value }) => value === null)).toBe(true);
  expect(told.findings.map(({ code }) => code)).toContain('too-few-days');
  const pace = await world.local.expectation.pace({ building: 'NEW', year: 2026, at: dayText(end) });
  expect(pace).toMatchObject({ verdict: 'unknown', forecast: null, share: null });
  expect(pace.limit).toBeGreaterThan(0);
  expect(pace.findings.map(({ code }) => code)).toContain('pace-days-unknown');
});

test('three weeks of a building forecast no year: the use so far is shown, and what is missing', async () => {
  const china = zoneOf(places[0]);
  const hours = Array.from({ length: 21 }, (_, back) => china.dayStart(end - 21 + back)).flatMap((start) =>
    Array.from({ length: 24 }, (_, hour) => `${instant(start + hour * 3600)},m-NEW,40`),
  );
  await bring(hours);
  const pace = await world.local.expectation.pace({ building: 'NEW', year: 2026, at: dayText(end) });
  expect(pace).toMatchObject({ used: 21 * 24 * 40, forecast: null, low: null, high: null, share: null, breach: null, verdict: 'unknown' });
  const before = await world.local.expectation.pace({ building: 'NEW', year: 2025, at: '2026-01-01' });
  expect([before.used, before.filled, before.forecast]).toEqual([null, null, null]);
  expect(pace.findings.find(({ code }) => code === 'pace-coverage-low')?.evidence).toMatchObject({ measured: 21, of: 365, floor: 0.25 });
  const { buildings } = await world.local.expectation.paces({ region: '140302', year: 2026, at: dayText(end) });
  expect(buildings.at(-1)).toMatchObject({ building: 'NEW', share: null });
});

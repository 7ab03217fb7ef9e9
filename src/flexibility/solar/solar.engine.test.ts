import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { goldenEpw } from '../../../test/golden/solar/epw.ts';
import { golden, goldenWeather, type GoldenPlace } from '../../../test/golden/solar/hours.ts';
import { story } from '../../../test/story.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
const [taiyuan, capeTown, delhi] = golden.places as [GoldenPlace, GoldenPlace, GoldenPlace];

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { registry, resources, weather } = world.local;
  const buildings = [
    'code,name,use,region,latitude,longitude',
    `B1,一号楼,office,140302,${taiyuan.latitude},${taiyuan.longitude}`,
    'B2,二号楼,office,140302,,',
    `B3,三号楼,office,140302,37.8,112.6`,
  ];
  await registry.importBuildings({ file: await world.upload('b.csv', buildings.join('\n')) });
  const { kw, tilt, azimuth } = taiyuan.arrays[0] as { kw: number; tilt: number; azimuth: number };
  const arrays = [`PV1,B1,pv,${kw},${tilt},${azimuth},`, 'PV2,B1,pv,10,,,', 'PV9,B1,pv,10,30,180,2025-05-01', 'BA1,B1,battery,10,,,'];
  await resources.importResources({
    file: await world.upload('r.csv', ['code,building,kind,kw,tilt,azimuth,removed', ...arrays].join('\n')),
  });
  for (const [place, zone] of [
    [taiyuan, undefined],
    [capeTown, 'Africa/Johannesburg'],
    [delhi, undefined],
  ] as const)
    await weather.importWeather({ file: await world.upload(`${place.code}.epw`, goldenEpw(place)), zone });
});
afterAll(() => world.stop());

const radiation = { globalRadiation: 'ghi', directRadiation: 'dni', diffuseRadiation: 'dhi', windSpeed: 'wind' };
const told = ({ code, kw, tilt, azimuth, ...more }: GoldenPlace['arrays'][number]) => {
  const { year: _year, plane: _plane, months: _months, hours: _hours, ...facts } = more;
  return { code, kw, tilt, azimuth, ...facts };
};
const apart = (one: number | null, other: number): number => Math.abs((one as number) / other - 1);
const file = (arrays: readonly unknown[]) => ({ text: JSON.stringify({ arrays }) });
const problem = async (asked: Promise<unknown>) =>
  asked.then(
    () => ({ code: 'no problem', findings: [] }),
    (error: ProblemAnswer) => error.document,
  );

describe('the yield of arrays', () => {
  test.each([taiyuan, capeTown, delhi].map((place) => [place.code, place] as const))(
    'of a file at %s matches pvlib for the same weather',
    async (code, place) => {
      const answer = await world.local.solar.yield({ ...file(place.arrays.map(told)), station: code });
      expect(answer).toMatchObject({ station: code, series: 'typical', indicative: true, from: null, findings: [] });
      for (const [at, { year, months }] of place.arrays.entries()) {
        const own = answer.arrays[at] as (typeof answer.arrays)[number];
        expect(apart(own.year, year)).toBeLessThan(0.001);
        for (const [month, kwh] of months.entries()) expect(apart(own.months[month] as number, kwh)).toBeLessThan(0.003);
        expect(own.coverage).toBe(1);
      }
    },
  );

  test('of a building is that of its existing arrays, at the nearest station; one with unknown tilt has none', async () => {
    const answer = await world.local.solar.yield({ building: 'B1', step: 'hour' });
    expect(answer).toMatchObject({
      station: 'taiyuan',
      distanceKm: 0,
      findings: [{ code: 'array-not-placed', evidence: { array: 'PV2' } }],
    });
    expect(answer.arrays.map(({ code }) => code)).toEqual(['PV1', 'PV2']);
    const [placed, unplaced] = answer.arrays;
    expect(placed?.hours).toHaveLength(8760);
    expect(placed?.hours?.reduce((sum: number, kwh) => sum + (kwh ?? 0), 0)).toBeCloseTo(placed?.year as number, 1);
    expect(unplaced).toMatchObject({ year: null, months: Array(12).fill(null), coverage: 0 });
    expect(await world.local.solar.yield({ building: 'B3' })).toMatchObject({ arrays: [], findings: [{ code: 'no-arrays' }] });
  });

  test('of a building without a location uses a named station, and otherwise the question is asked', async () => {
    expect((await problem(world.local.solar.yield({ building: 'B2' }))).code).toBe('no-radiation');
    expect(await world.local.solar.yield({ building: 'B2', station: 'delhi' })).toMatchObject({ station: 'delhi' });
  });

  test('without a meter is predicted from the sun at the station, never compared, and in no sum', async () => {
    const { pv, pvTotal, net, findings } = await world.local.forecast.building({ building: 'B1', at: '2026-03-16' });
    expect(pv.map(({ code, basis, error }) => [code, basis, error.days])).toEqual([['PV1', 'weather', 0]]);
    const steps = pv[0]?.steps.slice(0, 96).map(({ p50 }) => p50 ?? Number.NaN) ?? [];
    expect([steps[0], steps[95]]).toEqual([0, 0]);
    const month = (await world.local.solar.yield({ building: 'B1' })).arrays.find(({ code }) => code === 'PV1')?.months[2] as number;
    const share = steps.reduce((sum, kw) => sum + kw / 4, 0) / (month / 31);
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(1.5);
    expect([pvTotal, net]).toEqual([null, null]);
    expect(findings.map(({ code, evidence }) => [code, evidence['resource']])).toEqual(
      expect.arrayContaining([
        ['pv-from-weather', 'PV1'],
        ['pv-not-metered', 'PV2'],
      ]),
    );
  });

  test('as known before an array or the weather arrived does not include them', async () => {
    const before = new Date(clock).toISOString();
    const { change } = await world.local.resources.add({ code: 'PV7', set: { building: 'B3', kind: 'pv', kw: '5', tilt: '0' } });
    expect((await world.local.solar.yield({ building: 'B3' })).arrays).toHaveLength(1);
    expect((await world.local.solar.yield({ building: 'B3', knownAt: before })).arrays).toHaveLength(0);
    expect((await problem(world.local.solar.yield({ building: 'B1', knownAt: '2026-01-01T00:00:00Z' }))).code).toBe('no-radiation');
    await world.local.imports.undo({ id: change });
  });

  test('as known before its building was relocated is that of the place known then', async () => {
    const was = await world.local.solar.yield({ building: 'B1' });
    const before = new Date(clock).toISOString();
    const { change } = await world.local.registry.editBuilding({ building: 'B1', set: { latitude: '18.2', longitude: '109.5' } });
    expect((await world.local.solar.yield({ building: 'B1' })).arrays[0]?.year).not.toBe(was.arrays[0]?.year);
    expect(await world.local.solar.yield({ building: 'B1', knownAt: before })).toMatchObject({
      station: 'taiyuan',
      distanceKm: 0,
      arrays: was.arrays,
    });
    await world.local.imports.undo({ id: change });
  });

  test('is refused with every fault named: array, field and its value', async () => {
    const good = { code: 'A', kw: 10, tilt: 30, azimuth: 180 };
    const arrays = [
      { ...good, tilt: 120 },
      { ...good, code: 'B', kw: '10' },
      { ...good, code: 'C', mounting: { toString: null } },
      { code: 'D', kw: 10, tilt: 30 },
      { ...good, code: 'E', loss: 1.5, shade: 3 },
      'F',
    ];
    const { code, findings } = await problem(world.local.solar.yield({ ...file(arrays), station: 'delhi' }));
    expect(code).toBe('out-of-range');
    expect(findings?.map((one) => [one.code, one.evidence?.['path']])).toEqual([
      ['out-of-range', 'arrays[0].tilt'],
      ['out-of-range', 'arrays[1].kw'],
      ['array-mounting-unknown', 'arrays[2].mounting'],
      ['array-field-missing', 'arrays[3].azimuth'],
      ['out-of-range', 'arrays[4].loss'],
      ['array-field-missing', 'arrays[5].code'],
      ['array-field-missing', 'arrays[5].kw'],
      ['array-field-missing', 'arrays[5].tilt'],
      ['array-field-missing', 'arrays[5].azimuth'],
    ]);
    expect(await problem(world.local.solar.yield({ ...file([good, good]), station: 'delhi' }))).toMatchObject({
      code: 'array-twice',
      findings: [{ code: 'array-twice' }],
    });
    expect((await problem(world.local.solar.yield({ ...file([good]), station: 'X' }))).code).toBe('no-such-station');
    expect((await problem(world.local.solar.yield({ building: 'B9' }))).code).toBe('no-such-building');
    for (const text of ['{', '[]', '{"arrays": []}', '{"arrays": {}}'])
      expect((await problem(world.local.solar.yield({ text, station: 'delhi' }))).code).toBe('arrays-broken');
    expect((await problem(world.local.solar.yield({}))).code).toBe('yield-of-nothing');
  });
});

describe('observed weather', () => {
  /** The golden hours of a place in the local time and dates of a year. */
  const csv = (place: GoldenPlace, columns: readonly ('ghi' | 'dni' | 'dhi' | 'temperature' | 'wind')[], until = 8760): string => {
    const weather = goldenWeather(place);
    const lines = Array.from({ length: until }, (_, at) => {
      const start = new Date(Date.UTC(2023, 0, 1) + at * 3_600_000).toISOString().slice(0, 16);
      return [start, ...columns.map((column) => weather[column][at])].join(',');
    });
    return ['time,' + columns.join(','), ...lines].join('\n');
  };
  const columns = { globalRadiation: 'ghi', temperature: 'temperature', windSpeed: 'wind' };

  test('with only global radiation is split into beam and diffuse, in a zone with a half-hour offset', async () => {
    const observations = await world.upload('w.csv', csv(delhi, ['ghi', 'temperature', 'wind']));
    await world.local.weather.importWeather({
      file: observations,
      station: 'OBS',
      format: 'csv',
      zone: 'Asia/Kolkata',
      timeColumn: 'time',
      columns,
    });
    const arrays = [{ ...told(delhi.globalAlone), gamma: -0.0047 }];
    const answer = await world.local.solar.yield({ ...file(arrays), station: 'delhi' });
    expect(answer.series).toBe('typical');
    const place = [
      'code,name,use,region,zone,latitude,longitude',
      `K1,远楼,office,140302,Asia/Kolkata,${delhi.latitude},${delhi.longitude}`,
    ];
    await world.local.registry.importBuildings({ file: await world.upload('k.csv', place.join('\n')) });
    const observed = await world.local.solar.yield({ building: 'K1', ...file(arrays), station: 'OBS' });
    expect(observed).toMatchObject({ series: 'observed', from: '2023-01-01', to: '2024-01-01', indicative: false });
    expect(apart(observed.arrays[0]?.year ?? null, delhi.globalAlone.year)).toBeLessThan(0.005);
    for (const [month, kwh] of delhi.globalAlone.months.entries())
      expect(apart(observed.arrays[0]?.months[month] as number, kwh)).toBeLessThan(0.01);
  });

  test('without temperature in an hour does not count there, and a month that ends early is not taken for the last', async () => {
    const bright = await world.upload('v.csv', csv(taiyuan, ['ghi', 'dni', 'dhi', 'wind'], 8000));
    await world.local.weather.importWeather({ file: bright, station: 'RAD', format: 'csv', timeColumn: 'time', columns: radiation });
    const warm = await world.upload('t.csv', csv(taiyuan, ['temperature'], 4000));
    await world.local.weather.importWeather({
      file: warm,
      station: 'RAD',
      format: 'csv',
      timeColumn: 'time',
      columns: { temperature: 'temperature' },
    });
    const answer = await world.local.solar.yield({ ...file(taiyuan.arrays.map(told)), building: 'B1', station: 'RAD' });
    expect(answer).toMatchObject({ series: 'observed', from: '2022-12-01', to: '2023-12-01' });
    expect(answer.arrays[0]?.coverage).toBeCloseTo(4000 / 8760, 4);
    expect(answer.arrays[0]?.months[7]).toBeNull();
    expect(apart(answer.arrays[0]?.months[1] as number, taiyuan.arrays[0]?.months[1] as number)).toBeLessThan(0.01);
  });
});

story('the generation of an array, while its facts, its building and its meter change', (step) => {
  const [array] = taiyuan.arrays as [GoldenPlace['arrays'][number]];

  const undone: (number | null)[] = [];

  step('is compared with the expected generation in measured hours, with doubts', async () => {
    const meters = 'code,building,carrier,kind,direction\nSUN,B1,electricity,interval,generation\n';
    await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) });
    const { change } = await world.local.resources.edit({ resources: ['PV1'], set: { meter: 'SUN', gamma: '-0.0047' } });
    undone.push(change);
    const { arrays } = await world.local.solar.yield({ building: 'B1', station: 'taiyuan', step: 'hour' });
    const expected = arrays[0]?.hours as number[];
    // ten days of June: nine tenths of what it should generate, nothing on one day, no readings on another, 2 kWh at one midnight
    const [first, hours] = [151 * 24, 240];
    const lines = Array.from({ length: hours }, (_, at) => {
      const day = Math.floor(at / 24);
      const kwh = at === 120 ? 2 : day === 3 ? 0 : (expected[first + at] as number) * 0.9;
      const time = new Date(Date.UTC(2025, 5, 1) + at * 3_600_000).toISOString().slice(0, 16);
      return day === 7 ? [] : [`SUN,${time},${kwh.toFixed(4)}`];
    }).flat();
    const readings = ['meter,time,value', ...lines].join('\n');
    const { client } = { client: world.local.readings };
    await client.importReadings({
      file: await world.upload('sun.csv', readings),
      layout: 'long',
      kind: 'interval',
      interval: '1h',
      unit: 'kWh',
      zone: 'Asia/Shanghai',
    });
    const told = await world.local.solar.evaluate({ resource: 'PV1', from: '2025-06-01', to: '2025-06-11', station: 'taiyuan' });
    expect(told).toMatchObject({ series: 'typical', indicative: true, hours: { compared: 216, of: 240 } });
    expect(told.measured).toBeCloseTo(
      lines.reduce((sum, line) => sum + Number(line.split(',')[2]), 0),
      1,
    );
    expect(told.ratio).toBeGreaterThan(0.75);
    expect(told.ratio).toBeLessThan(0.85);
    expect(told.months).toEqual([expect.objectContaining({ month: '2025-06', ratio: told.ratio })]);
    const codes = told.findings.map(({ code, evidence }) => [code, evidence['firstDay'], evidence['count']]);
    expect(codes).toContainEqual(['generation-without-sun', '2025-06-06', 1]);
    expect(codes).toContainEqual(['array-silent', '2025-06-04', 1]);
    expect(codes).toContainEqual(['array-unmeasured', '2025-06-08', 1]);
    expect(codes.map(([code]) => code)).toContain('doubts-need-observed-weather');
    expect(told.months[0]?.doubts.map(({ doubt }) => doubt)).toEqual(['generation-without-sun', 'array-silent', 'array-unmeasured']);
    const { steps } = await world.local.metering.useOfBuilding({
      building: 'B1',
      carrier: 'electricity',
      from: '2025-06-01',
      to: '2025-06-11',
      step: 'day',
    });
    expect(steps.every(({ value }) => value === null)).toBe(true);
    expect(array.code).toBe('south');
  });

  step('is unknown without a meter, for a battery, or before installation', async () => {
    const span = { from: '2025-06-01', to: '2025-06-11', station: 'taiyuan' };
    expect((await problem(world.local.solar.evaluate({ resource: 'PV9', ...span }))).code).toBe('array-without-meter');
    expect((await problem(world.local.solar.evaluate({ resource: 'BA1', ...span }))).code).toBe('no-photovoltaics');
    undone.push((await world.local.resources.edit({ resources: ['PV1'], set: { installed: '2025-06-09' } })).change);
    expect((await world.local.solar.evaluate({ resource: 'PV1', ...span })).hours).toEqual({ compared: 48, of: 240 });
  });

  step('as known before is compared at the place of the building known then', async () => {
    const asked = { resource: 'PV1', from: '2025-06-01', to: '2025-06-11', station: 'taiyuan' };
    const was = await world.local.solar.evaluate(asked);
    const before = new Date(clock).toISOString();
    undone.push((await world.local.registry.editBuilding({ building: 'B1', set: { latitude: '18.2', longitude: '109.5' } })).change);
    expect((await world.local.solar.evaluate(asked)).expected).not.toBe(was.expected);
    expect((await world.local.solar.evaluate({ ...asked, knownAt: before })).expected).toBe(was.expected);
  });

  step('uses the facts of each day, and everything that its meter counts together', async () => {
    const { resources, solar } = world.local;
    const asked = { resource: 'PV1', from: '2025-06-01', to: '2025-06-11', station: 'taiyuan' };
    undone.push((await resources.edit({ resources: ['PV1'], set: { installed: '' } })).change);
    const was = await solar.evaluate(asked);
    undone.push((await resources.edit({ resources: ['PV1'], set: { kw: '400', inverterKw: '400' }, from: '2025-06-06' })).change);
    const day = async (of: string, to: string) => (await solar.evaluate({ ...asked, from: of, to })).expected ?? 0;
    const grown = await solar.evaluate(asked);
    expect(grown.expected).toBeGreaterThan(was.expected ?? Infinity);
    expect((await day('2025-06-01', '2025-06-06')) + (await day('2025-06-06', '2025-06-11'))).toBeCloseTo(grown.expected ?? 0, 1);
    // another array on the same meter for two days: both together are compared with what was counted
    const { kw, tilt, azimuth } = taiyuan.arrays[0] as { kw: number; tilt: number; azimuth: number };
    const beside = `PVX,B1,pv,${kw},${tilt},${azimuth},-0.0047,SUN,2025-06-02,2025-06-04`;
    const head = 'code,building,kind,kw,tilt,azimuth,gamma,meter,installed,removed';
    undone.push((await resources.importResources({ file: await world.upload('x.csv', `${head}\n${beside}\n`) })).import);
    const both = await solar.evaluate(asked);
    expect(both.measured).toBe(grown.measured);
    expect(both.findings).toContainEqual(
      expect.objectContaining({ code: 'meter-of-several-arrays', evidence: expect.objectContaining({ arrays: 'PV1、PVX', meter: 'SUN' }) }),
    );
    const alone = await solar.evaluate({ ...asked, from: '2025-06-01', to: '2025-06-02' });
    expect(alone.findings.map(({ code }) => code)).not.toContain('meter-of-several-arrays');
    const two = { from: '2025-06-02', to: '2025-06-04' };
    const [one, other] = [await solar.evaluate({ ...asked, ...two }), await solar.evaluate({ ...asked, ...two, resource: 'PVX' })];
    expect(other).toMatchObject({ measured: one.measured, expected: one.expected, ratio: one.ratio });
    expect((both.expected ?? 0) - (grown.expected ?? 0)).toBeCloseTo((one.expected ?? 0) / 2, 1);
  });

  step('is exported as Word and as sheets: arrays, months, generation, doubts and sources', async () => {
    const texts = async (query: string, part: string) => {
      const answer = await world.ask(`/api/exports/solar-yields?${query}`);
      expect(answer.status).toBe(200);
      return strFromU8(unzipSync(new Uint8Array(await answer.arrayBuffer()))[part] as Uint8Array);
    };
    const word = await texts('building=B1&year=2025', 'word/document.xml');
    for (const told of ['光伏发电量表', 'PV1', '逐月发电量', '2025 年光伏后评估', '夜间发电', '典型年', '倾角或方位角', 'PVWatts 5'])
      expect(word).toContain(told);
    const strings = await texts('region=140302&year=2025&format=xlsx', 'xl/sharedStrings.xml');
    for (const told of ['PVX', '实发与应发之比', '2025-06', '所用气象站']) expect(strings).toContain(told);
    const { arrays } = await world.local.solar.ranking({ region: '140302' });
    const years = arrays.map(({ year }) => year ?? -1);
    expect(years).toEqual(years.toSorted((a, b) => b - a));
    expect(arrays.at(-1)).toMatchObject({ year: null, specific: null });
    expect(arrays.find(({ code }) => code === 'PV1')?.year).toBe(
      (await world.local.solar.yield({ building: 'B1' })).arrays.find(({ code }) => code === 'PV1')?.year,
    );
    const status = async (query: string) => (await world.ask(`/api/exports/solar-yields?${query}`)).status;
    expect(await status('')).toBe(400);
    expect(await status('building=B2')).toBe(404);
    expect(await status('region=999999')).toBe(404);
    expect(await status('building=B1&year=x')).toBe(400);
  });

  step('all of it is undone', async () => {
    for (const id of undone.toReversed()) await world.local.imports.undo({ id: id ?? 0 });
  });
});

describe('the metered generation of an array', () => {
  test('counts only arrays that the meter serves; naming the meter of another owner is refused as unknown', async () => {
    const { registry, resources, solar } = world.local;
    const rows = `O1,业主楼,office,140302,甲,${taiyuan.latitude},${taiyuan.longitude}\nO2,邻楼,office,140302,乙,18.2,109.5\n`;
    await registry.importBuildings({ file: await world.upload('o.csv', `code,name,use,region,organisation,latitude,longitude\n${rows}`) });
    await registry.importMeters({
      file: await world.upload('om.csv', 'code,building,carrier,kind,direction\nO-M,O1,electricity,interval,generation\n'),
    });
    const head = 'code,building,kind,kw,tilt,azimuth,gamma,meter';
    await resources.importResources({ file: await world.upload('or.csv', `${head}\nO-PV,O1,pv,10,30,180,-0.0047,O-M\n`) });
    const other = world.as('owner', { organisation: '乙' });
    const set = { building: 'O2', kind: 'pv', kw: '10', tilt: '30', azimuth: '180', gamma: '-0.0047', meter: 'O-M' };
    expect((await problem(other.resources.add({ code: 'O-XX', set }))).code).toBe('unknown-resource-meter');
    expect((await problem(other.resources.add({ code: 'O-XX', set: { ...set, meter: 'O-NONE' } }))).code).toBe('unknown-resource-meter');
    const hours = Array.from({ length: 48 }, (_, at) => ({
      meter: 'O-M',
      time: new Date(Date.UTC(2025, 5, 1) + at * 3_600_000).toISOString().slice(0, 16),
      end: new Date(Date.UTC(2025, 5, 1) + (at + 1) * 3_600_000).toISOString().slice(0, 16),
      value: 1,
    }));
    await world.local.readings.record({ readings: hours });
    const asked = { resource: 'O-PV', from: '2025-06-01', to: '2025-06-03', station: 'taiyuan' };
    const was = await solar.evaluate(asked);
    expect(was.hours.compared).toBe(48);
    // an office may enter it for another building: an array that the meter does not serve does not count
    await resources.add({ code: 'O-XX', set });
    expect(await solar.evaluate(asked)).toEqual(was);
    // it moves far away afterwards: its earlier generation is compared with the sun of its earlier place
    await registry.importMeters({
      file: await world.upload('os.csv', 'code,building,carrier,kind,direction\nO-N,O2,electricity,interval,generation\n'),
    });
    await resources.edit({ resources: ['O-PV'], set: { building: 'O2', meter: 'O-N' }, from: '2025-06-03' });
    expect((await solar.evaluate(asked)).expected).toBe(was.expected);
    const next = await other.solar.evaluate({ ...asked, to: '2025-06-05' });
    expect(next.hours).toEqual({ compared: 0, of: 96 });
  });

  test('falls from the day on which a string failed, by observed weather: since when, how much, in which months', async () => {
    const { registry, resources, weather, readings, solar } = world.local;
    const sky = goldenWeather(taiyuan);
    const times = Array.from({ length: 8760 }, (_, at) => new Date(Date.UTC(2023, 0, 1) + at * 3_600_000).toISOString().slice(0, 16));
    const rows = times.map((time, at) => [time, sky.ghi[at], sky.dni[at], sky.dhi[at], sky.temperature[at], sky.wind[at]].join(','));
    await weather.importWeather({
      file: await world.upload('s.csv', ['time,ghi,dni,dhi,temperature,wind', ...rows].join('\n')),
      station: 'SKY',
      format: 'csv',
      timeColumn: 'time',
      columns: { ...radiation, temperature: 'temperature' },
    });
    const place = `S1,串楼,office,140302,${taiyuan.latitude},${taiyuan.longitude}`;
    await registry.importBuildings({ file: await world.upload('s1.csv', ['code,name,use,region,latitude,longitude', place].join('\n')) });
    await registry.importMeters({
      file: await world.upload('s2.csv', 'code,building,carrier,kind,direction\nS-M,S1,electricity,interval,generation\n'),
    });
    const listed = 'code,building,kind,kw,tilt,azimuth,gamma,meter\nS-PV,S1,pv,100,30,180,-0.0047,S-M\n';
    await resources.importResources({ file: await world.upload('s3.csv', listed) });
    const { arrays } = await solar.yield({ building: 'S1', station: 'SKY', step: 'hour' });
    const out = 181 * 24;
    const lines = times.map((time, at) => `S-M,${time},${((arrays[0]?.hours?.[at] ?? 0) * (at >= out ? 0.6 : 0.9)).toFixed(4)}`);
    await readings.importReadings({
      file: await world.upload('s4.csv', ['meter,time,value', ...lines].join('\n')),
      layout: 'long',
      kind: 'interval',
      interval: '1h',
      unit: 'kWh',
      zone: 'Asia/Shanghai',
    });
    const answer = await solar.evaluate({ resource: 'S-PV', from: '2023-01-01', to: '2024-01-01', station: 'SKY' });
    expect(answer).toMatchObject({ series: 'observed', indicative: false });
    const [found, ...others] = answer.findings.filter(({ code }) => code.startsWith('array-'));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      code: 'array-string-out',
      evidence: { firstDay: '2023-07-01', lastDay: '2023-12-31', before: 0.9, after: 0.6 },
    });
    expect(answer.months.filter(({ doubts }) => doubts.length > 0).map(({ month }) => month)).toEqual(
      ['07', '08', '09', '10', '11', '12'].map((month) => `2023-${month}`),
    );
    const lost = answer.months.slice(6).reduce((sum, { expected }) => sum + (expected ?? 0) * 0.3, 0);
    expect(Math.abs((found?.evidence['kwh'] as number) / lost - 1)).toBeLessThan(0.01);
  });
});

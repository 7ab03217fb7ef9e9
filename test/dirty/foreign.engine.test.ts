import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringReadings, useOf } from '../golden/fixture.ts';
import { createWorld, type World } from '../world.ts';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { electricityAndGas } from './green-button.ts';
import { foreignFiles, namedFormats } from './foreign-files.ts';

/** Files in foreign formats, imported into an empty directory by a user who gives at most one option. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});
afterAll(() => world.stop());

describe('one command with at most one option', () => {
  test.each(foreignFiles.map((one) => [one.title, one] as const))('%s', async (_title, { name, text, option, came, findings, use }) => {
    expect(Object.keys(option ?? {}).length).toBeLessThanOrEqual(1);
    const told = await bringReadings(world, name ?? 'a.csv', text, option);
    expect(told).toMatchObject({ rejectedCount: 0, ...came });
    expect(told.findings.map(({ code }) => code)).toEqual(expect.arrayContaining([...(findings ?? [])]));
    for (const { detail } of told.findings) expect(detail).toMatch(/^[^{}]+$/u);
    const { steps } = await useOf(world, { meter: use.meter }, use.from, use.to, use.step);
    expect(steps.map(([, value]) => value)).toEqual(use.told);
  });
});

test('Green Button of electricity and gas: each usage point is a meter of its own carrier, nothing is lost, and everything that is not use is reported', async () => {
  const told = await bringReadings(world, 'pge.xml', electricityAndGas, { createMeters: true });
  expect(told).toMatchObject({ readings: 5, accepted: 5, rejectedCount: 0, meters: 2 });
  const found = (code: string) => told.findings.find((one) => one.code === code)?.evidence;
  expect(found('channels-skipped')).toMatchObject({ channels: 'E1-v (V)', count: 1 });
  expect(found('carrier-read')).toMatchObject({ carrier: 'gas', text: 'natural gas' });
  const carriers = await Promise.all(['E1-a', 'G1'].map(async (meter) => (await world.local.registry.meter({ meter })).carrier));
  expect(carriers).toEqual(['electricity', 'gas']);
  const hours = await useOf(world, { meter: 'E1-a' }, '2012-03-15T15:00', '2012-03-15T18:00', 'hour');
  expect(hours.steps.map(([, value]) => value)).toEqual([0.1922, 0.1711, 0.1635]);
  const { total } = await useOf(world, { meter: 'G1' }, '2012-03-15', '2012-03-18', 'day');
  // 2 × 1.0365954 therm of 105.505585262 MJ each, kept to 0.0001 therm
  expect(total[0]).toBeCloseTo(2 * 1.0366 * (105.505_585_262 / 3.6), 3);
});

test.each(namedFormats.map((one) => [one[0], one] as const))(
  '%s is recognised by its name, and the answer says what to do',
  async (_name, file) => {
    const [name, content, code, word, option] = file;
    const problem: unknown = await bringReadings(world, name, content, option ?? { meter: 'NONE' }).catch((trouble: unknown) => trouble);
    expect(problem).toBeInstanceOf(ProblemAnswer);
    const { document } = problem as ProblemAnswer;
    expect([document.code, document.status >= 400 && document.status < 500]).toEqual([code, true]);
    expect(document.detail).toContain(word);
    expect(document.detail).toMatch(/^[^{}]+$/u);
  },
);

describe('weather', () => {
  const bringWeather = async (name: string, content: string, options: { station?: string } = {}) => {
    const file = await world.upload(name, content);
    return world.local.weather.importWeather({ file, ...options });
  };

  test('an EPW file states itself what it is and for which station', async () => {
    const hour = (at: number): string => `1990,1,1,${at},60,A7,-2.6,-12.1,48,102100,0,1415,230,0,0,0,0,0,0,0,340,2.0,1\n`;
    const head = 'LOCATION,Beijing,Beijing,CHN,CSWD,545110,39.80,116.47,8.0,31.3\nDATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31\n';
    const content = head + Array.from({ length: 24 }, (_, at) => hour(at + 1)).join('');
    expect(await bringWeather('a.epw', content)).toMatchObject({ accepted: 24, rejectedCount: 0 });
    const { stations } = await world.local.weather.stations();
    expect(stations).toContainEqual(expect.objectContaining({ code: '545110', latitude: 39.8 }));
  });

  test('a csv with a station and the usual column names needs no options', async () => {
    const content = 'timestamp,site_id,airTemperature,dewTemperature\n2018-01-01 00:00,FW1,1.5,0.5\n2018-01-01 01:00,FW1,2.5,\n';
    expect(await bringWeather('b.csv', content)).toMatchObject({ accepted: 2, values: 3, missing: 1, rejectedCount: 0 });
  });

  test('values followed by their unit, and days in Chinese notation', async () => {
    const content = '时间,气温,相对湿度\n2018年1月1日 0时,22℃,50%\n2018年1月1日 1时,-3.5 ℃,51%\n';
    expect(await bringWeather('c.csv', content, { station: 'FW2' })).toMatchObject({ accepted: 2, values: 4, rejectedCount: 0 });
    const asked = { station: 'FW2', variable: 'temperature', from: '2018-01-01', to: '2018-01-02' } as const;
    expect((await world.local.weather.series(asked)).hours.map(({ value }) => value)).toEqual([22, -3.5]);
  });

  test('a file without a station is refused with advice on how to name it', async () => {
    const problem: unknown = await bringWeather('d.csv', 'time,temperature\n2018-01-01 00:00,1\n').catch((trouble: unknown) => trouble);
    expect((problem as ProblemAnswer).document).toMatchObject({ code: 'station-needed', detail: expect.stringContaining('--station') });
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { numbers } from '../../../test/simulated-building.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2026-08-03T04:00:00Z');

const first = parseDay('2026-05-18') as number;
const from = parseDay('2026-07-20') as number;
const to = parseDay('2026-08-03') as number;
const random = numbers(3);
const days = Array.from({ length: to - first }, () => ({ tried: random() < 0.5, busy: random(), warm: random() }));

const isOpen = (hour: number): boolean => hour >= 8 && hour < 18;
const of = (day: number) => days[day - first] as (typeof days)[number];
const outdoor = (day: number, hour: number): number => 24 + 7 * of(day).warm + 2 * Math.sin(((hour - 9) / 24) * 2 * Math.PI);
const cold = (day: number, hour: number): number => (isOpen(hour) ? 150 + 150 * of(day).busy + 5 * (outdoor(day, hour) - 24) : 0);
/** In spring and early summer somebody tried ten degrees on some days; since then it is seven. */
const supply = (day: number): number => (day < from && of(day).tried ? 10.5 : 7.5);
/** 0.2 at 7 °C and 25 °C outdoors, 3 % less for each kelvin of supply. */
const perCold = (day: number, hour: number): number => 0.2 * (1 - 0.03 * (supply(day) - 7)) + 0.004 * (outdoor(day, hour) - 25);

type Value = (day: number, hour: number) => number;
const points: readonly (readonly [code: string, quantity: string, building: string, equipment: string, tag: string, value: Value])[] = [
  ['CS1', 'temperature', 'S1', 'CH-1', 'chilled-supply', supply],
  ['CQ1', 'power', 'S1', 'CH-1', 'cooling-power', cold],
  ['CP1', 'power', 'S1', 'CH-1', 'power', (day, hour) => cold(day, hour) * perCold(day, hour)],
  ['R1', 'temperature', 'S1', '', 'zone-air', () => 24.8],
  ['H1', 'humidity', 'S1', '', 'zone-air', () => 58],
  ['CS2', 'temperature', 'S2', 'CH-2', 'chilled-supply', () => 7],
  ['CQ2', 'power', 'S2', 'CH-2', 'cooling-power', cold],
  ['CP2', 'power', 'S2', 'CH-2', 'power', (day, hour) => 0.2 * cold(day, hour)],
  ['R2', 'temperature', 'S2', '', 'zone-air', () => 24.8],
];

beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 10) });
  const { registry, point, readings, weather } = world.local;
  const places = 'S1,一,office,140302\nS2,二,office,140302\n';
  await registry.importBuildings({ file: await world.upload('b.csv', `code,name,use,region\n${places}`) });
  const list = points.map(([code, quantity, building, equipment, tag]) => [code, quantity, building, equipment, tag].join());
  await point.importPoints({ file: await world.upload('p.csv', `code,quantity,building,equipment,tag\n${list.join('\n')}\n`) });
  const [values, air]: [string[], string[]] = [[], []];
  for (let day = first; day < to; day += 1)
    for (let hour = 0; hour < 24; hour += 1) {
      const clock = `${dayText(day)} ${String(hour).padStart(2, '0')}:00`;
      air.push(`${clock},${outdoor(day, hour).toFixed(2)}`);
      for (const [code, , , , , value] of points) values.push(`${clock},${code},${value(day, hour)}`);
    }
  await readings.importReadings({ file: await world.upload('v.csv', `time,meter,value\n${values.join('\n')}\n`) });
  const station = await world.upload('w.csv', `time,temperature\n${air.join('\n')}\n`);
  await weather.importWeather({ file: station, station: 'W1', format: 'csv', zone: 'Asia/Shanghai' });
});
afterAll(() => world.stop());

async function chilled(building: string, more: object = {}) {
  const { strategies } = await world.local.commissioning.strategies({ building, from: dayText(from), to: dayText(to), ...more });
  return strategies.filter(({ kind }) => kind === 'chilled-supply');
}

test('chilled water as cold as ever saves what this chiller itself took less at a warmer supply, at like load and weather', async () => {
  const [one] = await chilled('S1');
  expect(one).toMatchObject({ subject: 'CH-1', state: 'found', carrier: 'electricity', unit: 'kWh' });
  const truth = Array.from({ length: to - from }, (_, at) => from + at).flatMap((day) =>
    Array.from({ length: 10 }, (_, hour) => cold(day, hour + 8) * 0.2 * 0.03 * 3),
  );
  const whole = truth.reduce((sum, value) => sum + value, 0);
  // some hours are at a load or in weather that was never measured at both
  expect((one?.saved ?? 0) / whole).toBeGreaterThan(0.8 * ((one?.hours ?? 0) / truth.length));
  expect(one?.saved ?? 0).toBeLessThan(whole * 1.05);
  const facts = Object.fromEntries(one?.facts.map(({ name, value }) => [name, value]) ?? []);
  expect(facts).toMatchObject({ chilledByWeather: 0, chilledByLoad: 0, chilledVaried: 3, roomLimit: 26, humidityLimit: 80 });
  expect(one?.findings).toEqual([]);
});

test('rooms that must be cooler leave nothing to save', async () => {
  const [one] = await chilled('S1', { within: '20:24' });
  expect(one).toMatchObject({ state: 'none', saved: 0, hours: 0 });
});

test('a supply that was never varied is not known, with what is missing, and never a percentage', async () => {
  const [one] = await chilled('S2');
  expect(one).toMatchObject({ subject: 'CH-2', state: 'unknown', saved: null, coverage: null });
  expect(one?.findings.map(({ code }) => code)).toEqual(['strategy-chilled-constant', 'strategy-humidity-not-measured']);
});

test('its figure opens to the curve of the chiller and to the thresholds with their source', async () => {
  const [one] = await chilled('S1');
  const told = await world.local.figures.explain({ figure: one?.figure ?? '' });
  expect(told.result.value).toBe(one?.saved);
  const curve = told.inputs.filter(({ name }) => name.startsWith('inputAtSupply '));
  expect(curve.map(({ name }) => name)).toEqual(['inputAtSupply 7–8°C', 'inputAtSupply 10–11°C']);
  expect(told.inputs.find(({ name }) => name === 'threshold byWeather')).toMatchObject({ value: -0.1, unit: 'K/K' });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText } from '#kernel/day.ts';
import { effectOfSimulated, type SimulatedAction, simulatedAction } from '../../../test/simulated-actions.ts';
import { createWorld, type World } from '../../../test/world.ts';

/**
 * One building's weather; 10 % saved, nothing done with deviations that last, a building that is measured since a month before, and one
 * whose meter was silent from twelve weeks to ten days before.
 */
const seed = 4711;
const before = 460;
const made = {
  B1: simulatedAction(seed, { before, saves: 0.1 }),
  B2: simulatedAction(seed, { before, rho: 0.5 }),
  B3: simulatedAction(seed, { before, saves: 0.1 }),
  B4: simulatedAction(seed, { before, saves: 0.1 }),
};
const { on, end, history } = made.B1;
const monthBefore = on - 30;
const silent = { from: on - 84, to: on - 10 };

let world: World;
let now = (end * 86_400 + 7200) * 1000;

/** What each hour takes of a day's use: little at night, most in the afternoon. */
const shape = Array.from({ length: 24 }, (_, hour) => (hour < 7 || hour > 20 ? 1 : 3 + Math.sin(((hour - 7) / 14) * Math.PI)));
const whole = shape.reduce((sum, part) => sum + part, 0);

/** kWh of the hours of a day, to 0.0001, that add up to its use. */
function hoursOf(use: number): number[] {
  const hours = shape.map((part) => Math.round((use * part) / whole));
  hours[23]! += use - hours.reduce((sum, one) => sum + one, 0);
  return hours.map((one) => one / 1e4);
}

const at = (day: number, hour: number): string => `${dayText(day)}T${String(hour).padStart(2, '0')}:00Z`;
const days = Array.from({ length: end - history.first }, (_, row) => row);

const isRead = (code: string, day: number): boolean =>
  code === 'B3' ? day >= monthBefore : code !== 'B4' || day < silent.from || day >= silent.to;

const readingsOf = (code: string, { history: own }: SimulatedAction): string[] =>
  days.flatMap((row) =>
    !isRead(code, history.first + row)
      ? []
      : hoursOf(own.use[row] as number).map((kwh, hour) => `${at(history.first + row, hour)},${code}-E,${kwh.toFixed(4)}`),
  );

beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 10) });
  const { registry, readings, weather, commissioning } = world.local;
  const codes = Object.keys(made);
  await registry.importBuildings({
    file: await world.upload(
      'b.csv',
      `code,name,use,region,zone\n${codes.map((code) => `${code},${code},office,140302,Etc/UTC\n`).join('')}`,
    ),
  });
  await registry.importMeters({
    file: await world.upload(
      'm.csv',
      `code,building,carrier,kind,unit\n${codes.map((code) => `${code}-E,${code},electricity,interval,kWh\n`).join('')}`,
    ),
  });
  const warmth = days.flatMap((row) =>
    Array.from({ length: 24 }, (_, hour) => {
      const degrees = (history.degrees[row] as number) / 1000 + 4 * Math.cos(((hour - 15) / 12) * Math.PI);
      return `${at(history.first + row, hour)},${degrees.toFixed(3)}`;
    }),
  );
  const station = await world.upload('w.csv', ['time,temperature', ...warmth].join('\n'));
  await weather.importWeather({ file: station, station: 'W1', format: 'csv', zone: 'Etc/UTC' });
  const rows = Object.entries(made).flatMap(([code, one]) => readingsOf(code, one));
  await readings.importReadings({ file: await world.upload('r.csv', ['time,meter,value', ...rows].join('\n')), interval: '1h' });
  for (const building of codes) await commissioning.add({ building, on: dayText(on), action: '调适', carrier: 'electricity' });
});
afterAll(() => world.stop());

async function shown(building: string) {
  const { actions } = await world.local.commissioning.list({ building });
  return world.local.commissioning.show({ id: actions[0]?.id ?? 0, to: dayText(end) });
}

test('through the real expectation, 10 % saved is seen, by the interval of a sum that the same days give by themselves', async () => {
  const told = await shown('B1');
  const { sum, truth, verdict } = effectOfSimulated(made.B1);
  expect([told.verdict, verdict]).toEqual(['saved', 'saved']);
  expect(told.total.days).toBe(sum.days);
  expect(told.total.confidence).toBe(0.9);
  for (const name of ['value', 'low', 'high', 'correction', 'expected', 'measured'] as const)
    expect(Math.abs((told.total[name] as number) - (sum[name] as number)) / truth).toBeLessThan(0.001);
  expect((told.total.low as number) <= truth && truth <= (told.total.high as number)).toBe(true);
  expect(told.total.share).toBeCloseTo(0.1, 1);
  expect(told.basis).toMatchObject({ days: 365, byTemperature: true });
});

test('saved, day by day, is expected use at the temperature of the day less measured use, and adds up', async () => {
  const { days: all, total } = await shown('B1');
  const counted = all.filter(({ saved }) => saved !== null);
  expect(counted).toHaveLength(total.days);
  for (const { saved, value, correction, measured } of counted)
    expect(saved).toBeCloseTo((value as number) + (correction as number) - (measured as number), 3);
  expect(counted.reduce((sum, { saved }) => sum + (saved as number), 0)).toBeCloseTo(total.value as number, 2);
});

test('where nothing was done nothing is seen, although deviations last', async () => {
  const told = await shown('B2');
  expect(told.verdict).toBe('within');
  expect(told.basis?.autocorrelation).toBeGreaterThan(0.35);
});

test('with a month of days before there is a sum, no interval and no verdict, and how many days are needed is said', async () => {
  const told = await shown('B3');
  expect(told).toMatchObject({ verdict: 'unknown', basis: null, total: { low: null, high: null } });
  expect(told.total.value).not.toBeNull();
  expect(told.findings.find(({ code }) => code === 'effect-baseline-short')).toMatchObject({ evidence: { days: 30, least: 36 } });
});

test('before the action it was known what could be seen after how many weeks, and a figure opens to its rehearsal', async () => {
  const told = await world.local.commissioning.detectable({ building: 'B1', on: dayText(on) });
  expect(told).toMatchObject({ building: 'B1', carrier: 'electricity', unit: 'kWh', on: dayText(on) });
  expect(told.spans.map(({ days: many, to }) => [many, to])).toEqual([14, 28, 56, 84].map((many) => [many, dayText(on)]));
  const shares = told.spans.map(({ share }) => share as number);
  expect(shares.every((share) => share > 0.005 && share < 0.1)).toBe(true);
  expect(shares[3]).toBeLessThan(shares[0] as number);
  const opened = await world.local.figures.explain({ figure: told.spans[3]?.figure as string });
  expect(opened.result).toMatchObject({ value: Math.round((shares[3] as number) * 1e4) / 100, unit: '%' });
  expect(opened.inputs.find(({ name }) => name === 'amount')?.value).toBe(told.spans[3]?.amount);
});

test('what could be seen is unknown where days are missing, and how many are needed is said', async () => {
  const { spans, findings } = await world.local.commissioning.detectable({ building: 'B3', on: dayText(on) });
  expect(spans.every(({ share, amount }) => share === null && amount === null)).toBe(true);
  expect(findings.filter(({ code }) => code === 'detectable-unknown').map(({ evidence }) => [evidence.days, evidence.needed])).toEqual([
    [14, 50],
    [28, 64],
    [56, 92],
    [84, 120],
  ]);
  const none = await world.local.commissioning.detectable({ building: 'B1', carrier: 'gas', on: dayText(on) });
  expect(none.findings.map(({ code }) => code)).toEqual(['no-meter-counts']);
});

test('a figure of so many days is not known where less than half of them count, and how many have to is said', async () => {
  const { spans, findings } = await world.local.commissioning.detectable({ building: 'B4', on: dayText(on) });
  expect(spans.map(({ days: many, counted, share }) => [many, counted, share === null])).toEqual([
    [14, 10, false],
    [28, 10, true],
    [56, 10, true],
    [84, 10, true],
  ]);
  expect(findings.filter(({ code }) => code === 'detectable-unknown').map(({ evidence }) => evidence.countedLeast)).toEqual([14, 28, 42]);
});

test('a figure of an effect says what its interval means and what it is based on', async () => {
  const { total } = await shown('B1');
  const opened = await world.local.figures.explain({ figure: total.figure });
  const named = (name: string) => opened.inputs.find((one) => one.name === name);
  expect([named('low')?.value, named('high')?.value, named('correction')?.value]).toEqual([total.low, total.high, total.correction]);
  expect(JSON.stringify(named('low')?.source)).toContain(`${total.days}`);
  expect(named('autocorrelation')?.value).not.toBeNull();
});

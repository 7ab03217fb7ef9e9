import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
const first = parseDay('2026-01-05') as number;
const target = parseDay('2026-01-26') as number;
const now = Date.parse('2026-01-25T04:00:00Z');
const quarters = 96;
const isWorkday = (day: number): boolean => (day + 3) % 7 < 5;
const workdays = Array.from({ length: target - 1 - first }, (_, at) => first + at).filter(isWorkday);
/**
 * The ten latest workdays; each is warm after a different number of quarters past five, except the second slowest, which is not warm by
 * opening.
 */
const similar = workdays.slice(-10);
const needOf = (day: number): number => 2 + ((similar.indexOf(day) * 7) % 10);
const cold = similar[4] as number;

const clock = (day: number, quarter: number): string =>
  `${dayText(day)} ${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;

/** Plant starts at five; it uses ten times as much as what runs at night. */
const runs = (day: number, quarter: number): boolean => isWorkday(day) && quarter >= 20 && quarter < 72;
const warm = (day: number, quarter: number): boolean => runs(day, quarter) && (day === cold ? quarter >= 33 : quarter >= 20 + needOf(day));

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const { registry, occupancy, readings, point } = world.local;
  await registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nS1,一,office,140302\nS2,二,office,140302\n') });
  await registry.importMeters({ file: await world.upload('m.csv', 'code,building,carrier,kind,unit\nMS,S1,electricity,interval,kWh\n') });
  await occupancy.set({ building: 'S1', hours: { workday: ['08:00-18:00'] } });
  const points = ['R1,temperature,S1,degC,zone-air', 'R2,temperature,S1,degC,zone-air', 'RUN,state,S1,,running'];
  await point.importPoints({ file: await world.upload('p.csv', `code,quantity,building,unit,tag\n${points.join('\n')}\n`) });
  const [use, values]: [string[], string[]] = [[], []];
  for (let day = first; day < target - 1; day += 1)
    for (let quarter = 0; quarter < quarters; quarter += 1) {
      const at = clock(day, quarter);
      use.push(`${at},MS,${runs(day, quarter) ? 20 : 2}`);
      values.push(
        `${at},R1,${warm(day, quarter) ? 19 : 14}`,
        `${at},R2,${warm(day, quarter) ? 21 : 15}`,
        `${at},RUN,${runs(day, quarter) ? 1 : 0}`,
      );
    }
  await readings.importReadings({ file: await world.upload('u.csv', `time,meter,value\n${use.join('\n')}\n`), interval: '15min' });
  await readings.importReadings({ file: await world.upload('v.csv', `time,meter,value\n${values.join('\n')}\n`) });
});
afterAll(() => world.stop());

const asked = { building: 'S1', within: '18:24' };

test('the advised start is enough on nine of the ten similar days, the usual one is their median, and what lies between is measured', async () => {
  const told = await world.local.commissioning.startAdvice(asked);
  expect(told).toMatchObject({ day: dayText(target), opens: '2026-01-26T00:00:00Z', within: { low: 18, high: 24 }, unit: 'kWh' });
  expect(told.days.map(({ day }) => day)).toEqual(similar.map(dayText));
  for (const one of told.days) {
    const day = parseDay(one.day) as number;
    expect(one).toMatchObject({ lead: 180, need: day === cold ? null : needOf(day) * 15 });
  }
  // nine of ten: the longest of those that were warm in time
  const longest = Math.max(...similar.filter((day) => day !== cold).map(needOf)) * 15;
  expect(told.advised).toEqual({
    start: new Date(Date.parse('2026-01-26T00:00:00Z') - longest * 60_000).toISOString().replace('.000', ''),
    lead: longest,
  });
  expect(told.usual).toEqual({ start: '2026-01-25T21:00:00Z', lead: 180 });
  const between = (180 - longest) / 15;
  expect(told.cost).toEqual({ use: between * 20, extra: between * 18, days: 10 });
  expect(told.findings.map(({ code }) => code)).toEqual(['start-own-method']);
});

test('the figure opens to the days and each to its use', async () => {
  const { figure, advised, days } = await world.local.commissioning.startAdvice(asked);
  const told = await world.local.figures.explain({ figure });
  expect(told.result).toMatchObject({ value: advised?.lead, unit: 'min' });
  expect(told.inputs).toHaveLength(10);
  const opened = await world.local.figures.explain({ figure: days[0]?.figure ?? '' });
  expect(opened.result).toMatchObject({ value: days[0]?.use, unit: 'kWh' });
});

test('where nothing can be said it is said why: too few days, no points, closed, rooms that are never right, a band that is none', async () => {
  const codes = async (more: object) =>
    (await world.local.commissioning.startAdvice({ ...asked, ...more })).findings.map(({ code }) => code);
  const { advised, cost, findings } = await world.local.commissioning.startAdvice({ ...asked, within: '22:30' });
  expect({ advised, cost }).toEqual({ advised: null, cost: null });
  expect(findings.map(({ code }) => code)).toContain('start-never-inside');
  expect(await codes({ day: '2026-01-31' })).toContain('start-day-closed');
  expect(await codes({ day: '2026-01-08' })).toContain('start-too-few-days');
  expect(await codes({ equipment: 'AHU-1' })).toContain('start-no-running');
  expect(await codes({ knownAt: '2026-01-01' }).catch(({ document }) => [document.code])).toEqual(['no-occupancy']);
  const problem = (given: object) =>
    world.local.commissioning.startAdvice({ ...asked, ...given }).then(
      () => 'nothing',
      ({ document }) => document.code,
    );
  expect(await problem({ within: '24:18' })).toBe('start-band-bad');
  expect(await problem({ building: 'S2' })).toBe('no-occupancy');
  expect(await problem({ within: 'warm' })).toBe('input-invalid');
});

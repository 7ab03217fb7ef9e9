import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Rows of several lengths in one file: hours next to the sum of their day, days next to their month. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const total = async (code: string) => (await used(code, '2025-01-01', '2025-03-01')).total;
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
const useOf = (hour: number) => 10 + ((hour * 7) % 5);
const ofDay = 287;
const days = ['2025-01-01', '2025-01-02'];
const rowsOf = (hourly: (day: string, hour: number) => string, daily: (day: string) => string) =>
  days.flatMap((day) => [...Array.from({ length: 24 }, (_, hour) => hourly(day, hour)), daily(day)]);

describe('the finer rows are read, and the longer ones are named', () => {
  test.each([
    ['统计周期', '小时', '日'],
    ['粒度', '逐时', '每日'],
    ['Granularity', 'Hourly', 'Daily'],
    ['Resolution', 'PT1H', 'P1D'],
  ])('%s: %s and %s', async (heading, hour, day) => {
    const code = `L-${heading}`;
    const rows = (sum: number) =>
      rowsOf(
        (date, at) => `${code},${hour},${date} ${clock(at)},${useOf(at)}`,
        (date) => `${code},${day},${date} 00:00,${sum}`,
      );
    const codes = await told([`表号,${heading},时间,用电量(kWh)`, ...rows(ofDay)]);
    expect(codes).toContain('coarser-rows-left');
    expect(codes).not.toContain('longer-differs');
    expect(await told([`表号,${heading},时间,用电量(kWh)`, ...rows(ofDay + 3)])).toContain('longer-differs');
    expect(await total(code)).toBe(2 * ofDay);
  });

  test('no column says so: whole days among clock times', async () => {
    const rows = rowsOf(
      (day, at) => `LD,${day} ${clock(at)},${useOf(at)}`,
      (day) => `LD,${day},${ofDay}`,
    );
    expect(await told(['表号,时间,用电量(kWh)', ...rows])).toContain('coarser-rows-left');
    expect(await total('LD')).toBe(2 * ofDay);
  });

  test.each(['Daily total', '日小计', 'Tagessumme'])('%s instead of the hour', async (word) => {
    const code = `LT-${word.length}${word.slice(0, 1)}`;
    const rows = rowsOf(
      (day, at) => `${code},${day},${at},${useOf(at)}`,
      (day) => `${code},${day},${word},${ofDay}`,
    );
    expect(await told(['Meter,Date,Hour,kWh', ...rows])).toContain('rows-skipped');
    expect(await total(code)).toBe(2 * ofDay);
  });
});

test('a midnight written as a day alone is one of the hours', async () => {
  const rows = Array.from({ length: 72 }, (_, at) => {
    const day = `2025-01-0${1 + Math.floor((at + 1) / 24)}`;
    return `LM,${(at + 1) % 24 === 0 ? day : `${day} ${clock((at + 1) % 24)}`},${useOf(at)}`;
  });
  await bring(['Meter,Time,kWh', ...rows]);
  const hours = Array.from({ length: 72 }, (_, at) => useOf(at));
  expect(await total('LM')).toBe(hours.reduce((a, b) => a + b));
});

test('longer rows without parts raise a question, and either can be read', async () => {
  const file = [
    '表号,统计周期,日期,用电量',
    ...days.map((day) => `LA,日,${day},10`),
    'LA,日,2025-01-03,12',
    'LB,月,2025-01-01,310',
    'LB,月,2025-02-01,300',
  ];
  expect(await told(file)).toMatchObject({ code: 'lengths-open', evidence: { choices: [{ comesTo: 32 }, { comesTo: 610 }] } });
  await bring(file, { interval: '1month' });
  await bring(file, { interval: '1d' });
  expect([await total('LA'), await total('LB')]).toEqual([32, 610]);
});

test('a file with one length needs no question', async () => {
  expect(await told(['表号,统计周期,日期,用电量', ...days.map((day) => `LO,日,${day},10`)])).not.toContain('coarser-rows-left');
});

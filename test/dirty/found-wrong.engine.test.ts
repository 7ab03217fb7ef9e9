import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';
import { lines, two, upTo } from './corpus/corpus-file.ts';

/** Files that were once imported wrongly and without a question. */
let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});
afterAll(() => world.stop());

const bring = async (name: string, text: string, asked: object = {}) =>
  world.local.readings.importReadings({ file: await world.upload(name, text), createMeters: true, ...asked }).then(
    ({ findings = [] }) => findings.map(({ code }) => code),
    ({ document }: ProblemAnswer) => document.code,
  );

const used = async (meter: string, from: string, to: string) =>
  (await world.local.metering.useOfMeter({ meter, from, to, step: 'day' })).total.value;

const shown = [62_434, 63_217, 63_998, 64_602, 65_470, 66_011, 66_536, 67_410, 68_120, 68_850, 69_664, 70_549];

test.each([
  [
    'a heading',
    'a.csv',
    `表号,${upTo(12)
      .map((month) => `2025-${two(month)}表底`)
      .join(',')}`,
  ],
  [
    'a heading after the month',
    'b.csv',
    `表号,${upTo(12)
      .map((month) => `2025年${month}月示数`)
      .join(',')}`,
  ],
])('counters in columns raise a question if %s says so, however close their values are', async (_, name, header) => {
  expect(await bring(name, lines(header, `LB1,${shown.join(',')}`))).toBe('counter-across');
});

test.each([
  [
    'a title',
    'LC1',
    'c.csv',
    `2025年各电表月末读数登记表\n表号,${upTo(12)
      .map((month) => `${month}月`)
      .join(',')}`,
  ],
  [
    'the end of months',
    'LC2',
    'd.csv',
    `2025年\n表号,${upTo(12)
      .map((month) => `${month}月底`)
      .join(',')}`,
  ],
])('counters in columns are read at the ends of months if %s says so', async (_, code, name, header) => {
  await bring(name, lines(header, `${code},${shown.join(',')}`));
  expect(await used(code, '2025-02-01', '2026-01-01')).toBe(70_549 - 62_434);
  expect(await used(code, '2025-12-01', '2026-01-01')).toBe(70_549 - 69_664);
});

test('a building is not a column of codes: both are metering points', async () => {
  const text = lines('月份,综合楼,宿舍楼', '2025年1月,24492,5942', '2025年2月,15791,7520');
  expect(await bring('e.csv', text, { carrier: 'electricity', unit: 'kWh' })).toContain('meters-created');
  expect([await used('综合楼', '2025-01-01', '2025-03-01'), await used('宿舍楼', '2025-01-01', '2025-03-01')]).toEqual([40_283, 13_462]);
});

test('a momentary value is not taken for the total of the counter next to it', async () => {
  const rows = upTo(6, 0).map((at) => `2025-01-10 ${two(at)}:00,85,45,${60 + at},2.${at},${5123 + 8 * at}`);
  const header = '时间,供水温度(℃),回水温度(℃),瞬时流量(t/h),瞬时热量(GJ/h),累计热量(GJ)';
  await bring('f.csv', lines(header, ...rows), { meter: 'F1', kind: 'register' });
  expect(await used('F1', '2025-01-10', '2025-01-11')).toBe(40);
});

test('for a column called only by a word for a value the import asks which metering point it belongs to', async () => {
  const rows = ['2025-01-01T00:30:00+01:00,207', '2025-01-01T01:00:00+01:00,1529', '2025-01-01T01:30:00+01:00,1585'];
  expect(await bring('g.csv', lines('Horodate,Valeur', ...rows), { unit: 'Wh' })).toBe('meter-needed');
});

test('import less export is not use: the import is used, and the others are reported', async () => {
  const rows = ['2025-01-01 00:00,5,1,4', '2025-01-01 01:00,4,1,3', '2025-01-01 02:00,6,1,5'];
  expect(await bring('h.csv', lines('time,import_kwh,export_kwh,net_kwh', ...rows), { meter: 'H1' })).toContain('values-left');
  expect(await used('H1', '2025-01-01', '2025-01-02')).toBe(15);
});

test.each(['电量(100kWh)', '用电量（百度）', '用电量(十万kWh)', '电量(kWh x 1000)', '用电量(单位:千)'])(
  '%s states a multiple of a unit, which is reported and not read as one unit',
  async (heading) => {
    expect(await bring('i.csv', lines(`月份,表号,${heading}`, '2025-01,I1,12.5', '2025-02,I1,11.4'))).toBe('unit-not-readable');
  },
);

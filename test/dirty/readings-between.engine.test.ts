import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';
import { lines, upTo } from './corpus/corpus-file.ts';

/** Columns with the previous and the current counter reading, without one for use; and counter readings by day in columns. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});
afterAll(() => world.stop());

type ImportOptions = Partial<Parameters<World['local']['readings']['importReadings']>[0]>;

const bring = async (name: string, text: string, asked: ImportOptions = {}) =>
  world.local.readings.importReadings({ file: await world.upload(name, text), createMeters: true, ...asked }).then(
    (came) => came,
    ({ document }: ProblemAnswer) => document,
  );

const useOf = async (meter: string, from: string, to: string, step: 'day' | 'month' = 'month') =>
  (await world.local.metering.useOfMeter({ meter, from, to, step })).steps.map(({ value }) => value);

test('last month and this month alone may be readings or uses, and raise a question', async () => {
  const rows = lines('2025年7月,,', '回路,上月,本月', 'BA1,1000,1100', 'BA2,2000,2300');
  expect(await bring('a.csv', rows)).toMatchObject({ code: 'between-open', evidence: { difference: 400, use: 3400 } });
  await bring('a.csv', rows, { valueColumn: '本月' });
  expect(await useOf('BA1', '2025-07-01', '2025-08-01')).toEqual([1100]);
});

test('if one of last month and this month falls they are uses, and this month is read', async () => {
  await bring('b.csv', lines('2025年7月用电,,', '回路,上月,本月', 'BB1,1000,900', 'BB2,2000,2300'));
  expect(await useOf('BB1', '2025-07-01', '2025-08-01')).toEqual([900]);
});

test('a title that says they were read makes them readings; a falling one is rejected, and nothing is guessed', async () => {
  const came = await bring('c.csv', lines('2025年7月抄表,,,', '回路,上月,本月,倍率', 'BC1,1000,1100,1', 'BC2,9990,20,1'));
  expect(came).toMatchObject({ readings: 2, rejectedCount: 1, rejected: [{ code: 'negative' }] });
  expect(await useOf('BC1', '2025-07-01', '2025-08-01')).toEqual([100]);
});

test('if one of the two is missing, the use is missing too', async () => {
  expect(await bring('d.csv', lines('月份,表号,上次读数,本次读数', '2025-01,BD1,10,20', '2025-02,BD1,20,'))).toMatchObject({
    missing: 1,
    rejectedCount: 0,
  });
  expect(await useOf('BD1', '2025-01-01', '2025-03-01')).toEqual([10, null]);
});

type Explained = Awaited<ReturnType<World['local']['figures']['explain']>>;

const opened = async (meter: string, from: string, to: string): Promise<Explained> => {
  const explain = (figure: string | undefined) => world.local.figures.explain({ figure: figure as string });
  const below = (told: Explained, name: string) => explain(told.inputs.find((one) => one.name === name)?.figure);
  const { total } = await world.local.metering.useOfMeter({ meter, from, to, step: 'day' });
  return below(await below(await below(await explain(total.figure), 'readings'), 'first'), 'counted');
};

test('a use calculated from two columns leads to both cells', async () => {
  await bring('e.csv', lines('月份,表号,上次读数,本次读数', '2025-01,BE1,10,25'));
  expect((await opened('BE1', '2025-01-01', '2025-02-01')).inputs.map(({ name, value }) => [name, value])).toEqual([
    ['表号', 'BE1'],
    ['月份', '2025-01'],
    ['上次读数', '10'],
    ['本次读数', '25'],
  ]);
});

test('rising values in days across under a meaningless heading raise a question, and each answer is used', async () => {
  const days = upTo(10).map((day) => `2025-03-${String(day).padStart(2, '0')}`);
  const rows = lines(`表号,${days.join(',')}`, `BF1,${days.map((_, at) => 45_210 + 31 * at).join(',')}`);
  expect(await bring('f.csv', rows)).toMatchObject({ code: 'register-open', evidence: { register: 279 } });
  await bring('f.csv', rows, { kind: 'register' });
  expect(await useOf('BF1', '2025-03-01', '2025-03-04', 'day')).toEqual([31, 31, 31]);
});

test('days in columns whose order is unclear raise a question, even if they are known to be readings', async () => {
  const days = upTo(6).map((month) => `${month}/1/2025`);
  const rows = lines(`表号,${days.join(',')}`, `BG1,${days.map((_, at) => 5000 + 100 * at).join(',')}`);
  expect(await bring('电表读数.csv', rows)).toMatchObject({ code: 'date-order-open' });
  await bring('电表读数.csv', rows, { dateOrder: 'month-day' });
  expect(await useOf('BG1', '2025-01-01', '2025-03-01')).toEqual([100, 100]);
});

test('week numbers that may be counted in two ways are not guessed', async () => {
  const of = (week: string) => lines('周,表号,周一,周二,周三,周四,周五,周六,周日', `${week},BH1,10,11,12,11,10,3,2`);
  expect(await bring('g.csv', of('2021年第2周'))).toMatchObject({ code: 'column-unknown' });
  expect(await bring('g.csv', of('2021-W02'))).toMatchObject({ readings: 7 });
  expect(await useOf('BH1', '2021-01-11', '2021-01-13', 'day')).toEqual([10, 11]);
});

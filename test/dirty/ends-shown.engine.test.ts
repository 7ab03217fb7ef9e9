import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** Files whose times mark the ends of intervals, which only shows in their course as a whole. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const bring = async (name: string, rows: readonly string[], more: object = {}) =>
  world.local.readings.importReadings({ file: await world.upload(name, `${rows.join('\n')}\n`), createMeters: true, ...more });

const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error as ProblemAnswer).document,
  );

const codesOf = ({ findings = [] }: { findings?: readonly { readonly code: string }[] | undefined }) => findings.map(({ code }) => code);

async function daysOf(meter: string, from: string, to: string, step: 'day' | 'month' = 'day'): Promise<(number | null)[]> {
  const { steps } = await world.local.metering.useOfMeter({ meter, from, to, step });
  return steps.map(({ value }) => value);
}

const two = (number: number): string => String(number).padStart(2, '0');

/** Two days of hours from 01:00 on, each with its number as the value; the last hour of a day is written as given. */
function hours(meter: string, midnight: (day: number) => string): string[] {
  return [1, 2].flatMap((day) =>
    Array.from({ length: 24 }, (_, at) => `${at < 23 ? `2025-01-0${day} ${two(at + 1)}:00` : midnight(day)},${meter},${at + 1}`),
  );
}

test.each([
  ['24:00', (day: number) => `2025-01-0${day} 24:00`],
  ['0:00 of the next day', (day: number) => `2025-01-0${day + 1} 00:00`],
])('hours from 01:00 to %s are ends', async (title, midnight) => {
  const meter = `H${title.length}`;
  const came = await bring('a.csv', ['日期时间,表号,电量(kWh)', ...hours(meter, midnight)]);
  expect(codesOf(came)).toContain('marks-end-shown');
  expect(await daysOf(meter, '2024-12-31', '2025-01-04')).toEqual([null, 300, 300, null]);
});

test('hours from 0:00 to 23:00 are starts, and nothing is reported about it', async () => {
  const rows = ['日期时间,表号,电量(kWh)', ...hours('HS', (day) => `2025-01-0${day} 00:00`)];
  expect(codesOf(await bring('a.csv', rows))).not.toContain('marks-end-shown');
  expect(await daysOf('HS', '2025-01-01', '2025-01-03')).toEqual([300, 300]);
});

const days = (meter: string, from: number, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${new Date(Date.UTC(2025, 0, from + at)).toISOString().slice(0, 10)},${meter},${at + 1}`);

test('days from the second of a month to the first of the next raise a question, with the result of each reading', async () => {
  const rows = ['日期,表号,用电量(kWh)', ...days('D1', 2, 31)];
  const open = await refusal(bring('a.csv', rows));
  expect(open).toMatchObject({
    code: 'marks-open',
    evidence: { column: '日期', first: '2025-01-02', last: '2025-02-01', meter: 'D1', period: '2025-01', asStart: 465, asEnd: 496 },
  });
  expect(open?.detail).toContain('--marks');
  await bring('a.csv', rows, { marks: 'end' });
  expect(await daysOf('D1', '2025-01-01', '2025-03-01', 'month')).toEqual([496, null]);
  await bring('a.csv', [rows[0] as string, ...days('D2', 2, 31)], { marks: 'start' });
  expect(await daysOf('D2', '2025-01-01', '2025-03-01', 'month')).toEqual([465, 31]);
});

test('a title that names the month decides, and so does a heading', async () => {
  const came = await bring('a.csv', ['2025年1月电量报表,,', '日期,表号,用电量(kWh)', ...days('D3', 2, 31)]);
  expect(codesOf(came)).toContain('marks-end-shown');
  expect(await daysOf('D3', '2025-01-01', '2025-03-01', 'month')).toEqual([496, null]);
  await bring('a.csv', ['开始日期,表号,用电量(kWh)', ...days('D4', 2, 31)]);
  expect(await daysOf('D4', '2025-01-01', '2025-03-01', 'month')).toEqual([465, 31]);
  await bring('a.csv', ['统计截止,表号,用电量(kWh)', ...days('D5', 2, 31)]);
  expect(await daysOf('D5', '2025-01-01', '2025-03-01', 'month')).toEqual([496, null]);
});

test('twelve first days of months from February on raise the same question', async () => {
  const months = Array.from({ length: 12 }, (_, at) => `${new Date(Date.UTC(2024, at + 1, 1)).toISOString().slice(0, 10)},M1,${at + 1}`);
  const open = await refusal(bring('a.csv', ['日期,表号,用电量(kWh)', ...months]));
  expect(open).toMatchObject({ code: 'marks-open', evidence: { period: '2024', asStart: 66, asEnd: 78 } });
});

test('counter readings at an instant raise no question', async () => {
  const counter = days('R1', 2, 31).map((row) => row.replace(/\d+$/u, (use) => String(5000 + Number(use) * 10)));
  expect(await bring('a.csv', ['日期,表号,表底', ...counter])).toMatchObject({ accepted: 31 });
  const meters = 'code,carrier,kind,unit\nR2,electricity,register,kWh\n';
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) });
  expect(await bring('a.csv', ['time,meter,value', ...counter.map((row) => row.replace('R1', 'R2'))])).toMatchObject({ accepted: 31 });
  expect(await daysOf('R2', '2025-01-02', '2025-01-04')).toEqual([10, 10]);
});

test('a clock time next to the day, called the end, ends the row', async () => {
  const clocks = (meter: string, heading: string, first: number): string[] => [
    `日期,${heading},表号,用电量(kWh)`,
    ...Array.from({ length: 24 }, (_, at) => `2025-01-02,${two(at + first)}:00,${meter},${((at * 7) % 5) + 1}`),
  ];
  expect(codesOf(await bring('a.csv', clocks('K1', '结束时间', 0)))).toContain('marks-end-read');
  expect(await daysOf('K1', '2025-01-01', '2025-01-03')).toEqual([1, 70]);
  await bring('a.csv', clocks('K2', '结束时间', 1));
  expect(await daysOf('K2', '2025-01-01', '2025-01-03')).toEqual([null, 71]);
  await bring('a.csv', clocks('K3', '时刻', 0));
  expect(await daysOf('K3', '2025-01-01', '2025-01-03')).toEqual([null, 71]);
});

test('a midnight after the other ends of its day may be that of the next day, and nothing is read', async () => {
  const clocks = Array.from({ length: 24 }, (_, at) => `2025-01-02,${two((at + 1) % 24)}:00,K4,${((at * 7) % 5) + 1}`);
  expect(await refusal(bring('a.csv', ['日期,结束时间,表号,用电量(kWh)', ...clocks]))).toMatchObject({
    code: 'clock-end-open',
    evidence: { column: '结束时间', text: '2025-01-02 00:00' },
  });
});

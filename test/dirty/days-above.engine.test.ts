import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';
import { two, upTo } from './corpus/corpus-file.ts';

/** Days that appear once, in a cell that was merged over the rows of the day, and days that cannot be determined. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const twoDays = ['2025-01-01', '2025-01-03', 'hour'] as const;
const uses = upTo(48, 0).map((at) => 10 + (at % 5));
/** Two days of hours, with the day only in the first row of each. */
const hourly = (header: string, clock: (hour: number) => string, rest: (at: number) => string): string[] => [
  header,
  ...upTo(48, 0).map((at) => `${at % 24 === 0 ? `2025-01-0${1 + at / 24}` : ''},${clock(at % 24)},${rest(at)}`),
];

test.each([
  ['clocks', '时刻', (hour: number) => `${two(hour)}:00`],
  ['the numbers of hours', '小时', (hour: number) => String(hour)],
  ['spans of the clock', '时段', (hour: number) => `${two(hour)}:00-${two(hour + 1)}:00`],
])('rows below a day belong to it if %s continue', async (_, heading, clock) => {
  const meter = `A-${heading}`;
  const rows = hourly(`日期,${heading},电量(kWh)`, clock, (at) => String(uses[at]));
  const came = await bring(rows, { meter });
  expect(came).toMatchObject({ accepted: 48, rejectedCount: 0 });
  expect(came.findings?.map(({ code }) => code)).toContain('days-filled');
  expect((await used(meter, ...twoDays)).steps).toEqual(uses);
});

test('two columns of metering points below days written once', async () => {
  const rows = hourly(
    '日期,时刻,B1,B2',
    (hour) => `${hour}:00`,
    (at) => `${uses[at]},${at % 3}`,
  );
  expect(await bring(rows, { unit: 'kWh' })).toMatchObject({ accepted: 96 });
  expect((await used('B2', ...twoDays)).steps).toEqual(uses.map((_, at) => at % 3));
});

test('months below years written once', async () => {
  const rows = upTo(24, 0).map((at) => `${at % 12 === 0 ? 2024 + at / 12 : ''},${(at % 12) + 1},C1,${100 + at}`);
  await bring(['年,月,表号,用电量(kWh)', ...rows]);
  expect((await used('C1', '2024-01-01', '2026-01-01')).steps).toEqual(upTo(24, 100));
});

test('metering points below a day written once belong to the day before', async () => {
  const rows = upTo(5).flatMap((day) => [`2025-01-0${day},D1,${day}`, `,D2,${day + 1}`, `,D3,${day + 2}`]);
  await bring(['日期,表号,电量(kWh)', ...rows]);
  expect((await used('D3', '2025-01-01', '2025-01-06', 'day')).steps).toEqual([3, 4, 5, 6, 7]);
});

test('if the clock times do not continue the day is unknown, and nothing is read', async () => {
  const rows = ['2025-01-01,00:00,5', ',00:00,6', ',00:00,7', '2025-01-02,00:00,8', ',00:00,9'];
  expect(await told(['日期,时刻,电量(kWh)', ...rows], { meter: 'E1' })).toMatchObject({
    code: 'days-empty',
    evidence: { column: '日期', count: 3, text: '00:00, 6' },
  });
});

test('a day that is missing once rejects only its own rows', async () => {
  const rows = hourly(
    '日期,时刻,电量(kWh)',
    (hour) => `${two(hour)}:00`,
    (at) => String(uses[at]),
  );
  const without = [...rows, '2025-01-03,00:00,5', ',00:00,7', '2025-01-03,01:00,6'];
  expect(await bring(without, { meter: 'E2' })).toMatchObject({ accepted: 50, rejectedCount: 1, rejectedReasons: [{ code: 'no-time' }] });
});

test('the interval length is not inferred from the remaining rows', async () => {
  const at = (row: number): string =>
    row % 24 === 0 ? `2025-01-0${1 + row / 24} 00:00` : `2025-01-0${1 + Math.floor(row / 24)} ${row % 24}h?`;
  const came = await bring(['时间,电量(kWh)', ...upTo(72, 0).map((row) => `${at(row)},${10 + (row % 5)}`)], { meter: 'F1' });
  expect(came).toMatchObject({ accepted: 0, rejectedCount: 72 });
  expect(came.rejectedReasons?.map(({ code }) => code).toSorted()).toEqual(['no-interval', 'not-a-time']);
});

test('an unreadable row does not hide the interval length of the others', async () => {
  const rows = upTo(10).map((day) => `${day === 4 ? '?' : `2025-01-${two(day)}`},F2,${day % 3}`);
  expect(await bring(['日期,表号,电量(kWh)', ...rows])).toMatchObject({ accepted: 9, rejectedCount: 1 });
  expect((await used('F2', '2025-01-01', '2025-01-11', 'day')).steps[3]).toBe(null);
});

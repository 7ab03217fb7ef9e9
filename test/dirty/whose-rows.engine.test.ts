import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Columns of codes under unknown words, shifts of a day, sums among months. */
let world: World;
const { bring, told, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

test.each([
  ['宿舍,日期,剩余电量,当日用电', (day: number) => `AI301,2025-01-0${day},${100 - day},${4 + (day % 2)}`],
  ['일자,고객번호,사용량(kWh)', (day: number) => `2025-01-0${day},AR1,${14 + (day % 2)}`],
  ['日期,区号,用电量(kWh)', (day: number) => `2025-01-0${day},114.01,${14 + (day % 2)}`],
])('codes under an unknown heading prevent adjacent columns from becoming metering points: %s', async (header, row) => {
  expect(await told([header, ...[1, 2, 3].map(row)])).toMatchObject({ code: 'meter-needed' });
});

test('remarks next to metering points in columns are not codes', async () => {
  await bring(['日期,B1号表,B2号表,值班', ...[1, 2, 3].map((day) => `2025-01-0${day},${5 + (day % 2)},${7 - (day % 2)},王A1`)]);
  expect((await used('B1号表', '2025-01-01', '2025-01-04', 'day')).steps).toEqual([6, 5, 6]);
});

test('shifts of a day raise a question', async () => {
  const rows = ['早班', '中班', '晚班'].flatMap((shift, at) => [1, 2].map((day) => `2025-01-0${day},${shift},C1,${5 + at + day}`));
  expect(await told(['日期,班次,表号,用电量(kWh)', ...rows])).toMatchObject({ code: 'shifts-open' });
  await bring(['日期,班次,表号,用电量(kWh)', ...rows], { meterColumn: '表号+班次' });
});

test('a sum of months among months is not a month', async () => {
  await bring(['月份,表号,用电量(kWh)', '2025年01月份,D1,15', '2025年02月份,D1,12', '1-2月累计,D1,27']);
  expect((await used('D1', '2025-01-01', '2025-03-01')).steps).toEqual([15, 12]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';
import { upTo } from './corpus/corpus-file.ts';

/** Months across the new year, with headings or cells that leave out the year. */
let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});
afterAll(() => world.stop());

const { told, used } = createBringing(() => world);

const british = 'Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec,Jan,Feb,Mar';
const values = upTo(12).map((at) => 100 + ((7 * at) % 12));

test.each(['FY2024/25', '2024-25', '2024/2025', '2024-2025年度'])('%s shows which months belong to the next year', async (title) => {
  const code = `F-${title.replace('/', '-')}`;
  const rows = [`Electricity consumption (kWh) ${title}`, `Site,${british},Total`, `${code},${values.join(',')},1266`];
  expect(await told(rows)).toContain('year-turn-read');
  expect((await used(code, '2024-04-01', '2025-04-01')).steps).toEqual(values);
});

test('if one year is named the import asks which months belong to it, and uses the answer', async () => {
  const rows = (code: string) => ['FY2025 electricity (kWh)', `Site,${british}`, `${code},${values.join(',')}`];
  expect(await told(rows('G0'))).toMatchObject({
    code: 'year-turn-open',
    evidence: {
      choices: [
        { set: { year: 2024 }, comesTo: '2024-04 – 2025-03' },
        { set: { year: 2025 }, comesTo: '2025-04 – 2026-03' },
      ],
    },
  });
  expect(await told(rows('G1'), { year: 2024 })).toContain('meters-created');
  expect((await used('G1', '2024-04-01', '2025-04-01')).steps).toEqual(values);
});

const winter = ['11月', '12月', '1月', '2月', '3月'];
const heat = [1200, 1800, 2100, 1700, 900];

test.each(['2024年供暖季', '2024-2025年采暖季'])('a heating season crosses the new year, in columns and rows: %s', async (title) => {
  await told([`${title}供热量（GJ）`, `换热站,${winter.join(',')}`, `HA-${title},${heat.join(',')}`]);
  await told([`${title}热量（GJ）`, '换热站,月份,热量', ...winter.map((month, at) => `HD-${title},${month},${heat[at]}`)], {
    carrier: 'heat',
  });
  for (const code of [`HA-${title}`, `HD-${title}`]) expect((await used(code, '2024-11-01', '2025-04-01')).steps).toEqual(heat);
});

test('months of one year in a column that cross the new year raise a question, days too', async () => {
  const rows = ['2024年用电量', '户号,月份,用电量', ...winter.map((month) => `M1,${month},100`)];
  expect(await told(rows)).toMatchObject({ code: 'year-turn-open' });
  const days = ['12月30日', '12月31日', '1月1日', '1月2日'].map((day) => `M2,${day},10`);
  expect(await told(['2024年用电量', '户号,日期,用电量', ...days])).toMatchObject({ code: 'year-turn-open' });
  await told(['2024年用电量', '户号,日期,用电量', ...days], { year: 2024 });
  expect((await used('M2', '2024-12-30', '2025-01-03', 'day')).steps).toEqual([10, 10, 10, 10]);
});

test('months in alphabetical order belong to one year', async () => {
  const sorted = ['10月', '11月', '12月', ...upTo(9).map((month) => `${month}月`)];
  await told(['2025年用电量（kWh）', `户号,${sorted.join(',')}`, `O1,${values.join(',')}`]);
  expect((await used('O1', '2025-10-01', '2026-01-01')).steps).toEqual(values.slice(0, 3));
});

test('rows that name one year for months of two are rejected', async () => {
  const rows = ['户号,年份,11月,12月,1月,2月', 'Y1,2024,1,2,3,4'];
  expect(await told(rows, { unit: 'kWh' })).toMatchObject({ code: 'year-turn-beside' });
});

test.each([
  ['a', '户号,2024年11月,12月,2025年1月,2月'],
  ['b', '户号,2024年11月用电量(kWh),12月用电量(kWh),2025年1月用电量(kWh),2月用电量(kWh)'],
  ['c', '户号,2024年11月,2024年12月,1月,2月'],
  ['d', '户号,2024年,,2025年,\n户号,11月,12月,1月,2月'],
  ['e', '户号,2024年,2024年,2025年,2025年\n,11月,12月,1月,2月'],
])('headings without a year take that of the previous column: %s', async (name, head) => {
  await told([head, `B${name},300,310,320,330`]);
  expect((await used(`B${name}`, '2024-11-01', '2025-03-01')).steps).toEqual([300, 310, 320, 330]);
});

test('a month whose year is unknown raises a question and is not ignored', async () => {
  expect(await told(['户号,2024年11月,2024年12月,5月,2月', 'C1,1,2,3,4'])).toMatchObject({ code: 'year-needed' });
});

test('days in the headings of two readings are those of the readings, also across the new year', async () => {
  await told(['2025年1月份抄表记录,,,', '房号,12月25日读数,1月25日读数,用电量(kWh)', 'P1,100,410,310']);
  await told(['2025年1月份抄表记录,,', '房号,12月25日读数,1月25日读数', 'P2,100,410', 'P3,200,610'], { unit: 'kWh' });
  for (const code of ['P1', 'P2']) expect((await used(code, '2024-12-25', '2025-01-25')).total).toBe(310);
  expect(await told(['抄表记录,,', '房号,12月25日读数,1月25日读数', 'P4,100,410'])).toMatchObject({ code: 'time-nowhere' });
});

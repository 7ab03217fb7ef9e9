import { describe, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { meter, take } from '../../../test/intake-files.ts';

/** Ordinary simple files are read unchanged: nothing is asked that they answer. */

const read = async (
  lines: readonly string[],
  says: Parameters<typeof take>[1] = {},
  codes: readonly string[] = ['M1', 'M2'],
  name?: string,
) => {
  try {
    const { rows, refused, findings } = await take(
      `${lines.join('\n')}\n`,
      says,
      codes.map((code) => meter(code)),
      name,
    );
    return { rows: rows.map((row) => row.replace(/ kWh$/u, '')).toSorted(), refused, codes: findings.map(({ code }) => code) };
  } catch (error) {
    if (error instanceof Problem) return { asked: error.code, evidence: error.evidence };
    throw error;
  }
};

const day = 86_400;

describe('values that fall at some point cannot be a counter', () => {
  // metering points that do not exist yet: their kind is unknown
  test.each([
    ['wide', ['月份,M1,M2', '2025-01,5200,4800', '2025-02,5100,4900']],
    ['long', ['表号,月份,用量', 'M1,2025-01,5200', 'M1,2025-02,5100', 'M2,2025-01,4800', 'M2,2025-02,4900']],
  ])('two meters %s, two months', async (_, lines) => {
    expect(await read(lines, {}, [])).not.toHaveProperty('asked');
  });
  test('newest first and only rising raises a question as before', async () => {
    expect(await read(['日期,M1,M2', '2025-01-02,5200,4900', '2025-01-01,5100,4800'], {}, [])).toMatchObject({ asked: 'register-open' });
  });
});

test('for periods the date order is the one in which they do not end before they start', async () => {
  const lines = ['meter,start,end,kWh', 'M1,03/01/2025,02/02/2025,100', 'M1,03/02/2025,02/03/2025,90'];
  expect(await read(lines)).toMatchObject({ rows: [`M1 2025-01-02T16:00 ${31 * day} 100`, `M1 2025-02-02T16:00 ${28 * day} 90`] });
});

test('a title of two columns is not a header', async () => {
  expect(await read(['2025年3月用电量,', '表号,用电量', 'M1,100', 'M2,90'])).toMatchObject({
    rows: [`M1 2025-02-28T16:00 ${31 * day} 100`, `M2 2025-02-28T16:00 ${31 * day} 90`],
  });
});

test('columns of months and days under a title with the year', async () => {
  const lines = ['2025年用电日报表,,,', '表号,月,日,用电量', 'M1,1,1,100', 'M1,1,2,90', 'M1,1,13,80'];
  expect(await read(lines)).toMatchObject({
    rows: [`M1 2024-12-31T16:00 ${day} 100`, `M1 2025-01-01T16:00 ${day} 90`, `M1 2025-01-12T16:00 ${day} 80`],
  });
});

test.each([
  ['抄表日期', '天数'],
  ['抄表日期', '用电天数'],
  ['Read Date', 'Days'],
  ['Meter Read Date', 'Billing Days'],
])('a reading day and the days before it form a period: %s, %s', async (date, days) => {
  const lines = [`表号,${date},${days},用电量(kWh)`, 'M1,2025-02-14,33,100', 'M1,2025-03-13,27,90'];
  const told = await read(lines);
  expect(told).toMatchObject({ rows: [`M1 2025-01-11T16:00 ${33 * day} 100`, `M1 2025-02-13T16:00 ${27 * day} 90`] });
  expect((told as { codes: string[] }).codes).toContain('days-before-read');
});

test('months of a span are one period', async () => {
  const lines = ['表号,月份,用电量', 'M1,2025年1-2月,100', 'M1,2025年3-4月,90'];
  expect(await read(lines)).toMatchObject({ rows: [`M1 2024-12-31T16:00 ${59 * day} 100`, `M1 2025-02-28T16:00 ${61 * day} 90`] });
  const titled = ['2025年用电量,,', '表号,月份,用电量', 'M1,1-2月,100', 'M1,3-4月,90', 'M1,5月,50'];
  expect(await read(titled)).toMatchObject({
    rows: [`M1 2024-12-31T16:00 ${59 * day} 100`, `M1 2025-02-28T16:00 ${61 * day} 90`, `M1 2025-04-30T16:00 ${31 * day} 50`],
  });
});

test('a column called Electric names the carrier', async () => {
  const lines = ['Meter,Commodity,Date,Usage', 'M1,Electric,2025-01-01,10', 'M1,Electric,2025-01-02,11'];
  expect(await read(lines, { interval: { days: 1 } })).toMatchObject({
    rows: [`M1 2024-12-31T16:00 ${day} 10`, `M1 2025-01-01T16:00 ${day} 11`],
  });
});

test("Smart Meter Texas' own export", async () => {
  const head = 'ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION';
  const row = (date: string, from: string, to: string, kwh: string, kind = 'Consumption', estimated = 'A') =>
    `'10443720001234567,${date},${date} 09:10:11, ${from}, ${to},${kwh},${estimated},${kind}`;
  const lines = [
    head,
    row('01/13/2025', '00:00', '00:15', '.25'),
    row('01/13/2025', '00:15', '00:30', '.30', 'Consumption', 'E'),
    row('01/13/2025', '23:45', '00:00', '.35'),
    row('01/13/2025', '00:00', '00:15', '.05', 'Surplus Generation'),
  ];
  const codes = ['10443720001234567', '10443720001234567-Surplus Generation'];
  const told = await read(lines, {}, codes, 'IntervalData.csv');
  expect(told).toMatchObject({
    rows: [
      '10443720001234567 2025-01-12T16:00 900 0.25',
      '10443720001234567 2025-01-12T16:15 900 0.3',
      '10443720001234567 2025-01-13T15:45 900 0.35',
      '10443720001234567-Surplus Generation 2025-01-12T16:00 900 0.05',
    ],
  });
  expect((told as { codes: string[] }).codes).toEqual(expect.arrayContaining(['rows-estimated', 'registers-apart']));
  expect((told as { codes: string[] }).codes).not.toContain('unit-assumed');
});

test('a heading with the unit before the word and the minutes names its unit', async () => {
  const lines = [
    'Målepunkt-ID,Fra,Til,KWH 60 Forbruk',
    'M1,13.01.2025 00:00,13.01.2025 01:00,"1,25"',
    'M1,13.01.2025 01:00,13.01.2025 02:00,"1,5"',
  ];
  const told = await read(lines);
  expect(told).toMatchObject({ rows: ['M1 2025-01-12T16:00 3600 1.25', 'M1 2025-01-12T17:00 3600 1.5'] });
  expect((told as { codes: string[] }).codes).not.toContain('unit-assumed');
});

describe('a code above the parts of its tariff', () => {
  test('is filled', async () => {
    const lines = ['表号,月份,时段,电量', 'M1,2025-01,总,100', ',,峰,60', ',,谷,40', 'M2,2025-01,总,90', ',,峰,50', ',,谷,40'];
    const told = await read(lines, {}, ['M1', 'M2', 'M1-峰', 'M1-谷', 'M2-峰', 'M2-谷']);
    expect(told).toMatchObject({ refused: [] });
    expect((told as { rows: string[] }).rows.map((row) => `${row.split(' ')[0]} ${row.split(' ')[3]}`)).toEqual([
      'M1 100',
      'M1-峰 60',
      'M1-谷 40',
      'M2 90',
      'M2-峰 50',
      'M2-谷 40',
    ]);
  });
  test('is filled if the month is in each row', async () => {
    const lines = [
      '表号,月份,时段,电量',
      'M1,2025-01,总,100',
      ',2025-01,峰,60',
      ',2025-01,谷,40',
      'M2,2025-01,总,90',
      ',2025-01,峰,50',
      ',2025-01,谷,40',
    ];
    const told = await read(lines, {}, ['M1', 'M2', 'M1-峰', 'M1-谷', 'M2-峰', 'M2-谷']);
    expect((told as { rows?: string[] }).rows?.length ?? told).toBe(6);
  });
});

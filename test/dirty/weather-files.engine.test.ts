import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** Files of weather as services and stations write them: clocks in columns of their own, zones, units nobody names, marks of absence. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});
afterAll(() => world.stop());

let made = 0;

/** What a file comes to: the times and values that are kept of it, or why it was refused. */
async function kept(rows: readonly string[]): Promise<{ readonly lines: readonly string[]; readonly codes: readonly string[] }> {
  const station = `S${(made += 1)}`;
  const file = await world.upload('w.csv', `${rows.join('\n')}\n`);
  const { findings } = await world.local.weather.importWeather({ station, file });
  const text = await (await world.ask(`/api/exports/weather?station=${station}&series=observed&format=csv`)).text();
  const [header = '', ...lines] = text.trim().split('\r\n').join('\n').split('\n');
  const width = header.split(',').indexOf('station');
  return { lines: lines.map((line) => line.split(',').slice(0, width).join(' ')), codes: findings.map(({ code }) => code) };
}

const refused = async (rows: readonly string[]) => kept(rows).catch((error: unknown) => (error as ProblemAnswer).document);

describe('the clock stands in a column of its own', () => {
  const noon = ['2026-01-01T00:00:00Z 1', '2026-01-01T06:00:00Z 5', '2026-01-01T18:00:00Z -1'];
  test.each([
    ['时次', ['日期,时次,气温', '2026-01-01,08,1', '2026-01-01,14,5', '2026-01-02,02,-1']],
    ['时次 without its nought', ['日期,时次,气温', '2026-01-01,8,1', '2026-01-01,14,5', '2026-01-02,2,-1']],
    ['a clock', ['日期,时间,气温', '2026-01-01,08:00,1', '2026-01-01,14:00,5', '2026-01-02,02:00,-1']],
    ['hhmm', ['date,time,temperature', '2026-01-01,0800,1', '2026-01-01,1400,5', '2026-01-02,0200,-1']],
    ['a run of figures', ['时间,气温', '2026010108,1', '2026010114,5', '2026010202,-1']],
    ['hour', ['Date,Hour,Temp', '20260101,8,1', '20260101,14,5', '20260102,2,-1']],
    ['8时', ['日期,观测时次,气温', '2026/1/1,8时,1', '2026/1/1,14时,5', '2026/1/2,2时,-1']],

    ['year, month, day', ['Year,Month,Day,Hour,Temperature', '2026,1,1,8,1', '2026,1,1,14,5', '2026,1,2,2,-1']],
    ['年, 月, 日', ['年,月,日,时,气温', '2026,1,1,8,1', '2026,1,1,14,5', '2026,1,2,2,-1']],
  ])('%s', async (_, rows) => {
    expect((await kept(rows)).lines).toEqual(noon);
  });

  test('hour 24 is the midnight behind its day', async () => {
    expect((await kept(['日期,小时,气温', '2026-01-01,1,1', '2026-01-01,24,2'])).lines).toEqual([
      '2025-12-31T17:00:00Z 1',
      '2026-01-01T16:00:00Z 2',
    ]);
  });

  test.each(['日期,平均气温', '日期,气温', 'date,temperature', '日期,最高气温,气温'])(
    'rows of days without one are refused: %s',
    async (head) => {
      const rows = ['2026-01-01,-1,-2', '2026-01-02,-3,-4', '2026-01-03,0,-1'];
      expect(await refused([head, ...rows.map((row) => (head.split(',').length === 2 ? row.replace(/,[^,]*$/u, '') : row))])).toMatchObject(
        {
          code: 'weather-days',
        },
      );
    },
  );
});

test.each([
  ['time,timezone,temp', '2026-01-01 00:00,UTC,1'],
  ['时间,时区,气温', '2026-01-01 09:00,UTC+9,1'],
  ['time,utc_offset,temp', '2025-12-31 16:00,-08:00,1'],
  ['time,tz,temp', '2025-12-31 19:00,America/New_York,1'],
  ['日期,小时,时区,气温', '2026-01-01,8,北京时,1'],
])('the zone stands in a column of its own: %s', async (head, row) => {
  expect((await kept([head, row])).lines).toEqual(['2026-01-01T00:00:00Z 1']);
});

describe('units that nobody names', () => {
  test.each([
    ['time,T2m', ['273.15', '270.15', '288.15'], ['0', '-3', '15']],
    ['time,temperature', ['273.15', '270.15', '288.15'], ['0', '-3', '15']],
    ['时间,相对湿度', ['0.4', '0.55', '1'], ['40', '55', '100']],
    ['时间,气压', ['1013', '1005', '998.5'], ['101300', '100500', '99850']],
  ])('are seen where values can be in no other: %s %j', async (head, values, own) => {
    const came = await kept([head, ...values.map((value, at) => `2026-01-01 0${at}:00,${value}`)]);
    expect(came.lines.map((line) => line.split(' ')[1])).toEqual(own);
    expect(came.codes).toContain('weather-unit-shown');
  });

  test.each([
    ['time,temp', ['55', '58', '60']],
    ['时间,气温', ['-125', '-130', '25']],
    ['时间,气温', ['215', '220', '-15']],
  ])('are asked for where values cannot be in the own one: %s %j', async (head, values) => {
    expect(await refused([head, ...values.map((value, at) => `2026-01-01 0${at}:00,${value}`)])).toMatchObject({
      code: 'weather-unit-open',
    });
  });
});

test.each(['999.9', '9999', '999999', '-9999', '32744', '32766', '-999.9', '99.9'])('%s stands for missing', async (mark) => {
  const file = await world.upload('w.csv', `时间,气温,风速\n2026-01-01 00:00,1,5\n2026-01-01 01:00,${mark},${mark.replace('-', '')}\n`);
  expect(await world.local.weather.importWeather({ station: `S${(made += 1)}`, file })).toMatchObject({
    values: 2,
    missing: 2,
    rejectedCount: 0,
  });
});

test('rows that say that they are bad are left out and told', async () => {
  const came = await kept(['time,temperature,quality', '2026-01-01T00:00:00Z,1,good', '2026-01-01T01:00:00Z,50,bad']);
  expect(came.lines).toEqual(['2026-01-01T00:00:00Z 1']);
  expect(came.codes).toContain('rows-void');
});

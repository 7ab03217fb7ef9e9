import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/**
 * Weather files as services and stations write them: clock times in separate columns, zones, units that are not named, marks for missing
 * values.
 */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});
afterAll(() => world.stop());

let made = 0;

/** The result of a file: the times and values that are stored, or why it was refused. */
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

describe('the clock time is in a separate column', () => {
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

  test('hour 24 is the midnight at the end of its day', async () => {
    expect((await kept(['日期,小时,气温', '2026-01-01,1,1', '2026-01-01,24,2'])).lines).toEqual([
      '2025-12-31T17:00:00Z 1',
      '2026-01-01T16:00:00Z 2',
    ]);
  });

  test.each(['日期,平均气温', '日期,气温', 'date,temperature', '日期,最高气温,气温'])(
    'rows of days without one are rejected: %s',
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
])('the zone is in a separate column: %s', async (head, row) => {
  expect((await kept([head, row])).lines).toEqual(['2026-01-01T00:00:00Z 1']);
});

describe('units that are not stated', () => {
  test.each([
    ['time,T2m', ['273.15', '270.15', '288.15'], ['0', '-3', '15']],
    ['time,temperature', ['273.15', '270.15', '288.15'], ['0', '-3', '15']],
    ['时间,相对湿度', ['0.4', '0.55', '1'], ['40', '55', '100']],
    ['时间,气压', ['1013', '1005', '998.5'], ['101300', '100500', '99850']],
  ])('are recognised if values fit no other: %s %j', async (head, values, own) => {
    const came = await kept([head, ...values.map((value, at) => `2026-01-01 0${at}:00,${value}`)]);
    expect(came.lines.map((line) => line.split(' ')[1])).toEqual(own);
    expect(came.codes).toContain('weather-unit-shown');
  });

  test.each([
    ['time,temp', ['55', '58', '60']],
    ['时间,气温', ['-125', '-130', '25']],
    ['时间,气温', ['215', '220', '-15']],
  ])('are asked for if values do not fit the usual one: %s %j', async (head, values) => {
    expect(await refused([head, ...values.map((value, at) => `2026-01-01 0${at}:00,${value}`)])).toMatchObject({
      code: 'weather-unit-open',
    });
  });
});

test.each(['999.9', '9999', '999999', '-9999', '32744', '32766', '-999.9', '99.9'])('%s is read as a missing value', async (mark) => {
  const file = await world.upload('w.csv', `时间,气温,风速\n2026-01-01 00:00,1,5\n2026-01-01 01:00,${mark},${mark.replace('-', '')}\n`);
  expect(await world.local.weather.importWeather({ station: `S${(made += 1)}`, file })).toMatchObject({
    values: 2,
    missing: 2,
    rejectedCount: 0,
  });
});

const first = ['2026-01-01T00:00:00Z 1', '2026-01-01T01:00:00Z 2'];
const openMeteo = 'latitude,longitude,elevation,utc_offset_seconds,timezone,timezone_abbreviation';
const nsrdb =
  'Source,Location ID,City,State,Country,Latitude,Longitude,Time Zone,Elevation,Local Time Zone,Temperature Units,Pressure Units,Wind Speed Units';

describe('the zone is stated above the table', () => {
  test.each([
    ['a title', ['数据时区：UTC', '时间,气温', '2026-01-01 00:00,1', '2026-01-01 01:00,2']],
    ['two cells', ['时区,UTC,,', '时间,气温,湿度,风向', '2026-01-01 00:00,1,,', '2026-01-01 01:00,2,,']],
    ['UTC+9', ['Time zone: UTC+9,,', 'time,temperature,humidity', '2026-01-01 09:00,1,', '2026-01-01 10:00,2,']],
    ['a zone', ['时区：America/New_York', '时间,气温', '2025-12-31 19:00,1', '2025-12-31 20:00,2']],
    [
      'Open-Meteo, GMT',
      [openMeteo, '37.85,112.55,778,0,GMT,GMT', '', 'time,temperature_2m (°C)', '2026-01-01T00:00,1', '2026-01-01T01:00,2'],
    ],
    [
      'Open-Meteo, local',
      [
        openMeteo,
        '37.85,112.55,778,-28800,America/Los_Angeles,PST',
        '',
        'time,temperature_2m (°F)',
        '2025-12-31T16:00,33.8',
        '2025-12-31T17:00,35.6',
      ],
    ],
    [
      'NSRDB',
      [
        nsrdb,
        'NSRDB,1,-,-,-,37.85,112.55,-5,778,8,c,mbar,m/s',
        'Year,Month,Day,Hour,Minute,Temperature',
        '2025,12,31,19,0,1',
        '2025,12,31,20,0,2',
      ],
    ],
    [
      'PVGIS',
      [
        'Latitude (decimal degrees):\t37.850',
        'Elevation (m):\t778',
        'Radiation database:\tPVGIS-ERA5',
        '',
        'time,G(h),T2m,Int',
        '20260101:0000,0.0,1,0',
        '20260101:0100,0.0,2,0',
      ],
    ],
    [
      'NASA POWER',
      [
        '-BEGIN HEADER-',
        'Dates (month/day/year): 01/01/2026 through 01/02/2026 in UTC',
        'T2M     MERRA-2 Temperature at 2 Meters (C) ',
        '-END HEADER-',
        'YEAR,MO,DY,HR,T2M',
        '2026,1,1,0,1',
        '2026,1,1,1,2',
      ],
    ],
  ])('%s', async (_, rows) => {
    const came = await kept(rows);
    expect(came.lines.map((line) => line.trim())).toEqual(first);
    expect(came.codes).not.toContain('weather-zone-assumed');
  });

  test('the time of an export has no effect, and the assumed zone is reported', async () => {
    const came = await kept(['导出时间：2026-01-02 00:00 UTC,,', '时间,气温,湿度', '2026-01-01 08:00,1,50']);
    expect(came.lines).toEqual(['2026-01-01T00:00:00Z 1 50']);
    expect(came.codes).toContain('weather-zone-assumed');
  });

  test.each(['Dates: 01/01/2026 through 01/02/2026 in LST', '时区：东京时间'])('an unknown one is refused: %s', async (title) => {
    expect(await refused([`${title},,`, 'time,temperature,humidity', '2026-01-01 08:00,1,50'])).toMatchObject({
      code: 'weather-clock-unknown',
    });
  });

  test('a heading that names one also applies to the second file of a station', async () => {
    const station = `S${(made += 1)}`;
    for (const rows of ['时间,气温\n2026-01-01 08:00,1\n', '时间(UTC),气温\n2026-01-01 01:00,2\n'])
      await world.local.weather.importWeather({ station, file: await world.upload('w.csv', rows) });
    const text = await (await world.ask(`/api/exports/weather?station=${station}&series=observed&format=csv`)).text();
    expect(
      text
        .split(/\r?\n/u)
        .slice(1, 3)
        .map((line) => line.split(',').slice(0, 2).join(' ')),
    ).toEqual(first);
  });
});

describe('units stated next to the headings', () => {
  test.each([
    ['a row', ['时间,气温,风速', ',°F,km/h', '2026-01-01 08:00,50,36'], '10 10'],
    ['a row with the clock', ['时间,气温,总辐射', '(UTC),0.1℃,MJ/m²', '2026-01-01 00:00,50,3.6'], '5 1000'],
    ['a title', ['气温单位：0.1℃', '时间,气温,湿度', '2026-01-01 08:00,15,50'], '1.5 50'],
    ['a title of two', ['单位：0.1℃、km/h', '时间,气温,风速', '2026-01-01 08:00,15,36'], '1.5 10'],
    [
      'the head of a service',
      [nsrdb, 'NSRDB,1,-,-,-,1,1,0,7,8,f,mbar,m/s', 'Year,Month,Day,Hour,Minute,Temperature,Pressure', '2026,1,1,0,0,50,1000'],
      '10 100000',
    ],
  ])('%s', async (_, rows, values) => {
    expect((await kept(rows)).lines).toEqual([`2026-01-01T00:00:00Z ${values}`]);
  });
});

describe('twelve-hour clocks and minutes', () => {
  const come = ['2025-12-31T16:30:00Z 3', '2026-01-01T00:00:00Z 1', '2026-01-01T06:00:00Z 2'];
  test.each([
    ['AM beside', ['日期,时间,AM/PM,气温', '2026-01-01,08:00,AM,1', '2026-01-01,02:00,PM,2', '2026-01-01,12:30,AM,3']],
    ['上午 beside', ['日期,上下午,时刻,气温', '2026-01-01,上午,8:00,1', '2026-01-01,下午,2:00,2', '2026-01-01,上午,12:30,3']],
    ['in the clock', ['日期,时间,气温', '2026-01-01,08:00 AM,1', '2026-01-01,02:00 PM,2', '2026-01-01,12:30 AM,3']],
    ['before the clock', ['日期,时间,气温', '2026-01-01,上午8:00,1', '2026-01-01,下午2:00,2', '2026-01-01,上午12:30,3']],
    ['beside a whole time', ['时间,半日,气温', '2026-01-01 08:00,AM,1', '2026-01-01 2:00,PM,2', '2026-01-01 12:30,AM,3']],
    ['Hour and Minute', ['Date,Hour,Minute,Temp', '2026-01-01,8,0,1', '2026-01-01,14,0,2', '2026-01-01,0,30,3']],
  ])('%s', async (_, rows) => {
    expect((await kept(rows)).lines).toEqual(come);
  });
});

describe('contradictions', () => {
  test('times that occur twice with different values are rejected, with the same value they count as one', async () => {
    expect(await refused(['时间,气温', '2026-01-01 08:00,1', '2026-01-01 08:00,7'])).toMatchObject({ code: 'weather-times-doubled' });
    expect((await kept(['时间,气温', '2026-01-01 08:00,1', '2026-01-01 08:00,1'])).lines).toHaveLength(1);
  });

  test.each(['站号', '站名'])('of two stations (%s) the named one is read', async (heading) => {
    const file = await world.upload('w.csv', `${heading},时间,气温\nT1,2026-01-01 08:00,1\nT2,2026-01-01 08:00,35\n`);
    await expect(world.local.weather.importWeather({ file })).rejects.toMatchObject({ document: { code: 'stations-several' } });
    await expect(world.local.weather.importWeather({ file, station: 'T9' })).rejects.toMatchObject({
      document: { code: 'stations-several' },
    });
    expect(await world.local.weather.importWeather({ file, station: 'T2' })).toMatchObject({ values: 1 });
  });

  test.each([
    ['数据质量', '0', '2'],
    ['质量控制码', '0', '8'],
    ['设备状态', '在线', '离线'],
    ['传感器状态', '正常', '故障'],
    ['Device status', 'online', 'offline'],
  ])('%s %s is used, %s is not', async (heading, good, bad) => {
    const came = await kept([`时间,气温,${heading}`, `2026-01-01 08:00,1,${good}`, `2026-01-01 09:00,35,${bad}`]);
    expect(came.lines).toEqual(['2026-01-01T00:00:00Z 1']);
    expect(came.codes).toContain('rows-void');
  });

  test.each(['QC', 'qc_flag', 'Quality'])('ambiguous numbers are refused: %s', async (heading) => {
    expect(await refused([`时间,气温,${heading}`, '2026-01-01 08:00,1,0', '2026-01-01 09:00,35,1'])).toMatchObject({
      code: 'weather-flags-open',
    });
    expect((await kept([`时间,气温,${heading}`, '2026-01-01 08:00,1,0', '2026-01-01 09:00,2,0'])).lines).toEqual(first);
  });
});

test('decimal commas are read', async () => {
  expect((await kept(['时间;气温;湿度', '2026-01-01 08:00;1,5;50', '2026-01-01 09:00;-2,5;51'])).lines).toEqual([
    '2026-01-01T00:00:00Z 1.5 50',
    '2026-01-01T01:00:00Z -2.5 51',
  ]);
});

test.each(['--', '缺测', 'NaN', 'N/A', 'null', '/', '****', 'M', '-999', '9999'])('%s means missing', async (mark) => {
  const file = await world.upload('w.csv', `时间,气温\n2026-01-01 08:00,1\n2026-01-01 09:00,${mark}\n`);
  expect(await world.local.weather.importWeather({ station: `S${(made += 1)}`, file })).toMatchObject({
    values: 1,
    missing: 1,
    rejectedCount: 0,
  });
});

test('rows marked as bad are excluded and reported', async () => {
  const came = await kept(['time,temperature,quality', '2026-01-01T00:00:00Z,1,good', '2026-01-01T01:00:00Z,50,bad']);
  expect(came.lines).toEqual(['2026-01-01T00:00:00Z 1']);
  expect(came.codes).toContain('rows-void');
});

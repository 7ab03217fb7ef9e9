import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';
import { formattedBook } from './formatted-book.ts';

/** Workbooks whose cells show their numbers divided or as per cent: a heading refers to what is shown. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

type Cells = Parameters<typeof formattedBook>[0];
const upload = async (rows: Cells) => world.upload('a.xlsx', formattedBook(rows));
const asked = async (told: Promise<unknown>) => told.catch((error: unknown) => (error as ProblemAnswer).document);
const bring = async (rows: Cells, more: object = {}) =>
  world.local.readings.importReadings({ createMeters: true, ...more, file: await upload(rows) });
const used = async (meter: string) =>
  (await world.local.metering.useOfMeter({ meter, from: '2025-01-01', to: '2025-03-01', step: 'month' })).total.value;
const months = (heading: string, meter: string, format: string, one = 125_000, two = 114_000): Cells => [
  ['月份', '表号', heading],
  ['2025-01', meter, [one, format]],
  ['2025-02', meter, [two, format]],
];

test.each([
  ['用电量(万kWh)', 'A1', '0!.0000', 239_000],
  ['用电量（万千瓦时）', 'A2', '0\\.0,', 239_000],
  ['Energy (MWh)', 'A3', '#,##0.0,', 239_000],
  ['Energy (GWh)', 'A4', '0.00,,', 239_000],
  ['用电量(千度)', 'A5', '0.00,', 239_000],
  ['用电量(MWh)', 'A6', '#,##0,', 239_000],
])('readings under %s are read as displayed', async (heading, meter, format, total) => {
  await bring(months(heading, meter, format));
  expect(await used(meter)).toBe(total);
});

test('a title may name the unit of the displayed value', async () => {
  await bring([['2025年用电量 单位：万千瓦时'], ...months('用电量', 'A7', '0!.0000')]);
  expect(await used('A7')).toBe(239_000);
});

test.each([
  ['用电量(kWh)', 'B1', '0!.0000', '10000kWh', 239_000, 23.9],
  ['Energy kWh', 'B2', '#,##0.0,', 'MWh', 239_000, 239],
  ['用电量', 'B3', '0.00,,', 'GWh', 239_000, 0.239],
])('under %s the import asks to which number the heading refers', async (heading, meter, format, unit, behind, shown) => {
  expect(await asked(bring(months(heading, meter, format)))).toMatchObject({
    code: 'format-scales',
    evidence: { choices: [{ set: { unit: 'kWh' } }, { set: { unit } }] },
  });
  await bring(months(heading, meter, format), { unit });
  expect(await used(meter)).toBe(behind);
  await bring(months(heading, `${meter}-shown`, format), { unit: 'kWh' });
  expect(await used(`${meter}-shown`)).toBeCloseTo(shown, 4);
});

test('hundredths raise a question, and an adjacent column that nothing reads does not', async () => {
  expect(await asked(bring(months('有功电量(kWh)', 'C1', '0!.00')))).toMatchObject({ code: 'format-scales' });
  await bring([
    ['月份', '表号', '用电量(kWh)', '电费(元)'],
    ['2025-01', 'C2', 125, [125_000, '0!.0000']],
    ['2025-02', 'C2', 114, [114_000, '0!.0000']],
  ]);
  expect(await used('C2')).toBe(239);
});

test.each([
  ['D1', '0.00'],
  ['D2', '#,##0.00_ '],
  ['D3', '0'],
])('a format without a divisor changes nothing (%s)', async (meter, format) => {
  await bring(months('用电量(kWh)', meter, format));
  expect(await used(meter)).toBe(239_000);
});

describe('lists', () => {
  const bring = async (heading: string, code: string, cell: Cells[number][number], more: object = {}) =>
    world.local.registry.importBuildings({
      set: { use: 'office', region: '110105' },
      ...more,
      file: await upload([
        ['code', 'name', heading],
        [code, 'B', cell],
      ]),
    });
  const building = async (code: string) => world.local.registry.building({ building: code });

  test.each([
    ['建筑面积(万㎡)', 'L1', '0!.0000', 125_000],
    ['Floor area (000 m2)', 'L2', '#,##0.0,', 125_000],
  ])('under %s an area is read as displayed', async (heading, code, format, area) => {
    await bring(heading, code, [125_000, format]);
    expect((await building(code)).floorArea).toBe(area);
  });

  test('under another heading the unit of the displayed value is asked for', async () => {
    expect(await asked(bring('建筑面积(㎡)', 'L3', [125_000, '0!.0000']))).toMatchObject({ code: 'format-of-list-scales' });
    await bring('建筑面积(㎡)', 'L3', [125_000, '0!.0000'], { unit: { floorArea: '10000m2' } });
    expect((await building('L3')).floorArea).toBe(125_000);
    await bring('建筑面积', 'L4', [125_000, '0!.0000'], { unit: { floorArea: 'm2' } });
    expect((await building('L4')).floorArea).toBe(12.5);
  });

  test.each([
    ['occupancyRate(%)', 'S1'],
    ['入住率（%）', 'S2'],
    ['occupancyRate', 'S3'],
    ['年平均入住率', 'S4'],
  ])('a share displayed as 95%% is read as such under %s', async (heading, code) => {
    await bring(heading, code, [0.95, '0%']);
    expect((await building(code)).occupancyRate).toBe(0.95);
  });

  const csv = async (heading: string, code: string, cells: readonly string[], more: object = {}) =>
    world.local.registry.importBuildings({
      set: { use: 'office', region: '110105' },
      ...more,
      file: await world.upload('a.csv', `code,name,${heading}\n${cells.map((cell, at) => `${code}${at},B,${cell}\n`).join('')}`),
    });

  test.each([
    ['入住率(%)', 'T1', ['0.95', '0.8'], 'occupancyRate'],
    ['窗墙比（%）', 'T2', ['0.4'], 'windowWallRatio'],
    ['roomAreaShare (%)', 'T3', ['0.5', '1', '0'], 'roomAreaShare'],
  ] as const)('percentages of at most one raise a question under %s', async (heading, code, cells, field) => {
    expect(await asked(csv(heading, code, cells))).toMatchObject({ code: 'share-open' });
    await csv(heading, code, cells, { unit: { [field]: '%' } });
    expect((await building(`${code}0`))[field]).toBeCloseTo(Number(cells[0]) / 100, 6);
    await csv(heading, `${code}x`, cells, { unit: { [field]: '1' } });
    expect((await building(`${code}x0`))[field]).toBe(Number(cells[0]));
  });

  test.each([
    ['one that is more', ['0.95', '80'], 0.0095],
    ['a sign in the cell', ['0.95%', '0.8%'], 0.0095],
  ])('%s settles it', async (_, cells, first) => {
    await csv('入住率(%)', `U${first}${cells[0]}`, cells);
    expect((await building(`U${first}${cells[0]}0`)).occupancyRate).toBeCloseTo(first, 6);
  });

  test('a share below one per cent that a workbook displays as such raises no question', async () => {
    await bring('入住率（%）', 'V1', [0.005, '0.0%']);
    expect((await building('V1')).occupancyRate).toBe(0.005);
  });
});

describe('humidity', () => {
  const weather = async (file: string, station: string) => {
    await world.local.weather.importWeather({ station, file });
    const text = await (await world.ask(`/api/exports/weather?station=${station}&series=observed&format=csv`)).text();
    return text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[1]);
  };
  const hours = ['2026-01-01T00:00', '2026-01-01T01:00', '2026-01-01T02:00'];
  const shown = (heading: string): Cells => [['time', heading], ...hours.map((hour, at) => [hour, [0.9 + at / 100, '0%'] as const])];
  const csv = async (heading: string, end = '') =>
    world.upload('w.csv', `time,${heading}\n${hours.map((hour, at) => `${hour},${0.9 + at / 100}${end}\n`).join('')}`);

  test.each(['humidity (%)', 'humidity', '相对湿度（%）'])('of weather displayed as per cent is read as such under %s', async (heading) => {
    expect(await weather(await upload(shown(heading)), `W${heading.length}`)).toEqual(['90', '91', '92']);
  });

  test('of weather in per cent of at most one raises a question', async () => {
    expect(await asked(weather(await csv('humidity (%)'), 'X1'))).toMatchObject({ code: 'weather-share-open' });
    expect(await weather(await csv('humidity (0-1)'), 'X2')).toEqual(['90', '91', '92']);
    expect(await weather(await csv('humidity (%)', '%'), 'X3')).toEqual(['0.9', '0.91', '0.92']);
  });

  test('of rooms displayed as per cent is read as such', async () => {
    await world.local.point.importPoints({ file: await world.upload('p.csv', 'code,quantity\nH1,humidity\n') });
    await bring([['时间', '测点', '湿度(%)'], ...hours.map((hour, at) => [hour, 'H1', [0.9 + at / 100, '0%'] as const])]);
    const { total } = await world.local.trend.trend({ point: 'H1', from: '2026-01-01T00:00', to: '2026-01-01T23:00', step: 'hour' });
    expect(total).toMatchObject({ min: 90, max: 92 });
  });
});

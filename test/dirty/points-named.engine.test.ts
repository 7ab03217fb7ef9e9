import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';
import { two, upTo } from './corpus/corpus-file.ts';

/** Files for registered points, whatever their columns are called. */
let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  await world.local.point.importPoints({ file: await world.upload('p.csv', 'code,quantity\nPT2,temperature\nPT3,temperature\n') });
  await world.local.registry.importMeters({ file: await world.upload('m.csv', 'code,carrier\nKM1,electricity\n') });
});
afterAll(() => world.stop());

const { bring, told } = createBringing(() => world);
const day = (header: string, row: (clock: string, hour: number) => string, on = '2025-01-01'): string[] => [
  header,
  ...upTo(24, 0).map((hour) => row(`${on} ${two(hour)}:00`, hour)),
];

test.each([
  ['a heading of temperature', '测点,时间,温度', 'PT2', '2025-01-01'],
  ['the value named too', '测点,时间,温度', 'PT2', '2025-01-02', '温度'],
  ['a heading of something else', '点位,采集时间,参数值', 'PT2', '2025-01-03'],
  ['a code of equipment beside it', '测点,时间,温度,设备编号', 'PT3', '2025-01-04'],
])('codes of points show what is measured, under %s', async (_, header, code, on, valueColumn?: string) => {
  const rest = header.endsWith('设备编号') ? ',AHU1' : '';
  const rows = day(header, (at, hour) => `${code},${at},${20 + (hour % 3)}${rest}`, on);
  const came = await bring(rows, valueColumn === undefined ? {} : { valueColumn });
  expect(came).toMatchObject({ accepted: 24, rejectedCount: 0 });
  expect(came.findings?.map((one) => one.code)).not.toContain('meters-created');
});

test.each([
  ['long', '测点,时间,温度(℉)', (at: string) => `PT2,${at},68`, '2025-02-01'],
  ['wide', '时间,PT2(℉)', (at: string) => `${at},68`, '2025-02-02'],
])('degrees Fahrenheit of a point are converted in the %s layout', async (_, header, row, on) => {
  expect(await bring(day(header, row, on))).toMatchObject({ accepted: 24 });
  const { total } = await world.local.trend.trend({ point: 'PT2', from: `${on}T00:00`, to: `${on}T23:00`, step: 'hour' });
  expect(total).toMatchObject({ min: 20, max: 20 });
});

test('if one point has several quantities the import asks which one is meant', async () => {
  const rows = day('测点,时间,温度,湿度', (at, hour) => `PT2,${at},${20 + (hour % 3)},${40 + hour}`, '2025-02-03');
  expect(await told(rows)).toMatchObject({
    code: 'values-several',
    evidence: { choices: [{ set: { valueColumn: '温度' } }, { set: { valueColumn: '湿度' } }] },
  });
  expect(await bring(rows, { valueColumn: '温度' })).toMatchObject({ accepted: 24 });
});

test('an unknown code among known points is rejected as such', async () => {
  const rows = day('测点,时间,温度', (at, hour) => `${hour % 2 === 0 ? 'PT2' : 'PX'},${at},21`, '2025-02-04');
  expect(await bring(rows)).toMatchObject({ accepted: 12, rejectedCount: 12, rejectedReasons: [{ code: 'unknown-point' }] });
});

test.each([
  ['in rows', '测点,时间,温度', (at: string) => `PZ,${at},21`, {}],
  ['in rows whose column is named', '测点,时间,温度', (at: string) => `PZ,${at},21`, { valueColumn: '温度', meterColumn: '测点' }],
  ['in columns that are named', '时间,一层温度', (at: string) => `${at},21`, { valueColumn: '一层温度' }],
  ['in columns', '时间,一层温度', (at: string) => `${at},21`, {}],
])('no metering point is created from a temperature %s', async (_, header, row, more) => {
  expect(await told(day(header, row), more)).toMatchObject({ code: 'values-physical', evidence: { why: 'temperature' } });
});

test('codes of metering points under an unknown heading are those of rows', async () => {
  const rows = ['对象,时间,本段', ...upTo(24, 0).map((hour) => `KM1,2025-03-01 ${two(hour)}:00,${10 + (hour % 4)}`)];
  expect(await bring(rows, { unit: 'kWh' })).toMatchObject({ accepted: 24, rejectedCount: 0 });
});

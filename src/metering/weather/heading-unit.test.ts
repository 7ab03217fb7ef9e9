import { expect, test } from 'vitest';
import { clockIn } from './heading-clock.ts';
import { createValueReader, timeColumnIn } from './known-columns.ts';
import type { Variable } from './variable.ts';

const read = (variable: Variable, heading: string, cell: string) => createValueReader(variable, heading)(cell);

test.each<readonly [Variable, string, string, number]>([
  ['temperature', '气温(℃)', '20', 20],
  ['temperature', '气温', '20', 20],
  ['temperature', '气温(2m)', '20', 20],
  ['temperature', 'Temperature (dry bulb)', '20', 20],
  ['temperature', '气温（平均）', '20', 20],
  ['temperature', 'C', '20', 20],
  ['temperature', 'sensor_F', '20', 20],
  ['temperature', 'temp (F)', '68', 20],
  ['temperature', 'temp_f', '68', 20],
  ['temperature', 'tempF', '68', 20],
  ['temperature', 'Temperature [°F]', '68', 20],
  ['temperature', '气温(K)', '293.15', 20],
  ['temperature', '气温(0.1℃)', '205', 20.5],
  ['temperature', '气温', '68℉', 20],
  ['dewPoint', 'dew point (F)', '32', 0],
  ['humidity', '湿度(%)', '55', 55],
  ['humidity', '相对湿度(0-1)', '0.55', 55],
  ['pressure', '气压(hPa)', '1013.2', 101_320],
  ['pressure', '气压（百帕）', '1013.2', 101_320],
  ['pressure', 'pressure_kPa', '101.32', 101_320],
  ['globalRadiation', '总辐射(W/m²)', '500', 500],
  ['globalRadiation', 'GHI (W m-2)', '500', 500],
  ['globalRadiation', '总辐射(MJ/m²)', '1.8', 500],
  ['globalRadiation', 'globalRadiation (Wh/m2)', '500', 500],
  ['windSpeed', '风速(m/s)', '10', 10],
  ['windSpeed', 'wind speed (m s-1)', '10', 10],
  ['windSpeed', '风速(10m)', '10', 10],
  ['windSpeed', 'wind (mph)', '10', 4.4704],
  ['windSpeed', 'wind speed (km/h)', '36', 10],
  ['windSpeed', 'wind (knots)', '10', 5.1444],
  ['windSpeed', '风速（节）', '10', 5.1444],
  ['windSpeed', '风速(0.1m/s)', '35', 3.5],
  ['windDirection', '风向(°)', '90', 90],
])('%s under %s: %s', (variable, heading, cell, value) => {
  expect(read(variable, heading, cell)).toBeCloseTo(value, 3);
});

test.each<readonly [Variable, string]>([
  ['temperature', '气温(°R)'],
  ['windSpeed', '风速（级）'],
  ['windSpeed', 'wind (bft)'],
  ['globalRadiation', '总辐射(cal/cm2)'],
  ['humidity', 'humidity (g/kg)'],
  ['pressure', 'pressure (psi)'],
])('%s under %s is refused with its heading', (variable, heading) => {
  expect(() => read(variable, heading, '1')).toThrow(expect.objectContaining({ code: 'weather-unit-unknown' }));
});

test('a cell in a unit of another quantity is not a number', () => {
  expect(read('windSpeed', '风速', '10℃')).toBeNull();
});

test.each([
  ['观测时间(UTC)', 0],
  ['time (UTC)', 0],
  ['世界时', 0],
  ['时间（世界时）', 0],
  ['utc_time', 0],
  ['utctime', 0],
  ['time_utc', 0],
  ['时间(GMT)', 0],
  ['time (UTC+8)', 28_800],
  ['时间（北京时间）', 28_800],
  ['time (GMT-05:00)', -18_000],
  ['time (CET)', 3600],
  ['time', null],
  ['时间(本地)', null],
  ['时间（yyyy-mm-dd hh:mm）', null],
  ['time (CST)', null],
  ['观测时间（逐时）', null],
  ['timestamp', null],
])('the time zone of %s', (heading, seconds) => {
  expect(clockIn(heading)).toBe(seconds);
});

test('an unknown time zone is refused with its heading', () => {
  expect(() => clockIn('time (XYZT)')).toThrow(expect.objectContaining({ code: 'weather-clock-unknown' }));
});

test('a column of times is recognised with its time zone', () => {
  expect(timeColumnIn(['世界时', '气温'], [['2025-01-01 00:00', '1']])).toBe('世界时');
});

import { expect, test } from 'vitest';
import { headingUnit } from './heading-unit.ts';
import { namedColumns, planLayout } from './layout.ts';

test.each([
  ['用电量（MWh）', undefined, 'MWh'],
  ['电量[万千瓦时]', undefined, '万千瓦时'],
  ['用热量(kcal)', undefined, 'kcal'],
  ['电量(kWh)', 'MWh', 'kWh'],
  ['电量(万kWh)', 'kWh', '万kWh'],
] as const)('%s read as %s is doubtful', (heading, said, unit) => {
  expect(headingUnit(heading, said)).toEqual([{ code: 'heading-names-unit', severity: 'warning', evidence: { heading, unit } }]);
});

test.each([
  ['电量(kWh)', undefined],
  ['电量(度)', undefined],
  ['用气量（m³）', undefined],
  ['用热量（吉焦）', 'GJ'],
  ['电量(MWh)', 'MWh'],
  ['读数', undefined],
  ['读数(第一次)', 'kWh'],
] as const)('%s read as %s is not', (heading, said) => {
  expect(headingUnit(heading, said)).toEqual([]);
});

test('headings with units and house numbers are known: bills need no options', () => {
  const header = ['户号', '开始日期', '结束日期', '电量(kWh)', '电费(元)'];
  expect(namedColumns(header)).toMatchObject({ meter: '户号', time: '开始日期', end: '结束日期', value: '电量(kWh)' });
  expect(planLayout(header, {})).toMatchObject({ layout: 'long', meter: 0, time: 1, end: 2, value: 3 });
});

test('a heading without a unit goes before one with', () => {
  expect(namedColumns(['时间', '表号', '电量(峰)', '电量']).value).toBe('电量');
});

import { expect, test } from 'vitest';
import { strangeUnit, unitOfNote } from './strange-unit.ts';

test.each([
  ['用电量（百卡）', '百卡'],
  ['value (kWhx)', 'kWhx'],
  ['gas (MNm3)', 'MNm3'],
  ['value (units)', 'units'],
  ['расход (ГВА·ч)', null],
  ['расход (трлн кВт·ч)', 'трлн кВт·ч'],
  ['value (kWh)', null],
  ['A1 (Lobby)', null],
  ['kWh (local)', null],
  ['用电量（1号楼）', null],
  ['Consumption (total)', null],
  ['A1 (T1)', null],
])('%s', (heading, unit) => {
  expect(strangeUnit(heading)).toBe(unit);
});

test.each([
  [['单位：万kWh', '', ''], '单位：万kWh'],
  [['注：单位为万kWh'], '单位：万kWh'],
  [['', '单位', '万kWh'], null],
  [['Units: MWh'], '单位：MWh'],
  [['All units are MWh'], '单位：MWh'],
  [['单位：', '万度'], '单位：万度'],
  [['单位：市机关事务管理局'], null],
  [['填报单位：万达广场'], null],
  [['2025-01', '单位：kWh', '12'], null],
])('%j', (cells, unit) => {
  expect(unitOfNote(cells)).toBe(unit);
});

import { expect, test } from 'vitest';
import { unitsNamed, unitsOfName, withoutUnit } from './heading-units.ts';

const codes = (text: string) => unitsNamed(text).map(({ code, per }) => (per === undefined ? code : `${code} per ${per}`));

test.each([
  ['附件1 区域15分钟负荷（kw）', 'kW'],
  ['W2（万千瓦时）', '10000kWh'],
  ['总有功功率（kw）', 'kW'],
  ['用电量[kW·h]', 'kWh'],
  ['用电量【度】', 'kWh'],
  ['电量（单位：万度）', '10000kWh'],
  ['用电量(万 kW·h)', '10000kWh'],
  ['用热量,GJ', 'GJ'],
  ['用电量/kWh', 'kWh'],
  ['load_kw', 'kW'],
  ['demand_MW', 'MW'],
  ['Global active energy Wh', 'Wh'],
  ['out.electricity.total.energy_consumption..kwh', 'kWh'],
  ['SiteEnergyUse(kBtu)', 'kBtu'],
  ['NaturalGas(therms)', 'therm'],
  ['EnergykWh', 'kWh'],
  ['LoadKW', 'kW'],
  ['用电量千瓦时', 'kWh'],
  ['供热量（吉焦）', 'GJ'],
  ['用气量（Nm³）', 'm3'],
  ['用气量（万m³）', '10000m3'],
  ['用水量(吨)', 't'],
  ['煤(t)', 't'],
  ['energy (kWh/15min)', 'kWh per 15min'],
  ['MWh/h', 'MWh per 1h'],
  ['kilowatt hours', 'kWh'],
  ['建筑面积（万㎡）', '10000m2'],
  ['floor area (sq ft)', 'ft2'],
  ['Gross Floor Area - Buildings (ft²)', 'ft2'],
  ['面积，平方英尺', 'ft2'],
  ['square feet', 'ft2'],
  ['water_m3', 'm3'],
  ['用水量/m³', 'm3'],
])('%s names %s', (heading, code) => {
  expect(codes(heading)).toEqual([code]);
});

test.each([
  ['电价（元/kWh）', 'money'],
  ['price_EUR_MWh', 'money'],
  ['电费(元)', 'money'],
  ['金额￥（¥）', 'money'],
  ['能耗强度 kWh/m2', 'intensity'],
  ['kWh_per_m2', 'intensity'],
  ['流量(m³/h)', 'flow'],
  ['视在功率（kVA）', 'apparent-power'],
  ['气温(℃)', 'temperature'],
  ['temp (°F)', 'temperature'],
  ['负荷率(%)', 'share'],
  ['综合能耗（吨标煤）', 'coal-equivalent'],
])('%s names something other than energy: %s', (heading, quantity) => {
  expect(unitsNamed(heading).map((one) => [one.unit, one.quantity])).toEqual([[null, quantity]]);
});

test.each([
  'A',
  'W2',
  '主楼(A)',
  'Block (V)',
  '1号楼',
  '读数(第一次)',
  '温度',
  'MW_01',
  'PA building',
  '电量(峰)',
  'Bull_education_Id',
  'm2',
  'm3',
  'Meter M3',
  'time',
  'B(7)',
  '2025-01',
])('%s names none', (heading) => {
  expect(codes(heading)).toEqual([]);
});

test('several units are all reported', () => {
  expect(codes('功率(kW)/电量(kWh)')).toEqual(['kW', 'kWh']);
});

test('a heading without its unit', () => {
  expect(['W2（万千瓦时）', '用电量 [kWh] ', '主楼(A)', '电量(kWh)(峰)', 'load_kw'].map(withoutUnit)).toEqual([
    'W2',
    '用电量',
    '主楼(A)',
    '电量(峰)',
    'load_kw',
  ]);
});

test('names of files and sheets count less: a word of two letters may be anything', () => {
  const named = (name: string) => unitsOfName(name).map(({ code }) => code);
  expect(['附件1 区域15分钟负荷（kw）', 'load_kWh_2024', '用水量(m³)', '用电量（度）'].map(named)).toEqual([
    ['kW'],
    ['kWh'],
    ['m3'],
    ['kWh'],
  ]);
  expect(['load_kW', 'heat GJ'].map(named)).toEqual([['kW'], ['GJ']]);
  expect(['MW', 'load MW', 'm3', 'water m3', 'MJ', 'Sheet1', '2025年1月'].map(named)).toEqual([[], [], [], [], [], [], []]);
});

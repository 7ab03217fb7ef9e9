import { expect, test } from 'vitest';
import { whyNotEnergy } from './not-energy.ts';

test.each([
  ['Voltage', 'voltage'],
  ['A相电压(V)', 'voltage'],
  ['Global_intensity', 'current'],
  ['电流', 'current'],
  ['功率因数', 'power-factor'],
  ['Global_reactive_power', 'apparent-power'],
  ['price day ahead', 'money'],
  ['priceActual', 'money'],
  ['电价（元/kWh）', 'money'],
  ['电费', 'money'],
  ['price_per_kwh', 'money'],
  ['合计(元)', 'money'],
  ['airTemperature', 'temperature'],
  ['气温(℃)', 'temperature'],
  ['dewTemperature', 'temperature'],
  ['湿度', 'weather'],
  ['windSpeed', 'weather'],
  ['bldg_id', 'identifier'],
  ['ID', 'identifier'],
  ['用户编号', 'identifier'],
  ['序号', 'identifier'],
  ['is_holiday', 'mark'],
  ['status', 'mark'],
  ['hour', 'date'],
  ['day_of_week', 'date'],
  ['月份', 'date'],
  ['建筑面积', 'fact'],
  ['负荷率(%)', 'share'],
  ['有功功率最大值（kw）', 'peak-power'],
  ['Peak demand (kW)', 'peak-power'],
  ['能耗强度(kWh/m2)', 'intensity'],
  ['计划用电量', 'plan'],
  ['本月计划', 'plan'],
  ['预算（kWh）', 'plan'],
])('%s is not energy: %s', (heading, why) => {
  expect(whyNotEnergy(heading)).toBe(why);
});

test.each([
  '计划处',
  '计划财务处(kWh)',
  '发展计划司',
  '预算科',
  'A',
  'B12',
  '1号楼',
  'Bull_education_Id_1',
  'W2（万千瓦时）',
  '总有功功率（kw）',
  'generation solar',
  'total load actual',
  'DE_KN_industrial1_grid_import',
  'Holiday Inn',
  'Weekday Centre',
  '分项用电',
  '15min load (kW)',
  'Main',
  '峰电量',
  'current month kWh',
])('%s may be', (heading) => {
  expect(whyNotEnergy(heading)).toBeNull();
});

test.each([
  ['Electricity 1 (Dutch Users: Low Tariff)', null],
  ['Off-peak tariff', null],
  ['Tariff 2 kWh', null],
  ['Tariff', 'money'],
  ['Tariff per kWh', 'money'],
  ['Low tariff price', 'money'],
])('%s is of %s', (heading, told) => {
  expect(whyNotEnergy(heading)).toBe(told);
});

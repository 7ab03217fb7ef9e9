import { describe, expect, test } from 'vitest';
import { isSized, scaledQuantity } from './scaled-quantity.ts';

describe('a quantity as people say it', () => {
  test.each([
    [305_457, 'tce', '30.55 万吨标准煤', '305,500 tce'],
    [3_054_570, 'tce', '305.5 万吨标准煤', '3.055 million tce'],
    [0.1234567, 'tce', '123.5 千克标准煤', '123.5 kgce'],
    [1_216_077_039.01, 'kgCO2', '121.6 万吨 CO₂', '1.216 million t CO₂'],
    [2920, 'tCO2', '2,920 吨 CO₂', '2,920 t CO₂'],
    [479_171_093.1, '元', '4.792 亿元', '479.2 million yuan'],
    [1234.6, 'yuan', '1,235 元', '1,235 yuan'],
    [19_514, 'kWh', '1.951 万 kWh', '19.51 MWh'],
    [312.25, 'MWh', '31.23 万 kWh', '312.3 MWh'],
    [22_722, 'm2', '2.272 万 m²', '22,720 m²'],
    [-12_345, 'kWh', '-1.235 万 kWh', '-12.35 MWh'],
    [123.456, 'kWh/m2', '123.5 kWh/m²', '123.5 kWh/m²'],
  ])('%d %s', (value, unit, zh, en) => {
    expect(scaledQuantity(value, unit, 'zh')).toBe(zh);
    expect(scaledQuantity(value, unit, 'en')).toBe(en);
  });

  test('what rounds up to the next size is said in it', () => {
    expect(scaledQuantity(9999.9, 'kWh', 'zh')).toBe('1 万 kWh');
    expect(scaledQuantity(99_999_999, '元', 'zh')).toBe('1 亿元');
  });

  test('nothing is said in the unit itself', () => {
    expect(scaledQuantity(0, 'tce', 'zh')).toBe('0 吨标准煤');
    expect(scaledQuantity(0, 'kgCO2', 'en')).toBe('0 kg CO₂');
  });

  test('a unit without sizes keeps its sign, a bare number stays bare', () => {
    expect(isSized('degC')).toBe(false);
    expect(scaledQuantity(21.46, 'degC', 'zh')).toBe('21.46 °C');
    expect(scaledQuantity(1234, '', 'en')).toBe('1,234');
  });
});

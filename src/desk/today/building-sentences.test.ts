import { expect, test } from 'vitest';
import { buildingSentences, firstOf, owedOf } from './building-sentences.ts';
import { levelOf, type OwnBuilding, reasonOf, soFarOf } from './own-building.ts';
import type { Sentence } from './part.ts';

const hospital: OwnBuilding = {
  code: 'B1',
  name: '示范医院',
  year: 2025,
  uses: [
    { carrier: 'electricity', unit: 'kWh', value: 798_000, coverage: 1, change: 0.02, figure: 'u-power' },
    { carrier: 'gas', unit: 'm3', value: 12_300, coverage: 0.99, change: 0.23, figure: 'u-gas' },
    { carrier: 'water', unit: 'm3', value: 900, coverage: 0.61, change: null, figure: 'u-water' },
  ],
  intensity: { value: 12.345, unit: 'kgce/m2', coverage: 0.99, change: 0.061, changeAtWeather: 0.055, figure: 'i', missing: null },
  limit: { verdict: 'unknown', indicative: false, excess: null, figure: 'q', missing: '没有定额表。' },
  peers: { quarter: 4, figure: 's', missing: null },
  soFar: { carrier: 'electricity', unit: 'kWh', year: 2026, month: 10, value: 601_000, change: -0.032, figure: 'f' },
  warning: null,
  measure: {
    name: { zh: '公共建筑系统改造', en: 'Systems of public buildings' },
    kgce: 8123,
    low: 4200,
    high: 11_900,
    indicative: true,
    figure: 'm',
  },
  owed: [{ carrier: 'electricity', months: ['2026-09', '2026-10'] }],
};

const text = ({ parts }: Sentence): string => parts.map((part) => part.text).join('');
const opened = ({ parts }: Sentence) => parts.filter(({ figure }) => figure !== undefined).map((part) => [part.text, part.figure]);

test('without a limit peers say whether a building uses much; its uses, the reason and this year follow', () => {
  expect(buildingSentences(hospital, 'zh').map(text)).toEqual([
    '2025年用能偏高：每平方米 12.35 千克标准煤，高于四分之三的同类建筑（尚无可用限额，与本地同类比较）。',
    '全年共用电 79.8 万 kWh、用燃气 1.23 万 m³，单位面积用能比上年增加 6.1%（天气相同时增加 5.5%）；用水只计量了 61%。',
    '增长最多的是用燃气，比上年增加 23%。',
    '2026年1至10月用电 60.1 万 kWh，比上年同期减少 3.2%。',
  ]);
  expect(buildingSentences(hospital, 'en').map(text)).toEqual([
    'Energy use in 2025 was high: 12.35 kgce per square metre, above three quarters of similar buildings nearby (no limit is available).',
    'In the year 798 MWh of electricity, 12,300 m³ of gas; per square metre 6.1% more than the year before (5.5% more in the same weather); water was measured for only 61%.',
    'What grew most is gas, by 23%.',
    'In 2026 up to the end of October 601 MWh of electricity, 3.2% less than the same months last year.',
  ]);
});

test('each figure in the sentences opens', () => {
  expect(buildingSentences(hospital, 'zh').flatMap(opened)).toEqual([
    ['12.35 千克标准煤', 'i'],
    ['高于四分之三的同类建筑', 's'],
    ['用电 79.8 万 kWh', 'u-power'],
    ['用燃气 1.23 万 m³', 'u-gas'],
    ['用燃气', 'u-gas'],
    ['60.1 万 kWh', 'f'],
  ]);
});

test('where a limit is in force it judges, marked where it is still to be checked', () => {
  const limit = { verdict: 'over', indicative: true, excess: 0.184, figure: 'q', missing: null } as const;
  const [zh] = buildingSentences({ ...hospital, limit }, 'zh').map(text);
  expect(zh).toBe('2025年用能偏高：每平方米 12.35 千克标准煤，超过约束值 18.4%（参考，限额待核对）。');
  const [en] = buildingSentences({ ...hospital, limit: { ...limit, verdict: 'within', indicative: false } }, 'en').map(text);
  expect(en).toBe('Energy use in 2025 was normal: 12.35 kgce per square metre, within the constraint value.');
  expect(levelOf({ ...hospital, limit: { ...limit, verdict: 'leading' } })).toEqual({ level: 'low', by: 'limit' });
});

test('what is unknown is said as unknown, never as zero', () => {
  const none = { ...hospital.intensity, value: null, change: null, changeAtWeather: null, figure: null, missing: '3 月没有计量' };
  const uses = [{ carrier: 'electricity', unit: 'kWh', value: null, coverage: 0, change: null, figure: 'u' }] as const;
  const unknown = { ...hospital, intensity: none, peers: { ...hospital.peers, quarter: null }, uses, soFar: null, measure: null };
  expect(buildingSentences(unknown, 'zh').map(text)).toEqual([
    '2025年暂不能判断用能高低：3 月没有计量。',
    '2025年用电只计量了 0%，不足以给出用量。',
  ]);
  expect(text(firstOf(unknown, 'zh'))).toBe('改造措施的节能量未知：计量或措施数据不足，可从测算页查看缺什么。');
  expect(text(firstOf(unknown, 'en'))).toBe('The savings of measures are not known: the estimate shows which data are missing.');
  expect(buildingSentences({ ...unknown, uses: [] }, 'en').map(text)[1]).toBe('Nothing was measured in 2025.');
});

test('an open warning is the first reason and the first thing to do, then the weather, then the carrier that grew', () => {
  const warning = { name: { zh: '夜间负荷偏高', en: 'High load at night' }, since: '2025-11-03', id: 7 };
  expect(text(firstOf({ ...hospital, warning }, 'zh'))).toBe('先核实“夜间负荷偏高”预警，多数不需投资。');
  expect(firstOf({ ...hospital, warning }, 'zh').href).toBe('/warnings?episode=7');
  const [, , why] = buildingSentences({ ...hospital, warning }, 'en').map(text);
  expect(why).toBe('Known reason: the warning “High load at night” has been open since 2025-11-03.');
  const cold = { ...hospital.intensity, changeAtWeather: 0.01 };
  expect(text(buildingSentences({ ...hospital, intensity: cold }, 'zh')[2] as Sentence)).toBe(
    '主要原因是天气：若天气与上年相同，单位面积用能增加 1%。',
  );
  expect(reasonOf({ ...hospital, uses: [] })).toEqual({ kind: 'unknown' });
  const calm = { ...hospital, peers: { ...hospital.peers, quarter: 2 }, intensity: { ...hospital.intensity, change: 0.01 } };
  expect(reasonOf(calm)).toBeNull();
});

test('what to do first names the package with its saving and range; bills owed name carrier and months', () => {
  expect(text(firstOf(hospital, 'zh'))).toBe('先做“公共建筑系统改造”，每年约节约 8.123 吨标准煤（4.2 至 11.9 吨标准煤）（参考）。');
  expect(text(firstOf(hospital, 'en'))).toBe(
    'First: “Systems of public buildings”, which saves about 8.123 tce a year (4.2 to 11.9 tce), indicative.',
  );
  expect(text(owedOf(hospital, 'zh') as Sentence)).toBe('还缺 2026-09 至 2026-10 的用电账单。');
  expect(text(owedOf(hospital, 'en') as Sentence)).toBe('Bills still missing: electricity of 2026-09 to 2026-10.');
  expect(owedOf({ owed: [] }, 'zh')).toBeNull();
});

test('this year is compared from January on, as far as both years are measured', () => {
  const value = [...Array.from({ length: 12 }, () => 100), 90, 110, 130];
  const coverage = Array.from({ length: 15 }, () => 1);
  const found = soFarOf({ value, coverage });
  expect(found).toMatchObject({ month: 3, value: 330 });
  expect(found?.change).toBeCloseTo(0.1, 12);
  expect(soFarOf({ value, coverage: coverage.with(1, 0.9) })).toMatchObject({ month: 1, value: 90 });
  expect(soFarOf({ value, coverage: coverage.with(12, 0.5) })).toBeNull();
  expect(soFarOf({ value: value.map(() => 0), coverage })).toBeNull();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uses } from '#kernel/vocabulary.ts';
import { readDay, readNumber } from '#platform/list-intake/fields.ts';
import { planOf } from '#platform/list-intake/mapping.ts';
import { readRow } from '#platform/list-intake/read-row.ts';
import { headingKeys } from '#platform/list-intake/heading-keys.ts';
import { suggestColumns } from '#platform/imports/suggest.ts';
import type { Around } from '#platform/list-intake/units.ts';
import { shippedChronicle, useWordsShipped } from '../../../../test/knowledge.ts';
import { ratioOf } from './devices.ts';
import { buildingDictionary, createBuildingFields } from './fields.ts';
import { parseLife, writeLife } from './life.ts';
import { meterDictionary, parseShares, writeShares } from './meter-fields.ts';
import { mainUse, parseUses, writeUses } from './uses.ts';

const dictionary = createBuildingFields(() => useWordsShipped);

const read = (header: string[], cells: string[], mapping = {}) =>
  readRow(planOf(dictionary, header, mapping, ['name', 'use', 'region', 'code']), cells);

test('headers in either language need nothing said, units and words are understood', () => {
  const { fields, faults } = read(
    ['建筑编码', '建筑名称', '用途', '建筑面积', '建成年份', '国家机关', '绿建星级', '入住率', 'code:户号', '供暖方式'],
    ['A', '楼', '办公楼', '１，２３４．５', '1999.0', '是', '二星', '80%', '77', '集中供热'],
  );
  expect(faults).toEqual([]);
  expect(fields).toEqual({
    code: 'A',
    name: '楼',
    use: 'office',
    floorArea: 1234.5,
    yearBuilt: 1999,
    stateOrgan: true,
    greenStar: 2,
    occupancyRate: 0.8,
    'code:户号': '77',
    heating: 'heat',
  });
  expect(read(['floorArea'], ['1000'], { unit: { floorArea: 'ft2' } }).fields).toEqual({ floorArea: 92.90304 });
  expect(read(['x'], ['K-12'], { column: { use: 'x' }, value: { use: { 'k 12': 'school' } } }).fields).toEqual({ use: 'school' });
  expect(read(['a'], ['B1'], { column: { code: 'a', name: 'a' } }).fields).toEqual({ code: 'B1', name: 'B1' });
});

test('what cannot be read is told with its column, and costs the row only where it decides what the building is', () => {
  const { faults, unread } = read(
    ['floorArea', '用途', 'yearBuilt', 'latitude', 'greenStar', 'zone'],
    ['三千', '仓库', '2999', '91', '4', 'Mars/Olympus'],
  );
  expect(faults.map(({ column, code }) => [column, code])).toEqual([
    ['用途', 'ambiguous-use'],
    ['latitude', 'out-of-range'],
    ['zone', 'no-such-zone'],
  ]);
  expect(unread.map(({ column, code }) => [column, code])).toEqual([
    ['floorArea', 'not-a-number'],
    ['yearBuilt', 'out-of-range'],
    ['greenStar', 'out-of-range'],
  ]);
});

test.each([
  ['floorArea', '35600㎡', 35_600],
  ['floorArea', '2.1万', 21_000],
  ['floorArea', '2.1万㎡', 21_000],
  ['floorArea', '0.5亿平方米', null],
  ['floorArea', '12,345.6 平方米', 12_345.6],
  ['floorArea', '107639.1 sqft', 10_000],
  ['yearBuilt', '2016年', 2016],
  ['yearBuilt', '2016.5', 2016],
  ['yearBuilt', '2016年5月', 2016],
  ['yearBuilt', '2016-05-01 00:00', 2016],
  ['storeys', '12层', 12],
  ['storeys', '12F', 12],
  ['storeys', '地上12层/地下2层', 12],
  ['storeys', '12/-2', 12],
  ['occupants', '1.2万人', 12_000],
])('%s is read from %j as ledgers write it', (field, text, value) => {
  const { fields, unread } = read([field], [text]);
  if (value === null) expect(unread).toHaveLength(1);
  else expect(fields[field]).toBeCloseTo(value, 1);
});

test('headings of ledgers are taken as guesses, the amount of merged cells for no row', () => {
  const header = ['楼宇名称', '所属区县', '总面积', '竣工时间', 'm'];
  const words = createBuildingFields(
    () => useWordsShipped,
    () => shippedChronicle().inForce('heading-words', { on: '2026-01-01', recorded: 1 }),
  );
  const plan = planOf(words, header, {}, ['code', 'use']);
  expect(plan.sources.map(({ spec, guessed }) => [spec.name, guessed])).toEqual([
    ['name', true],
    ['region', true],
    ['floorArea', true],
    ['yearBuilt', true],
  ]);
  const { fields, unread } = readRow(plan, ['甲', '城区', '300', '2016', ''], [1, 2]);
  expect(fields).toEqual({ name: '甲', region: '城区', yearBuilt: 2016 });
  expect(unread).toEqual([{ column: '总面积', code: 'merged-amount', text: '300' }]);
});

test('a column that is not there, a field that nobody knows and a wrong unit refuse the file', () => {
  const code = (mapping: object): unknown => {
    try {
      return planOf(buildingDictionary, ['code'], mapping, ['name', 'use', 'region']);
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect(code({ column: { name: 'nope' } })).toBe('no-such-column');
  expect(code({ set: { nope: '1' } })).toBe('no-such-field');
  expect(code({ set: { floorArea: '1' }, unit: { floorArea: 'inch' } })).toBe('no-such-unit');
});

test('synonyms are suggested and never taken silently', () => {
  expect(
    suggestColumns(buildingDictionary, ['OSEBuildingID', 'sqft', '名称'].map(headingKeys)).map(({ column, field, why, unit }) => [
      column,
      field,
      why,
      unit,
    ]),
  ).toEqual([
    ['名称', 'name', 'name', undefined],
    ['OSEBuildingID', 'code', 'synonym', undefined],
    ['sqft', 'floorArea', 'synonym', 'ft2'],
  ]);
  expect(read(['建筑面积（㎡）', '人数(人)'], ['5', '6']).fields).toEqual({ floorArea: 5, occupants: 6 });
});

test('numbers and days as people write them', () => {
  expect(['1,234.5', '１２', '-3', '1e3', '.5', '12,34', 'abc', '', '1.2.3', '--1'].map(readNumber)).toEqual([
    1234.5,
    12,
    -3,
    1000,
    0.5,
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(['2026-03-01', '2026/3/1', '2026年3月1日', '20260301', '46082', '2026-03', '2026', '2026-02-30', 'x'].map(readDay)).toEqual([
    '2026-03-01',
    '2026-03-01',
    '2026-03-01',
    '2026-03-01',
    '2026-03-01',
    '2026-03-01',
    '2026-01-01',
    null,
    null,
  ]);
});

test('several uses, shares and events go out and come in as they were', () => {
  const use = fc.constantFrom(...uses);
  const parts = fc.uniqueArray(fc.record({ use, areaM2: fc.option(fc.integer({ min: 0, max: 1e6 })) }), {
    selector: (one) => one.use,
    minLength: 1,
  });
  fc.assert(
    fc.property(parts, (given) => {
      expect(parseUses(writeUses(given), 1)).toEqual({ value: given });
    }),
  );
  const split = fc.uniqueArray(
    fc.record({ building: fc.stringMatching(/^[A-Z]{1,3}[:]?\d$/u), weight: fc.integer({ min: 1, max: 1000 }) }),
    { selector: (one) => one.building, minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(split, (given) => {
      const sum = given.reduce((total, one) => total + one.weight, 0);
      const shares = given.map(({ building, weight }) => ({ building, share: weight / sum }));
      const back = (parseShares(writeShares(shares)) as { value: typeof shares }).value;
      expect(back.map((one) => one.building)).toEqual(shares.map((one) => one.building));
      for (const [at, one] of back.entries()) expect(one.share).toBeCloseTo(shares[at]!.share, 12);
    }),
  );
  const thirds = (parseShares('A:33%;B:33%;C:33%') as { value: { share: number }[] }).value;
  for (const { share } of thirds) expect(share).toBeCloseTo(1 / 3, 12);
  expect(parseShares('A:0.6;B:0.6')).toMatchObject({ fault: 'shares-sum' });
  const events = [
    { kind: 'initiated', day: '2019-05-01' },
    { kind: 'delivered', day: '2021-06-30', note: '备案' },
  ];
  expect(parseLife('竣工：2021/6/30:备案；立项:2019-05-01')).toEqual({ value: events });
  expect(parseLife(writeLife(events))).toEqual({ value: events });
  expect(
    mainUse([
      { use: 'shop', areaM2: 10 },
      { use: 'office', areaM2: 20 },
    ]),
  ).toBe('office');
});

test('a multiplier is an exact fraction', () => {
  expect([1, 40, 1.5, 0.123457, 0.001, 1e-7, 1e9].map(ratioOf)).toEqual([
    { num: 1, den: 1 },
    { num: 40, den: 1 },
    { num: 3, den: 2 },
    { num: 123_457, den: 1_000_000 },
    { num: 1, den: 1000 },
    { num: 1, den: 10_000_000 },
    { num: 1_000_000_000, den: 1 },
  ]);
});

test('the unit that a heading names is that of its column, in brackets or behind a comma, in either language', () => {
  for (const [heading, given, floorArea] of [
    ['建筑面积（万平方米）', '1.2', 12_000],
    ['建筑面积(万㎡)', '1.2', 12_000],
    ['建筑面积【m²】', '1200', 1200],
    ['floorArea (sq ft)', '1000', 92.90304],
    ['建筑面积，平方英尺', '1000', 92.90304],
    ['总建筑面积(公顷)', '1', 10_000],
  ] as const)
    expect([heading, read([heading], [given], { column: { floorArea: heading } }).fields['floorArea']]).toEqual([heading, floorArea]);
  expect(read(['建筑面积（万平方米）', '入住率(%)', '人数（万人）', '层数（层）'], ['1.2', '80', '0.5', '6']).fields).toEqual({
    floorArea: 12_000,
    occupancyRate: 0.8,
    occupants: 5000,
    storeys: 6,
  });
  expect(read(['Gross Floor Area (ft²)'], ['1000'], { column: { floorArea: 'Gross Floor Area (ft²)' } }).fields).toEqual({
    floorArea: 92.90304,
  });
});

test('a unit is named under the header, in a title, by the sheet or the file; what is named twice must agree', () => {
  const around: Around = { above: [], sheet: '', file: '', under: [] };
  const area = (more: Partial<Around>, heading = '建筑面积', mapping = {}) => {
    try {
      const plan = planOf(
        buildingDictionary,
        [heading],
        { column: { floorArea: heading }, ...mapping },
        ['name', 'use', 'region', 'code'],
        { ...around, ...more },
      );
      return [plan.sources[0]?.unit, plan.sources[0]?.assumed];
    } catch (trouble) {
      return (trouble as { code: string }).code;
    }
  };
  expect(area({ under: ['㎡'] })).toEqual(['m2', false]);
  expect(area({ above: ['建筑台账', '面积单位：万㎡'] })).toEqual(['10000m2', false]);
  expect(area({ sheet: '面积（万平方米）' })).toEqual(['10000m2', false]);
  expect(area({ file: '建筑（平方英尺）.xlsx' })).toEqual(['ft2', false]);
  expect(area({})).toEqual(['m2', true]);
  expect(area({}, 'floorArea')).toEqual(['m2', false]);
  expect(area({}, '建筑面积', { unit: { 建筑面积: '万平方米' } })).toEqual(['10000m2', false]);
  expect(area({}, '建筑面积(m2)', { unit: { floorArea: 'ft2' } })).toBe('unit-differs-from');
  expect(area({ above: ['单位：万平方米'] }, '建筑面积(m2)')).toBe('unit-differs-from');
  expect(area({}, '建筑面积(kWh)')).toBe('unit-not-of-field');
  expect(area({}, '建筑面积(m2, 万m2)')).toBe('unit-ambiguous');
});

test('a device counts in a unit by any of its names, and in no power', () => {
  const unit = (text: string) => {
    const { fields, faults } = readRow(planOf(meterDictionary, ['code', '单位'], {}), ['m', text]);
    return fields['unit'] ?? faults[0]?.code;
  };
  expect(['度', '万千瓦时', 'm³', 'KWH', 'kBtu', 'kW', '千瓦', 'V', 'x'].map(unit)).toEqual([
    'kWh',
    '10000kWh',
    'm3',
    'kWh',
    'kBtu',
    'power-of-meter',
    'power-of-meter',
    'unknown-value',
    'unknown-value',
  ]);
  const capacity = (heading: string, text: string) =>
    readRow(planOf(meterDictionary, ['code', heading], {}), ['m', text]).fields['capacity'];
  expect([capacity('容量(kW)', '5'), capacity('capacity (MW)', '5'), capacity('额定容量（万千瓦）', '1')]).toEqual([5, 5000, 10_000]);
  expect(() => capacity('容量（kVA）', '5')).toThrow(expect.objectContaining({ code: 'unit-not-of-field' }));
});

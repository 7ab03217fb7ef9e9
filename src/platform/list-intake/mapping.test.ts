import { describe, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { choiceField, numberField, textField, wordField, type Dictionary } from './fields.ts';
import { planOf } from './mapping.ts';
import { readRow } from './read-row.ts';

const names = (name: string) => ({ name, zh: name, synonyms: [] });
const dictionary: Dictionary = {
  kind: 'things',
  fields: [
    numberField(names('floorArea'), { min: 0, max: 1e6 }),
    choiceField(names('use'), { office: ['办公楼'] }),
    wordField(names('fund'), { state: ['财政'] }),
  ],
};
const plan = planOf(dictionary, ['floorArea', 'use', 'fund'], {});

test('names that every object has are ordinary words', () => {
  for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']) {
    const { fields, faults } = readRow(plan, [word, word, word]);
    expect(fields).toEqual({ fund: word });
    expect(faults.map(({ column, code }) => [column, code])).toEqual([
      ['floorArea', 'not-a-number'],
      ['use', 'unknown-value'],
    ]);
  }
});

test('words are recognised by themselves, by their codes, and through the mapping', () => {
  expect(readRow(plan, ['12', ' 办公楼', '财政']).fields).toEqual({ floorArea: 12, use: 'office', fund: 'state' });
  const own = planOf(dictionary, ['floorArea', 'use', 'fund'], { value: { use: { constructor: 'office' } } });
  expect(readRow(own, ['', 'Constructor', '']).fields).toEqual({ use: 'office' });
});

describe('a column that is read needs a unique heading', () => {
  const refused = (header: readonly string[], mapping: Parameters<typeof planOf>[2] = {}) => {
    try {
      return planOf(dictionary, header, mapping).sources.map(({ index }) => index);
    } catch (trouble) {
      return trouble instanceof Problem ? [trouble.code, trouble.evidence['places']] : trouble;
    }
  };

  test.each([
    ['found by its name', ['use', 'floorArea', 'use'], {}, '1 (A), 3 (C)'],
    ['however it is written', ['use', 'floorArea', 'ＦＬＯＯＲ_area '], {}, '2 (B), 3 (C)'],
    ['named', ['面积', 'use', '面积'], { column: { floorArea: '面积' } }, '1 (A), 3 (C)'],
    ['named, but not exactly', ['Size', 'size'], { column: { floorArea: 'SIZE' } }, '1 (A), 2 (B)'],
  ])('%s', (_title, header, mapping, places) => {
    expect(refused(header, mapping)).toEqual(['heading-twice', places]);
  });

  test('an ignored one need not, nor one named exactly, nor one that is left out', () => {
    expect(refused(['use', '备注', '备注'])).toEqual([0]);
    expect(refused(['Size', 'size'], { column: { floorArea: 'size' } })).toEqual([1]);
    expect(refused(['use', 'Use'], { ignore: ['Use'] })).toEqual([0]);
    expect(refused(['fund', 'Fund'], { column: { use: 'Fund' } })).toEqual([1, 0]);
  });
});

describe('statements about fields are used or refused', () => {
  const refused = (mapping: Parameters<typeof planOf>[2]) => {
    try {
      return planOf(dictionary, ['面积', 'use'], mapping).sources.map(({ spec }) => spec.name);
    } catch (trouble) {
      return trouble instanceof Problem ? [trouble.code, trouble.evidence['option'] ?? trouble.evidence['field']] : trouble;
    }
  };

  test.each([
    ['a word for a field that nothing feeds', { value: { fund: { 财政: 'state' } } }, ['option-without-field', '--value']],
    ['coordinates without places', { coordinates: 'gcj02' }, ['option-without-field', '--coordinates']],
    ['a column and a fixed value for one field', { column: { use: 'use' }, set: { use: 'office' } }, ['field-twice', 'use']],
    ['a field that there is not', { unit: { area: 'm2' } }, ['no-such-field', 'area']],
  ] as const)('%s', (_title, mapping, told) => {
    expect(refused(mapping)).toEqual(told);
  });

  test('a profile was saved for files like this one, and may contain more than this one has', () => {
    expect(refused({ profile: 'p', value: { fund: { 财政: 'state' } }, set: { use: 'office' }, column: { use: 'use' } })).toEqual(['use']);
  });
});

test('fields are named in either language, in every statement', () => {
  const own: Dictionary = {
    kind: 'things',
    fields: [numberField({ name: 'size', zh: '面积', synonyms: [] }, { min: 0, max: 1e9, units: { m2: 1, ft2: 0.09290304 } })],
  };
  expect(readRow(planOf(own, ['x'], { column: { 面积: 'x' }, unit: { 面积: 'ft2' } }), ['1000']).fields).toEqual({ size: 92.90304 });
});

describe('ambiguous words', () => {
  const lasting: Dictionary = {
    kind: 'things',
    fields: [
      textField({ ...names('code'), synonyms: ['meter'], lastly: ['meter no', 'asset id', '编号'], required: true }, 100),
      textField({ ...names('name'), lastly: ['编号'] }, 100),
    ],
  };
  const taken = (...header: string[]) => planOf(lasting, header, {}).sources.map(({ spec, column }) => [spec.name, column]);

  test('are used if no column has a better name, the likeliest first', () => {
    expect(taken('Asset ID', 'name')).toEqual([
      ['name', 'name'],
      ['code', 'Asset ID'],
    ]);
    expect(taken('Asset ID', 'Meter No', 'name')).toContainEqual(['code', 'Meter No']);
    expect(taken('编号', 'x')).toEqual([['code', '编号']]);
  });

  test('give way to the names and synonyms of the field', () => {
    expect(taken('Asset ID', 'Meter')).toEqual([['code', 'Meter']]);
    expect(taken('code', '编号')).toEqual([
      ['code', 'code'],
      ['name', '编号'],
    ]);
  });

  test('are not used if two columns have them, or if the sender leaves them out', () => {
    expect(() => taken('编号', '编号')).toThrow(Problem);
    expect(() => planOf(lasting, ['Asset ID'], { ignore: ['Asset ID'] })).toThrow(Problem);
  });
});

import { expect, test } from 'vitest';
import { valueText, valuesText } from './value-text.ts';

const result = { type: 'choice', options: { fit: { zh: '合格', en: 'Fit' }, unfit: { zh: '不合格', en: 'Unfit' } } } as const;

test('an option is called by its name in the language of the reader; one without a name is its key', () => {
  expect([valueText(result, 'fit', 'zh'), valueText(result, 'unfit', 'en')]).toEqual(['合格', 'Unfit']);
  expect(valueText({ type: 'choice', options: ['GB/T 50378'] }, 'GB/T 50378', 'zh')).toBe('GB/T 50378');
  expect(valueText({ ...result, type: 'choices' }, ['fit', 'unfit'], 'zh')).toBe('合格、不合格');
});

test('amounts have their unit, yes and no are words, rows of a table the names of their columns; what is missing is left out', () => {
  expect(valueText({ type: 'decimal', unit: 'm2' }, '1200.50', 'zh')).toBe('1200.50 m²');
  expect([valueText({ type: 'bool' }, false, 'zh'), valueText({ type: 'integer' }, 2026, 'zh')]).toEqual(['否', '2026']);
  const table = { type: 'table', columns: { part: { type: 'text', names: { zh: '部位', en: 'Part' } } } } as const;
  expect(valueText(table, [{ part: '外墙' }, { part: '屋面' }], 'zh')).toBe('部位 外墙、部位 屋面');
  expect(valuesText({ result }, { result: 'fit', other: null }, 'zh')).toEqual({ result: '合格' });
});

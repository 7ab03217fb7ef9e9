import { expect, test } from 'vitest';
import { fileNameOf } from './file-name.ts';

test('a file name states place, subject, year and kind', () => {
  expect(fileNameOf({ place: '阳泉市', subject: '办公', when: 2025, name: '单位面积用电' })).toBe('阳泉市_办公_2025_单位面积用电');
});

test('missing parts leave no gap, and no character remains that a file system would misinterpret', () => {
  expect(fileNameOf({ place: '', when: '2026-11-22', name: 'a/b:c?' })).toBe('2026-11-22_a b c');
  expect(fileNameOf({ name: ' / ' })).toBe('table');
  expect(fileNameOf({ name: '长'.repeat(200) })).toHaveLength(100);
});

import { expect, test } from 'vitest';
import { nextCode } from './next-code.ts';
import { tableText } from './table-text.ts';

test('what nobody has said stays empty, and marks and lines within a cell stay within it', () => {
  const rows = [
    { code: 'F1', text: '冷机"低效",\n夜间不停', cost: null },
    { code: 'F2', text: '', cost: '0.00' },
  ];
  expect(tableText(['code', 'text', 'cost'], rows)).toBe('code,text,cost\n"F1","冷机""低效"",\n夜间不停",""\n"F2","","0.00"\n');
});

test('the next code is one that nobody has', () => {
  expect(nextCode('F', [])).toBe('F1');
  expect(nextCode('F', ['F1', 'F3'])).toBe('F4');
  expect(nextCode('F', ['F2'])).toBe('F3');
});

import { expect, test } from 'vitest';
import { dueDay } from './due.ts';
import { stateOf } from './standing.ts';

test('a printed year or month means its last day', () => {
  expect(dueDay('到2025年')).toBe('2025-12-31');
  expect(dueDay('到 2025 年')).toBe('2025-12-31');
  expect(dueDay('2022年9月底前')).toBe('2022-09-30');
  expect(dueDay('2024年2月底前')).toBe('2024-02-29');
  expect(dueDay('2025年12月底前')).toBe('2025-12-31');
});

test('a yearly task, one without a year or an ambiguous one has no day', () => {
  for (const printed of [null, '定期', '每年11月底前', '2030 年前', '“十四五”期间', '2025年13月底前']) expect(dueDay(printed)).toBeNull();
});

test('a task is done at 100 per cent, and overdue if it is not done after its day', () => {
  expect(stateOf(100, '2025-01-01', '2026-01-01')).toBe('done');
  expect(stateOf(99, '2025-12-31', '2025-12-31')).toBe('open');
  expect(stateOf(null, '2025-12-31', '2026-01-01')).toBe('overdue');
  expect(stateOf(null, null, '2026-01-01')).toBe('open');
});

import { expect, test } from 'vitest';
import { fileNote } from './file-note.ts';

const at = Date.UTC(2026, 2, 1, 0, 15);

test('an exported table states whose data it is, the known-at time, and where it was', () => {
  expect(fileNote({ mark: '示范数据', known: '2026-01-02', at, address: '/ranking?year=2025' }, 'zh')).toBe(
    '示范数据 · 数字按 2026-01-02 当日结束时所知 · 导出于 2026-03-01 08:15 · /ranking?year=2025',
  );
});

test('the current state is the one at the time of writing', () => {
  expect(fileNote({ mark: undefined, known: undefined, at, address: undefined }, 'en')).toBe(
    'figures as known on 2026-03-01 08:15 · written on 2026-03-01 08:15',
  );
});

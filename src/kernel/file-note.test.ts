import { expect, test } from 'vitest';
import { fileNote } from './file-note.ts';

const at = Date.UTC(2026, 2, 1, 0, 15);

test('a table that is taken away says whose data it is, as known when, and where it stood', () => {
  expect(fileNote({ mark: '示范数据', known: '2026-01-02', at, address: '/ranking?year=2025' }, 'zh')).toBe(
    '示范数据 · 数字按 2026-01-02 当日结束时所知 · 导出于 2026-03-01 08:15 · /ranking?year=2025',
  );
});

test('what is known now is known when it is written', () => {
  expect(fileNote({ mark: undefined, known: undefined, at, address: undefined }, 'en')).toBe(
    'figures as known on 2026-03-01 08:15 · written on 2026-03-01 08:15',
  );
});

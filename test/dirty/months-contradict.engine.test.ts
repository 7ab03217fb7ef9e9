import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeXlsx } from 'hucre';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** A title left over from the previous month names another month than the sheet or the file: nothing shows which is right. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-20T00:00:00Z') })));
afterAll(() => world.stop());

const bring = async (name: string, sheet: string, rows: readonly (readonly (string | number)[])[]) => {
  const file = await world.upload(name, await writeXlsx({ sheets: [{ name: sheet, rows: rows.map((row) => [...row]) }] }));
  return world.local.readings
    .importReadings({ createMeters: true, file })
    .then(({ accepted, repeated }) => (accepted ?? 0) + (repeated ?? 0))
    .catch((error: unknown) => (error as ProblemAnswer).document.code);
};

const read = [
  ['表号', '上月', '本月', '用量(kWh)'],
  ['A1', 100, 150, 50],
  ['A2', 200, 280, 80],
] as const;
const used = [
  ['表号', '用量(kWh)'],
  ['A1', 50],
  ['A2', 80],
] as const;
const days = [
  ['表号', ...Array.from({ length: 28 }, (_, at) => `${at + 1}日`)],
  ['A3', ...Array.from({ length: 28 }, (_, at) => at + 1)],
] as const;
const title = ['某园区2026年1月抄表'] as const;

test.each([
  ['a.xlsx', '2月', [title, ...read]],
  ['某园区2026年2月.xlsx', 'Sheet1', [title, ...read]],
  ['b.xlsx', '2026年2月', [title, ...used]],
  ['c.xlsx', '2026年2月', [['表号', '2026年1月用量(kWh)'], ...used.slice(1)]],
  ['2026年3月.xlsx', '2月', used],
  ['2026年3月.xlsx', '2026年2月', used],
  ['2025年1月.xlsx', 'Sheet1', [title, ...used]],
  ['d.xlsx', '2月', [['某园区2026年1月用电量(kWh)'], ...days]],
] as const)('%s, sheet %s', async (name, sheet, rows) => {
  expect(await bring(name, sheet, rows)).toBe('months-contradict');
});

test.each([
  ['a.xlsx', '1月', [title, ...read]],
  ['某园区2026年1月.xlsx', 'Sheet1', [title, ...used]],
  ['2026年2月上报.xlsx', 'Sheet1', [title, ...used]],
  ['2026年1-3月.xlsx', '1月', [title, ...used]],
  [
    '2026年3月.xlsx',
    '2月',
    [
      ['表号', '月份', '用量(kWh)'],
      ['A4', '2026-01', 5],
      ['A4', '2026-02', 6],
    ],
  ],
  [
    '2026年3月.xlsx',
    'Sheet1',
    [
      ['表号', '2026年1月', '2026年2月'],
      ['A5', 5, 6],
    ],
  ],
] as const)('titles that agree, or do not concern rows with their own month, are read: %s, sheet %s', async (name, sheet, rows) => {
  expect(await bring(name, sheet, rows)).toBe(2);
});

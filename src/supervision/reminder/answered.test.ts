import { expect, test } from 'vitest';
import { isAnswered } from './answered.ts';
import type { MissingData } from './facts.ts';

const open: MissingData = {
  key: 'months:B1:electricity',
  kind: 'months',
  building: 'B1',
  name: '市政府',
  organisation: 'U1',
  carrier: 'electricity',
  meter: null,
  months: ['2026-01', '2026-02'],
  since: '2026-01-01',
};
const silent: MissingData = { ...open, key: 'offline:M1', kind: 'offline', meter: 'M1', months: [] };
const now = {
  missing: new Map([open, silent].map((one) => [one.key, one])),
  awaited: ['2025-12', '2026-01', '2026-02'],
  seen: new Set(['B1', 'B2']),
};
const item = { key: open.key, building: 'B1' };

test('what is still missing is not answered, even in part', () => {
  expect(isAnswered({ ...item, months: ['2025-12', '2026-01'] }, now)).toBe(false);
  expect(isAnswered({ key: 'offline:M1', building: 'B1', months: [] }, now)).toBe(false);
});

test('what came since is answered, though other months are missing now', () => {
  expect(isAnswered({ ...item, months: ['2025-12'] }, now)).toBe(true);
  expect(isAnswered({ key: 'offline:M2', building: null, months: [] }, now)).toBe(true);
});

test('months too far back, months not kept, and buildings not seen are not told', () => {
  expect(isAnswered({ ...item, months: ['2025-03'] }, now)).toBeNull();
  expect(isAnswered({ ...item, months: null }, now)).toBeNull();
  expect(isAnswered({ key: 'months:B9:electricity', building: 'B9', months: ['2026-01'] }, now)).toBeNull();
});

import { expect, test } from 'vitest';
import { today } from './today.ts';
import { createZone, type Zone } from './zone.ts';

test('until eight in the morning China has another day than London, and China’s day is used', () => {
  expect(today(Date.UTC(2026, 2, 1, 15, 59))).toBe('2026-03-01');
  expect(today(Date.UTC(2026, 2, 1, 16, 0))).toBe('2026-03-02');
  expect(today(Date.UTC(2026, 2, 1, 23, 59))).toBe('2026-03-02');
});

test('a place with its own zone has its own day', () => {
  expect(today(Date.UTC(2026, 2, 1, 3), createZone('America/New_York') as Zone)).toBe('2026-02-28');
});

import { expect, test } from 'vitest';
import { formOf, hoursOf } from './hours-form.ts';

const hours = {
  workday: ['08:00-12:00', '13:30-18:00'],
  rest: [],
  sat: ['09:00-12:00'],
  days: { '2026-05-01': [], '2026-05-02': ['22:00-06:00'] },
  calendar: 'none',
} as const;

test('a form that is filled in from hours sends the same hours', () => {
  for (const closed of ['无', 'none']) expect(hoursOf(formOf(hours, closed))).toEqual(hours);
});

test('what people type is understood: full-width colons, commas, spaces about the dash', () => {
  const form = { ...formOf(null, '无'), workday: '8：00 - 12：00，13:30至18:00', sun: '无' };
  expect(hoursOf(form)).toEqual({ workday: ['8:00-12:00', '13:30-18:00'], sun: [] });
});

test('what is no time goes as it was typed, so that it is told and not lost', () => {
  expect(hoursOf({ ...formOf(null, '无'), workday: 'nine to five', special: 'May 1 无' })).toEqual({
    workday: ['nine', 'to', 'five'],
    days: { May: ['1'] },
  });
});

import { expect, test } from 'vitest';
import { savingClassOf } from './saving-class.ts';

test('who saved is told by the interval, never by the figure alone', () => {
  expect(savingClassOf({ savings: 12, low: 3, high: 21 })).toBe(0);
  expect(savingClassOf({ savings: 12, low: -3, high: 27 })).toBe(1);
  expect(savingClassOf({ savings: -12, low: -27, high: 3 })).toBe(1);
  expect(savingClassOf({ savings: -12, low: -21, high: -3 })).toBe(2);
  expect(savingClassOf({ savings: 12, low: null, high: null })).toBe(3);
  expect(savingClassOf({ savings: null, low: null, high: null })).toBe(4);
});

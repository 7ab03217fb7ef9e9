import { expect, test } from 'vitest';
import { holdText, readHold } from './hold.ts';

test('how long a value holds is read with its unit, in either language, and written as briefly as possible', () => {
  expect(['1h', '15min', '90 s', '2小时', '30 分钟', '1d', '1.5h', '3600'].map(readHold)).toEqual([
    3600, 900, 90, 7200, 1800, 86_400, 5400, 3600,
  ]);
  expect([3600, 900, 90, 86_400, 5400].map(holdText)).toEqual(['1h', '15min', '90s', '1d', '90min']);
});

test('a missing length, zero, part of a second and more than a year are refused', () => {
  expect(['', 'h', '0h', '0.1s', '400d', '-1h', '1 week'].map(readHold)).toEqual([null, null, null, null, null, null, null]);
});

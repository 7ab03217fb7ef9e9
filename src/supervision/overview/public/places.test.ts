import { expect, test } from 'vitest';
import { homeAmong } from './places.ts';

const place = (code: string, parent: string | null) => ({ code, parent });
const places = [
  place('100000', null),
  place('140000', '100000'),
  place('140300', '140000'),
  place('140302', '140300'),
  place('140303', '140300'),
  place('140300-GXQ', '140300'),
  place('140800', '140000'),
  place('140802', '140800'),
];
const many = (code: string, count = 100): string[] => Array.from({ length: count }, () => code);

test('a city starts at the lowest place that contains all of its buildings, including its own zones', () => {
  expect(homeAmong(places, [...many('140302'), ...many('140303'), ...many('140300-GXQ', 30)])).toBe('140300');
  expect(homeAmong(places, many('140302'))).toBe('140302');
  expect(homeAmong(places, [...many('140302'), ...many('140802')])).toBe('140000');
});

test('a few buildings elsewhere, or in an unknown place, do not make it another city', () => {
  expect(homeAmong(places, [...many('140302'), ...many('140303'), '140802', '', 'X'])).toBe('140300');
});

test('without buildings there is no such place', () => {
  expect(homeAmong(places, [])).toBeNull();
  expect(homeAmong([], ['A', 'B'])).toBeNull();
});

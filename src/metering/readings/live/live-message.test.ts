import { expect, test } from 'vitest';
import { placesInGroup } from './live-message.ts';

test('messages of a group without a common meter are received together', () => {
  expect(placesInGroup([[1, 2], [3], [4, 5], []])).toEqual([0, 0, 0, 0]);
});

test('messages with a common meter are received one after another, in their order of arrival', () => {
  expect(placesInGroup([[1, 2], [2, 3], [3], [1], [3, 1]])).toEqual([0, 1, 2, 1, 3]);
});

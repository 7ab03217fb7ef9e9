import { expect, test } from 'vitest';
import { movedByFields, upToNext, wholly } from './moved.ts';

const standing = [{ at: 3000 }, { at: 1000 }, { at: 2000 }];

test('a swap moves what lies up to the next one, the last one all that follows', () => {
  expect(upToNext(7, 1000, standing)).toEqual({ meter: 7, from: 1000, to: 2000 });
  expect(upToNext(7, 1500, standing)).toEqual({ meter: 7, from: 1500, to: 2000 });
  expect(upToNext(7, 3000, standing)).toEqual({ meter: 7, from: 3000, to: null });
});

test('how the first device is read moves what lies before the first swap; anything else the whole line', () => {
  expect(movedByFields(7, ['multiplier', 'digits'], standing)).toEqual({ meter: 7, from: null, to: 1000 });
  expect(movedByFields(7, ['multiplier'], [])).toEqual(wholly(7));
  expect(movedByFields(7, ['multiplier', 'capacity'], standing)).toEqual(wholly(7));
  expect(movedByFields(7, ['unit'], standing)).toEqual(wholly(7));
});

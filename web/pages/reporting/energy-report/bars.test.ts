import { describe, expect, test } from 'vitest';
import { barsOf } from './bars.ts';

describe('bars of a report', () => {
  test('are as high as their share of the most of both years; a missing step is marked as missing over the whole height', () => {
    const { bars, most } = barsOf(
      [
        { label: '1', value: 50, before: 100 },
        { label: '2', value: null, before: null },
        { label: '3', value: 0, before: null },
      ],
      { width: 300, height: 100 },
    );
    expect(most).toBe(100);
    expect(bars.map(({ box, isMissing }) => [box.height, isMissing])).toEqual([
      [50, false],
      [100, true],
      [0, false],
    ]);
    expect(bars[0]?.mark?.y).toBe(0);
    expect(bars[1]?.mark).toBeNull();
  });
  test('of nothing have no height', () => {
    expect(barsOf([{ label: '1', value: 0, before: null }], { width: 10, height: 10 }).bars[0]?.box.height).toBe(0);
  });
});

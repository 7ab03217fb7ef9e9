import { describe, expect, test } from 'vitest';
import { gapsIn } from './gaps.ts';

const month = (at: number, value: number | null, coverage = value === null ? 0 : 1) => ({
  start: `2025-${String(at).padStart(2, '0')}-01`,
  value,
  coverage,
});

describe('missing data in a report', () => {
  test('is listed by periods: consecutive months without any value are one, with its days', () => {
    expect(
      gapsIn('heat', [month(1, 5), month(2, null), month(3, null), month(4, 2, 0.4), month(5, 0)], {
        end: '2025-06-01',
        until: '2026-01-01',
      }),
    ).toEqual([
      { carrier: 'heat', from: '2025-02-01', to: '2025-03-31', coverage: 0 },
      { carrier: 'heat', from: '2025-04-01', to: '2025-04-30', coverage: 0.4 },
    ]);
  });
  test('is neither an unfinished month nor a measured zero', () => {
    expect(gapsIn('electricity', [month(1, 0), month(2, 3, 0.5)], { end: '2025-03-01', until: '2025-02-20' })).toEqual([]);
  });
});

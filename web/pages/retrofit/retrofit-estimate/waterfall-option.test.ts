import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stairs, waterfallOption } from './waterfall-option.ts';

test('each step of a waterfall begins where the last one ended, and the last ends at the use after', () => {
  const value = fc.integer({ min: 0, max: 1000 });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 8 }), (values) => {
      const before = values.reduce((sum, one) => sum + one, 500);
      const steps = stairs(
        before,
        values.map((one) => ({ name: 'x', value: one })),
      );
      let top = before;
      for (const step of steps) {
        expect(step.rest + step.value).toBe(top);
        top = step.rest;
      }
      expect(top).toBe(500);
    }),
  );
});

test('the ends of the interval stand over the use after alone', () => {
  const words = { before: '前', after: '后', low: '低', high: '高', unit: 'kgce' };
  const option = waterfallOption({ before: 100, steps: [{ name: 'a', value: 30 }], after: [70, 60, 80] }, words, ['#111', '#222', '#333']);
  const series = option['series'] as readonly { readonly name?: string; readonly data: readonly unknown[] }[];
  expect(series[2]?.data).toEqual([null, null, 60]);
  expect(series[3]?.data).toEqual([null, null, 80]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planMonths } from '../columns/month-columns.ts';
import { turnOf } from './year-turn.ts';

const read = (headings: readonly string[]): string[] =>
  planMonths(['户号', ...headings], [['A1', ...headings.map(() => '300')]], {}).months.map(({ year, month }) => `${year}-${month}`);

test.each([
  [
    ['2024年11月', '12月', '2025年1月', '2月'],
    ['2024-11', '2024-12', '2025-1', '2025-2'],
  ],
  [
    ['2024年11月', '2024年12月', '1月', '2月'],
    ['2024-11', '2024-12', '2025-1', '2025-2'],
  ],
  [
    ['11月', '12月', '2025年1月', '2月'],
    ['2024-11', '2024-12', '2025-1', '2025-2'],
  ],
  [
    ['2025年2月', '1月', '12月'],
    ['2025-2', '2025-1', '2024-12'],
  ],
  [
    ['2024年四季度', '一季度'],
    ['2024-10', '2025-1'],
  ],
])('%j take the year of the previous column: %j', (headings, right) => {
  expect(read(headings)).toEqual(right);
});

test('if the order shows no year the import asks for it, and no column is ignored', () => {
  expect(() => read(['2024年11月', '2024年12月', '5月', '2月'])).toThrow(expect.objectContaining({ code: 'year-needed' }));
  expect(() => read(['5月', '2024年11月', '2024年12月'])).toThrow(expect.objectContaining({ code: 'year-needed' }));
});

test('consecutive months are all read correctly, whichever of them name their year', () => {
  const shapes = [
    (year: number, month: number) => `${year}年${month}月`,
    (year: number, month: number) => `${year}年${month}月用电量(kWh)`,
  ];
  const drawn = fc.record({
    from: fc.integer({ min: 0, max: 35 }),
    named: fc.array(fc.boolean(), { minLength: 2, maxLength: 18 }),
    shape: fc.constantFrom(...shapes),
    isBack: fc.boolean(),
  });
  fc.assert(
    fc.property(drawn, ({ from, named, shape, isBack }) => {
      fc.pre(named.includes(true));
      const months = named.map((_, at) => ({ year: 2022 + Math.floor((from + at) / 12), month: ((from + at) % 12) + 1 }));
      const order = isBack ? months.toReversed() : months;
      const headings = order.map(({ year, month }, at) => (named[at] ? shape(year, month) : shape(year, month).slice(5)));
      const right = order.map(({ year, month }) => `${year}-${month}`);
      const found = (() => {
        try {
          return read(headings);
        } catch (error) {
          return (error as { code: string }).code;
        }
      })();
      // a month that occurs twice among twelve without a year is reported, never left out
      if (typeof found === 'string') expect(['year-needed', 'month-twice']).toContain(found);
      else expect(found).toEqual(right);
      if (!isBack) expect(found).toEqual(right);
    }),
  );
});

test.each([
  [[4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3], 4],
  [[11, 12, 1, 2, 3], 11],
  [[3, 2, 1, 12, 11], 11],
  [[1, 2, 3, 11, 12], null],
  [[1, 10, 11, 12, 2, 3], null],
  [[6, 5, 4], null],
  [[3, 2], null],
])('months %j cross the new year from %j on', (months, first) => {
  expect(turnOf(months)?.first ?? null).toBe(first);
});

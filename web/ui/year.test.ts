import { expect, test } from 'vitest';
import { howFar, measuredYears, newYear, ofYear, usualYear, yearIn, years } from './year.ts';

const measured = { first: '2024-06-01', last: '2026-10-31' };

test('a year is measured to its end, through a day or a month, or not at all', () => {
  expect(howFar(2025, measured)).toEqual({ is: 'whole' });
  expect(howFar(2026, measured)).toEqual({ is: 'through', day: '2026-10-31', month: true });
  expect(howFar(2026, { ...measured, last: '2026-11-29' })).toEqual({ is: 'through', day: '2026-11-29', month: false });
  expect(howFar(2024, { ...measured, last: '2024-02-29' })).toEqual({ is: 'through', day: '2024-02-29', month: true });
  expect([2023, 2027].map((year) => howFar(year, measured).is)).toEqual(['none', 'none']);
  expect(howFar(2025, { first: null, last: null })).toEqual({ is: 'none' });
  expect(howFar(2026, { ...measured, last: '2026-12-31' })).toEqual({ is: 'whole' });
});

test('an address without a year, or with one that is none, is of the usual year', () => {
  expect([{}, { year: 'x' }, { year: '1' }].map(yearIn)).toEqual([usualYear, usualYear, usualYear]);
  expect(yearIn({ year: '2019' })).toBe(2019);
});

test('a page of a year always has it in its address, beside everything else', () => {
  const { validateSearch } = ofYear();
  expect(validateSearch({ region: '140300' } as never)).toEqual({ region: '140300', year: usualYear });
  expect(validateSearch({ year: '2019', view: 'use' } as never)).toEqual({ year: 2019, view: 'use' });
});

test('this year can be chosen as well as the last ones, and a new year leaves the days of the old one', () => {
  expect([years[0], years[1], years.length]).toEqual([usualYear + 1, usualYear, 15]);
  expect(Object.keys(newYear(2024))).toEqual(['year', 'from', 'to', 'zoom', 'page']);
});

test('the measured years are all from the first to the last, the latest first; none if nothing was measured', () => {
  expect(measuredYears(measured)).toEqual([2026, 2025, 2024]);
  expect(measuredYears({ first: '2022-05-01', last: '2022-05-31' })).toEqual([2022]);
  expect(measuredYears({ first: null, last: null })).toEqual([]);
});

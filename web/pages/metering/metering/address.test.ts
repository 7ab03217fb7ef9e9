import { expect, test } from 'vitest';
import { inView, localDay, marked, moved, opened, readUse, spanned, wider, zoomOf, zoomText } from './address.ts';

test('whole months and years stay whole; other days move by their number', () => {
  expect(moved({ from: '2024-01-01', to: '2025-01-01' }, 1)).toEqual({ from: '2025-01-01', to: '2026-01-01' });
  expect(moved({ from: '2024-03-01', to: '2024-04-01' }, -1)).toEqual({ from: '2024-02-01', to: '2024-03-01' });
  expect(moved({ from: '2024-02-27', to: '2024-03-01' }, 1)).toEqual({ from: '2024-03-01', to: '2024-03-04' });
});

test('without days the chart shows the year', () => {
  expect(readUse({ year: '2024' })).toMatchObject({ from: '2024-01-01', to: '2025-01-01', step: 'month', carrier: 'electricity' });
});

test('a step opens into its own days, one step finer', () => {
  expect(opened('year', '2024-01-01')).toEqual({ step: 'month', from: '2024-01-01', to: '2025-01-01' });
  expect(opened('month', '2024-02-01')).toEqual({ step: 'day', from: '2024-02-01', to: '2024-03-01' });
  expect(opened('day', '2024-02-29')).toEqual({ step: '15min', from: '2024-02-29', to: '2024-03-01' });
  expect(opened('hour', '2024-02-29')).toEqual({ step: '15min', from: '2024-02-29', to: '2024-03-01' });
  expect(localDay(Date.parse('2024-02-28T16:00:00Z'), 'Asia/Shanghai')).toBe('2024-02-29');
});

test('the way back up is the month of a day and the year of a month; other stretches have none', () => {
  const [year, month] = [
    { step: 'month', from: '2024-01-01', to: '2025-01-01' },
    { step: 'day', from: '2024-02-01', to: '2024-03-01' },
  ];
  expect(wider({ from: '2024-02-29', to: '2024-03-01' })).toEqual([year, month]);
  expect(wider({ from: '2024-02-01', to: '2024-03-01' })).toEqual([year]);
  expect(wider({ from: '2024-01-01', to: '2025-01-01' })).toEqual([]);
  expect(wider({ from: '2024-02-10', to: '2024-02-17' })).toEqual([]);
});

test('spans stand where the chart is, in steps that suit them; from longer views in their last year', () => {
  const may = { from: '2024-05-10', to: '2024-06-10' };
  expect(spanned(may, 'decade')).toEqual({ step: 'month', from: '2015-01-01', to: '2025-01-01' });
  expect(spanned(may, 'year')).toEqual({ step: 'day', from: '2024-01-01', to: '2025-01-01' });
  expect(spanned(may, 'month')).toEqual({ step: 'hour', from: '2024-05-01', to: '2024-06-01' });
  expect(spanned(may, 'week')).toEqual({ step: 'hour', from: '2024-05-10', to: '2024-05-17' });
  expect(spanned(may, 'day')).toEqual({ step: '15min', from: '2024-05-10', to: '2024-05-11' });
  expect(spanned({ from: '2015-01-01', to: '2025-01-01' }, 'year')).toEqual({ step: 'day', from: '2024-01-01', to: '2025-01-01' });
});

test('what is in view becomes whole days in finer steps', () => {
  const decade = { from: '2016-01-01', to: '2026-01-01' };
  expect(inView(decade, { start: 50, end: 100 })).toEqual({ step: 'month', from: '2020-12-31', to: '2026-01-01' });
  expect(inView({ from: '2025-01-01', to: '2026-01-01' }, { start: 0, end: 50 })).toEqual({
    step: 'day',
    from: '2025-01-01',
    to: '2025-07-03',
  });
  expect(inView({ from: '2025-01-01', to: '2025-02-01' }, { start: 99.9, end: 100 })).toEqual({
    step: '15min',
    from: '2025-01-31',
    to: '2025-02-01',
  });
});

test('marked steps become their days, whole months by days, some days by quarters of an hour, and never anything coarser', () => {
  expect(marked('month', '2025-03-01', '2025-04-01')).toEqual({ step: 'hour', from: '2025-03-01', to: '2025-05-01' });
  expect(marked('month', '2025-03-01', '2025-08-01')).toEqual({ step: 'day', from: '2025-03-01', to: '2025-09-01' });
  expect(marked('day', '2025-03-03', '2025-03-07')).toEqual({ step: '15min', from: '2025-03-03', to: '2025-03-08' });
  expect(marked('hour', '2025-01-01', '2025-06-30')).toEqual({ step: 'hour', from: '2025-01-01', to: '2025-07-01' });
  expect(marked('15min', '2025-03-03', '2025-03-03')).toEqual({ step: '15min', from: '2025-03-03', to: '2025-03-04' });
});

test('a part in view is written in the address; what cannot be one is left out', () => {
  expect(zoomOf(readUse({ zoom: zoomText({ start: 12.345, end: 50 }) }).zoom)).toEqual({ start: 12.3, end: 50 });
  expect(['50-20', 'x-y', '0-120', '5'].map((zoom) => readUse({ zoom }).zoom)).toEqual([undefined, undefined, undefined, undefined]);
});

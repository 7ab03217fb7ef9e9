import { expect, test } from 'vitest';
import { courseOption } from './course-option.ts';

test('a year that is not known has no bar, and the path goes on', () => {
  const points = [
    { year: 2025, now: 50, path: 100 },
    { year: 2026, now: null, path: 200 },
  ];
  const { xAxis, series } = courseOption(points, 'm²', { now: 'now', path: 'path' }, ({ year }) => `in ${year}`);
  expect(xAxis).toMatchObject({ data: ['2025', '2026'] });
  expect(series).toMatchObject([
    { type: 'bar', data: [50, null] },
    { type: 'line', data: [100, 200] },
  ]);
});

test('the tooltip says the year under the pointer', () => {
  const points = [{ year: 2025, now: null, path: null }];
  const { tooltip } = courseOption(points, '', { now: 'now', path: 'path' }, ({ year }) => `in ${year}`);
  const { formatter } = tooltip as { readonly formatter: (shown: unknown) => string };
  expect([formatter([{ dataIndex: 0 }]), formatter([{ dataIndex: 7 }])]).toEqual(['in 2025', '']);
});

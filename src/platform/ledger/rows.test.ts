import { expect, test } from 'vitest';
import { entityRows, plainCell } from './rows.ts';

const header = ['code', 'area', 'status', 'from'];
const rows = (fields: Record<string, unknown>, dated: Parameters<typeof entityRows>[1]['dated']) => [
  ...entityRows(header, { code: 'H1', fields, dated }, (_, value) => plainCell(value)),
];

test('what exists from the beginning has a first row without a day, then one for each day with a change', () => {
  const status = [
    { from: null, value: 'supplied' },
    { from: '2026-01-10', value: 'stopped' },
  ];
  expect(rows({ area: '60', status: 'stopped' }, { status })).toEqual([
    ['H1', '60', 'supplied', null],
    ['H1', null, 'stopped', '2026-01-10'],
  ]);
});

test('what begins on a day has no row before it: an import into an empty directory would lack the required fields of a first row', () => {
  const area = [{ from: '2026-01-10', value: '60' }];
  expect(rows({ area: '60' }, { area })).toEqual([['H1', '60', null, '2026-01-10']]);
});

test('an entity without any value has its row', () => {
  expect(rows({}, {})).toEqual([['H1', null, null, null]]);
});

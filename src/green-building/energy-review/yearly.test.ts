import { expect, test } from 'vitest';
import type { CaseStanding } from '#casework/cases/cases.ts';
import { reviewsOf } from './yearly.ts';

const at = (day: string): number => Date.parse(`${day}T10:00:00+08:00`) / 1000;

const standing = (code: string, stays: readonly (readonly [string, string])[], fields: CaseStanding['fields'] = {}): CaseStanding => ({
  case: code,
  region: '140302',
  organisation: 'ORG1',
  building: null,
  project: 'P-1',
  began: new Date(0),
  state: stays.at(-1)?.[0] ?? 'draft',
  fields,
  numbers: stays.some(([state]) => state === 'approved') ? { opinion: `节审-${code}` } : {},
  stays: stays.map(([state, day]) => ({ state, at: at(day) })),
});

const figures = { electricity: '6000000', tce: '737.400', tceEqual: '1809.000', conditions: '安装分项计量' };

test('a year has what was decided in it, and sums only what passed', () => {
  const cases = [
    standing(
      'C2',
      [
        ['check', '2025-03-01'],
        ['approved', '2025-05-01'],
        ['accepted', '2026-01-10'],
      ],
      figures,
    ),
    standing(
      'C1',
      [
        ['check', '2025-03-01'],
        ['refused', '2025-04-01'],
      ],
      { electricity: '1' },
    ),
    standing(
      'C3',
      [
        ['check', '2025-12-01'],
        ['approved', '2026-01-02'],
      ],
      figures,
    ),
    standing('C4', [
      ['check', '2025-12-01'],
      ['withdrawn', '2025-12-02'],
    ]),
  ];
  const told = reviewsOf(cases, 2025);
  expect(told.rows.map((one) => [one.case, one.outcome, one.decidedOn])).toEqual([
    ['C1', 'refused', '2025-04-01'],
    ['C2', 'passed', '2025-05-01'],
  ]);
  expect(told).toMatchObject({ passed: 1, refused: 1, accepted: 0, kwh: 6_000_000, tce: 737.4, tceEqual: 1809 });
  expect(told.rows[1]).toMatchObject({ number: '节审-C2', conditions: '安装分项计量', acceptedOn: '2026-01-10' });
  expect(reviewsOf(cases, 2026)).toMatchObject({ passed: 1, accepted: 1 });
});

test('a review without figures leaves the sums unknown, and none is not zero', () => {
  const without = standing('C1', [['approved', '2025-05-01']]);
  expect(reviewsOf([without], 2025)).toMatchObject({ passed: 1, kwh: null, tce: null });
  expect(reviewsOf([], 2025)).toMatchObject({ passed: 0, kwh: null });
});

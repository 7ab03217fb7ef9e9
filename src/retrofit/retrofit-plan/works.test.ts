import { expect, test } from 'vitest';
import { dayOutside, stretchesOutside } from './season.ts';
import { worksOf } from './works.ts';

const season = { from: '11-15', to: '03-15' };
const limit = (id: string, used: number, amount: number) =>
  ({ id, resource: 'crew:envelope', sense: 'max', amount, used, slack: amount - used, breach: 0, price: 0 }) as const;
const chosen = (project: string, option = 'a') => ({ project, option, year: 2026, value: 1, reduced: 1, serves: [] });

test('the stretches outside of a season are whole, over New Year and within a year', () => {
  expect(stretchesOutside(2026, season)).toEqual([{ from: '2026-03-16', to: '2026-11-14' }]);
  expect(stretchesOutside(2026, { from: '02-01', to: '02-28' })).toEqual([
    { from: '2026-01-01', to: '2026-01-31' },
    { from: '2026-03-01', to: '2026-12-31' },
  ]);
  expect([dayOutside(2026, season, 1), dayOutside(2026, season, 244), dayOutside(2026, season, 245), dayOutside(2026, season, 0)]).toEqual([
    '2026-03-16',
    '2026-11-14',
    null,
    null,
  ]);
});

test('crews count what lies in their place, what is done outside of the season ends on its day, and projects without crews stand apart', () => {
  const amounts = { 'crew:envelope': '30', 'crew:envelope:off': '20.5' };
  const works = worksOf({
    answer: {
      chosen: [chosen('P1'), chosen('P2'), chosen('P3', 'typed')],
      limits: [limit('crew:140300:envelope:2026', 60, 730), limit('crew:140300:envelope:off:2026', 41, 488)],
    },
    projects: [
      { id: 'P1', options: [{ id: 'a', amounts }] },
      { id: 'P2', options: [{ id: 'a', amounts }] },
      { id: 'P3', options: [{ id: 'typed', amounts: { costYuan: '1' } }] },
    ],
    regionOf: () => '140302',
    crews: [{ region: '140300', trade: 'envelope', crews: '2' }],
    years: [2026],
    seasonOf: () => season,
  });
  const stretches = [{ from: '2026-03-16', to: '2026-11-14' }];
  const none = { taken: null, there: null };
  expect(works).toEqual([
    {
      year: 2026,
      region: '140300',
      trade: 'envelope',
      projects: 0,
      crews: '2',
      stretches,
      all: { taken: '60', there: '730' },
      off: { taken: '41', there: '488', until: '2026-04-05' },
    },
    {
      year: 2026,
      region: '140302',
      trade: 'envelope',
      projects: 2,
      crews: null,
      stretches,
      all: { taken: '60', there: null },
      off: { taken: '41', there: null, until: null },
    },
    { year: 2026, region: '140302', trade: null, projects: 1, crews: null, stretches, all: none, off: { ...none, until: null } },
  ]);
});

import { expect, test } from 'vitest';
import { createZone, type Zone } from '#kernel/zone.ts';
import { createOfficialCalendar } from '#casework/workdays/official-calendar.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { reportsOf, reportsOwed } from './reports.ts';

const zone = createZone('Asia/Shanghai') as Zone;
const calendar = createOfficialCalendar([]);
const procedure = (every: 'month' | 'year', within: object) =>
  ({
    id: 'label',
    status: 'CITY',
    states: {},
    reports: { own: { every, in: ['granted'], within } },
  }) as unknown as Procedure;

const at = (day: string, time = '10:00') => Date.parse(`${day}T${time}:00+08:00`) / 1000;
const given = (...periods: string[]) => periods.map((period) => ({ report: 'own', period, n: 1, at: '', fields: {}, filled: [] }));

test('a label owes a report of each year in which it stood, the first one included, within months after its end', () => {
  const stays = [
    { state: 'draft', at: at('2023-05-01') },
    { state: 'granted', at: at('2023-11-30') },
  ];
  const all = reportsOf(
    { procedure: procedure('year', { months: 3 }), zone, calendar },
    { stays, reports: given('2024') },
    at('2026-02-01'),
  );
  expect(all.map(({ period, due, overdue, given: isGiven }) => [period, due, overdue, isGiven])).toEqual([
    // 2024-03-31 is a Sunday
    ['2023', '2024-04-01', true, false],
    ['2024', '2025-03-31', false, true],
    ['2025', '2026-03-31', false, false],
  ]);
});

test('the year that runs is not owed before its last day is over, by the clock of the place', () => {
  const stays = [{ state: 'granted', at: at('2025-03-01') }];
  const timed = { procedure: procedure('year', { months: 3 }), zone, calendar };
  expect(reportsOwed(timed, { stays, reports: [] }, at('2025-12-31', '23:59'))).toEqual([]);
  expect(reportsOwed(timed, { stays, reports: [] }, at('2026-01-01', '00:00'))).toMatchObject([{ period: '2025' }]);
});

test('months in which the case stood elsewhere are left out, and who left for good owes nothing', () => {
  const stays = [
    { state: 'granted', at: at('2026-01-15') },
    { state: 'other', at: at('2026-02-10') },
    { state: 'granted', at: at('2026-04-01') },
  ];
  const timed = { procedure: procedure('month', { workdays: 5 }), zone, calendar };
  const periods = (more: typeof stays, now: string) => reportsOf(timed, { stays: more, reports: [] }, at(now)).map(({ period }) => period);
  expect(periods(stays, '2026-06-03')).toEqual(['2026-01', '2026-02', '2026-04', '2026-05']);
  expect(periods([...stays, { state: 'revoked', at: at('2026-05-20') }], '2026-06-03')).toEqual([]);
  expect(reportsOwed(timed, { stays, reports: given('2026-01') }, at('2026-06-03'))).toMatchObject([
    { period: '2026-02', due: '2026-03-06', overdue: true },
  ]);
});

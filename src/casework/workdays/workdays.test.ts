import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedChronicle } from '../../../test/knowledge.ts';
import { dayNumber, dayText, parseDay } from '#kernel/day.ts';
import type { Term, YearNotice } from './facts.ts';
import { noticesKnown } from './known-notices.ts';
import { createOfficialCalendar } from './official-calendar.ts';
import { countedDays } from './counted-days.ts';
import { dueDay } from './term.ts';

const shipped = shippedChronicle().all.flatMap(({ kind, held }) => (kind === 'calendar' ? [held as YearNotice] : []));
const knownOn = (day: string) => createOfficialCalendar(noticesKnown(shipped, day));
const now = knownOn('2026-11-22');
const number = (day: string) => parseDay(day) as number;

function due(from: string, term: Term, calendar = now) {
  const found = dueDay(calendar, number(from), term) as number;
  return [dayText(found), calendar.workedBetween(number(from), found), calendar.isIndicative(number(from), found)];
}

describe('the festivals of 2025 and 2026, by hand', () => {
  it.each([
    // 26 January is a worked Sunday, 28 January to 4 February are off
    ['2025-01-24', { workdays: 1 }, ['2025-01-26', 1, false]],
    ['2025-01-24', { workdays: 3 }, ['2025-02-05', 3, false]],
    ['2025-02-05', { workdays: 3 }, ['2025-02-08', 3, false]],
    ['2025-04-25', { workdays: 1 }, ['2025-04-27', 1, false]],
    ['2025-09-26', { workdays: 5 }, ['2025-10-10', 5, false]],
    ['2025-10-10', { workdays: 1 }, ['2025-10-11', 1, false]],
    ['2025-12-31', { workdays: 1 }, ['2026-01-04', 1, false]],
    ['2026-02-13', { workdays: 1 }, ['2026-02-14', 1, false]],
    ['2026-02-13', { workdays: 5 }, ['2026-02-27', 5, false]],
    ['2026-02-13', { workdays: 6 }, ['2026-02-28', 6, false]],
    ['2026-05-08', { workdays: 1 }, ['2026-05-09', 1, false]],
    ['2026-09-18', { workdays: 5 }, ['2026-09-24', 5, false]],
    ['2026-09-30', { workdays: 3 }, ['2026-10-10', 3, false]],
    // days, months and years move to the next worked day, even a Sunday
    ['2025-12-27', { days: 5 }, ['2026-01-04', 4, false]],
    ['2025-02-01', { days: 3 }, ['2025-02-05', 1, false]],
    ['2025-12-25', { months: 1 }, ['2026-01-26', 21, false]],
    ['2024-02-29', { years: 1 }, ['2025-02-28', 249, false]],
    ['2025-08-31', { months: 1 }, ['2025-09-30', 23, false]],
    ['2025-01-31', { months: 1 }, ['2025-02-28', 19, false]],
  ] as const)('from %s, %j', (from, term, expected) => {
    expect(due(from, term)).toEqual(expected);
  });
});

describe('what was known', () => {
  it('a term over New Year is indicative until the notice is out, and its days are those of the week', () => {
    expect(due('2025-12-30', { workdays: 2 }, knownOn('2025-11-03'))).toEqual(['2026-01-01', 2, true]);
    expect(due('2025-12-30', { workdays: 2 }, knownOn('2025-11-04'))).toEqual(['2026-01-04', 2, false]);
  });

  it('a notice that names a day of the year before decides it from its own day on', () => {
    expect(due('2022-12-30', { days: 1 }, knownOn('2022-12-07'))[0]).toBe('2023-01-02');
    expect(due('2022-12-30', { days: 1 }, knownOn('2022-12-08'))[0]).toBe('2023-01-03');
    expect(now.isWorked(number('2018-12-29'))).toBe(true);
    expect(now.isWorked(number('2018-12-31'))).toBe(false);
  });

  it('years before 2023 rest on what was not read and are indicative; so is a year that nothing is known of', () => {
    expect(due('2022-06-01', { workdays: 5 })[2]).toBe(true);
    expect(due('2003-06-02', { workdays: 1 })).toEqual(['2003-06-03', 1, true]);
    expect(due('2026-12-31', { workdays: 1 })).toEqual(['2027-01-01', 1, true]);
  });

  it('of one calendar the highest version published by then holds, and one that is superseded gives way', () => {
    const own = (version: number, published: string, closed: string[], more = {}) =>
      ({
        id: 'city/a',
        version,
        year: 2026,
        published,
        closed,
        worked: [],
        status: 'CITY',
        source: { document: 'x', clause: 'y' },
        ...more,
      }) as YearNotice;
    const all = [...shipped, own(1, '2026-03-01', ['2026-03-09']), own(2, '2026-03-05', ['2026-03-10'])];
    const offOn = (known: string) =>
      ['2026-03-09', '2026-03-10'].filter((day) => !createOfficialCalendar(noticesKnown(all, known)).isWorked(number(day)));
    expect([offOn('2026-02-28'), offOn('2026-03-01'), offOn('2026-03-05')]).toEqual([[], ['2026-03-09'], ['2026-03-10']]);
    const superseding = [...shipped, own(1, '2026-03-01', [], { supersedes: 'calendar/2026' })];
    expect(createOfficialCalendar(noticesKnown(superseding, '2026-03-01')).isWorked(number('2026-05-01'))).toBe(true);
  });
});

/** Random notices of a few years, some published late, some naming days of the year before, and a day as of which they are queried. */
const first = dayNumber(2030, 1, 1);
const dayIn = (year: number) => fc.integer({ min: dayNumber(year - 1, 12, 20), max: dayNumber(year, 12, 31) }).map(dayText);
const notice = fc.integer({ min: 2030, max: 2032 }).chain((year) =>
  fc.record({
    id: fc.constantFrom('calendar/a', 'calendar/b', 'calendar/c', 'calendar/d'),
    version: fc.integer({ min: 1, max: 4 }),
    year: fc.constant(year),
    published: fc.option(fc.integer({ min: first - 400, max: first + 800 }).map(dayText), { nil: undefined }),
    closed: fc.uniqueArray(dayIn(year), { maxLength: 40 }),
    worked: fc.uniqueArray(dayIn(year), { maxLength: 20 }),
    status: fc.constantFrom('VERIFIED', 'RECALLED', 'CITY'),
    source: fc.constant({ document: 'x', clause: 'y' }),
  }),
);
const notices = fc
  .uniqueArray(notice, { maxLength: 8, selector: ({ id, version }) => `${id}@${version}` })
  .map((all) => all.map((one) => ({ ...one, worked: one.worked.filter((day) => !one.closed.includes(day)) })) as YearNotice[]);
const someDay = fc.integer({ min: first - 420, max: first + 1200 });

/** The same from the rule alone: walks day by day and checks every notice each time. */
function plainly(all: readonly YearNotice[], known: string) {
  const before = all.filter(({ published }) => published === undefined || published <= known);
  const holding = before.filter((one) => !before.some(({ id, version }) => id === one.id && version > one.version));
  const rank = (one: YearNotice) => `${one.published ?? ''} ${one.year} ${one.id}`;
  const latest = (some: readonly YearNotice[]) => some.reduce<YearNotice | null>((a, b) => (a === null || rank(b) > rank(a) ? b : a), null);
  const names = (day: number) => latest(holding.filter(({ closed, worked }) => [...closed, ...worked].includes(dayText(day))));
  const isWorked = (day: number): boolean =>
    names(day)?.worked.includes(dayText(day)) ?? (names(day) === null && ![0, 6].includes(new Date(day * 86_400_000).getUTCDay()));
  const ofYear = (day: number) => latest(holding.filter(({ year }) => year === Number(dayText(day).slice(0, 4))));
  const isUnsure = (day: number) => ofYear(day) === null || ofYear(day)?.status === 'RECALLED' || names(day)?.status === 'RECALLED';
  return { isWorked, isUnsure };
}

describe('beside a plain model that walks from day to day', () => {
  it('worked days, the n-th of them, due days and what is indicative are the same on random calendars', () => {
    fc.assert(
      fc.property(notices, someDay.map(dayText), someDay, fc.integer({ min: 1, max: 90 }), (all, known, from, n) => {
        const calendar = createOfficialCalendar(noticesKnown(all, known));
        const plain = plainly(all, known);
        let [day, count, unsure] = [from, 0, false];
        while (count < n) {
          day += 1;
          if (plain.isWorked(day)) count += 1;
          unsure ||= plain.isUnsure(day);
        }
        expect(calendar.nthWorkedAfter(from, n)).toBe(day);
        expect(calendar.workedBetween(from, day)).toBe(n);
        expect(calendar.isIndicative(from, day)).toBe(unsure);
        let moved = from + n;
        while (!plain.isWorked(moved)) moved += 1;
        expect(dueDay(calendar, from, { days: n })).toBe(moved);
        const days = countedDays(calendar, from, day, { workdays: n });
        expect(days.at(-1)).toMatchObject({ day: dayText(day), count: n, worked: true, part: 'term' });
        expect(days.map(({ worked }) => worked)).toEqual(days.map((_, at) => plain.isWorked(from + at)));
      }),
      { numRuns: 300 },
    );
  });
});

import { isDeepStrictEqual } from 'node:util';
import type { WriteTrail } from '#kernel/trail.ts';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import { civil, dayText, parseDay, dayNumber } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { refuseUnreadVersion } from '#kernel/seen.ts';
import { today } from '#kernel/today.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { openTable } from '#platform/tables/tables.ts';
import type { OfficialCalendar, Term, YearNotice } from './facts.ts';
import { noticesKnown } from './known-notices.ts';
import { readNotice, type NoticeRead } from './notice-text.ts';
import { createOfficialCalendar } from './official-calendar.ts';
import { countedDays, type CountedDay } from './counted-days.ts';
import { readRow, termColumns } from './rows.ts';
import { dueDay, lastDay } from './term.ts';

export { dueDay } from './term.ts';

export type WorkdaysNeeds = {
  readonly now: Clock;
  readonly knowledge: Pick<Knowledge, 'versions' | 'addOwn'>;
  readonly imports: Pick<Imports, 'fileOf'>;
  readonly audit: WriteTrail;
};

/** The input of a calculation: a day `2026-01-05` and one of the five; `knownAt` as a person writes it. */
export type CalculationRequest = {
  readonly from: string;
  readonly workdays?: number | undefined;
  readonly days?: number | undefined;
  readonly months?: number | undefined;
  readonly years?: number | undefined;
  readonly to?: string | undefined;
  readonly knownAt?: string | undefined;
};

export type Due = { readonly due: string; readonly working: number; readonly indicative: boolean };

export type DueRow = { readonly row: number; readonly code: string | null } & {
  readonly [K in keyof Due]: Due[K] | null;
};

/** The maximum number of rows in a table of terms, and of days in a calculation: ten years of workdays fit. */
const most = { rows: 100_000, days: 6000 } as const;

/**
 * The official working calendar, as known on any day, and the terms calculated by it (Civil Code 201 to 203).
 * @example workdays.due(scope, { from: '2026-02-13', workdays: 5 }) // { due: '2026-02-27', working: 5, indicative: false }
 */
export function createWorkdays({ now, knowledge, imports, audit }: WorkdaysNeeds) {
  const calendars = createKept(() => knowledge.versions('calendar').map(({ held }) => held as YearNotice));

  /** The calendar as known at an instant, as a person writes it (a day means its end); defaults to now. */
  const known = (scope: Scope, knownAt?: string, zone?: Zone): OfficialCalendar =>
    calendars(scope, today(knownAt === undefined ? now() : asOf(now(), knownAt).received, zone));

  function calculate(scope: Scope, ask: CalculationRequest) {
    const calendar = known(scope, ask.knownAt);
    const from = parseDay(ask.from) as number;
    const term = termOf(ask);
    const due = 'to' in term ? (parseDay(term.to) as number) : dueDay(calendar, from, term);
    if (due === null) throw new Problem('cannot-do', 'workdays-beyond', { from: ask.from });
    if (due < from) throw new Problem('bad-input', 'workdays-to-before-from', { from: ask.from, to: dayText(due) });
    return { calendar, from, dueNumber: due, term: 'to' in term ? null : term, ...dueOf(calendar, from, due) };
  }

  return {
    known,
    calendarNamed: calendarByName(knowledge, calendars),

    /** The day on which a term ends, or worked days between two days. Throws `workdays-one-term`, `workdays-to-before-from`,
     * `workdays-beyond`. */
    due(scope: Scope, ask: CalculationRequest): Due {
      const { due, working, indicative } = calculate(scope, ask);
      return { due, working, indicative };
    },

    /**
     * The days on which many terms of days, months or years end; null beyond the year 9999. `indicative`: that day may still move,
     * regardless of the days before it.
     */
    dues(scope: Scope, knownAt: string | undefined): (from: string, term: LongTerm) => Pick<Due, 'due' | 'indicative'> | null {
      const calendar = known(scope, knownAt);
      return (from, term) => {
        const begins = parseDay(from);
        const due = begins === null ? null : dueDay(calendar, begins, term);
        if (begins === null || due === null) return null;
        return { due: dayText(due), indicative: calendar.isIndicative(lastDay(begins, term) - 1, due) };
      };
    },

    /** The same day by day. Throws `workdays-reckoning-long` beyond 6,000 days. */
    reckoning(
      scope: Scope,
      ask: CalculationRequest,
    ): Due & { from: string; days: CountedDay[]; calendars: YearNotice[]; unknownYears: number[] } {
      const { calendar, from, dueNumber, term, ...told } = calculate(scope, ask);
      if (dueNumber - from > most.days)
        throw new Problem('cannot-do', 'workdays-reckoning-long', { days: dueNumber - from, most: most.days });
      const days = countedDays(calendar, from, dueNumber, term);
      const years = yearsOf(from + 1, dueNumber);
      const named = new Set(days.map(({ notice }) => notice));
      return {
        ...told,
        from: ask.from,
        days,
        calendars: calendar.notices.filter((one) => years.includes(one.year) || named.has(one)),
        unknownYears: years.filter((year) => calendar.notices.every((one) => one.year !== year)),
      };
    },

    /** Due days of an uploaded table, row by row; an invalid row gets its error instead. Throws `workdays-columns-missing`. */
    async rows(scope: Scope, file: string, knownAt: string | undefined): Promise<DueRow[]> {
      return dueRows(known(scope, knownAt), await imports.fileOf(scope, file));
    },

    /** A year as known then: the days that notices name, and the notices. */
    calendar: (scope: Scope, year: number, knownAt: string | undefined) => yearCalendar(known(scope, knownAt), year),

    ...noticeVerbs({ knowledge, audit }),
  };
}

/**
 * A calendar by its id, as known then: `china` is that of all notices; the id of a notice, or the part before its `/`, selects only those.
 * Null for `none`: weekdays are worked. Throws `no-such-calendar`.
 */
function calendarByName(knowledge: WorkdaysNeeds['knowledge'], calendars: ReturnType<typeof createKept>) {
  return (scope: Scope, id: string, at: AsOf): OfficialCalendar | null => {
    if (id === 'none') return null;
    if (id === 'china') return calendars(scope, today(at.received));
    const all = knowledge.versions('calendar').map(({ held }) => held as YearNotice);
    const meant = all.filter((one) => one.id === id || one.id.startsWith(`${id}/`));
    if (meant.length === 0) throw new Problem('not-found', 'no-such-calendar', { calendar: id });
    return createOfficialCalendar(noticesKnown(meant, today(at.received)));
  };
}

function noticeVerbs({ knowledge, audit }: Pick<WorkdaysNeeds, 'knowledge' | 'audit'>) {
  return {
    /** The parsed text of a notice, with the stored version for its year. Throws `holiday-year-missing`, `holiday-nothing-read`. */
    readNotice(ask: NoticeRequest) {
      const read = noticeOf(ask);
      return { ...read, version: ownNotice(knowledge, read.year)?.version ?? 0 };
    },

    /**
     * Stores a notice as the next version of the city's own calendar of that year. Throws as `readNotice`, `holiday-contradicts` with the
     * contradictions, `holiday-published-missing`, `seen-missing`, `seen-not-latest`. Adding the same again writes nothing.
     */
    async addNotice(
      scope: Scope,
      { seen, ...ask }: NoticeRequest & { readonly url?: string | undefined; readonly seen?: number | undefined },
    ) {
      const read = noticeOf(ask);
      const faults = read.findings.filter(({ severity }) => severity === 'error');
      if (faults.length > 0)
        throw new Problem('cannot-do', 'holiday-contradicts', { count: faults.length, date: faults[0]?.evidence['date'] }, read.findings);
      if (read.published === null) throw new Problem('bad-input', 'holiday-published-missing');
      const own = ownCalendar(read.year);
      const entry = entryOf({ ...read, published: read.published }, ask.url);
      const last = ownNotice(knowledge, read.year);
      if (last !== undefined && isSaid(last, entry)) return { ...read, calendar: `${own.id}@${last.version}` };
      const refuse = (kept: YearNotice | undefined) =>
        refuseUnreadVersion(seen, kept && { version: kept.version, says: kept.published ?? '—' }, { year: read.year });
      refuse(last);
      const { version } = await knowledge.addOwn('calendar', { ...own, seen: last?.version ?? 0 }, entry).catch((error: unknown) => {
        // a version stored meanwhile is treated as if it had existed before
        refuse(ownNotice(knowledge, read.year));
        throw error;
      });
      const calendar = `${own.id}@${version}`;
      await audit(scope, {
        action: 'calendar-add',
        subject: `calendar:${read.year}`,
        region: null,
        detail: { calendar, published: read.published },
      });
      return { ...read, calendar };
    },
  };
}

export type Workdays = ReturnType<typeof createWorkdays>;

async function dueRows(calendar: OfficialCalendar, { path, name }: { readonly path: string; readonly name: string }): Promise<DueRow[]> {
  const { header, rows } = await openTable(path, { name });
  const columns = termColumns(header);
  const told: DueRow[] = [];
  for await (const batch of rows)
    for (const { row, cells } of batch) {
      if (told.length >= most.rows) throw new Problem('too-large', 'workdays-rows-many', { most: most.rows });
      told.push({ row, ...dueOfRow(calendar, readRow(cells, columns)) });
    }
  return told;
}

type LongTerm = Exclude<Term, { readonly workdays: number }>;

type NoticeRequest = { readonly text: string; readonly year?: number | undefined; readonly published?: string | undefined };

function noticeOf(ask: NoticeRequest): NoticeRead & { readonly year: number } {
  const read = readNotice(ask.text, ask);
  if (read.year === null) throw new Problem('bad-input', 'holiday-year-missing');
  if (read.closed.length === 0 && read.findings.length === 0) throw new Problem('bad-input', 'holiday-nothing-read');
  return { ...read, year: read.year };
}

/** Caches calendars by what was known of them: built once for each day of publication, until knowledge changes. */
function createKept(all: (scope: Scope) => readonly YearNotice[]): (scope: Scope, known: string) => OfficialCalendar {
  let seen: readonly YearNotice[] = [];
  let made = new Map<string, OfficialCalendar>();
  return (scope, known) => {
    const versions = all(scope);
    if (versions.length !== seen.length || versions.some((one, at) => one !== seen[at])) [seen, made] = [versions, new Map()];
    const since = seen.reduce((latest, { published = '' }) => (published <= known && published > latest ? published : latest), '');
    const calendar = made.get(since) ?? createOfficialCalendar(noticesKnown(seen, known));
    made.set(since, calendar);
    return calendar;
  };
}

function termOf(ask: CalculationRequest): Term | { readonly to: string } {
  const { workdays, days, months, years, to } = ask;
  const given = Object.entries({ workdays, days, months, years, to }).filter(([, value]) => value !== undefined);
  if (given.length !== 1) throw new Problem('bad-input', 'workdays-one-term', { given: given.map(([name]) => name).join(', ') || '—' });
  return Object.fromEntries(given) as Term | { readonly to: string };
}

function dueOf(calendar: OfficialCalendar, from: number, due: number): Due {
  return { due: dayText(due), working: calendar.workedBetween(from, due), indicative: calendar.isIndicative(from, due) };
}

function dueOfRow(calendar: OfficialCalendar, read: ReturnType<typeof readRow>): Omit<DueRow, 'row'> {
  const none = { due: null, working: null, indicative: null };
  if ('code' in read) return { ...none, code: read.code };
  const due = dueDay(calendar, read.from, read.term);
  return due === null ? { ...none, code: 'workdays-beyond' } : { ...dueOf(calendar, read.from, due), code: null };
}

/** The years that contain the days; empty if there are no days. */
function yearsOf(first: number, last: number): number[] {
  if (last < first) return [];
  const { year } = civil(first);
  return Array.from({ length: civil(last).year - year + 1 }, (_, at) => year + at);
}

/** The id under which the city stores its calendar of a year: never one of the shipped ids, so that a later release may ship its own. */
const ownCalendar = (year: number) => ({ id: `city/calendar/${year}`, file: `calendars/calendar-${year}.yaml` });

/** The newest of the city's own calendars of a year. */
function ownNotice(knowledge: Pick<Knowledge, 'versions'>, year: number): YearNotice | undefined {
  const { id } = ownCalendar(year);
  const all = knowledge.versions('calendar').map(({ held }) => held as YearNotice);
  return all
    .filter((one) => one.id === id)
    .toSorted((a, b) => a.version - b.version)
    .at(-1);
}

/** Whether a stored calendar contains everything in an entry. */
const isSaid = (kept: YearNotice, entry: object): boolean =>
  Object.entries(entry).every(([name, value]) => isDeepStrictEqual((kept as Readonly<Record<string, unknown>>)[name], value));

/** A notice as an entry of knowledge, set by the city, without id and version. */
function entryOf(read: NoticeRead & { readonly year: number; readonly published: string }, url: string | undefined): object {
  const { year, published, number, closed, worked } = read;
  const document = `国务院办公厅关于${year}年部分节假日安排的通知${number === null ? '' : `（${number}）`}`;
  return { year, published, status: 'CITY', source: { document, clause: '全文', ...(url !== undefined && { url }) }, closed, worked };
}

/** A year of a calendar: the days that notices name, the number of worked days, and the notices themselves. */
function yearCalendar(calendar: OfficialCalendar, year: number) {
  const [before, last] = [dayNumber(year, 1, 1) - 1, dayNumber(year, 12, 31)];
  const days = Array.from({ length: last - before }, (_, at) => before + 1 + at);
  const named = days.flatMap((day) => {
    const { reason, notice } = calendar.why(day);
    return notice === null || reason === 'weekday' || reason === 'weekend' ? [] : [{ day: dayText(day), reason, notice }];
  });
  const deciding = new Set(named.map(({ notice }) => notice));
  return {
    year,
    days: named,
    working: calendar.workedBetween(before, last),
    indicative: calendar.isIndicative(before, last),
    calendars: calendar.notices.filter((one) => one.year === year || deciding.has(one)),
    years: [...new Set(calendar.notices.map((one) => one.year))].toSorted((a, b) => a - b),
  };
}

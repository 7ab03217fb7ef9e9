import { dayText, parseDay } from '#kernel/day.ts';
import { isCertain } from '#kernel/source-status.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { OfficialCalendar, Term } from '#casework/workdays/facts.ts';
import { dueDay } from '#casework/workdays/workdays.ts';
import type { LimitClock } from './clocks.ts';
import type { Standing } from '../facts.ts';
import { units } from './limits.ts';

/** A report that a case owes or has given: for a month (`2026-03`) or a year (`2025`), [from, to) as local days. */
export type ReportDue = {
  readonly report: string;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  /** null if the rule states no term. */
  readonly due: string | null;
  /** Not given, and its due day has passed. */
  readonly overdue: boolean;
  readonly given: boolean;
  readonly indicative: boolean;
};

type Timed = { readonly procedure: Procedure; readonly zone: Zone; readonly calendar: OfficialCalendar };
type Reported = Pick<Standing, 'stays' | 'reports'>;

/** This many periods back: an old case without any reports owes no more. */
const longest = 240;

/**
 * The reports of a case for past periods, oldest first: one for each month or year in which it was in a state of the rule, due the rule's
 * term after the last day of the period. A case that is in no such state now owes none.
 * @param now s UTC
 */
export function reportsOf({ procedure, zone, calendar }: Timed, { stays, reports }: Reported, now: number): ReportDue[] {
  const state = stays.at(-1)?.state ?? '';
  return Object.entries(procedure.reports).flatMap(([report, rule]): ReportDue[] => {
    const states = [rule.in].flat();
    const given = new Set(reports.filter((one) => one.report === report).map(({ period }) => period));
    const owes = states.includes(state);
    const today = zone.dayOf(now);
    return periodsOf(rule.every, states, stays, zone, now).flatMap(({ period, from, to }): ReportDue[] => {
      const isGiven = given.has(period);
      if (!isGiven && !owes) return [];
      const term = termOf(rule.within);
      const due = term === null ? null : dueDay(calendar, to - 1, term);
      return [
        {
          report,
          period,
          from: dayText(from),
          to: dayText(to),
          due: due === null ? null : dayText(due),
          overdue: !isGiven && due !== null && today > due,
          given: isGiven,
          indicative: due !== null && (calendar.isIndicative(to - 1, due) || !isCertain(rule.status ?? procedure.status)),
        },
      ];
    });
  });
}

/** The oldest owed report of each kind. */
export function reportsOwed(timed: Timed, reported: Reported, now: number): ReportDue[] {
  if (Object.keys(timed.procedure.reports).length === 0) return [];
  const owed = new Map<string, ReportDue>();
  for (const one of reportsOf(timed, reported, now)) if (!one.given && !owed.has(one.report)) owed.set(one.report, one);
  return [...owed.values()];
}

/** The roles that give reports: the applicant's, or those of posts if a procedure has no applicant. */
export function reportRoles({ roles }: Pick<Procedure, 'roles'>): string[] {
  const of = (who: string) => Object.keys(roles).filter((role) => roles[role]?.who === who);
  return of('applicant').length > 0 ? of('applicant') : of('post');
}

/** An owed report as one of the limits of its case. */
export function reportClock({ report, due, overdue, indicative }: ReportDue, { reports }: Procedure): LimitClock {
  const within = reports[report]?.within ?? {};
  const unit = units.find((one) => within[one] !== undefined) ?? 'days';
  return { id: report, running: true, of: within[unit] ?? 0, unit, used: null, left: null, due, overdue, indicative };
}

/** The first instant of the period after the current one, s UTC: when a report for it may be given. */
export const nextPeriodAt = (every: 'month' | 'year', zone: Zone, now: number): number =>
  zone.dayStart(periodAt(every, zone.dayOf(now)).to);

type Period = { readonly period: string; readonly from: number; readonly to: number };

function periodsOf(every: 'month' | 'year', states: readonly string[], stays: Standing['stays'], zone: Zone, now: number): Period[] {
  const inside = stays.map(({ state, at }, index) => ({ isIn: states.includes(state), from: at, to: stays[index + 1]?.at ?? Infinity }));
  const first = inside.find(({ isIn }) => isIn)?.from;
  if (first === undefined) return [];
  const made: Period[] = [];
  const today = zone.dayOf(now);
  for (let one = periodAt(every, zone.dayOf(first)); one.to <= today; one = periodAt(every, one.to)) {
    const [from, to] = [zone.dayStart(one.from), zone.dayStart(one.to)];
    if (inside.some((stay) => stay.isIn && stay.from < to && stay.to > from)) made.push(one);
  }
  return made.slice(-longest);
}

/** The month or year that contains a day. */
function periodAt(every: 'month' | 'year', day: number): Period {
  const [year = 0, month = 0] = dayText(day).split('-').map(Number);
  const text = (y: number, m: number) => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-01`;
  const at = (y: number, m: number): number => parseDay(text(y, m)) as number;
  if (every === 'year') return { period: String(year), from: at(year, 1), to: at(year + 1, 1) };
  return { period: text(year, month).slice(0, 7), from: at(year, month), to: month === 12 ? at(year + 1, 1) : at(year, month + 1) };
}

function termOf(within: Procedure['reports'][string]['within']): Term | null {
  const unit = units.find((one) => within?.[one] !== undefined);
  // the compiler does not see a computed key as a member of a union
  return unit === undefined ? null : ({ [unit]: within?.[unit] } as unknown as Term);
}

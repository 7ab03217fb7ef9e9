import type { Zone } from '#kernel/zone.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { OfficialCalendar } from '#casework/workdays/facts.ts';
import { clockOf, type LimitClock } from './clocks.ts';
import type { Standing } from '../facts.ts';
import { limitsOf } from './limits.ts';
import { reportClock, reportsOwed } from './reports.ts';

/** The clocks of a case up to an instant: the running limit that is due first. */
export type ClockedCase = {
  readonly due: string | null;
  readonly limit: string | null;
  readonly left: number | null;
  /** Whether any limit is overdue; this is permanent. */
  readonly overdue: boolean;
  readonly indicative: boolean;
  /** The first instant of the next local day, s UTC; null (no end) if the case has ended. */
  readonly until: number | null;
  readonly by: string;
};

type Timed = {
  readonly procedure: Procedure;
  readonly zone: Zone;
  readonly calendar: OfficialCalendar;
  readonly standing: Pick<Standing, 'stays' | 'extended' | 'reports'>;
};

/** The clocks of a case at an instant, s UTC: those of its limits, and of the reports that it owes. */
export function clocksIn({ procedure, zone, calendar, standing }: Timed, now: number): LimitClock[] {
  return [
    ...limitsOf(procedure).map((limit) => clockOf(limit, standing, { zone, calendar, now })),
    ...reportsOwed({ procedure, zone, calendar }, standing, now).map((owed) => reportClock(owed, procedure)),
  ];
}

/** The clocks of a case from an instant on, s UTC, until its next local day. */
export function clockedCase(timed: Timed, hasEnded: boolean, now: number): ClockedCase {
  const { zone, calendar } = timed;
  const clocks = clocksIn(timed, now);
  const first = firstDue(clocks);
  return {
    due: first?.due ?? null,
    limit: first?.id ?? null,
    left: first?.left ?? null,
    overdue: clocks.some(({ overdue }) => overdue),
    indicative: first?.indicative ?? false,
    until: hasEnded ? null : zone.dayStart(zone.dayOf(now) + 1),
    by: markOf(calendar),
  };
}

/** The running limit that is due first. */
function firstDue(clocks: readonly LimitClock[]): LimitClock | null {
  const running = clocks.filter(({ running: isRunning, due }) => isRunning && due !== null);
  return running.toSorted((a, b) => ((a.due as string) < (b.due as string) ? -1 : 1))[0] ?? null;
}

const marks = new WeakMap<OfficialCalendar, string>();

/** Identifies the notices of a calendar: results from another calendar are calculated again. */
export function markOf(calendar: OfficialCalendar): string {
  const had = marks.get(calendar);
  if (had !== undefined) return had;
  const mark = calendar.notices.map(({ id, version }) => `${id}@${version}`).join(' ');
  marks.set(calendar, mark);
  return mark;
}

/** The columns that store clocks. */
export const clockedColumns = ({ due, limit, left, overdue, indicative, until, by }: ClockedCase) => ({
  due,
  due_limit: limit,
  days_left: left,
  overdue,
  indicative,
  clocked_until: until === null ? 'infinity' : new Date(until * 1000).toISOString(),
  clocked_by: by,
});

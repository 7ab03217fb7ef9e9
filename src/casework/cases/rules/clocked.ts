import type { Zone } from '#kernel/zone.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { OfficialCalendar } from '#casework/workdays/facts.ts';
import { clockOf, type LimitClock } from './clocks.ts';
import type { Standing } from '../facts.ts';
import { limitsOf } from './limits.ts';
import { reportClock, reportsOwed } from './reports.ts';

/** How the clocks of a case stand until an instant: the limit that is due first of those that run. */
export type ClockedCase = {
  readonly due: string | null;
  readonly limit: string | null;
  readonly left: number | null;
  /** Of any limit, for good. */
  readonly overdue: boolean;
  readonly indicative: boolean;
  /** The first instant of the next local day, s UTC; null for ever, where the case has ended. */
  readonly until: number | null;
  readonly by: string;
};

type Timed = {
  readonly procedure: Procedure;
  readonly zone: Zone;
  readonly calendar: OfficialCalendar;
  readonly standing: Pick<Standing, 'stays' | 'extended' | 'reports'>;
};

/** The clocks of a case at an instant, s UTC: of its limits, and of the reports that it owes. */
export function clocksIn({ procedure, zone, calendar, standing }: Timed, now: number): LimitClock[] {
  return [
    ...limitsOf(procedure).map((limit) => clockOf(limit, standing, { zone, calendar, now })),
    ...reportsOwed({ procedure, zone, calendar }, standing, now).map((owed) => reportClock(owed, procedure)),
  ];
}

/** How a case stands from an instant on, s UTC, until its next local day. */
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

/** The limit that is due first of those that run. */
function firstDue(clocks: readonly LimitClock[]): LimitClock | null {
  const running = clocks.filter(({ running: isRunning, due }) => isRunning && due !== null);
  return running.toSorted((a, b) => ((a.due as string) < (b.due as string) ? -1 : 1))[0] ?? null;
}

const marks = new WeakMap<OfficialCalendar, string>();

/** What a calendar is made of: what was found by another is found anew. */
export function markOf(calendar: OfficialCalendar): string {
  const had = marks.get(calendar);
  if (had !== undefined) return had;
  const mark = calendar.notices.map(({ id, version }) => `${id}@${version}`).join(' ');
  marks.set(calendar, mark);
  return mark;
}

/** The columns of how clocks stand. */
export const clockedColumns = ({ due, limit, left, overdue, indicative, until, by }: ClockedCase) => ({
  due,
  due_limit: limit,
  days_left: left,
  overdue,
  indicative,
  clocked_until: until === null ? 'infinity' : new Date(until * 1000).toISOString(),
  clocked_by: by,
});

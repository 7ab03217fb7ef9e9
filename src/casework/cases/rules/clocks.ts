import { addMonths, dayText } from '#kernel/day.ts';
import type { Zone } from '#kernel/zone.ts';
import type { OfficialCalendar } from '#casework/workdays/facts.ts';
import type { Standing, Stay } from '../facts.ts';

/** A limit of a procedure, as its clock needs it. */
export type Limit = {
  readonly id: string;
  readonly in: ReadonlySet<string>;
  readonly unit: 'workdays' | 'days' | 'months' | 'years';
  readonly of: number;
  readonly anew: boolean;
  /** A step waits for it: it is never overdue. */
  readonly guards: boolean;
  /** VERIFIED, CONFIRMED or set by the place. */
  readonly isSure: boolean;
};

/** The state of a limit's clock. */
export type LimitClock = {
  readonly id: string;
  readonly running: boolean;
  /** Its length in `unit`s, extension included. */
  readonly of: number;
  readonly unit: Limit['unit'];
  /** Days counted up to today; null for months and years. */
  readonly used: number | null;
  readonly left: number | null;
  readonly due: string | null;
  readonly overdue: boolean;
  readonly indicative: boolean;
};

/** The zone, calendar and instant that clocks are calculated by. */
export type ClockContext = { readonly zone: Zone; readonly calendar: OfficialCalendar; /** s UTC */ readonly now: number };

/** A stretch in the states of a limit, as local days: those after `entered` up to `left` count; `left` is today if it is ongoing. */
type Stretch = { readonly entered: number; readonly left: number; readonly goesOn: boolean };

/** The limit's clock, for stays up to now (`casework.md`, Limits); counting day by day gives the same result. */
export function clockOf(limit: Limit, { stays, extended }: Pick<Standing, 'stays' | 'extended'>, context: ClockContext): LimitClock {
  const stretches = stretchesOf(limit, stays, context);
  const counted = limit.anew ? stretches.slice(-1) : stretches;
  const of = limit.of + lengthened(limit, extended, stays, context);
  const used = usedOf(limit, counted, context.calendar);
  const due = dueOf({ ...limit, of }, counted, context.calendar);
  const overdue = !limit.guards && isOverdue(limit, of, stretches, due, context.calendar);
  const from = counted[0]?.entered;
  const isDoubtful = from !== undefined && context.calendar.isIndicative(from, due ?? context.zone.dayOf(context.now));
  return {
    id: limit.id,
    running: stretches.at(-1)?.goesOn ?? false,
    of,
    unit: limit.unit,
    used,
    left: used === null ? null : of - used,
    due: due === null ? null : dayText(due),
    overdue,
    indicative: isDoubtful || !limit.isSure,
  };
}

/** The first instant at which a step that waits for the limit may be taken, s UTC; null if its clock has stopped short of it. */
export function opensAt({ due }: Pick<LimitClock, 'due'>, zone: Zone, dayOf: (text: string) => number): number | null {
  return due === null ? null : zone.dayStart(dayOf(due) + 1);
}

/** Consecutive states within the limit form one stretch. */
function stretchesOf(limit: Limit, stays: readonly Stay[], { zone, now }: ClockContext): Stretch[] {
  const made: Stretch[] = [];
  let entered: number | null = null;
  for (const { state, at } of stays) {
    const isIn = limit.in.has(state);
    if (isIn && entered === null) entered = zone.dayOf(at);
    if (!isIn && entered !== null) {
      made.push({ entered, left: zone.dayOf(at), goesOn: false });
      entered = null;
    }
  }
  if (entered !== null) made.push({ entered, left: Math.max(entered, zone.dayOf(now)), goesOn: true });
  return made;
}

/** An extension counts for the whole case; for a limit that restarts, only for the stretch in which it was given. */
function lengthened(limit: Limit, extended: Standing['extended'], stays: readonly Stay[], { now }: ClockContext): number {
  const own = extended.filter((one) => one.limit === limit.id);
  const since = limit.anew ? lastEntry(limit, stays) : -Infinity;
  return own.filter(({ at }) => at >= since && at <= now).reduce((sum, { by }) => sum + by, 0);
}

function lastEntry(limit: Limit, stays: readonly Stay[]): number {
  const last = stays.findLastIndex(({ state }, at) => limit.in.has(state) && !limit.in.has(stays[at - 1]?.state ?? ''));
  return stays[last]?.at ?? Infinity;
}

function daysOf(limit: Limit, { entered, left }: Stretch, calendar: OfficialCalendar): number {
  return limit.unit === 'workdays' ? calendar.workedBetween(entered, left) : left - entered;
}

function usedOf(limit: Limit, stretches: readonly Stretch[], calendar: OfficialCalendar): number | null {
  if (limit.unit === 'months' || limit.unit === 'years') return null;
  return stretches.reduce((sum, one) => sum + daysOf(limit, one, calendar), 0);
}

/** The day on which the count is complete if the case stays; null if the clock has stopped short of it. */
function dueOf(limit: Limit, stretches: readonly Stretch[], calendar: OfficialCalendar): number | null {
  let before = 0;
  for (const one of stretches) {
    const end = endOf(limit, one, limit.of - before, calendar);
    if (end <= one.left || one.goesOn) return limit.unit === 'workdays' ? end : calendar.nextWorked(end);
    before += daysOf(limit, one, calendar);
  }
  return null;
}

/** The day on which an ongoing stretch has counted that many. */
function endOf({ unit, of }: Limit, { entered }: Stretch, count: number, calendar: OfficialCalendar): number {
  if (unit === 'workdays') return count <= 0 ? entered : calendar.nthWorkedAfter(entered, count);
  return unit === 'days' ? entered + count : addMonths(entered, unit === 'months' ? of : of * 12);
}

/** Once the case was in the limit's states just before the first instant of a day after `due`, it is overdue for good. */
function isOverdue(limit: Limit, of: number, stretches: readonly Stretch[], due: number | null, calendar: OfficialCalendar): boolean {
  const isPast = ({ entered, left }: Stretch, day: number | null) => day !== null && left > Math.max(day, entered);
  if (!limit.anew) return stretches.some((one) => isPast(one, due));
  return stretches.some((one, at) => isPast(one, dueOf({ ...limit, of: at === stretches.length - 1 ? of : limit.of }, [one], calendar)));
}

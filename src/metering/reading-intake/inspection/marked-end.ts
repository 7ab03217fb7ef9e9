import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { sniffTimeFormat, parseTime } from '#platform/tables/time.ts';
import type { Plan } from '../columns/layout.ts';
import type { Length } from '../units/lengths.ts';
import { isLastOfMonth } from '../times/row-time.ts';

const saysEnd =
  /(?:interval|period|hour|time)[\s_-]*end(?:ing|s)?|^end(?:ing)?[\s_-]*(?:time|date)?$|^to$|结束时间|结束日期|截止时间|截止日期|时段止|止期/iu;
/** When a meter was read for a bill: the use is that of the time before. */
const saysRead = /抄表日|抄表时间|计费日|结算日|(?:bill|read(?:ing)?)[\s_-]*date/iu;
const register = /表底|示数|止数|底数|读数|register|counter|cumulative|(?<![a-z])reading(?![a-z])/iu;

/** How the times of a file mark its intervals, if their heading shows it; the plan may be of whole months then. */
export type MarkedEnd = {
  readonly plan: Plan;
  readonly marks: 'end' | null;
  /** How much (s) of an interval is after its mark. */
  readonly includes?: number;
  readonly findings: readonly Finding[];
};

/**
 * Whether the only time of a row is the end of the use: a column with such a heading, or the day on which a meter was read month by month.
 * Days that are each the last of a month represent that month.
 * @param interval given or detected; null if neither
 */
export function markedEnd(plan: Plan, header: readonly string[], rows: readonly (readonly string[])[], interval: Length | null): MarkedEnd {
  const none: MarkedEnd = { plan, marks: null, findings: [] };
  if ((plan.layout !== 'long' && plan.layout !== 'wide') || plan.end !== null) return none;
  if (plan.written.as === 'clock') return clockEnds(plan, plan.written.column, header, rows) ?? none;
  if (plan.written.as !== 'instant') return none;
  const heading = header[plan.time] as string;
  const value = plan.layout === 'long' ? (header[plan.value] as string) : '';
  if (register.test(value)) return none;
  const told: Finding = { code: 'marks-end-read', severity: 'info', evidence: { column: heading.trim() } };
  const ofMonths = interval !== null && typeof interval !== 'number' && 'months' in interval;
  if (saysEnd.test(heading.trim()) && !(ofMonths && endsOfMonths(plan.time, rows))) return { plan, marks: 'end', findings: [told] };
  if (!ofMonths) return none;
  if (!endsOfMonths(plan.time, rows)) return saysRead.test(heading) ? { plan, marks: 'end', findings: [told] } : none;
  const whole: Finding = { code: 'month-ends-read', severity: 'info', evidence: { column: heading.trim() } };
  return { plan: { ...plan, written: { as: 'month' } }, marks: null, findings: [whole] };
}

/**
 * The only clock time next to a day, if its heading says that rows end then: `日期, 结束时间`.
 * @throws Problem `clock-end-open` if midnight comes after the other clock times of its day
 */
function clockEnds(
  plan: Extract<Plan, { layout: 'long' | 'wide' }>,
  clock: number,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): MarkedEnd | null {
  const heading = (header[clock] as string).trim();
  if (!saysEnd.test(heading) || (plan.layout === 'long' && register.test(header[plan.value] as string))) return null;
  const late = rows.find((cells, at) => isLateMidnight(cells, rows[at - 1], plan.time, clock));
  if (late !== undefined) {
    const text = `${(late[plan.time] ?? '').trim()} ${(late[clock] ?? '').trim()}`;
    throw new Problem('bad-input', 'clock-end-open', { column: heading, text });
  }
  return { plan, marks: 'end', findings: [{ code: 'marks-end-read', severity: 'info', evidence: { column: heading } }] };
}

/** Whether `00:00` comes right after `23:00` of the same day: it may belong to the next. */
function isLateMidnight(cells: readonly string[], before: readonly string[] | undefined, day: number, clock: number): boolean {
  const isSameDay = before !== undefined && (before[day] ?? '').trim() === (cells[day] ?? '').trim();
  return isSameDay && /^0?0:00(?::00)?$/u.test((cells[clock] ?? '').trim()) && /^(?:1[2-9]|2[0-3]):/u.test((before[clock] ?? '').trim());
}

function endsOfMonths(time: number, rows: readonly (readonly string[])[]): boolean {
  const cells = rows.map((row) => (row[time] ?? '').trim()).filter((text) => text !== '');
  const { format } = sniffTimeFormat(cells);
  return cells.every((text) => {
    const read = parseTime(text, format);
    return typeof read === 'object' && read.localSeconds % 86_400 === 0 && isLastOfMonth(read.localSeconds);
  });
}

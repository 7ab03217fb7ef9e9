import { dayText, parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';

const mostDays = 3660;

/** The local days of [from, to). @throws Problem `date-bad`, `days-reversed`, `too-many-steps` */
export function daysOf(from: string, to: string): string[] {
  const [first, end] = [numberOf(from), numberOf(to)];
  if (end < first) throw new Problem('bad-input', 'days-reversed', { from, to });
  if (end - first > mostDays) throw new Problem('bad-input', 'too-many-steps', { steps: end - first, most: mostDays });
  return Array.from({ length: end - first }, (_none, at) => dayText(first + at));
}

export function dayAfter(day: string, days = 1): string {
  return dayText(numberOf(day) + days);
}

function numberOf(date: string): number {
  const day = parseDay(date);
  if (day === null) throw new Problem('bad-input', 'date-bad', { date });
  return day;
}

const pausesMinutes = [1, 5, 15, 60, 180] as const;

/** How long to wait after this many attempts, ms: retried until there is a receipt, eventually four times a day. */
export function pauseAfter(tries: number): number {
  return (pausesMinutes[tries - 1] ?? 360) * 60_000;
}

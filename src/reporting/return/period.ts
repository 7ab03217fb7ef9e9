import { dayNumber, dayText } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import type { Form } from '#platform/knowledge/facts.ts';

/** A period of returns: `2025`, `2025-H1`, `2025-Q3`, `2025-07`. Days are local. */
export type Period = {
  readonly text: string;
  readonly of: Form['period'];
  readonly year: number;
  readonly from: string;
  readonly last: string;
  /** The day after the last. */
  readonly to: string;
  /** The same period a year before. */
  readonly before: string;
};

const months = { year: 12, half: 6, quarter: 3, month: 1 } as const;

/** Parses a period; null if the text is not one. */
export function readPeriod(text: string): Period | null {
  const found = /^(?<year>\d{4})(?:-(?:H(?<half>[12])|Q(?<quarter>[1-4])|(?<month>0[1-9]|1[0-2])))?$/u.exec(text)?.groups;
  const year = Number(found?.['year'] ?? 0);
  if (found === undefined || year < 1) return null;
  const { half, quarter, month } = found;
  const of = half !== undefined ? 'half' : quarter !== undefined ? 'quarter' : month !== undefined ? 'month' : 'year';
  const at = Number(half ?? quarter ?? month ?? 1);
  const first = dayNumber(year, (at - 1) * months[of] + 1, 1);
  const to = dayNumber(year, at * months[of] + 1, 1);
  const before = `${String(year - 1).padStart(4, '0')}${text.slice(4)}`;
  return { text, of, year, from: dayText(first), last: dayText(to - 1), to: dayText(to), before };
}

/** The period of a form. Throws `return-period-bad`. */
export function periodOf(form: Pick<Form, 'id' | 'period'>, text: string): Period {
  const period = readPeriod(text);
  if (period?.of !== form.period) throw new Problem('bad-input', 'return-period-bad', { period: text, form: form.id, every: form.period });
  return period;
}

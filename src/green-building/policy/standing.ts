import type { Finding } from '#kernel/finding.ts';
import { dayNumber, dayText } from '#kernel/day.ts';
import type { Policy } from '#platform/knowledge/facts.ts';
import type { Document } from './library.ts';

/**
 * The state of a document on a day. `perhaps`: in the month or year of its issue, whose day is not printed. `ended`: its period is over and
 * it has not been repealed. `gone`: a later document replaced it.
 */
export type Standing =
  | { readonly state: 'before' | 'perhaps' | 'holds' }
  | { readonly state: 'ended'; readonly since: string }
  | { readonly state: 'gone'; readonly since: string; readonly by: string; readonly what: string };

/**
 * The first day on which it may apply, and the first on which it certainly does: the same if the day is printed. Days as text, both
 * inclusive.
 */
export function bindsFrom({ issued, binds }: Pick<Policy, 'issued' | 'binds'>): { readonly earliest: string; readonly surely: string } {
  if (binds !== undefined) return { earliest: binds, surely: binds };
  const [year, month, day] = issued.split('-').map(Number) as [number, number?, number?];
  if (day !== undefined) return { earliest: issued, surely: issued };
  const last = month === undefined ? dayNumber(year + 1, 1, 1) - 1 : dayNumber(year, month + 1, 1) - 1;
  return { earliest: dayText(dayNumber(year, month ?? 1, 1)), surely: dayText(last) };
}

/** The state of a document on a day, considering all others that may have changed it. */
export function standingOf(document: Document, day: string, others: readonly Document[]): Standing {
  const { earliest, surely } = bindsFrom(document.head);
  if (day < earliest) return { state: 'before' };
  for (const other of others)
    for (const change of other.head.changes)
      if (change.what !== 'amends' && names(change.document, document.head) && day >= change.from)
        return { state: 'gone', since: change.from, by: other.head.code, what: change.what };
  if (day < surely) return { state: 'perhaps' };
  const { periodEnds } = document.head;
  return periodEnds !== undefined && day > periodEnds ? { state: 'ended', since: periodEnds } : { state: 'holds' };
}

/** The document that removed a rule by an amendment, if any. */
export function amendedBy(
  rule: { readonly id: string },
  document: Document,
  day: string,
  others: readonly Document[],
): { by: string; since: string } | null {
  for (const other of others)
    for (const change of other.head.changes)
      if (
        change.what === 'amends' &&
        names(change.document, document.head) &&
        day >= change.from &&
        change.rules?.some((key) => `${document.head.code}/${key}` === rule.id) === true
      )
        return { by: other.head.code, since: change.from };
  return null;
}

function names(said: string, { code, number }: Policy): boolean {
  return said === code || said === number;
}

/** The finding that the day is in the month or year of issue. */
export function insideIssue({ code, title, issued }: Policy, surely: string): Finding {
  return { code: 'document-day-unknown', severity: 'warning', evidence: { document: code, title, issued, surely } };
}

import { today } from '#kernel/today.ts';
import type { FeedState } from './facts.ts';
import { feedStateTerms } from './vocabulary.ts';

type Terms = { readonly from: string; readonly until: string; readonly ended: Date | null };

/** The state of a feed on a local day. One that was ended stays so, whatever its agreement says. */
export function feedState({ from, until, ended }: Terms, day: string): FeedState {
  if (ended !== null) return 'ended';
  return day < from ? 'coming' : day > until ? 'over' : 'open';
}

/** The local day on which a feed was ended; null if it was not. */
export const endDay = (ended: Date | null): string | null => (ended === null ? null : today(ended.getTime()));

/** The last day on which a feed is shared: of its agreement, or the one on which it was ended before. */
export function lastDay({ until, ended }: Pick<Terms, 'until' | 'ended'>): string {
  const end = endDay(ended);
  return end !== null && end < until ? end : until;
}

/** The state as a sentence says it, with the day of an end. @example stateSaid(feed, '2026-06-15').zh // '已终止（2026-06-10）' */
export function stateSaid(terms: Terms, day: string): { readonly zh: string; readonly en: string } {
  const { zh, en } = feedStateTerms[feedState(terms, day)];
  const ended = endDay(terms.ended);
  return {
    zh: ended === null ? zh : `${zh}（${ended}）`,
    en: `${en.charAt(0).toLowerCase()}${en.slice(1)}${ended === null ? '' : ` on ${ended}`}`,
  };
}

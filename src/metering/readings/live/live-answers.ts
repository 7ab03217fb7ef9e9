import type { Scope } from '#kernel/scope.ts';
import type { LiveAnswer } from './live-message.ts';
import type { LiveMessageRow } from '../series/live-store.ts';
import type { Refused } from '../intake/refused.ts';

/** The number of named messages remembered, including those from the last start. */
export const mostRemembered = 200_000;

export type LiveAnswers = ReturnType<typeof createLiveAnswers>;

/** The answers to messages that senders have named, so that one sent again because its answer was lost is not accepted twice. */
export function createLiveAnswers() {
  const known = new Map<string, Promise<LiveAnswer>>();
  const keep = (key: string, answer: Promise<LiveAnswer>): void => {
    known.set(key, answer);
    if (known.size <= mostRemembered) return;
    for (const oldest of known.keys()) {
      known.delete(oldest);
      return;
    }
  };
  return {
    /** Takes a message, or returns the result from when it was accepted. One that failed may be sent again. */
    async once(scope: Scope, message: string | null, take: () => Promise<LiveAnswer>): Promise<LiveAnswer> {
      if (message === null) return await take();
      const key = keyOf(scope.identity, message);
      const held = known.get(key);
      if (held !== undefined) return { ...(await held), again: true };
      const answer = take();
      keep(key, answer);
      answer.catch(() => known.delete(key));
      return await answer;
    },
    /** Messages from before the start, oldest first. */
    remember(rows: readonly LiveMessageRow[]): void {
      for (const row of rows) keep(keyOf(row.sender, row.message), Promise.resolve(answerOf(row)));
    },
  };
}

function keyOf(sender: string, message: string): string {
  return `${sender}\n${message}`;
}

function answerOf(row: LiveMessageRow): LiveAnswer {
  const { accepted, repeated, revised, missing, refused: rejectedCount } = row;
  return {
    import: row.import,
    message: row.message,
    again: false,
    received: row.received,
    readings: accepted + repeated + revised + missing + rejectedCount,
    accepted,
    repeated,
    revised,
    missing,
    rejected: JSON.parse(row.rejected) as Refused[],
    rejectedCount,
    findings: [],
  };
}

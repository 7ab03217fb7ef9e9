import { parseDay } from './day.ts';
import { parseInstantMs } from './instant.ts';
import { Problem } from './problem.ts';
import { createZone, type Zone } from './zone.ts';

/**
 * When something was known. `received` is claimed by who sent it (a late reading, a back-dated swap), `recorded` is when the program wrote
 * it, which nobody can set. A question as known at K counts what has `received <= K`; a figure's id pins both, so that its answer stays the
 * same.
 */
export type AsOf = {
  /** ms UTC, that instant included. */
  readonly received: number;
  /** ms UTC, that instant included. */
  readonly recorded: number;
};

/** The same where of readings only those count that had ended by an instant, whenever they were received. */
export type MeasuredAsOf = AsOf & {
  /** ms UTC, that instant included; left out: whenever they ended. */
  readonly measured?: number | undefined;
};

/** All that is known, now and later. */
export const asOfNow: AsOf = { received: Number.MAX_SAFE_INTEGER, recorded: Number.MAX_SAFE_INTEGER };

/** The calendar of questions that name no building. */
const china = createZone('Asia/Shanghai') as Zone;

/**
 * When a question is about. Throws Problem `bad-instant`.
 * @param now ms, what its figures are pinned at
 * @param knownAt as written; left out: all that is known
 * @example asOf(now, '2026-03-01') // what was known at the end of that day, or now where it has not ended
 */
export function asOf(now: number, knownAt: string | undefined): AsOf {
  if (knownAt === undefined) return { received: now, recorded: now };
  const received = knownAtMs(knownAt, now);
  if (received === null) throw new Problem('bad-input', 'bad-instant', { text: knownAt });
  return { received, recorded: now };
}

/** An instant as it is written, ms UTC; a bare day is its end by China's clock, or now where it goes on. Null for no instant. */
export function knownAtMs(text: string, now: number): number | null {
  const at = parseInstantMs(text, china);
  const day = parseDay(text.trim());
  if (at === null || day === null) return at;
  const end = china.dayStart(day + 1) * 1000 - 1;
  return at <= now ? Math.min(end, Math.max(now, at)) : end;
}

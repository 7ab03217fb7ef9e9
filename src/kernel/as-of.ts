import { parseDay } from './day.ts';
import { parseInstantMs } from './instant.ts';
import { Problem } from './problem.ts';
import { createZone, type Zone } from './zone.ts';

/**
 * When something was known. `received` is claimed by its sender (a late reading, a back-dated swap), `recorded` is when the program wrote
 * it, which no one can set. A query as known at K counts what has `received <= K`; a figure's id pins both, so that its answer stays the
 * same.
 */
export type AsOf = {
  /** ms UTC, inclusive. */
  readonly received: number;
  /** ms UTC, inclusive. */
  readonly recorded: number;
};

/** The same, counting only readings that had ended by an instant, whenever they were received. */
export type MeasuredAsOf = AsOf & {
  /** ms UTC, inclusive; if absent: regardless of when they ended. */
  readonly measured?: number | undefined;
};

/** Everything known, now and later. */
export const asOfNow: AsOf = { received: Number.MAX_SAFE_INTEGER, recorded: Number.MAX_SAFE_INTEGER };

/** Nothing was known before, and stores keep no earlier days: a year 0 is answered like the first. */
const earliest = Date.parse('0001-01-02T00:00:00Z');

/** The calendar for queries that name no building. */
const china = createZone('Asia/Shanghai') as Zone;

/**
 * The instant a query is as of. Throws Problem `bad-instant`.
 * @param now ms, the instant its figures are pinned at
 * @param knownAt as written; if absent: everything known
 * @example asOf(now, '2026-03-01') // what was known at the end of that day, or now if it has not ended
 */
export function asOf(now: number, knownAt: string | undefined): AsOf {
  if (knownAt === undefined) return { received: now, recorded: now };
  const received = knownAtMs(knownAt, now);
  if (received === null) throw new Problem('bad-input', 'bad-instant', { text: knownAt });
  return { received: Math.max(received, earliest), recorded: now };
}

/**
 * An instant from its written form, ms UTC; a bare day means its end in China's time zone, or now while it lasts. Null if it is not an
 * instant.
 */
export function knownAtMs(text: string, now: number): number | null {
  const at = parseInstantMs(text, china);
  const day = parseDay(text.trim());
  if (at === null || day === null) return at;
  const end = china.dayStart(day + 1) * 1000 - 1;
  return at <= now ? Math.min(end, Math.max(now, at)) : end;
}

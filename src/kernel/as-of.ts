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

/** All that is known, now and later. */
export const asOfNow: AsOf = { received: Number.MAX_SAFE_INTEGER, recorded: Number.MAX_SAFE_INTEGER };

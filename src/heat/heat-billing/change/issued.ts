import type { AsOf } from '#kernel/as-of.ts';

/** What a household's notes of a season come to, and what was known when the last of them was issued: its bill can be calculated again. */
export type IssuedSeason = {
  readonly season: string;
  /** Cents. */
  readonly total: bigint;
  readonly known: AsOf;
};

/** What was issued to a household by a time, ms, by season, in the order of the first notes; the slice that issues notes provides it. */
export type IssuedBy = (household: string, received: number) => Promise<readonly IssuedSeason[]>;

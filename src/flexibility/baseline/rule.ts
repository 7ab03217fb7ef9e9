/**
 * How a baseline is made of the days before (`flexibility.md` 5): the latest `pool` days that may stand for the day, of them `choose`, and
 * what is mended by the hours just before. Days are local days of the building.
 */
export type BaselineRule = {
  readonly pool: number;
  readonly choose: number;
  /** Which of the pool: the latest, or those with the most or least energy. */
  readonly by: 'latest' | 'highest' | 'lowest';
  /** Whose energy that is: of the clock times of the event, or of the whole day. */
  readonly of: 'event' | 'day';
  /** So many days just before the event do not count. */
  readonly gap: number;
  /** `notice`: only days before the one on which the event was told. */
  readonly before: 'event' | 'notice';
  /** How many days back a day may lie. */
  readonly lookback: number;
  readonly days: 'same-type' | 'workday' | 'any';
  readonly adjust: Adjust;
};

/** What is mended by the building's own load `ends` hours before the event, over `hours` hours. */
export type Adjust =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'additive' | 'ratio';
      readonly hours: number;
      readonly ends: number;
      /** At most so much of the baseline is added or taken, as decimal text. */
      readonly cap?: string | undefined;
    };

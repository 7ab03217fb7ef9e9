/**
 * How a baseline is made from the days before (`flexibility.md` 5): the latest `pool` days that qualify, `choose` of them, and an
 * adjustment by the hours just before the event. Days are local days of the building.
 */
export type BaselineRule = {
  readonly pool: number;
  readonly choose: number;
  /** Which of the pool: the latest, or those with the highest or lowest energy. */
  readonly by: 'latest' | 'highest' | 'lowest';
  /** Which energy is compared: that of the event's clock times, or of the whole day. */
  readonly of: 'event' | 'day';
  /** How many days just before the event are excluded. */
  readonly gap: number;
  /** `notice`: only days before the one on which the event was announced. */
  readonly before: 'event' | 'notice';
  /** How many days back a day may be. */
  readonly lookback: number;
  readonly days: 'same-type' | 'workday' | 'any';
  readonly adjust: Adjust;
};

/** An adjustment by the building's own load over `hours` hours, ending `ends` hours before the event. */
export type Adjust =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'additive' | 'ratio';
      readonly hours: number;
      readonly ends: number;
      /** The most that may be added or subtracted, as a share of the baseline, decimal text. */
      readonly cap?: string | undefined;
    };

/** An event that changed the use and is not a saving; days half-open. `amount` is per day (`fixed`) or a factor (`factor`). */
export type NonRoutineEvent = {
  readonly from: number;
  readonly to: number;
  readonly kind: 'exclude' | 'fixed' | 'factor';
  readonly amount: number;
};

/** The effect of events on the days of a period. */
export type EventDays = {
  /** 1 where the day is excluded. */
  readonly excluded: Uint8Array;
  /** What is added to the adjusted baseline of the day. */
  readonly fixed: Float64Array;
  /** The factor on the prediction of the day; factors of overlapping events multiply. */
  readonly times: Float64Array;
};

/** The events by day, for a period of `many` days that begins with `from`. */
export function eventDays(events: readonly NonRoutineEvent[], from: number, many: number): EventDays {
  const days = { excluded: new Uint8Array(many), fixed: new Float64Array(many), times: new Float64Array(many).fill(1) };
  for (const event of events)
    for (let at = Math.max(0, event.from - from); at < Math.min(many, event.to - from); at += 1) {
      if (event.kind === 'exclude') days.excluded[at] = 1;
      else if (event.kind === 'fixed') days.fixed[at]! += event.amount;
      else days.times[at]! *= event.amount;
    }
  return days;
}

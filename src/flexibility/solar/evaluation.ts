/** Consecutive hours of an array: what its meter counted, and what the weather allowed. */
export type EvaluatedHours = {
  /** kWh; NaN if not measured. */
  readonly measured: Float64Array;
  /** Spread from readings further apart than an hour: the sum of a day is valid, its hours are not. */
  readonly estimated: Uint8Array;
  /** kWh; NaN if the weather is unknown. */
  readonly expected: Float64Array;
  /** Cosine of the sun's true zenith at mid-hour. */
  readonly up: Float64Array;
  /** The local day of each hour, since 1970-01-01. */
  readonly days: Int32Array;
};

/** What an array generated compared with what it should have; null if no hour can be compared. */
export type Compared = {
  readonly measured: number | null;
  readonly expected: number | null;
  readonly ratio: number | null;
  readonly hours: { readonly compared: number; readonly of: number };
};

/** For the hours of a month, counted from 0; if absent: all. */
export function comparedOf({ measured, expected }: EvaluatedHours, isOf: (at: number) => boolean = () => true): Compared {
  let [given, wanted, compared, of] = [0, 0, 0, 0];
  for (let at = 0; at < measured.length; at += 1) {
    if (!isOf(at)) continue;
    of += 1;
    const [had, should] = [measured[at] as number, expected[at] as number];
    if (Number.isNaN(had + should)) continue;
    compared += 1;
    given += had;
    wanted += should;
  }
  const known = compared > 0;
  return {
    measured: known ? rounded(given) : null,
    expected: known ? rounded(wanted) : null,
    ratio: known && wanted > 0 ? rounded(given / wanted) : null,
    hours: { compared, of },
  };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * The use of a building as a function of temperature: the input and output shapes of a fit. Days are counted from 1970-01-01, temperatures
 * are in °C.
 */
export type Shape = 'none' | 'heating' | 'cooling' | 'both';

/** How points are classified, each class with its own intercept. */
export type ClassSet = 'one' | 'workday' | 'season' | 'workday-season' | 'hour-of-week';

/** A stretch of each year, half-open; `from` after `to` runs over the new year. Written `100 * month + day`: 1101 is 1 November. */
export type Season = { readonly name: string; readonly from: number; readonly to: number };

/** How days are classified: a worked day, a season. Days in none of the seasons are `between`; without seasons, OpenDSM's apply. */
export type DayKinds = { readonly isWorked: (day: number) => boolean; readonly seasons: readonly Season[] };

/** Another driver of use, by day: guests, output. NaN where unknown. */
export type Factor = { readonly name: string; readonly values: Float64Array };

/** The days of a period, one after the other; all arrays have its length. */
export type DaySeries = {
  /** The first local day of the period. */
  readonly from: number;
  /** Use of each day in the boundary's unit; NaN where the coverage is below 1. */
  readonly use: Float64Array;
  /** 1 where the use of the day is (partly) estimated. */
  readonly estimated: Uint8Array;
  /** Mean of the station's hours of the day; NaN where too few are known. */
  readonly temperature: Float64Array;
  /** 1 where the day was excluded by the caller (`--exclude`, an event `exclude`). */
  readonly excluded: Uint8Array;
  readonly factors: readonly Factor[];
};

/** The days of a period with all their hours, known or not, in chronological order. `excluded` and factors are by day. */
export type HourSeries = Pick<DaySeries, 'from' | 'excluded' | 'factors'> & {
  /** The local day of each hour. */
  readonly day: Int32Array;
  /** The hour on the local clock, 0 to 23; repeated when the clock is put back. */
  readonly hour: Uint8Array;
  /** Use of the hour; NaN where the coverage is below 1. */
  readonly use: Float64Array;
  readonly estimated: Uint8Array;
  /** NaN where unknown. */
  readonly temperature: Float64Array;
};

/** A bill, or a span between two readings, in local days; fractions are parts of a day. */
export type BillSpan = { readonly from: number; readonly to: number; readonly use: number };

/** Days or hours used in a fit. */
export type Points = {
  /** The local day; hours of a day share it. In chronological order. */
  readonly day: Int32Array;
  readonly y: Float64Array;
  readonly t: Float64Array;
  readonly factors: readonly Factor[];
};

/** Hours used in a fit, and the days whose hours are all among them. */
export type HourPoints = Points & { readonly hour: Uint8Array; readonly wholeDays: Int32Array };

/** Spans used in a fit: y is use per day, w the days of the span, and the temperatures are those of its days, by their share of it. */
export type SpanPoints = {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly y: Float64Array;
  readonly w: Float64Array;
  readonly days: readonly { readonly t: Float64Array; readonly share: Float64Array }[];
  readonly factors: readonly Factor[];
};

export type Intercept = { readonly class: string; readonly value: number; readonly points: number };

/**
 * What a prediction is computed from; a locked baseline consists of this. Slopes are unit per K and day (hourly: and hour), balance points
 * °C to a tenth.
 */
export type Coefficients = {
  readonly classes: ClassSet;
  readonly shape: Shape;
  readonly heatingBalance: number | null;
  readonly coolingBalance: number | null;
  readonly intercepts: readonly Intercept[];
  readonly heatingSlope: number | null;
  readonly coolingSlope: number | null;
  readonly factors: readonly { readonly name: string; readonly slope: number }[];
  /** The number of intercepts, slopes, balance points and factors. */
  readonly parameters: number;
};

/** Quality of fit. */
export type Quality = {
  /** The number of points. */
  readonly n: number;
  /** Σw·e². */
  readonly sse: number;
  /** √(SSE ÷ (n − p)), per day (hourly: per hour). */
  readonly rmse: number;
  /** Null if the mean use is 0. */
  readonly cvrmse: number | null;
  readonly nmbe: number | null;
  /** Null if all points are alike. */
  readonly r2: number | null;
  /** ρ: how much of a day's residual recurs in the next, 0 to 0.95. */
  readonly autocorrelation: number;
  /** ν = n ÷ κ − p; below 1 there is no interval. */
  readonly freedom: number;
  readonly temperature: { readonly min: number; readonly max: number };
};

export type DayFit = Coefficients & Quality;

/** Hours of the week in which the building is used, and the others, each fitted separately. */
export type HourFit = Quality & {
  readonly classes: 'hour-of-week';
  readonly parameters: number;
  readonly groups: readonly (Coefficients & { readonly group: 'occupied' | 'other' })[];
};

/** What an interval needs in addition to the coefficients: (XᵀWX)⁻¹ in blocks, so that it can be applied to any sum of design rows. */
export type Spread = {
  /** Σw of each class, in the order of the intercepts. */
  readonly weights: readonly number[];
  /** The mean of each column in each class (heating, cooling, factors: those that the model has). */
  readonly means: readonly (readonly number[])[];
  /** The inverse of the columns' products about the means of their classes. */
  readonly inverse: readonly (readonly number[])[];
};

/** Days of a year whose mean is below the outdoor temperature that heating is designed for. */
const coldDays = 5;
/** Of the days of the season, the share whose temperature must be known. */
const leastKnown = 0.95;

type HeatYear = {
  /** The mean outdoor temperature of each day, degC; NaN where it is not known. */
  readonly means: Float64Array;
  /** Whether each day is in the heating season. */
  readonly heated: readonly boolean[];
  /** degC */
  readonly indoor: number;
};

/**
 * The heat of each day of a year as a share of the design load: (ti − t) ÷ (ti − td) in the season, never above 1, where td is the mean
 * that five days of the season lie below. NaN on days of the season whose temperature is not known; null if those are too many.
 */
export function heatByDay({ means, heated, indoor }: HeatYear): { readonly design: number; readonly shares: Float64Array } | null {
  const season = [...means.keys()].filter((day) => heated[day] === true);
  const known = season.map((day) => means[day] as number).filter((one) => !Number.isNaN(one));
  const design = known.toSorted((a, b) => a - b)[coldDays];
  if (design === undefined || known.length < leastKnown * season.length || design >= indoor) return null;
  const shares = means.map((mean, day) => {
    if (heated[day] !== true) return 0;
    return Number.isNaN(mean) ? Number.NaN : Math.min(1, Math.max(0, (indoor - mean) / (indoor - design)));
  });
  return { design, shares };
}

/** Each day's share in all of its 24 hours. */
export const hoursOfDays = (shares: Float64Array): Float64Array =>
  Float64Array.from({ length: shares.length * 24 }, (_, hour) => shares[Math.floor(hour / 24)] as number);

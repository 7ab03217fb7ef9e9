type HeatByDay = { readonly from: string; readonly values: readonly (number | null)[] };

const day = 86_400_000;

/** The days of a season, `2026-01-31`, from its first. */
export const daysOf = ({ from, values }: HeatByDay): string[] =>
  values.map((_, at) => new Date(Date.parse(`${from}T00:00:00Z`) + at * day).toISOString().slice(0, 10));

/**
 * The season before aligned with the days of another: what was measured on the same calendar day, null if that season has no such day (a 29
 * February) or did not go so far.
 */
export function besideDays(season: HeatByDay, before: HeatByDay): (number | null)[] {
  const years = Number(season.from.slice(0, 4)) - Number(before.from.slice(0, 4));
  const then = new Map(daysOf(before).map((text, at) => [text, before.values[at] ?? null]));
  return daysOf(season).map((text) => then.get(`${Number(text.slice(0, 4)) - years}${text.slice(4)}`) ?? null);
}

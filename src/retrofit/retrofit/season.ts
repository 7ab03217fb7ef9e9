import { civil } from '#kernel/day.ts';

/** Whether a local day (since 1970-01-01) lies in a stretch of each year, its first and last day included, over New Year too. */
export function isWithinSeason({ from, to }: { readonly from: string; readonly to: string }, day: number): boolean {
  const { month, day: ofMonth } = civil(day);
  const text = `${String(month).padStart(2, '0')}-${String(ofMonth).padStart(2, '0')}`;
  return from <= to ? from <= text && text <= to : from <= text || text <= to;
}

import { civil } from '#kernel/day.ts';
import type { DaysOfYear, SeasonKind, TemperatureSeason } from './facts.ts';

/** Whether a local day (since 1970-01-01) is in a yearly stretch, its first and last day included; the stretch may span New Year. */
export function isWithin({ from, to }: DaysOfYear, day: number): boolean {
  const { month, day: ofMonth } = civil(day);
  const text = `${String(month).padStart(2, '0')}-${String(ofMonth).padStart(2, '0')}`;
  return from <= to ? from <= text && text <= to : from <= text || text <= to;
}

/** The season of a local day (since 1970-01-01); null if it is in neither. */
export function seasonOfDay({ heating, cooling }: Pick<TemperatureSeason, 'heating' | 'cooling'>, day: number): SeasonKind | null {
  if (isWithin(heating, day)) return 'heating';
  return isWithin(cooling, day) ? 'cooling' : null;
}

/** The seasons with a day among these (since 1970-01-01, the last included). */
export function seasonsWithin(season: Pick<TemperatureSeason, 'heating' | 'cooling'>, first: number, last: number): SeasonKind[] {
  const found = new Set<SeasonKind | null>();
  // one year contains them all
  for (let day = first; day <= Math.min(last, first + 366); day += 1) found.add(seasonOfDay(season, day));
  return (['heating', 'cooling'] as const).filter((one) => found.has(one));
}

/** `11-15:03-15`; null if invalid. @example readDays('06-01:09-30') // { from: '06-01', to: '09-30' } */
export function readDays(text: string): DaysOfYear | null {
  const found = /^(?<from>\d{2}-\d{2}):(?<to>\d{2}-\d{2})$/u.exec(text.trim())?.groups;
  if (found === undefined || !isDayOfYear(found['from'] as string) || !isDayOfYear(found['to'] as string)) return null;
  return { from: found['from'] as string, to: found['to'] as string };
}

/** A day that exists in some year: 29 February does. */
function isDayOfYear(text: string): boolean {
  const [month = 0, day = 0] = text.split('-').map(Number);
  const date = new Date(Date.UTC(2000, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whether two stretches have a day in common. */
export function overlap(one: DaysOfYear, other: DaysOfYear): boolean {
  return isIn(one, other.from) || isIn(other, one.from);
}

const isIn = ({ from, to }: DaysOfYear, day: string): boolean => (from <= to ? from <= day && day <= to : from <= day || day <= to);

import type { Building } from './buildings.ts';
import type { TrueRetrofit } from './types.ts';

/**
 * What a retrofit leaves of the parts of a load from a day on; `saved`: kWh that each day would have used more, filled together with the
 * load.
 */
export type Change = {
  readonly work: TrueRetrofit['work'];
  /** The first day of the calendar with the retrofit. */
  readonly day: number;
  readonly base: number;
  readonly warm: number;
  readonly cold: number;
  readonly saved: Float64Array;
};

/** Lamps, a chiller, controls: shares of base, cooling and heating that remain. Chosen for the demo; not a measured effect. */
const works = [
  { work: 'lighting', base: 0.84, warm: 1, cold: 1 },
  { work: 'chiller', base: 0.97, warm: 0.62, cold: 1 },
  { work: 'controls', base: 0.9, warm: 0.82, cold: 0.82 },
] as const;

/** Works end on the first of one of these months of the second year. */
const months = ['02', '03', '04', '05'];

/** The nth retrofit of a city; null if it would be after the end of the city's second year. */
export function changeOf(nth: number, days: readonly string[]): Change | null {
  const second = Number(days[0]?.slice(0, 4)) + 1;
  const day = days.indexOf(`${second}-${months[nth % months.length] as string}-01`);
  const work = works[nth % works.length];
  return work === undefined || day < 0 ? null : { ...work, day, saved: new Float64Array(days.length) };
}

/** Public buildings are retrofitted, but not those that run regardless of the weather. */
export const isRetrofitted = ({ profile: { use, rhythm } }: Building): boolean =>
  use !== 'dwelling' && use !== 'factory' && rhythm !== 'always';

/** What was actually saved, from the end of the works to the end of the city; call it only after the files are written. */
export function trueRetrofit(building: Building, meter: string, { work, day, saved }: Change, days: readonly string[]): TrueRetrofit {
  const { code, name, county } = building;
  const kwh = saved.subarray(day).reduce((sum, one) => sum + one, 0);
  return { building: code, name, region: county.code, meter, work, from: days[day] as string, kwh: Math.round(kwh * 100) / 100 };
}

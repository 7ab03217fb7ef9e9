import { demoCity } from '../city.ts';
import { CsvFile } from './bytes.ts';
import { makeClimate, stationCode, demoWeatherColumns, writeWeather } from './climate.ts';
import { cityZone, dayNumber, daysBetween } from './days.ts';
import { nightPower } from './rooms.ts';

/** How the demo city continues after its last day, in the buildings that are live. */

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const zoneMs = 8 * hourMs;
/** 52 weeks, so that it is the same day of the week. */
const backMs = 364 * dayMs;
const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`) - zoneMs;
const dayOf = (at: number): string => new Date(at + zoneMs).toISOString().slice(0, 10);

/** The local days whose use is repeated. */
export const usePattern = { from: dayOf(midnight(demoCity.to) - backMs - dayMs), to: demoCity.to } as const;

const hourly = { layout: 'wide', timeColumn: '时间', interval: '1h', kind: 'interval', marks: 'start' } as const;

/** The options of the imports of `writeUse` and `writeLaterWeather`. */
export const goingOnOptions = {
  use: { ...hourly, zone: cityZone, unit: 'kWh' },
  weather: { station: stationCode, format: 'csv', zone: cityZone, timeColumn: '时间', columns: demoWeatherColumns },
} as const;

/** Whether an instant is after the city's last day. */
export const goesOn = (until: number): boolean => until > midnight(demoCity.to);

/**
 * A meter continues hour by hour as it ran 52 weeks before.
 * @param before kWh by the beginning of the hour, ms
 * @param nightsOf the building, if it is the one whose unit ran through the nights: what that drew comes on top; null: another
 */
export function writeUse(
  path: string,
  meter: string,
  { before, until, nightsOf }: { before: ReadonlyMap<number, number | null>; until: number; nightsOf: string | null },
): void {
  const begin = midnight(demoCity.to);
  const file = new CsvFile(path);
  file.row(['时间', meter]);
  for (let hour = begin; hour < until; hour += hourMs) {
    let source = hour;
    while (source >= begin) source -= backMs;
    const value = before.get(source) ?? null;
    const more = nightsOf === null ? 0 : nightPower(nightsOf, hour, (until - hour) / dayMs);
    const time = new Date(hour + zoneMs).toISOString().slice(0, 16).replace('T', ' ');
    file.row([time, value === null ? null : (value + more).toFixed(2)]);
  }
  file.close();
}

/** The weather that follows, as if the city had been made for a longer time. @returns whether there is any */
export function writeLaterWeather(path: string, until: number): boolean {
  const known = daysBetween(demoCity.from, demoCity.to).length;
  const all = daysBetween(demoCity.from, dayOf(until));
  if (all.length <= known) return false;
  const { celsius, humidity, sun, wind } = makeClimate(demoCity.seed, all);
  const later = (values: Float32Array): Float32Array => values.subarray(known * 24);
  writeWeather(path, dayNumber(demoCity.to), { celsius: later(celsius), humidity: later(humidity), sun: later(sun), wind: later(wind) });
  return true;
}

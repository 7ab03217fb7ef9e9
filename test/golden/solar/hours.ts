import { readFileSync } from 'node:fs';
import type { ArrayFacts } from '../../../src/flexibility/solar/array.ts';

/** The results of pvlib for an array at a place: kWh, Wh/m² on its plane, and some hours, each `[hour of the year, kWh]`. */
export type GoldenArray = ArrayFacts & {
  readonly year: number;
  readonly plane: number;
  readonly months: readonly number[];
  readonly hours: readonly (readonly [number, number])[];
};

type Named = 'ghi' | 'dni' | 'dhi' | 'temperature' | 'wind';

export type GoldenPlace = {
  readonly code: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly offsetHours: number;
  /** The made-up temperature: yearly mean, half of the difference between winter and summer. */
  readonly mean: number;
  readonly swing: number;
  /** Sums of the weather, to make sure that both sides calculate with the same. */
  readonly sums: Readonly<Record<Named, number>>;
  /** `[hour of the year, true zenith, azimuth]` at mid-hour, degrees. */
  readonly sun: readonly (readonly [number, number, number])[];
  readonly arrays: readonly GoldenArray[];
  /** The first array, if only global radiation is known. */
  readonly globalAlone: GoldenArray;
};

/** Written by `pvlib_hours.py` in this folder. */
export const golden = JSON.parse(readFileSync(new URL('pvlib-hours.json', import.meta.url), 'utf8')) as {
  readonly version: string;
  readonly places: readonly GoldenPlace[];
};

/** The made-up weather of a place: 8,760 hours of 2001 in local standard time. `pvlib_hours.py` contains the same. */
export function goldenWeather({ latitude, longitude, offsetHours, mean, swing }: GoldenPlace): Record<Named, Float64Array> {
  const empty = () => new Float64Array(8760);
  const weather = { ghi: empty(), dni: empty(), dhi: empty(), temperature: empty(), wind: empty() };
  const phi = (latitude * Math.PI) / 180;
  for (let at = 0; at < 8760; at += 1) {
    const [day, hour] = [Math.floor(at / 24), at % 24];
    const declination = -0.4093 * Math.cos((2 * Math.PI * (day + 10)) / 365);
    const turned = ((hour - 11.5 + longitude / 15 - offsetHours) * Math.PI) / 12;
    const height = Math.sin(phi) * Math.sin(declination) + Math.cos(phi) * Math.cos(declination) * Math.cos(turned);
    const cloud = ((day * 7919 + Math.floor(hour / 3) * 104_729) % 1000) / 1000;
    const bright = Math.max(height, 0);
    const dni = bright > 0 ? Math.floor(950 * Math.exp(-0.13 / (bright + 0.05)) * (1 - cloud) + 0.5) : 0;
    const dhi = height > -0.02 ? Math.floor((70 + 260 * cloud) * (bright + 0.02) + 0.5) : 0;
    weather.dni[at] = dni;
    weather.dhi[at] = dhi;
    weather.ghi[at] = Math.floor(dni * bright + dhi + 0.5);
    const warm = mean - swing * Math.cos((2 * Math.PI * (day - 15)) / 365) + 6 * bright;
    weather.temperature[at] = Math.floor(warm * 10 + 0.5) / 10;
    weather.wind[at] = ((day * 31 + hour * 17) % 80) / 10;
  }
  return weather;
}

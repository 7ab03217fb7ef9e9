import { CsvFile } from './bytes.ts';
import { stampText } from './days.ts';
import { hash, mix, random } from './random.ts';

/** The demo's weather station: synthetic, as its code says. */
export const stationCode = 'DEMO-140300';

/** Which columns of its file are imported. */
export const demoWeatherColumns = { temperature: '气温', globalRadiation: '太阳总辐射', windSpeed: '风速' } as const;

/** Hourly weather of the synthetic city, one entry for each hour from the first local day on. */
export type Climate = {
  readonly celsius: Float32Array;
  readonly humidity: Float32Array;
  /** Global horizontal, W/m2. */
  readonly sun: Float32Array;
  readonly wind: Float32Array;
};

/**
 * Makes weather like that of the Taiyuan basin: year mean 10.8 °C, January -4, July 24, a daily swing of 11 K with its peak at 15:00, and
 * spells of warm and cold days (deviation 2.8 K, correlation 0.7 from day to day). Fitted by hand to monthly means; contains no measured
 * values.
 */
export function makeClimate(seed: number, days: readonly string[]): Climate {
  const hours = days.length * 24;
  const climate = {
    celsius: new Float32Array(hours),
    humidity: new Float32Array(hours),
    sun: new Float32Array(hours),
    wind: new Float32Array(hours),
  };
  const spells = random(seed, 'spells');
  let spell = 0;
  days.forEach((day, number) => {
    spell = 0.7 * spell + 2 * spells.normal();
    const clear = Math.min(1, Math.max(0.25, 0.75 + 0.3 * spells.normal()));
    for (let hour = 0; hour < 24; hour += 1) fillHour(climate, number * 24 + hour, { day, hour, spell, clear, seed });
  });
  return climate;
}

type Hour = { day: string; hour: number; spell: number; clear: number; seed: number };

function fillHour(climate: Climate, at: number, { day, hour, spell, clear, seed }: Hour): void {
  const turn = (2 * Math.PI * (dayOfYear(day) - 17)) / 365.25;
  const summer = -Math.cos(turn);
  const normal = 10.4 + 14.1 * summer - 0.9 * Math.cos(2 * turn);
  const swing = (4.1 + 2.4 * clear) * Math.cos((2 * Math.PI * (hour - 15)) / 24);
  const jitter = (mix(hash('hour', seed), at) / 4_294_967_296 - 0.5) * 1.2;
  climate.celsius[at] = round(normal + spell + swing + jitter, 10);
  climate.humidity[at] = Math.round(Math.min(98, Math.max(12, 56 + 11 * summer - 3 * swing + 25 * (0.75 - clear))));
  climate.sun[at] = Math.round(Math.max(0, sinOfSun(turn, hour + 0.5) * 980 * clear));
  climate.wind[at] = round(Math.max(0, 2.1 + 0.8 * Math.cos((2 * Math.PI * (hour - 15)) / 24) + jitter * 1.5), 10);
}

/** Sine of the sun's height at 37.9° N; local noon is at 12:26 by the clock. */
function sinOfSun(turn: number, clock: number): number {
  const tilt = -0.409 * Math.cos(turn + 0.12);
  const angle = ((clock - 12.43) * Math.PI) / 12;
  return Math.sin(0.661) * Math.sin(tilt) + Math.cos(0.661) * Math.cos(tilt) * Math.cos(angle);
}

function dayOfYear(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${day.slice(0, 4)}-01-01T00:00:00Z`)) / 86_400_000);
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}

/** Writes the hourly weather file. */
export function writeWeather(path: string, firstDay: number, climate: Climate): void {
  const file = new CsvFile(path);
  file.row(['时间', '气温', '相对湿度', '太阳总辐射', '风速']);
  for (let hour = 0; hour < climate.celsius.length; hour += 1) {
    const time = stampText(firstDay + Math.floor(hour / 24), (hour % 24) * 4, false);
    const { celsius, humidity, sun, wind } = climate;
    file.row([time, fixed(celsius, hour), humidity[hour], sun[hour], fixed(wind, hour)]);
  }
  file.close();
}

function fixed(values: Float32Array, at: number): string {
  return (values[at] as number).toFixed(1);
}

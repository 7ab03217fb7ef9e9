import type { Building } from './buildings.ts';
import { makeClimate } from './climate.ts';
import { dayNumber, daysBetween, stepsADay } from './days.ts';
import type { Rhythm } from './profiles.ts';
import { hash, mix } from './random.ts';
import type { Change } from './retrofits.ts';
import { coldest, makeCalendar, makeNoise, noiseLength, shapes, termLevel, warmest, weatherLevel } from './rhythm.ts';
import type { Calendar } from './rhythm.ts';

/** Sums of a rhythm over some days, for a load of level 1: base, and per kelvin of warm and cold. */
export type Sums = { base: number; warm: number; cold: number };

/**
 * What is needed to turn a building's yearly figures into its loads: the calendar, the noise, and the sums of each rhythm in a usual year.
 */
export type Model = {
  readonly calendar: Calendar;
  readonly noise: Float64Array;
  readonly usual: (rhythm: Rhythm) => Sums;
};

export function makeModel(seed: number, calendar: Calendar): Model {
  const days = daysBetween('2023-01-01', '2024-01-01');
  const usualYear = makeCalendar(dayNumber('2023-01-01'), days, makeClimate(seed, days));
  const known = new Map<Rhythm, Sums>();
  const usual = (rhythm: Rhythm) => {
    const sums = known.get(rhythm) ?? sumDays(usualYear, rhythm, 0, days.length);
    known.set(rhythm, sums);
    return sums;
  };
  return { calendar, noise: makeNoise(seed), usual };
}

/** Sums of a rhythm from one day of the calendar up to, but not including, another. */
export function sumDays(calendar: Calendar, rhythm: Rhythm, from: number, to: number): Sums {
  const sums = { base: 0, warm: 0, cold: 0 };
  for (let day = from; day < to; day += 1) {
    const shape = shapes[rhythm][calendar.kinds[day] ?? 0];
    const level = (calendar.season[day] as number) * termLevel(calendar, rhythm, day);
    for (let i = 0; i < stepsADay; i += 1) {
      const at = shape[i] as number;
      const hour = day * 24 + (i >> 2);
      sums.base += at * level;
      sums.warm += (calendar.warm[hour] as number) * weatherLevel(at);
      sums.cold += (calendar.cold[hour] as number) * weatherLevel(at);
    }
  }
  return sums;
}

/** kWh a year of electric space heating per GJ of heat: half by heat pumps, half direct. */
const kwhPerGj = 277.8 / 1.9;

/** A building's electricity, quarter hour by quarter hour. */
export type Load = {
  /** Hundredths of the meter's unit in each step of a day of the calendar, integers. */
  fill(day: number, out: Float64Array): void;
  /** The share of each hour's use that cools or heats. */
  weatherShares(day: number, out: Float64Array): void;
  /** No step's mean power exceeds this, kW. */
  readonly peakKw: number;
};

/**
 * @param multiplier by which the meter's readings are multiplied: its unit is that many kWh
 * @param change a retrofit, from its day on
 */
export function makeLoad(model: Model, building: Building, seed: number, multiplier: number, change: Change | null = null): Load {
  const { calendar, noise } = model;
  const { rhythm } = building.profile;
  const { base, warm, cold } = levelsOf(model, building, 100 / multiplier);
  const own = hash(building.code, seed);
  const three = shapes[rhythm];
  const fill = (day: number, out: Float64Array) => {
    const drawn = mix(own, day);
    const shape = three[calendar.kinds[day] ?? 0];
    const level = base * (calendar.season[day] as number) * termLevel(calendar, rhythm, day) * (0.95 + (drawn & 1023) / 10_230);
    const offset = drawn >>> 12;
    for (let i = 0; i < stepsADay; i += 1) {
      const hour = day * 24 + (i >> 2);
      const at = shape[i] as number;
      const weather = (warm * (calendar.warm[hour] as number) + cold * (calendar.cold[hour] as number)) * (0.35 + 0.65 * at);
      out[i] = Math.floor((at * level + weather) * (noise[(offset + i) & (noiseLength - 1)] as number) + 0.5);
    }
    if (change === null || day < change.day) return;
    let saved = 0;
    for (let i = 0; i < stepsADay; i += 1) {
      const hour = day * 24 + (i >> 2);
      const at = shape[i] as number;
      const degrees = warm * change.warm * (calendar.warm[hour] as number) + cold * change.cold * (calendar.cold[hour] as number);
      const left = at * level * change.base + degrees * (0.35 + 0.65 * at);
      const now = Math.floor(left * (noise[(offset + i) & (noiseLength - 1)] as number) + 0.5);
      saved += (out[i] as number) - now;
      out[i] = now;
    }
    change.saved[day] = (saved * multiplier) / 100;
  };
  const weatherShares = (day: number, out: Float64Array) => {
    const shape = three[calendar.kinds[day] ?? 0];
    const level = base * (calendar.season[day] as number) * termLevel(calendar, rhythm, day);
    for (let hour = 0; hour < 24; hour += 1) {
      const at = shape[hour * 4 + 2] as number;
      const on = day * 24 + hour;
      const weather = (warm * (calendar.warm[on] as number) + cold * (calendar.cold[on] as number)) * weatherLevel(at);
      out[hour] = weather / (weather + at * level);
    }
  };
  const peak = (base * 1.25 * 1.08 * 1.06 + (warm * warmest + cold * coldest) * 1.17) * 1.12;
  return { fill, weatherShares, peakKw: Math.ceil(((peak * multiplier) / 100) * 4) };
}

/** A building's levels in hundredths of kWh per step (`scale` 100), such that a usual year adds up to its yearly figures. */
function levelsOf(model: Model, building: Building, scale: number): Sums {
  const { profile, truth, floorArea, heating } = building;
  const usual = model.usual(profile.rhythm);
  const year = truth.kwh * floorArea * scale;
  return {
    base: (year * (1 - profile.cooling)) / usual.base,
    warm: (year * profile.cooling) / usual.warm,
    cold: heating === 'electricity' ? (truth.gj * kwhPerGj * floorArea * scale) / usual.cold : 0,
  };
}

/** A building's use of each carrier in some days, before noise, in the carrier's unit. `days` are the rhythm's sums over them. */
export function useIn(building: Building, days: Sums, usual: Sums): Record<'electricity' | 'heat' | 'gas' | 'water', number> {
  const { profile, truth, floorArea, heating } = building;
  const [even, hot, chill] = [days.base / usual.base, days.warm / usual.warm, days.cold / usual.cold];
  const heat = truth.gj * floorArea * chill;
  const kwh = truth.kwh * floorArea * ((1 - profile.cooling) * even + profile.cooling * hot);
  return {
    electricity: kwh + (heating === 'electricity' ? heat * kwhPerGj : 0),
    heat: heating === 'heat' ? heat : 0,
    gas: truth.gas * floorArea * even + (heating === 'gas' ? heat / 0.0355 / 0.9 : 0),
    water: truth.water * floorArea * even,
  };
}

/** kWh/m2 of a usual year, electric heating included. */
export function usualKwhPerM2({ truth, heating }: Building): number {
  return truth.kwh + (heating === 'electricity' ? truth.gj * kwhPerGj : 0);
}

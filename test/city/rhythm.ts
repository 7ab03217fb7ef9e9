import type { Climate } from './climate.ts';
import { stepsADay } from './days.ts';
import { dayKind, isHeated, schoolIsOut } from './holidays.ts';
import type { Rhythm } from './profiles.ts';
import { random } from './random.ts';

/** 24 hourly levels on a working day, and the share that remains above the night level on rest days and holidays. */
const rhythms: Readonly<Record<Rhythm, { readonly day: string; readonly rest: number; readonly holiday: number }>> = {
  office: { day: '22 22 21 21 21 23 30 52 86 98 100 97 84 88 98 99 96 82 58 42 34 29 25 23', rest: 0.25, holiday: 0.12 },
  school: { day: '18 18 18 18 19 26 48 78 92 95 96 94 80 74 90 93 88 72 62 66 60 42 26 20', rest: 0.25, holiday: 0.12 },
  home: { day: '38 33 31 30 30 34 48 56 50 44 44 52 58 50 45 45 50 64 86 100 98 88 68 48', rest: 1.12, holiday: 1.2 },
  shop: { day: '22 21 20 20 20 22 26 34 52 84 94 97 98 97 96 97 98 100 99 97 90 66 36 25', rest: 1.15, holiday: 1.25 },
  hotel: { day: '52 48 46 45 46 52 66 76 74 68 66 70 72 66 64 66 72 82 94 100 98 90 76 62', rest: 1.1, holiday: 1.2 },
  hospital: { day: '55 53 52 52 53 58 68 82 97 100 99 96 88 90 96 95 91 80 72 68 66 63 59 56', rest: 0.75, holiday: 0.6 },
  dinner: { day: '16 15 15 15 15 17 22 28 38 52 82 100 96 62 42 40 56 92 100 96 84 58 30 19', rest: 1.15, holiday: 1.2 },
  always: { day: '97 97 97 97 97 97 97 98 99 100 100 100 100 100 100 100 100 99 99 98 98 98 97 97', rest: 1, holiday: 1 },
  shift: { day: '48 47 46 46 47 52 62 84 97 100 100 96 84 92 99 100 98 90 74 68 66 62 56 50', rest: 0.45, holiday: 0.15 },
};

/** Levels of the 96 steps, for working days, rest days and holidays. */
export const shapes: Readonly<Record<Rhythm, readonly [Float64Array, Float64Array, Float64Array]>> = {
  office: shapesOf('office'),
  school: shapesOf('school'),
  home: shapesOf('home'),
  shop: shapesOf('shop'),
  hotel: shapesOf('hotel'),
  hospital: shapesOf('hospital'),
  dinner: shapesOf('dinner'),
  always: shapesOf('always'),
  shift: shapesOf('shift'),
};

function shapesOf(rhythm: Rhythm): [Float64Array, Float64Array, Float64Array] {
  const { day, rest, holiday } = rhythms[rhythm];
  const hours = day.split(' ').map((level) => Number(level) / 100);
  const night = Math.min(...hours);
  const left = (share: number) => steps(hours.map((level) => night + (level - night) * share));
  return [left(1), left(rest), left(holiday)];
}

function steps(hours: readonly number[]): Float64Array {
  return Float64Array.from({ length: stepsADay }, (_, i) => {
    const at = (i - 1.5) / 4;
    const [low, part] = [Math.floor(at), at - Math.floor(at)];
    const [a, b] = [hours[(low + 24) % 24] as number, hours[(low + 25) % 24] as number];
    return a + (b - a) * part;
  });
}

/** Calendar and weather as they affect every load of the city. */
export type Calendar = {
  readonly first: number;
  readonly days: readonly string[];
  readonly kinds: readonly (0 | 1 | 2)[];
  readonly schoolOut: readonly boolean[];
  /** Level of light and plug loads: higher in the dark of winter. */
  readonly season: Float64Array;
  /** By hour: kelvin above 21, and below 16 in the heating season. */
  readonly warm: Float64Array;
  readonly cold: Float64Array;
};

/** Bounds of `warm` and `cold`. */
export const warmest = 14;
export const coldest = 34;

export function makeCalendar(first: number, days: readonly string[], climate: Climate): Calendar {
  const hours = climate.celsius.length;
  const degrees = (of: (celsius: number, day: number) => number) =>
    Float64Array.from({ length: hours }, (_, hour) => Math.max(0, of(climate.celsius[hour] as number, Math.floor(hour / 24))));
  const heated = days.map(isHeated);
  return {
    first,
    days,
    kinds: days.map(dayKind),
    schoolOut: days.map(schoolIsOut),
    season: Float64Array.from(days, (day) => 1 + 0.08 * Math.cos((2 * Math.PI * (Number(day.slice(5, 7)) - 0.5)) / 12)),
    warm: degrees((celsius) => Math.min(warmest, celsius - 21)),
    cold: degrees((celsius, day) => (heated[day] === true ? Math.min(coldest, 16 - celsius) : 0)),
  };
}

/** Level of a school's loads while it is out. */
export function termLevel(calendar: Calendar, rhythm: Rhythm, day: number): number {
  return rhythm === 'school' && calendar.schoolOut[day] === true ? 0.35 : 1;
}

/** How much of cooling and heating runs at a level of the day's shape. */
export function weatherLevel(level: number): number {
  return 0.35 + 0.65 * level;
}

/** Factors around 1, never more than 0.12 away from it, which every load reads from its own position. */
export function makeNoise(seed: number): Float64Array {
  const draw = random(seed, 'noise');
  return Float64Array.from({ length: noiseLength }, () => 1 + Math.max(-0.12, Math.min(0.12, 0.05 * draw.normal())));
}

export const noiseLength = 4096;

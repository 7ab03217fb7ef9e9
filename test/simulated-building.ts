import { dayNumber } from '#kernel/day.ts';
import type { DaySeries } from '#retrofit/temperature-model/facts.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32, T. Ettinger, public domain). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Normal deviates, of mean 0 and deviation 1 (Box and Muller). */
export function normals(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Monday to Friday. */
export const isWeekday = (day: number): boolean => (((day + 3) % 7) + 7) % 7 < 5;

export type SimulatedYears = {
  /** 2024 and 2025 by day, all measured. */
  readonly base: DaySeries;
  readonly reporting: DaySeries;
  /** What the building would have used in 2025 unchanged, less what it uses with the measure, before noise: the saving of the year. */
  readonly savings: number;
};

/**
 * Two years of a made-up building: heating, cooling, a quieter weekend, in part or not at all, and daily noise, an AR(1) with `rho`. The
 * second year saves a part.
 * @param noise the standard deviation of the noise, as a share of the mean use
 */
export function simulatedYears(seed: number, rho: number, noise = 0.08): SimulatedYears {
  const random = numbers(seed);
  const normal = normals(random);
  const between = (low: number, high: number) => low + (high - low) * random();
  const building = {
    level: between(60, 200),
    rest: random() < 0.6 ? between(0.4, 0.9) : 1,
    heating: random() < 0.6 ? between(1, 8) : 0,
    cooling: random() < 0.7 ? between(1, 8) : 0,
    heatingBalance: between(10, 16),
    coolingBalance: between(17, 24),
  };
  const expected = (day: number, t: number): number =>
    building.level * (isWeekday(day) ? 1 : building.rest) +
    building.heating * Math.max(0, building.heatingBalance - t) +
    building.cooling * Math.max(0, t - building.coolingBalance);
  const days = Array.from({ length: 731 }, (_, at) => dayNumber(2024, 1, 1) + at);
  const temperature = weather(days, between, normal);
  const uses = days.map((day, at) => expected(day, temperature[at]!));
  const deviation = noise * (uses.reduce((sum, use) => sum + use, 0) / uses.length);
  const share = between(0, 0.2);
  let chance = normal() * deviation;
  const measured = uses.map((use, at) => {
    chance = rho * chance + Math.sqrt(1 - rho * rho) * deviation * normal();
    return (at < 366 ? use : use * (1 - share)) + chance;
  });
  const series = (from: number, to: number): DaySeries => ({
    from: days[from]!,
    use: Float64Array.from(measured.slice(from, to)),
    estimated: new Uint8Array(to - from),
    temperature: Float64Array.from(temperature.slice(from, to)),
    excluded: new Uint8Array(to - from),
    factors: [],
  });
  return { base: series(0, 366), reporting: series(366, 731), savings: share * uses.slice(366).reduce((sum, use) => sum + use, 0) };
}

/** A yearly wave with weather that lasts several days. */
function weather(days: readonly number[], between: (low: number, high: number) => number, normal: () => number): number[] {
  const [mean, wave] = [between(9, 16), between(8, 15)];
  let spell = 0;
  return days.map((_, at) => {
    spell = 0.7 * spell + 2.2 * normal();
    return mean - wave * Math.cos((2 * Math.PI * (at - 20)) / 365.25) + spell;
  });
}

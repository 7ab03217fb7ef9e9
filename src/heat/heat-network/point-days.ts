import { exact, type Exact, exactOf } from '#kernel/exact-number.ts';

/** The data of a settlement point day by day over a span. */
export type PointDays = {
  readonly point: string;
  /** Its own heat meter by day; null if it has none. */
  readonly heat: HeatDays | null;
  /** m² in millionths supplied each day, by price class: whole numbers. */
  readonly areas: ReadonlyMap<string, Float64Array>;
  /** The mean outdoor temperature of each day, °C; NaN if unknown. */
  readonly temperature: Float64Array;
};

export type HeatDays = {
  /** 0.0001 GJ, whole numbers. */
  readonly use: Float64Array;
  /** 1 if the day was read completely. */
  readonly whole: Uint8Array;
};

const zero = exact(0n);

/** A meter's readings by day; days decided to be faulty count as not read. */
export function heatDays(told: { readonly use: Float64Array; readonly coverage: Float64Array; readonly faulty: Uint8Array }): HeatDays {
  const whole = Uint8Array.from(told.coverage, (share, day) =>
    share >= 1 && told.faulty[day] !== 1 && !Number.isNaN(told.use[day]) ? 1 : 0,
  );
  return { use: told.use, whole };
}

/** The days for which a condition holds, in order. */
export function daysWhere(length: number, holds: (day: number) => boolean): number[] {
  return Array.from({ length }, (_, day) => day).filter(holds);
}

/** The heat of some days, GJ. */
export function heatOn({ use }: HeatDays, days: readonly number[]): Exact {
  let sum = 0n;
  for (const day of days) sum += BigInt(use[day] as number);
  return exact(sum).div(exact(10_000n));
}

/** The area supplied, m²: the mean over some days; 0 if there are none. */
export function areaOn(areas: Iterable<Float64Array>, days: readonly number[]): Exact {
  if (days.length === 0) return zero;
  let sum = 0n;
  for (const area of areas) for (const day of days) sum += BigInt(area[day] as number);
  return exact(sum).div(exact(1_000_000n * BigInt(days.length)));
}

/** How far below the base a day was, K; 0 above it, null if no temperature is known. */
export function degreesOf({ temperature }: Pick<PointDays, 'temperature'>, day: number, base: Exact): Exact | null {
  const mean = temperature[day] as number;
  if (Number.isNaN(mean)) return null;
  const below = base.sub(exactOf(mean));
  return below.s < 0n ? zero : below;
}

/** Degree days of some days, K·d; those without a temperature add nothing. */
export const degreeDaysOn = (point: Pick<PointDays, 'temperature'>, days: readonly number[], base: Exact): Exact =>
  days.reduce((sum, day) => sum.add(degreesOf(point, day, base) ?? zero), zero);

export const isZero = ({ n }: Exact): boolean => n === 0n;

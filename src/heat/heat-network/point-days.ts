import { exact, type Exact, exactOf } from '#kernel/exact-number.ts';

/** What is known of a settlement point day by day over a span. */
export type PointDays = {
  readonly point: string;
  /** Its own meter of heat by day; null where it has none. */
  readonly heat: HeatDays | null;
  /** m² in millionths that are supplied each day, by class of price: whole numbers. */
  readonly areas: ReadonlyMap<string, Float64Array>;
  /** The mean temperature outside each day, °C; NaN where it is not known. */
  readonly temperature: Float64Array;
};

export type HeatDays = {
  /** 0.0001 GJ, whole numbers. */
  readonly use: Float64Array;
  /** 1 where the day is read whole. */
  readonly whole: Uint8Array;
};

const zero = exact(0n);

/** What a meter told of days; what somebody decided to be faulty is as if it were not read. */
export function heatDays(told: { readonly use: Float64Array; readonly coverage: Float64Array; readonly faulty: Uint8Array }): HeatDays {
  const whole = Uint8Array.from(told.coverage, (share, day) =>
    share >= 1 && told.faulty[day] !== 1 && !Number.isNaN(told.use[day]) ? 1 : 0,
  );
  return { use: told.use, whole };
}

/** Days of which something holds, in their order. */
export function daysWhere(length: number, holds: (day: number) => boolean): number[] {
  return Array.from({ length }, (_, day) => day).filter(holds);
}

/** The heat of some days, GJ. */
export function heatOn({ use }: HeatDays, days: readonly number[]): Exact {
  let sum = 0n;
  for (const day of days) sum += BigInt(use[day] as number);
  return exact(sum).div(exact(10_000n));
}

/** The area supplied, m²: the mean of some days; 0 where there is none. */
export function areaOn(areas: Iterable<Float64Array>, days: readonly number[]): Exact {
  if (days.length === 0) return zero;
  let sum = 0n;
  for (const area of areas) for (const day of days) sum += BigInt(area[day] as number);
  return exact(sum).div(exact(1_000_000n * BigInt(days.length)));
}

/** How far below the base a day was, K; 0 above it, null where no temperature is known. */
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

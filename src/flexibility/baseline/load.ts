import type { Zone } from '#kernel/zone.ts';

/**
 * The electricity of a building or a meter in consecutive steps over whole local days: `use` in 0.0001 kWh, whole numbers, NaN where a step
 * is not fully measured.
 */
export type Load = {
  readonly zone: Zone;
  /** s; a part of an hour or an hour. */
  readonly step: number;
  /** The start of the first step, s UTC. */
  readonly from: number;
  readonly use: Float64Array;
  /** How many s the clock is ahead of UTC, if that is constant throughout and for two days before and after. */
  readonly ahead?: number | undefined;
};

/** The constant clock offset over a span (s UTC) and two days on each side; undefined if the clocks change. */
export function aheadIn(zone: Zone, { from, to }: { readonly from: number; readonly to: number }): number | undefined {
  const first = from - 172_800;
  return zone.until(first) > to + 172_800 ? zone.offsetAt(first) : undefined;
}

/** The use of the step that begins at an instant; NaN if not measured. */
export function useAt({ from, step, use }: Load, utc: number): number {
  const at = (utc - from) / step;
  return Number.isInteger(at) ? (use[at] ?? Number.NaN) : Number.NaN;
}

/**
 * The use of a step by its day and local clock time (s since that day's midnight; may fall before or after the day); NaN if that time does
 * not exist on that day, occurs twice, or is not measured.
 */
export function useByClock(load: Load, day: number, clock: number): number {
  const local = day * 86_400 + clock;
  if (load.ahead !== undefined) return useAt(load, local - load.ahead);
  return load.zone.ambiguity(local) === 1 ? useAt(load, load.zone.toUtc(local)) : Number.NaN;
}

/** The sum over the clock times of a day; NaN if one is missing. */
export function sumByClock(load: Load, day: number, clocks: readonly number[]): number {
  let sum = 0;
  for (const clock of clocks) sum += useByClock(load, day, clock);
  return sum;
}

/** The start of a local day, s UTC. */
export const dayStartOf = ({ zone, ahead }: Load, day: number): number => (ahead === undefined ? zone.dayStart(day) : day * 86_400 - ahead);

/** The sum over all steps of a local day on which each clock time occurs once; NaN if one is missing. */
export function sumOfDay(load: Load, day: number): number {
  const [from, to] = [dayStartOf(load, day), dayStartOf(load, day + 1)];
  if (to - from !== 86_400) return Number.NaN;
  let sum = 0;
  for (let at = from; at < to; at += load.step) sum += useAt(load, at);
  return sum;
}

/** The sum over a span; NaN if a step in it is missing. */
export function sumOver(load: Load, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += load.step) sum += useAt(load, at);
  return sum;
}

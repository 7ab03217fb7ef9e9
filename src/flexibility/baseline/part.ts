import type { Zone } from '#kernel/zone.ts';

/** From one instant to another (s UTC), end excluded. */
export type Span = { readonly from: number; readonly to: number };

/** The portion of an event on one local day. */
export type Part = Span & {
  /** Local day, since 1970-01-01. */
  readonly day: number;
  /** The local clock at the start of each step, s since midnight; values may repeat on a day when clocks go back. */
  readonly clocks: readonly number[];
};

/**
 * The parts of a span by local day, each divided into steps.
 * @param span aligned to step boundaries, @param step s, a fraction of an hour or an hour
 */
export function partsOf(zone: Zone, { from, to }: Span, step: number): Part[] {
  const parts: Part[] = [];
  for (let at = from; at < to;) {
    const day = zone.dayOf(at);
    const end = Math.min(to, zone.dayStart(day + 1));
    parts.push({ day, from: at, to: end, clocks: clocksOf(zone, day, { from: at, to: end }, step) });
    at = end;
  }
  return parts;
}

/** The local clock at the start of each step of a span, s since a day's midnight; negative on the day before. */
export function clocksOf(zone: Zone, day: number, { from, to }: Span, step: number): number[] {
  const clocks: number[] = [];
  for (let at = from; at < to; at += step) clocks.push(at + zone.offsetAt(at) - day * 86_400);
  return clocks;
}

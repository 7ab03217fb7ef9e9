import type { Meter, Reading } from '../oracle.ts';

/** A meter with its readings, and what is queried about it. */
export type Story = {
  readonly meter: Meter;
  /** Every row that was ever sent, including those of undone imports. */
  readonly readings: readonly Reading[];
  readonly undone: readonly number[];
  readonly zone: Zone;
};

export const zones = ['Asia/Shanghai', 'Europe/London'] as const;

export type Zone = (typeof zones)[number];

/** The instant from which rows are received, ms: 2026-07-01. */
export const firstReceived = Date.UTC(2026, 6, 1);

/** Midnight of a local day, in seconds. */
export function midnight(day: string, zone: Zone): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds / 1000;
}

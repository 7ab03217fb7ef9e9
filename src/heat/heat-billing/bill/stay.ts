import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { HouseholdStatus } from '#heat/heat-supply/vocabulary.ts';
import { millionth, millionths } from '../public/whole-parts.ts';

/** Consecutive days of a season, numbered from its first day, `to` excluded. */
export type DaySpan = { readonly from: number; readonly to: number };

/**
 * The season as a bill sees it: how many days are heated, which of them are charged, and by how many the prices of a season are divided.
 */
export type Frame = { readonly days: number; readonly charged: DaySpan; readonly nominal: number };

/** Days on which nothing changes in a household. */
export type Stay = DaySpan & {
  readonly account: string;
  readonly status: HouseholdStatus;
  /** Area times height factor, in 10⁻¹² m²; 0 is charged nothing. */
  readonly billed: bigint;
};

/** Area times height factor: that of the last row that the height exceeds, otherwise 1. @returns 10⁻¹² m² */
export function billedArea({ height: rows }: Pick<HeatTariff, 'height'>, area: string, height: string | null): bigint {
  const high = height === null ? null : millionths(height);
  const row = high === null ? undefined : rows.findLast(({ above }) => high > millionths(above));
  return millionths(area) * (row === undefined ? millionth : millionths(row.factor));
}

/** Which days of a season a tariff charges: all of them, or those within the nominal ones. */
export function chargedDays({ extension }: Pick<HeatTariff, 'extension'>, days: number, nominal: DaySpan): DaySpan {
  if (extension === 'pro-rata') return { from: 0, to: days };
  const from = Math.min(Math.max(nominal.from, 0), days);
  return { from, to: Math.max(from, Math.min(nominal.to, days)) };
}

/** Days of a season on which these stays get heat: 1 by day. A stay without area gets none. */
export function suppliedDays(stays: readonly Stay[], days: number): Uint8Array {
  const supplied = new Uint8Array(days);
  for (const { from, to, status, billed } of stays) if (status === 'supplied' && billed > 0n) supplied.fill(1, from, to);
  return supplied;
}

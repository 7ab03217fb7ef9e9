import { dimensionOf, isPower, unitRatio, useUnit, type Carrier, type Ratio, type Unit } from '#kernel/carrier.ts';
import { withPoint } from '#platform/tables/decimal-mark.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { columnContent } from '../times/column-content.ts';
import type { Plan } from './layout.ts';
import { isNoRecord } from '../units/no-record.ts';
import { timesDifference } from './row-differences.ts';

type Rows = readonly (readonly string[])[];

/**
 * Use in a file that is already multiplied: all of it, according to the sender (`said`), or that of metering points whose multiplier equals
 * the one in the file: that of their rows (`of`, by the number of a code), otherwise `times`.
 */
export type Applied = { readonly said: boolean; readonly times: number; readonly of: ReadonlyMap<number, number> };

/** Whether the use of a code is already multiplied by its device's multiplier. */
export function isApplied(applied: Applied | undefined, slot: number, { num, den }: Ratio): boolean {
  if (applied === undefined || num === den) return false;
  const times = applied.of.get(slot) ?? applied.times;
  return applied.said || Math.abs(times * den - num) <= 1e-6 * num;
}

/**
 * What a file shows about it: it multiplies differences itself, or its use is a multiple (`timesOfUse`) of the difference of two readings
 * in each row.
 */
export function appliedIn(
  plan: Plan,
  said: 'ledger' | 'applied' | undefined,
  times: number | null,
  of: ReadonlyMap<number, number>,
): Applied | undefined {
  if (said !== undefined) return said === 'applied' ? { said: true, times: Number.NaN, of } : undefined;
  if (plan.layout !== 'long') return undefined;
  if (plan.multiplied === true) return { said: false, times: Number.NaN, of };
  if (times === null || times === 1) return undefined;
  return { said: false, times, of: Number.isFinite(times) ? new Map() : of };
}

type Seen = { readonly plan: Plan; readonly header: readonly string[]; readonly decimalComma: boolean };

/** The same for the first rows of a file. */
export function timesSeen({ plan, header, decimalComma }: Seen, top: Rows): number | null {
  if (plan.layout !== 'long') return null;
  const records = top.filter((cells) => !isNoRecord(cells, header));
  return timesOfUse(plan, header, decimalComma ? records.map((cells) => cells.map(withPoint)) : records);
}

/** The factor between the difference of two readings in each row and its use; null if no two columns show it. */
export function timesOfUse(plan: Plan, header: readonly string[], rows: Rows): number | null {
  if (plan.layout !== 'long' || plan.minus !== undefined || plan.parts !== undefined) return null;
  const { value } = plan;
  const told = rows.filter((cells) => typeof parseDecimal(cells[value] ?? '') === 'number');
  const others = header.flatMap((_, column) =>
    plan.multipliers?.includes(column) !== true && columnContent(told, column) === 'number' ? [column] : [],
  );
  return others.length > mostNumbers ? null : timesDifference(header, told, value, others);
}

/** With more columns of numbers than this, none are taken as two readings. */
const mostNumbers = 20;

/** Units that can hold fractions of another. */
const finer = ['kWh', 'Wh', 'MJ', 'kJ', 'L', 'kg', 'kW', 'W'] as const satisfies readonly Unit[];

/**
 * What a device would have shown for a use (0.0001 of `unit`), so that multiplying it gives exactly that use again; in a smaller unit if
 * its own cannot hold it. Null if none can.
 */
export function asShown(value: number, unit: Unit, { num, den }: Ratio, carrier: Carrier): { value: number; unit: Unit } | null {
  const told = isPower(unit) ? unit : (useUnit(carrier, unit) ?? unit);
  const inTold = unitRatio(unit, told);
  for (const one of [unit, ...finer]) {
    if (dimensionOf(one) !== dimensionOf(unit)) continue;
    const by = unitRatio(unit, one);
    if (by.num < by.den) continue;
    const shown = Math.round((((value * by.num) / by.den) * den) / num);
    const off = Math.abs((((shown * num) / den) * by.den) / by.num - value);
    if ((off * inTold.num) / inTold.den < 0.4) return { value: shown, unit: one };
  }
  return null;
}

/** The plan for differences not to be multiplied by the file's multiplier: the register of meters does it. */
export function unmultiplied(plan: Plan): Plan {
  if (plan.layout !== 'long' || plan.multiplied !== true) return plan;
  const { multiplied: _multiplied, multipliers: _multipliers, times: _times, ...as } = plan;
  return as;
}

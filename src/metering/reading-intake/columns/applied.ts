import { dimensionOf, isPower, unitRatio, useUnit, type Carrier, type Ratio, type Unit } from '#kernel/carrier.ts';
import { withPoint } from '#platform/tables/decimal-mark.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { columnContent } from '../times/column-content.ts';
import type { Plan } from './layout.ts';
import { isNoRecord } from '../units/no-record.ts';
import { timesDifference } from './row-differences.ts';

type Rows = readonly (readonly string[])[];

/**
 * That use in a file is multiplied already: all of it, as the sender says (`said`), or that of metering points whose multiplier is the one
 * that the file multiplied by: that of their rows (`of`, by the number of a code), else `times`.
 */
export type Applied = { readonly said: boolean; readonly times: number; readonly of: ReadonlyMap<number, number> };

/** Whether the use of a code is multiplied already by what its device is multiplied by. */
export function isApplied(applied: Applied | undefined, slot: number, { num, den }: Ratio): boolean {
  if (applied === undefined || num === den) return false;
  const times = applied.of.get(slot) ?? applied.times;
  return applied.said || Math.abs(times * den - num) <= 1e-6 * num;
}

/**
 * What a file shows of it: it multiplies differences itself, or its use is what two readings of each row differ by, so many times
 * (`timesOfUse`).
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

/** The same of the first rows of a file. */
export function timesSeen({ plan, header, decimalComma }: Seen, top: Rows): number | null {
  if (plan.layout !== 'long') return null;
  const records = top.filter((cells) => !isNoRecord(cells, header));
  return timesOfUse(plan, header, decimalComma ? records.map((cells) => cells.map(withPoint)) : records);
}

/** How many times what two readings of each row differ by its use is; null where no two columns show it. */
export function timesOfUse(plan: Plan, header: readonly string[], rows: Rows): number | null {
  if (plan.layout !== 'long' || plan.minus !== undefined || plan.parts !== undefined) return null;
  const { value } = plan;
  const told = rows.filter((cells) => typeof parseDecimal(cells[value] ?? '') === 'number');
  const others = header.flatMap((_, column) =>
    plan.multipliers?.includes(column) !== true && columnContent(told, column) === 'number' ? [column] : [],
  );
  return others.length > mostNumbers ? null : timesDifference(header, told, value, others);
}

/** Of more columns of numbers none are two readings. */
const mostNumbers = 20;

/** Units in which a part of another can be kept. */
const finer = ['kWh', 'Wh', 'MJ', 'kJ', 'L', 'kg', 'kW', 'W'] as const satisfies readonly Unit[];

/**
 * What a device would have shown of a use (0.0001 of `unit`), so that what it is multiplied by makes that use again, exactly as it is told;
 * in a smaller unit where its own cannot hold it. Null where none can.
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

/** Differences that are not multiplied by what the file says: the register of meters does it. */
export function unmultiplied(plan: Plan): Plan {
  if (plan.layout !== 'long' || plan.multiplied !== true) return plan;
  const { multiplied: _multiplied, multipliers: _multipliers, times: _times, ...as } = plan;
  return as;
}

import { decimalText } from '#kernel/exact-number.ts';
import { moneyOf } from '#kernel/money.ts';
import type { PointCalculation, PointNotCalculated } from './bill-needs.ts';
import type { HouseholdBill } from './bill/bill-parts.ts';
import { total } from './bill/lines.ts';

type BillSums = { readonly held: string | null; readonly quantity: number | null; readonly total: string | null };

/** What a change does to the bills of a point: yuan of all its households, null if one is held, and those whose bills change. */
export type Effect = {
  readonly season: string;
  readonly point: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly households: { household: string; before: BillSums; after: BillSums }[];
};

const nobody: BillSums = { held: null, quantity: null, total: null };

function sumsOf({ held, accounts }: HouseholdBill): BillSums {
  if (held !== null) return { ...nobody, held };
  const quantity = Number(decimalText(total(accounts.map((one) => one.quantity)), 4));
  return { held, quantity, total: moneyOf(total(accounts.map(({ lines }) => lines.total))) };
}

const isCalculated = (one: PointCalculation | PointNotCalculated): one is PointCalculation => !('problem' in one);

/** Compares the same points calculated without and with a decision. */
export function effectsOf(
  before: readonly (PointCalculation | PointNotCalculated)[],
  after: readonly (PointCalculation | PointNotCalculated)[],
): Effect[] {
  const later = new Map(after.filter(isCalculated).map((one) => [one.point, one]));
  return before.filter(isCalculated).flatMap((one) => {
    const other = later.get(one.point);
    return other === undefined ? [] : [effectOf(one, other)];
  });
}

function effectOf(before: PointCalculation, after: PointCalculation): Effect {
  const then = new Map(after.bill.households.map((one) => [one.household, sumsOf(one)]));
  const households = before.bill.households
    .map((one) => ({ household: one.household, before: sumsOf(one), after: then.get(one.household) ?? nobody }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
  return { season: before.season.name, point: before.point, before: sumOf(before), after: sumOf(after), households };
}

function sumOf({ bill }: PointCalculation): string | null {
  if (bill.households.some(({ held }) => held !== null)) return null;
  return moneyOf(total(bill.households.flatMap(({ accounts }) => accounts.map(({ lines }) => lines.total))));
}

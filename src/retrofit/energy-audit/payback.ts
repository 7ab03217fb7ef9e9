import { carrierUnit, isPower, measuredIn, unitRatio } from '#kernel/carrier.ts';
import { exact, type Exact, rounded } from '#kernel/exact-number.ts';
import type { Measure } from './facts.ts';

/**
 * Years until what a measure saves has paid for it: cost ÷ (saving · price), to a tenth. Null without a price, a cost, or a saving above 0,
 * and where the saving cannot be told in the carrier's unit.
 * @param price yuan for the carrier's unit
 */
export function paybackOf(
  { costYuan, annualSaving, unit, carrier }: Pick<Measure, 'costYuan' | 'annualSaving' | 'unit' | 'carrier'>,
  price: string | null,
): string | null {
  if (price === null || costYuan === null || annualSaving === null) return null;
  const saved = inCarrierUnit(exact(annualSaving), unit, carrier);
  const nothing = exact('0');
  if (saved === null || saved.compare(nothing) <= 0 || exact(price).compare(nothing) <= 0) return null;
  return rounded(exact(costYuan).div(saved.mul(exact(price))), 1);
}

function inCarrierUnit(value: Exact, unit: Measure['unit'], carrier: Measure['carrier']): Exact | null {
  const own = carrierUnit(carrier);
  if (measuredIn(own) !== measuredIn(unit)) return null;
  if (own === unit) return value;
  if (isPower(unit)) return null;
  const { num, den } = unitRatio(unit, own);
  return value.mul(exact(BigInt(num))).div(exact(BigInt(den)));
}

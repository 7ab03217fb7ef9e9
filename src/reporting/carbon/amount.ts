import { carbonUnit } from '#kernel/carbon-unit.ts';
import { carrierUnit, dimensionOf, type Carrier, type Ratio, type Unit, unitRatio } from '#kernel/carrier.ts';
import { exact, exactOf, rounded, type Exact } from '#kernel/exact-number.ts';

/** A sum of use, in whole 0.0001 of a unit so that no precision is lost: in the carrier's own unit and, separately, gas stated in kWh. */
export type Amount = {
  own: number;
  kwh: number;
  /** Whether any of it was measured, and whether in kWh or in the carrier's own unit. */
  some: boolean;
  someKwh: boolean;
  someOwn: boolean;
  certificate: Exact | null;
};

export const emptyAmount = (): Amount => ({ own: 0, kwh: 0, some: false, someKwh: false, someOwn: false, certificate: null });

export function addTo(amount: Amount, { carrier, unit, units, certificate }: Use): void {
  if (units === null) return;
  amount.some = true;
  if (unit === carrierUnit(carrier)) [amount.own, amount.someOwn] = [amount.own + units, true];
  else [amount.kwh, amount.someKwh] = [amount.kwh + units, true];
  if (certificate !== null) amount.certificate = amount.certificate === null ? certificate : amount.certificate.add(certificate);
}

type Use = { readonly carrier: Carrier; readonly unit: Unit; readonly units: number | null; readonly certificate: Exact | null };

/** Heat content of a cubic metre of gas, kJ; null if unknown. */
export type Calorific = { readonly value: number } | null;

const tenThousand = exact('10000');
const fraction = ({ num, den }: Ratio): Exact => exact(BigInt(num)).div(exact(BigInt(den)));
const ofUnits = (units: number): Exact => exact(BigInt(units)).div(tenThousand);

/**
 * Kilograms of carbon dioxide for one `unit` of a carrier, exactly; null if the factor's unit cannot be converted.
 * @example kgPer({ value: 0.11, unit: 'tCO2/GJ' }, 'GJ', null) // 110
 */
export function kgPer(factor: { readonly value: number; readonly unit: string }, unit: Unit, calorific: Calorific): Exact | null {
  const read = carbonUnit(factor.unit);
  if (read === null) return null;
  const one = exact(read.kg).mul(exactOf(factor.value));
  const ratio = unitsIn(unit, read.per, calorific);
  return ratio === null ? null : one.mul(ratio);
}

/** How many `to` one `from` is; cubic metres of gas and energy are converted by the heat content of a cubic metre. */
export function unitsIn(from: Unit, to: Unit, calorific: Calorific): Exact | null {
  const [a, b] = [dimensionOf(from), dimensionOf(to)];
  if (a === b) return fraction(unitRatio(from, to));
  if (calorific === null) return null;
  const kj = exactOf(calorific.value);
  if (a === 'volume' && b === 'energy')
    return fraction(unitRatio(from, 'm3'))
      .mul(kj)
      .mul(fraction(unitRatio('kJ', to)));
  if (a === 'energy' && b === 'volume')
    return fraction(unitRatio(from, 'kJ'))
      .div(kj)
      .mul(fraction(unitRatio('m3', to)));
  return null;
}

/** The use, in the unit that it is shown in: kWh if any gas of it is in kWh; null if nothing was measured. */
export function useOf(amount: Amount, carrier: Carrier, calorific: Calorific): { value: Exact | null; unit: Unit } {
  const own = carrierUnit(carrier);
  if (!amount.someKwh) return { value: amount.some ? ofUnits(amount.own) : null, unit: own };
  const kwh = ofUnits(amount.kwh);
  if (!amount.someOwn) return { value: kwh, unit: 'kWh' };
  const ratio = unitsIn(own, 'kWh', calorific);
  return { value: ratio === null ? null : kwh.add(ofUnits(amount.own).mul(ratio)), unit: 'kWh' };
}

/** Carbon dioxide of the use less what certificates cover, kg; null if nothing was measured or it cannot be calculated. */
export function kgOf(
  amount: Amount,
  carrier: Carrier,
  factor: { readonly value: number; readonly unit: string },
  calorific: Calorific,
): Exact | null {
  if (!amount.some) return null;
  let kg = exact('0');
  if (amount.someOwn) {
    const per = kgPer(factor, carrierUnit(carrier), calorific);
    if (per === null) return null;
    const left = amount.certificate === null ? ofUnits(amount.own) : ofUnits(amount.own).sub(amount.certificate);
    kg = left.mul(per);
  }
  if (!amount.someKwh) return kg;
  const per = kgPer(factor, 'kWh', calorific);
  return per === null ? null : kg.add(ofUnits(amount.kwh).mul(per));
}

/** An exact number as the nearest JavaScript number. */
export const numberOf = (value: Exact): number => Number(rounded(value, 20));

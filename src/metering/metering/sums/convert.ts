import { dimensionOf, type Carrier, type Unit } from '#kernel/carrier.ts';

/** The unit that a sum over meters is told in, and what each meter's own unit is multiplied by. */
export type Conversion = { readonly unit: Unit; readonly factor: (meterUnit: Unit) => number; readonly converts: boolean };

/**
 * A building's gas is told in m3 if all its meters are, else in kWh by the net calorific value; every other carrier has one unit.
 * @param calorificKjPerM3 net calorific value of gas
 */
export function commonUnit(carrier: Carrier, unit: Unit, meterUnits: readonly Unit[], calorificKjPerM3: number): Conversion {
  const mixed = carrier === 'gas' && meterUnits.some((one) => dimensionOf(one) === 'energy');
  if (!mixed) return { unit, factor: () => 1, converts: false };
  const kwhPerM3 = calorificKjPerM3 / 3600;
  return {
    unit: 'kWh',
    factor: (meterUnit) => (dimensionOf(meterUnit) === 'volume' ? kwhPerM3 : 1),
    converts: meterUnits.some((one) => dimensionOf(one) === 'volume'),
  };
}

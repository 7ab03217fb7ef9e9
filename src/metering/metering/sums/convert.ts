import { dimensionOf, type Carrier, type Unit } from '#kernel/carrier.ts';

/** The unit of a sum over meters, and the factor for each meter's own unit. */
export type Conversion = { readonly unit: Unit; readonly factor: (meterUnit: Unit) => number; readonly converts: boolean };

/**
 * A building's gas is in m3 if all its meters are, otherwise in kWh by the net calorific value; every other carrier has one unit.
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

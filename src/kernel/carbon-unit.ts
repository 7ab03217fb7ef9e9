import { carrierUnit, dimensionOf, type Carrier, units, type Unit } from './carrier.ts';

/** The unit of a factor: kilograms of carbon dioxide, `kg` of them to one of its own units, per `per`. */
export type CarbonUnit = { readonly kg: string; readonly per: Unit };

const masses: Readonly<Record<string, string>> = { g: '0.001', kg: '1', t: '1000' };

/** A unit of a carbon factor; null for any other text. @example carbonUnit('tCO2/GJ') // { kg: '1000', per: 'GJ' } */
export function carbonUnit(text: string): CarbonUnit | null {
  const found = /^(g|kg|t)(?:CO2(?:e|eq)?)?\/(.+)$/u.exec(text.trim().replaceAll('₂', '2').replaceAll('³', '3'));
  const [, mass = '', told = ''] = found ?? [];
  const [kg, per] = [masses[mass], units.find((one) => one === told)];
  return kg === undefined || per === undefined || dimensionOf(per) === 'power' ? null : { kg, per };
}

/** Whether such a unit fits the use of a carrier; gas also fits by its energy, which requires its calorific value. Water has no carbon. */
export function fitsCarrier({ per }: CarbonUnit, carrier: Carrier): boolean {
  if (carrier === 'water') return false;
  const dimension = dimensionOf(per);
  return dimension === dimensionOf(carrierUnit(carrier)) || (carrier === 'gas' && dimension === 'energy');
}

import { carrierUnit, dimensionOf, type Carrier, units, type Unit } from './carrier.ts';

/** What a factor is told in: so many kilograms of carbon dioxide, `kg` of them to one of its own, for one `per`. */
export type CarbonUnit = { readonly kg: string; readonly per: Unit };

const masses: Readonly<Record<string, string>> = { g: '0.001', kg: '1', t: '1000' };

/** A unit of a carbon factor; null for any other text. @example carbonUnit('tCO2/GJ') // { kg: '1000', per: 'GJ' } */
export function carbonUnit(text: string): CarbonUnit | null {
  const found = /^(g|kg|t)(?:CO2(?:e|eq)?)?\/(.+)$/u.exec(text.trim().replaceAll('₂', '2').replaceAll('³', '3'));
  const [, mass = '', told = ''] = found ?? [];
  const [kg, per] = [masses[mass], units.find((one) => one === told)];
  return kg === undefined || per === undefined || dimensionOf(per) === 'power' ? null : { kg, per };
}

/** Whether the use of a carrier can be told by such a unit; gas by its energy too, which needs its calorific value. Water has no carbon. */
export function fitsCarrier({ per }: CarbonUnit, carrier: Carrier): boolean {
  if (carrier === 'water') return false;
  const dimension = dimensionOf(per);
  return dimension === dimensionOf(carrierUnit(carrier)) || (carrier === 'gas' && dimension === 'energy');
}

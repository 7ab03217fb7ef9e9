import { type Carrier, carriers, type Unit } from '#kernel/carrier.ts';
import { exact, type Exact, exactOf, rounded } from '#kernel/exact-number.ts';

/** Square metres in a square foot: 1 ft = 0.3048 m. */
const squareFoot = exact('0.09290304');

/** m2 as ft2, precise enough for `squareMetres` to return the original value. */
export const squareFeet = (areaM2: string): string => trimmed(rounded(exact(areaM2).div(squareFoot), 8));

/** ft2 as m2, to six decimals. */
export const squareMetres = (ft2: string): string => trimmed(rounded(exact(ft2).mul(squareFoot), 6));

/** Schema names of carriers. Water is not energy: it has its own element. */
export const resources: Readonly<Record<Exclude<Carrier, 'water'>, string>> = {
  electricity: 'Electricity',
  heat: 'District hot water',
  cooling: 'District chilled water',
  gas: 'Natural gas',
  coal: 'Coal',
  oil: 'Fuel oil',
  steam: 'District steam',
};

export const potableWater = 'Potable water';

/** The carrier of a resource; null if it is not one of ours. */
export function carrierOf(resource: string): Carrier | null {
  const found = carriers.find((one) => one !== 'water' && resources[one] === resource);
  return found ?? (resource.startsWith('Fuel oil no') ? 'oil' : resource.startsWith('Coal ') ? 'coal' : null);
}

/** Units of the schema, exactly, in a unit that readings may use; `Mass ton` and `Other` have no exact equivalent. */
const unitsIn: Readonly<Record<string, { readonly unit: Unit; readonly factor: string }>> = {
  'Cubic Meters': { unit: 'm3', factor: '1' },
  kcf: { unit: 'ft3', factor: '1000' },
  MCF: { unit: 'ft3', factor: '1000' },
  Gallons: { unit: 'L', factor: '3.785411784' },
  Wh: { unit: 'Wh', factor: '1' },
  kWh: { unit: 'kWh', factor: '1' },
  MWh: { unit: 'MWh', factor: '1' },
  Btu: { unit: 'kBtu', factor: '0.001' },
  kBtu: { unit: 'kBtu', factor: '1' },
  MMBtu: { unit: 'MMBtu', factor: '1' },
  therms: { unit: 'therm', factor: '1' },
  lbs: { unit: 'kg', factor: '0.45359237' },
  Klbs: { unit: 'kg', factor: '453.59237' },
  'Ton-hour': { unit: 'kBtu', factor: '12' },
};

/** An amount of the schema in a unit that readings may use. @param own the unit that a user-defined field gives for `Other` */
export function amountIn(schemaUnit: string, own: string | null): { readonly unit: Unit; readonly factor: Exact } | null {
  if (schemaUnit === 'Other' && own === 'kg') return { unit: 'kg', factor: exact('1') };
  const found = unitsIn[schemaUnit];
  return found === undefined ? null : { unit: found.unit, factor: exact(found.factor) };
}

/** How amounts of a unit are written: the schema's unit, and how much of it one unit is. */
export function amountOut(unit: Unit): { readonly schemaUnit: string; readonly own: Unit | null; readonly factor: Exact } {
  if (unit === 'm3') return { schemaUnit: 'Cubic Meters', own: null, factor: exact('1') };
  if (unit === 'kWh') return { schemaUnit: 'kWh', own: null, factor: exact('1') };
  if (unit === 'GJ') return { schemaUnit: 'kWh', own: null, factor: exact('2500').div(exact('9')) };
  for (const [schemaUnit, said] of Object.entries(unitsIn))
    if (said.unit === unit && said.factor === '1') return { schemaUnit, own: null, factor: exact('1') };
  return { schemaUnit: 'Other', own: unit, factor: exact('1') };
}

/** To four decimals, the precision that readings are stored with. */
export const written = (value: Exact): string => trimmed(rounded(value, 4));

/** A measured amount as decimal text, to four decimals. */
export const amountText = (value: number): string => written(exactOf(value));

/** Without trailing zeros. */
export const trimmed = (text: string): string => (text.includes('.') ? text.replace(/0+$/u, '').replace(/\.$/u, '') : text);

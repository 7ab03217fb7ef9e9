import { isPower, useUnit, type Carrier, type Unit } from '#kernel/carrier.ts';

/** How values are to be read: ESPI's ReadingType. */
export type ReadingType = {
  /** The unit in which they are stored; null if there is none for it. */
  readonly unit: Unit | null;
  readonly uom: string;
  /** The power of ten by which each is multiplied. */
  readonly power: number;
  readonly counts: boolean;
  /** Null if the file does not say what is metered; otherwise its code (CommodityKind). */
  readonly commodity: string | null;
};

/** ESPI's codes of units (UomType) in which readings are stored, with the power of ten to them. */
const units: Readonly<Record<string, readonly [unit: Unit, power: number]>> = {
  72: ['Wh', 0],
  38: ['W', 0],
  31: ['kJ', -3],
  132: ['kBtu', -3],
  169: ['therm', 0],
  42: ['m3', 0],
  134: ['L', 0],
  119: ['ft3', 0],
};

const otherUnits: Readonly<Record<string, string>> = {
  5: 'A',
  29: 'V',
  33: 'Hz',
  61: 'VA',
  63: 'var',
  65: 'cos φ',
  71: 'VAh',
  73: 'varh',
  128: 'gal',
  159: 'USD',
};

/** ESPI's codes of what is metered (CommodityKind), with the word used for it in findings. */
const commodities: Readonly<Record<string, readonly [carrier: Carrier | null, name: string]>> = {
  0: ['electricity', 'electricity'],
  1: ['electricity', 'electricity'],
  2: ['electricity', 'electricity'],
  3: [null, 'communication'],
  4: [null, 'air'],
  5: [null, 'insulative gas'],
  6: [null, 'insulative oil'],
  7: ['gas', 'natural gas'],
  8: [null, 'propane'],
  9: ['water', 'water'],
  10: ['steam', 'steam'],
  11: [null, 'waste water'],
  12: ['heat', 'heating'],
  13: ['cooling', 'cooling'],
  14: [null, 'non-potable water'],
};

/** The commodity of a usage point's service (ServiceKind): electricity, gas, water, heat. */
export const commodityOfService: Readonly<Record<string, string>> = { 0: '1', 1: '7', 2: '9', 4: '12' };

/** A reading type from its fields; electricity in Wh if there are none. */
export function typeOf(fields: Readonly<Record<string, string>>): ReadingType {
  const { uom = '72', powerOfTenMultiplier = '0', accumulationBehaviour = '4', commodity = null } = fields;
  const [unit, power] = units[uom] ?? [null, 0];
  return { unit, uom, power: Number(powerOfTenMultiplier) + power, counts: ['1', '3', '9'].includes(accumulationBehaviour), commodity };
}

/** The carrier and unit of values; or, if they cannot be stored, what the finding calls them. */
export function meaningOf({ unit, uom }: ReadingType, commodity: string): { carrier: Carrier; unit: Unit; name: string } | string {
  const [carrier, name] = commodities[commodity] ?? [null, `commodity ${commodity}`];
  if (unit === null) return otherUnits[uom] ?? `uom ${uom}`;
  if (carrier === null) return name;
  const fits = isPower(unit) ? carrier === 'electricity' : useUnit(carrier, unit) !== null;
  return fits ? { carrier, unit, name } : `${name}, ${unit}`;
}

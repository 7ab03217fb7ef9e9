/** Energy carriers, the unit each is calculated in, and the exact factor of every unit that can be read. */
export const carriers = ['electricity', 'heat', 'cooling', 'gas', 'water', 'coal', 'oil', 'steam'] as const;

export type Carrier = (typeof carriers)[number];

const counted = ['kWh', 'MWh', 'GJ', 'MJ', 'kcal', 'm3', 'kg', 't'] as const;
const countedToo = ['Wh', 'kJ', 'GWh', '10000kWh', 'Gcal', 'kBtu', 'MMBtu', 'therm', 'L', '10000m3'] as const;
const powers = ['W', 'kW', 'MW', '10000kW'] as const;
const countedLater = ['ft3', 'ccf', 'kcf', 'kgal', 'RTh', 'J'] as const;

/** A unit's place in this list is its number in the reading store: append, never reorder. */
export const units = [...counted, ...countedToo, ...powers, ...countedLater] as const;

/** The units that a counter may show. */
export const counterUnits = [...counted, ...countedToo, ...countedLater] as const;

export type Unit = (typeof units)[number];

/** A power sustained for the length of an interval is energy; a counter never shows power. */
export type Dimension = 'energy' | 'power' | 'volume' | 'mass';

/** A factor as an exact fraction; multiplied in integers, so that no precision is lost. */
export type Ratio = { readonly num: number; readonly den: number };

/**
 * One unit in the dimension's base (kJ, kJ/s, m3, kg), in lowest terms. 1 kcal = 4.1868 kJ, 1 Btu = 1055.05585262 J (International Table
 * calorie and British thermal unit, ISO 80000-5); a therm is 100,000 Btu, a ton of refrigeration 12,000 Btu an hour, a foot 0.3048 m; ccf
 * and kcf are 100 and 1000 cubic feet, kgal 1000 gallons of the United States of 231 cubic inches of 0.0254 m (NIST Handbook 44, appendix
 * C).
 */
const base: Readonly<Record<Unit, { dimension: Dimension; ratio: Ratio }>> = {
  kWh: { dimension: 'energy', ratio: { num: 3600, den: 1 } },
  MWh: { dimension: 'energy', ratio: { num: 3_600_000, den: 1 } },
  GJ: { dimension: 'energy', ratio: { num: 1_000_000, den: 1 } },
  MJ: { dimension: 'energy', ratio: { num: 1000, den: 1 } },
  kcal: { dimension: 'energy', ratio: { num: 10_467, den: 2500 } },
  m3: { dimension: 'volume', ratio: { num: 1, den: 1 } },
  kg: { dimension: 'mass', ratio: { num: 1, den: 1 } },
  t: { dimension: 'mass', ratio: { num: 1000, den: 1 } },
  Wh: { dimension: 'energy', ratio: { num: 18, den: 5 } },
  kJ: { dimension: 'energy', ratio: { num: 1, den: 1 } },
  GWh: { dimension: 'energy', ratio: { num: 3_600_000_000, den: 1 } },
  '10000kWh': { dimension: 'energy', ratio: { num: 36_000_000, den: 1 } },
  Gcal: { dimension: 'energy', ratio: { num: 4_186_800, den: 1 } },
  kBtu: { dimension: 'energy', ratio: { num: 52_752_792_631, den: 50_000_000 } },
  MMBtu: { dimension: 'energy', ratio: { num: 52_752_792_631, den: 50_000 } },
  therm: { dimension: 'energy', ratio: { num: 52_752_792_631, den: 500_000 } },
  L: { dimension: 'volume', ratio: { num: 1, den: 1000 } },
  '10000m3': { dimension: 'volume', ratio: { num: 10_000, den: 1 } },
  ft3: { dimension: 'volume', ratio: { num: 55_306_341, den: 1_953_125_000 } },
  ccf: { dimension: 'volume', ratio: { num: 55_306_341, den: 19_531_250 } },
  kcf: { dimension: 'volume', ratio: { num: 55_306_341, den: 1_953_125 } },
  kgal: { dimension: 'volume', ratio: { num: 473_176_473, den: 125_000_000 } },
  RTh: { dimension: 'energy', ratio: { num: 158_258_377_893, den: 12_500_000 } },
  J: { dimension: 'energy', ratio: { num: 1, den: 1000 } },
  W: { dimension: 'power', ratio: { num: 1, den: 1000 } },
  kW: { dimension: 'power', ratio: { num: 1, den: 1 } },
  MW: { dimension: 'power', ratio: { num: 1000, den: 1 } },
  '10000kW': { dimension: 'power', ratio: { num: 10_000, den: 1 } },
};

const calculatedIn: Readonly<Record<Carrier, Unit>> = {
  electricity: 'kWh',
  heat: 'GJ',
  cooling: 'GJ',
  gas: 'm3',
  water: 'm3',
  coal: 't',
  oil: 't',
  steam: 't',
};

export function dimensionOf(unit: Unit): Dimension {
  return base[unit].dimension;
}

export function isPower(unit: Unit): boolean {
  return base[unit].dimension === 'power';
}

/** The unit for a carrier's use. A gas meter that counts energy is shown in kWh (`useUnit`). */
export function carrierUnit(carrier: Carrier): Unit {
  return calculatedIn[carrier];
}

/** The unit of a meter's use: the carrier's, or kWh for gas read as energy; null if the unit does not fit the carrier. */
export function useUnit(carrier: Carrier, readIn: Unit): Unit | null {
  const unit = calculatedIn[carrier];
  if (dimensionOf(unit) === dimensionOf(readIn)) return unit;
  return carrier === 'gas' && dimensionOf(readIn) === 'energy' ? 'kWh' : null;
}

const ofHeat: readonly Carrier[] = ['heat', 'cooling', 'gas'];
const ofAnyEnergy: readonly Carrier[] = [...ofHeat, 'electricity'];

/** The carriers of an energy given in a unit, where electricity is not implied. */
const toldIn: Partial<Record<Unit, readonly Carrier[]>> = {
  therm: ['gas'],
  MMBtu: ofHeat,
  RTh: ['cooling'],
  GJ: ofAnyEnergy,
  MJ: ofAnyEnergy,
  kJ: ofAnyEnergy,
  J: ofAnyEnergy,
  kcal: ofHeat,
  Gcal: ofHeat,
  kBtu: ofAnyEnergy,
};

/**
 * The carriers that a unit by itself may refer to: one if it is specific (`therm`), several if it is open (`GJ`); for kWh and powers
 * electricity, as is usual.
 */
export function carriersToldIn(unit: Unit): readonly Carrier[] {
  if (measuredIn(unit) === 'energy') return toldIn[unit] ?? ['electricity'];
  const fitting = carriers.filter((carrier) => useUnit(carrier, unit) !== null);
  return unit === 't' ? ['water', ...fitting] : fitting;
}

/** Whether a unit implies other carriers than this: electricity is never counted in therms. */
export function namesOther(unit: Unit, carrier: Carrier): boolean {
  if (unit === 'therm') return carrier !== 'gas' && carrier !== 'heat';
  return (unit === 'RTh' || unit === 'MMBtu') && toldIn[unit]?.includes(carrier) !== true;
}

/** What readings in this unit measure: for a power, over their interval, energy. */
export function measuredIn(unit: Unit): Exclude<Dimension, 'power'> {
  const { dimension } = base[unit];
  return dimension === 'power' ? 'energy' : dimension;
}

/**
 * How many `to` one `from` is, exactly and in lowest terms. Throws RangeError if the dimensions differ.
 * @param seconds how long a power is sustained, if one of the two is a power and the other an energy
 */
export function unitRatio(from: Unit, to: Unit, seconds = 0): Ratio {
  const [a, b] = [base[from], base[to]];
  const lasts = a.dimension !== b.dimension;
  if (measuredIn(from) !== measuredIn(to) || (lasts && seconds <= 0)) throw new RangeError(`${from} is not measured in ${to}`);
  const [over, under] = !lasts ? [1, 1] : a.dimension === 'power' ? [seconds, 1] : [1, seconds];
  // reduced crosswise, so that nothing exceeds what a double represents exactly
  const first = lowest(over * a.ratio.num, a.ratio.den * under);
  const [one, other] = [lowest(first.num, b.ratio.num), lowest(b.ratio.den, first.den)];
  return { num: one.num * other.num, den: one.den * other.den };
}

/** The fraction in lowest terms. Both are positive integers below 2^53. */
export function lowest(num: number, den: number): Ratio {
  // infinite values have no divisor
  if (!Number.isFinite(num) || !Number.isFinite(den)) throw new RangeError(`${num}/${den} is no fraction`);
  let [a, b] = [num, den];
  while (b !== 0) [a, b] = [b, a % b];
  return { num: num / a, den: den / a };
}

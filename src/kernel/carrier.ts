/** Energy carriers, the unit each is reckoned in, and the exact factor of every unit that is read. */
export const carriers = ['electricity', 'heat', 'cooling', 'gas', 'water', 'coal', 'oil', 'steam'] as const;

export type Carrier = (typeof carriers)[number];

export const units = ['kWh', 'MWh', 'GJ', 'MJ', 'kcal', 'm3', 'kg', 't'] as const;

/** A unit's place in `units` is its number in the reading store: append, never reorder. */
export type Unit = (typeof units)[number];

export type Dimension = 'energy' | 'volume' | 'mass';

/** A factor as an exact fraction; multiplied in integers, so that nothing is lost. */
export type Ratio = { readonly num: number; readonly den: number };

/** How much of the dimension's base (kJ, m3, kg) one unit is. 1 kcal = 4.1868 kJ (International Table calorie, ISO 80000-5). */
const base: Readonly<Record<Unit, { dimension: Dimension; ratio: Ratio }>> = {
  kWh: { dimension: 'energy', ratio: { num: 3600, den: 1 } },
  MWh: { dimension: 'energy', ratio: { num: 3_600_000, den: 1 } },
  GJ: { dimension: 'energy', ratio: { num: 1_000_000, den: 1 } },
  MJ: { dimension: 'energy', ratio: { num: 1000, den: 1 } },
  kcal: { dimension: 'energy', ratio: { num: 41_868, den: 10_000 } },
  m3: { dimension: 'volume', ratio: { num: 1, den: 1 } },
  kg: { dimension: 'mass', ratio: { num: 1, den: 1 } },
  t: { dimension: 'mass', ratio: { num: 1000, den: 1 } },
};

const reckonedIn: Readonly<Record<Carrier, Unit>> = {
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

/** The unit that a carrier's use is told in. A gas meter that counts energy is told in kWh (`useUnit`). */
export function carrierUnit(carrier: Carrier): Unit {
  return reckonedIn[carrier];
}

/** The unit of a meter's use: the carrier's, or kWh for gas read as energy; null where the unit does not fit the carrier. */
export function useUnit(carrier: Carrier, readIn: Unit): Unit | null {
  const unit = reckonedIn[carrier];
  if (dimensionOf(unit) === dimensionOf(readIn)) return unit;
  return carrier === 'gas' && dimensionOf(readIn) === 'energy' ? 'kWh' : null;
}

/** How many `to` one `from` is, exactly and in lowest terms. Throws RangeError where the dimensions differ. */
export function unitRatio(from: Unit, to: Unit): Ratio {
  const [a, b] = [base[from], base[to]];
  if (a.dimension !== b.dimension) throw new RangeError(`${from} is not measured in ${to}`);
  return lowest(a.ratio.num * b.ratio.den, a.ratio.den * b.ratio.num);
}

/** The fraction in lowest terms. Both are positive integers below 2^53. */
export function lowest(num: number, den: number): Ratio {
  // without an end there is no divisor to be found
  if (!Number.isFinite(num) || !Number.isFinite(den)) throw new RangeError(`${num}/${den} is no fraction`);
  let [a, b] = [num, den];
  while (b !== 0) [a, b] = [b, a % b];
  return { num: num / a, den: den / a };
}

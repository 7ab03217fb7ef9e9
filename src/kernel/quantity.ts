import { type Unit, units } from './carrier.ts';

/** The quantities that a point measures at an instant (`live.md` 2). */
export const quantities = ['temperature', 'setpoint', 'humidity', 'co2', 'pm25', 'power', 'flow', 'pressure', 'state', 'position'] as const;

export type PointQuantity = (typeof quantities)[number];

const ofInstants = [
  'degC',
  'degF',
  'K',
  '%',
  'ppm',
  'ug/m3',
  'm3/h',
  'kPa',
  '1',
  'mg/m3',
  'L/s',
  'Pa',
  'hPa',
  'MPa',
  'bar',
  'mbar',
] as const;

/** A unit for instantaneous values, in addition to the powers that meters use; `1` is a number without a unit. */
export type InstantUnit = (typeof ofInstants)[number];

/** Any unit of a reading, of a meter or of a point. */
export type ReadUnit = Unit | InstantUnit;

/** The units a sender may name. */
export const readUnits = [...units, ...ofInstants] as const;

/** The first number of these units in the reading store; lower ones belong to meters. Append to the list, never reorder it. */
const firstInstant = 128;

/** The number of a unit in the reading store; -1 if the text is not a unit. */
export function unitNumber(unit: string): number {
  const metered = (units as readonly string[]).indexOf(unit);
  if (metered >= 0) return metered;
  const at = (ofInstants as readonly string[]).indexOf(unit);
  return at < 0 ? -1 : firstInstant + at;
}

/** The unit of a number in the reading store. */
export function unitOfNumber(number: number): ReadUnit {
  return (number < firstInstant ? units[number] : ofInstants[number - firstInstant]) as ReadUnit;
}

/** Whether a unit is only for instantaneous values: no meter counts in it. */
export function isInstantUnit(unit: ReadUnit): unit is InstantUnit {
  return (ofInstants as readonly string[]).includes(unit);
}

/** `(value + add) × num ÷ den` gives the quantity's own unit; `add` is in the unit converted from. */
type Conversion = { readonly num: number; readonly den: number; readonly add: number };

type Quantity = {
  /** The unit in which values are stored and shown. */
  readonly unit: ReadUnit;
  /** The possible range, in that unit. */
  readonly min: number;
  readonly max: number;
  readonly whole?: true;
  /** Other units in which values may be received; `add` is applied before the factor. */
  readonly from: Readonly<Partial<Record<ReadUnit, Conversion>>>;
};

const times = (num: number, den = 1): Conversion => ({ num, den, add: 0 });

const degrees: Quantity = {
  unit: 'degC',
  min: -90,
  max: 200,
  from: { degF: { num: 5, den: 9, add: -32 }, K: { num: 1, den: 1, add: -273.15 } },
};
const share: Quantity = { unit: '%', min: 0, max: 100, from: { '1': times(100) } };
/** Nothing in a building comes close: anything beyond is not a value. Powers: 10 GW, as for meters. */
const most = 1e7;

/**
 * The unit and the possible range of each quantity (`live.md` 2). That document sets no limits for power, flow and pressure: ours are
 * technical.
 */
const known: Readonly<Record<PointQuantity, Quantity>> = {
  temperature: degrees,
  setpoint: degrees,
  humidity: share,
  position: share,
  co2: { unit: 'ppm', min: 0, max: 100_000, from: {} },
  pm25: { unit: 'ug/m3', min: 0, max: 10_000, from: { 'mg/m3': times(1000) } },
  power: { unit: 'kW', min: -most, max: most, from: { W: times(1, 1000), MW: times(1000) } },
  flow: { unit: 'm3/h', min: -most, max: most, from: { 'L/s': times(18, 5) } },
  pressure: {
    unit: 'kPa',
    min: -most,
    max: most,
    from: { Pa: times(1, 1000), hPa: times(1, 10), mbar: times(1, 10), MPa: times(1000), bar: times(100) },
  },
  state: { unit: '1', min: 0, max: 65_535, whole: true, from: {} },
};

export function quantityOf(quantity: PointQuantity): Pick<Quantity, 'unit' | 'min' | 'max' | 'whole'> {
  return known[quantity];
}

/** The units in which values of a quantity may be received, its own first. */
export function unitsOfQuantity(quantity: PointQuantity): readonly ReadUnit[] {
  const { unit, from } = known[quantity];
  return [unit, ...(Object.keys(from) as ReadUnit[])];
}

/**
 * A value (integer, 0.0001 of a unit) in the quantity's own unit, rounded half away from zero.
 * @returns null if the quantity is not measured in that unit
 * @example toOwnUnit('temperature', 680_000, 'degF') // 200_000
 */
export function toOwnUnit(quantity: PointQuantity, value: number, unit: ReadUnit): number | null {
  const { unit: own, from } = known[quantity];
  if (unit === own) return value;
  const by = from[unit];
  return by === undefined ? null : roundedRatio(value + Math.round(by.add * 1e4), by.num, by.den);
}

/** `value × num ÷ den`, half away from zero, exactly. */
function roundedRatio(value: number, num: number, den: number): number {
  const whole = Math.abs(value) * num;
  if (!Number.isSafeInteger(2 * whole)) {
    const [n, d] = [BigInt(Math.abs(value)) * BigInt(num), BigInt(den)];
    return Math.sign(value) * Number((2n * n + d) / (2n * d));
  }
  const size = Math.floor((2 * whole + den) / (2 * den));
  return value < 0 && size !== 0 ? -size : size;
}

/** Whether a value (0.0001 of the quantity's own unit) is possible. */
export function canBe(quantity: PointQuantity, value: number): boolean {
  const { min, max, whole } = known[quantity];
  return value >= min * 1e4 && value <= max * 1e4 && (whole !== true || value % 1e4 === 0);
}

/** Other notations of these units. */
const ways: Readonly<Record<string, InstantUnit>> = { '°C': 'degC', '°F': 'degF', '℃': 'degC', '℉': 'degF', 'μg/m3': 'ug/m3', µg: 'ug/m3' };

/** The instantaneous unit for one of the names of `unitIn`; null if there is none. @example instantUnitOf('°C') // 'degC' */
export function instantUnitOf(name: string): InstantUnit | null {
  const way = ways[name];
  if (way !== undefined) return way;
  return (ofInstants as readonly string[]).includes(name) ? (name as InstantUnit) : null;
}

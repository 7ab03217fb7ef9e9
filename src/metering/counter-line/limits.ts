import { dimensionOf, lowest, unitRatio, type Ratio, type Unit } from '#kernel/carrier.ts';

/** A use of more than `den × seconds / num` is implausible. Both 0: nothing is. */
export type Limit = Ratio;

const none: Limit = { num: 0, den: 0 };

/** 10 GW over a register span; only for values in energy units (docs/readings.md 15). */
export function powerLimit(unit: Unit): Limit {
  return limitOf(unit, 10_000_000);
}

/** 1.2 times the capacity (kW) over an interval; only for values in energy units (docs/readings.md 18). */
export function capacityLimit(unit: Unit, capacityKw: number | null): Limit {
  return capacityKw === null ? none : limitOf(unit, 1.2 * capacityKw);
}

/** Converts kW, taken to 0.00001, to 0.0001 of the unit per second. */
function limitOf(unit: Unit, kilowatts: number): Limit {
  if (dimensionOf(unit) !== 'energy') return none;
  const ratio = unitRatio(unit, 'kWh');
  return lowest(36_000 * ratio.num, Math.round(kilowatts * 1e5) * ratio.den);
}

/** Whether a use (0.0001 of the unit, taken or given back) exceeds the limit over this many seconds. */
export function exceeds(limit: Limit, use: number, seconds: number): boolean {
  return Math.abs(use) * limit.num > limit.den * seconds;
}

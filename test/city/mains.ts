import type { Building } from './buildings.ts';
import { faultOf } from './dirt.ts';
import type { Fault } from './dirt.ts';
import { makeLoad, usualKwhPerM2 } from './load.ts';
import type { Load, Model } from './load.ts';
import { random } from './random.ts';
import { changeOf, isRetrofitted, type Change } from './retrofits.ts';

/** A quarter-hourly main meter for electricity. */
export type Main = {
  readonly code: string;
  readonly building: Building;
  readonly register: boolean;
  readonly multiplier: number;
  /** Whole digits of a register. */
  readonly digits: number;
  readonly load: Load;
  readonly fault: Fault | null;
  /** Works of known effect in the second year. */
  readonly change: Change | null;
  /** It has the four items behind it, by the hour. */
  readonly itemised: boolean;
  readonly installed: string;
};

const ratios = [1, 5, 10, 15, 20, 30, 40, 60, 80, 100, 120, 160, 200, 240, 300, 400, 600, 800, 1200, 2000, 4000, 8000];

/** Which buildings are metered by the quarter hour: the larger public ones first, as the metering duty requires. */
export function meteredOf(buildings: readonly Building[], count: number, seed: number): readonly Building[] {
  const draw = random(seed, 'metered');
  const dwellingsLast = (building: Building) => (building.profile.use === 'dwelling' ? 1e7 : 0);
  const sorted = buildings
    .map((building) => ({ building, order: dwellingsLast(building) - building.floorArea * (0.2 + draw.next()) }))
    .toSorted((a, b) => a.order - b.order || a.building.serial - b.building.serial);
  return sorted
    .slice(0, count)
    .map(({ building }) => building)
    .toSorted((a, b) => a.serial - b.serial);
}

/**
 * Every fifth meter is a register, every fifth building has items; faults occur only where there are no items.
 * @param retrofits this many of those without items and faults are retrofitted
 */
export function makeMains(metered: readonly Building[], model: Model, seed: number, dirt: boolean, retrofits = 0): readonly Main[] {
  const draw = random(seed, 'faults');
  const seen = { register: 0, interval: 0 };
  const { days } = model.calendar;
  let changed = 0;
  return metered.map((building, k) => {
    const register = k % 5 === 4;
    const itemised = (k % 5 === 1 && k % 25 !== 1) || k % 25 === 14;
    const nth = itemised ? 0 : seen[register ? 'register' : 'interval']++;
    const fault = dirt && !itemised ? faultOf(nth, register, days, draw) : null;
    const digits = fault?.kind === 'rollover' ? 5 : 6;
    const multiplier = register ? ratioOf(building, days.length, digits) : 1;
    const isSuited = changed < retrofits && !itemised && fault === null && isRetrofitted(building);
    const change = isSuited ? changeOf(changed++, days) : null;
    const load = makeLoad(model, building, seed, multiplier, change);
    const installed = `${Math.min(Number(days[0]?.slice(0, 4)) - 1, building.yearBuilt + 1)}-06-01`;
    return { code: `${building.code}-E`, building, register, multiplier, digits, load, fault, change, itemised, installed };
  });
}

/** The smallest ratio at which the register uses at most two thirds of its range in these days. */
function ratioOf(building: Building, days: number, digits: number): number {
  const kwh = usualKwhPerM2(building) * building.floorArea * (days / 365);
  const range = 10 ** digits;
  return ratios.find((ratio) => kwh / ratio < range * (digits === 5 ? 0.6 : 0.35)) ?? 20_000;
}

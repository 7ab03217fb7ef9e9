import { parseDay } from '#kernel/day.ts';
import type { ResourceInDays } from '#registry/resources/resources.ts';
import { type ArrayFacts, completed, isPlaced, level, restsOnRecalled, type SolarArray } from './array.ts';

/** An array in its state from one local day until another, days since 1970-01-01, half-open. */
export type ArraySpell = {
  readonly code: string;
  /** By the code that the register uses for it. */
  readonly building: string;
  readonly from: number;
  readonly to: number;
  readonly meter: string | null;
  /** Null if tilt or azimuth is unknown. */
  readonly array: SolarArray | null;
  readonly recalled: boolean;
};

/** The states of an array by the facts of each day: none before installation or after removal. */
export function spellsOf({ code, spells }: ResourceInDays): ArraySpell[] {
  return spells
    .map(({ from, facts }, at): ArraySpell => {
      const [begin, end] = [from, spells[at + 1]?.from ?? null];
      const placed = level(facts);
      const known: ArrayFacts | null = isPlaced(placed) ? placed : null;
      return {
        code,
        building: facts.building,
        from: Math.max(dayOr(begin, -Infinity), dayOr(facts.installed, -Infinity)),
        to: Math.min(dayOr(end, Infinity), dayOr(facts.removed, Infinity)),
        meter: facts.kind === 'pv' ? facts.meter : null,
        array: known === null ? null : completed(known),
        recalled: known !== null && restsOnRecalled(known),
      };
    })
    .filter(({ from, to }) => from < to);
}

const dayOr = (text: string | null, other: number): number => parseDay(text ?? '') ?? other;

/** The local day of each hour. */
type Days = Int32Array;

/** The meter that counts an array in each hour, by its index in `meters`; -1 if there is none, or the array does not exist. */
export function meterOfHours(own: readonly ArraySpell[], days: Days): { readonly meters: string[]; readonly at: Int32Array } {
  const meters = [...new Set(own.flatMap(({ meter }) => meter ?? []))];
  const at = new Int32Array(days.length).fill(-1);
  for (const { from, to, meter } of own)
    if (meter !== null) for (const [hour, day] of days.entries()) if (day >= from && day < to) at[hour] = meters.indexOf(meter);
  return { meters, at };
}

/**
 * What all arrays behind a meter generate together in each hour, each by the facts of its day; NaN if one is unknown, or none exists.
 * @param made of an array in a building, each hour
 */
export function givenTogether(
  spells: readonly ArraySpell[],
  meter: string,
  days: Days,
  made: (array: SolarArray, building: string) => Float64Array,
): Float64Array {
  const [sum, there] = [new Float64Array(days.length), new Uint8Array(days.length)];
  for (const { from, to, meter: own, array, building } of spells) {
    if (own !== meter || !days.some((day) => day >= from && day < to)) continue;
    const hours = array === null ? null : made(array, building);
    for (const [hour, day] of days.entries()) {
      if (day < from || day >= to) continue;
      there[hour] = 1;
      sum[hour] = (sum[hour] as number) + (hours === null ? Number.NaN : (hours[hour] as number));
    }
  }
  return sum.map((kwh, hour) => (there[hour] === 1 ? kwh : Number.NaN));
}

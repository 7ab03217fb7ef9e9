import type { Carrier, Unit } from '#kernel/carrier.ts';
import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import { isFormal, type EnergyUnit, type EntryOf } from '#platform/knowledge/facts.ts';

type Coefficient = EntryOf<'coefficient'>;

/** A coefficient of knowledge by its id, as in force; null if there is none. */
export type FindCoefficient = (id: string) => Coefficient | null;

/** The factor from a carrier's unit to another unit, and the coefficients that it comes from. */
export type Conversion = { readonly factor: Exact; readonly by: readonly Coefficient[]; readonly indicative: boolean };

const one: Conversion = { factor: exact(1n), by: [], indicative: false };
const gjPerKwh = exact('0.0036');

/** The unit of a use: `own` is the carrier's unit. */
export const energyUnitText = (unit: EnergyUnit, own: string): string =>
  ({ kgce: 'kgce', 'kgce-equal': 'kgce', kwh: 'kWh', gj: 'GJ', own })[unit];

/**
 * How use is converted to standard coal or energy (docs/targets.md): 1 kWh is 0.0036 GJ, fuels by their calorific value. By equal value,
 * electricity counts with the coal that generated it; other carriers without such a value count by calorific value, which is indicative for
 * heat, cooling and steam.
 * @returns null if a coefficient is not known
 */
export function conversionOf(carrier: Carrier, unit: Unit, into: EnergyUnit, find: FindCoefficient): Conversion | null {
  if (into === 'own') return one;
  if (into === 'kgce') return coalOf(carrier, unit, find);
  if (into === 'kgce-equal') return equalOf(carrier, unit, find);
  const gj = gjOf(carrier, unit, find);
  return gj === null || into === 'gj' ? gj : { ...gj, factor: gj.factor.div(gjPerKwh) };
}

/** Gas stated in kWh was measured as heat. */
function coalOf(carrier: Carrier, unit: Unit, find: FindCoefficient): Conversion | null {
  const asHeat = carrier === 'gas' && unit === 'kWh';
  const found = by(find(`standard-coal/${asHeat ? 'heat' : carrier}`), `kgce/${asHeat ? 'GJ' : unit}`);
  return found === null || !asHeat ? found : { ...found, factor: found.factor.mul(gjPerKwh) };
}

const made: readonly Carrier[] = ['heat', 'cooling', 'steam'];

function equalOf(carrier: Carrier, unit: Unit, find: FindCoefficient): Conversion | null {
  const equal = by(find(`equal-value/${carrier}`), `kgce/${unit}`);
  if (equal !== null || carrier === 'electricity') return equal;
  const coal = coalOf(carrier, unit, find);
  return coal !== null && made.includes(carrier) ? { ...coal, indicative: true } : coal;
}

function gjOf(carrier: Carrier, unit: Unit, find: FindCoefficient): Conversion | null {
  if (unit === 'GJ') return one;
  if (unit === 'kWh') return { ...one, factor: gjPerKwh };
  const found = find(`calorific-value/${carrier}`);
  const [kj, per] = [found === null ? null : kilojoules(found.unit), found?.unit.split('/')[1]];
  if (found === null || kj === null || per === undefined) return null;
  const amount = per === unit ? exact(1n) : per === 'kg' && unit === 't' ? exact(1000n) : null;
  if (amount === null) return null;
  return { factor: exactOf(found.value).mul(kj).mul(amount).div(exact(1_000_000n)), by: [found], indicative: !isFormal(found) };
}

const kilojoules = (unit: string): Exact | null =>
  ({ kJ: exact(1n), MJ: exact(1000n), GJ: exact(1_000_000n) })[unit.split('/')[0] ?? ''] ?? null;

function by(found: Coefficient | null, unit: string): Conversion | null {
  if (found === null || found.unit !== unit) return null;
  return { factor: exactOf(found.value), by: [found], indicative: !isFormal(found) };
}

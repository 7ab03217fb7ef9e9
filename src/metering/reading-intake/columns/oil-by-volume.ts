import { dimensionOf } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import { carrierIn } from '../units/carrier-named.ts';
import { valueColumns, type Plan } from './layout.ts';
import type { Around, NamedUnit } from '../units/units.ts';

/**
 * Refuses oil that is measured by volume: it is reckoned by mass, and how much a litre weighs depends on the oil; the file does not say it.
 * @throws Problem `oil-by-volume`
 */
export function refuseOilByVolume(plan: Plan, header: readonly string[], units: readonly (NamedUnit | null)[], around: Around): void {
  const columns = valueColumns(plan);
  const at = units.findIndex((unit) => unit !== null && dimensionOf(unit.unit) === 'volume');
  if (at < 0) return;
  const heading = plan.layout === 'long' || plan.layout === 'wide' ? (header[columns[at] as number] as string) : '';
  const own = carrierIn(heading);
  const text = own === null ? [...around.above, around.sheet, around.file].find((one) => carrierIn(one) !== null) : heading;
  if (text === undefined || carrierIn(text) !== 'oil') return;
  throw new Problem('bad-input', 'oil-by-volume', { text: text.trim().slice(0, 100), unit: units[at]?.unit ?? '' });
}

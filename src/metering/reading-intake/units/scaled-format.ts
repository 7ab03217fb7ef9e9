import { carrierUnit, type Carrier, type Unit } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import { timesUnit } from './scaled-unit.ts';
import type { NamedUnit } from './units.ts';

/** Units that are so many of another: of these a heading speaks where a format shows thousands. */
const multiples: ReadonlySet<Unit> = new Set(['MWh', 'GWh', 'MW', '10000kWh', '10000m3', 'GJ', 'Gcal', 'MMBtu']);

export const isMultiple = (unit: Unit): boolean => multiples.has(unit);

/**
 * Whether cells that a workbook shows divided (`0!.0000`, `0.0,`) are in the unit of their heading: where that is a multiple, what is shown
 * is meant. Throws `format-scales` where it is none, with the unit of either reading.
 * @param of what the column is of, where its unit does not say it
 */
export function refuseScaling(heading: string, divided: number, said: NamedUnit | null, of: Carrier | null): void {
  if (said !== null && isMultiple(said.unit)) return;
  const unit = said?.unit ?? carrierUnit(of ?? 'electricity');
  const other = timesUnit(unit, divided);
  throw new Problem('bad-input', 'format-scales', {
    column: heading.trim().slice(0, 100),
    divided,
    unit,
    choices: [unit, ...(other === null ? [] : [other])].map((one) => ({ set: { unit: one } })),
  });
}

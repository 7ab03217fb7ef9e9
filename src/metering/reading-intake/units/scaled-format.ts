import { carrierUnit, type Carrier, type Unit } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import { timesUnit } from './scaled-unit.ts';
import type { NamedUnit } from './units.ts';

/** Units that are multiples of another: a heading refers to these if a format shows thousands. */
const multiples: ReadonlySet<Unit> = new Set(['MWh', 'GWh', 'MW', '10000kWh', '10000m3', 'GJ', 'Gcal', 'MMBtu']);

export const isMultiple = (unit: Unit): boolean => multiples.has(unit);

/**
 * Whether cells that a workbook shows divided (`0!.0000`, `0.0,`) are in the unit of their heading: if that is a multiple, the shown value
 * is meant. Throws `format-scales` if it is not, with the unit of either reading.
 * @param of the carrier of the column, if its unit does not imply it
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

import type { Unit } from '#kernel/carrier.ts';
import type { CarrierNamed } from '../units/carrier-named.ts';
import { refuseUnsaidCounter, showsCounter } from './counter-seen.ts';
import type { Plan } from '../columns/layout.ts';
import { multipliersRead } from './multipliers-read.ts';
import type { Sayable } from '../headings/options.ts';
import type { KnownPoints } from '../columns/point-columns.ts';
import { scaledCells } from '../units/scaled-cells.ts';
import type { Around, NamedUnit } from '../units/units.ts';

type Seen = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly units: readonly (NamedUnit | null)[];
  readonly carriers: readonly (CarrierNamed | null)[];
  readonly says: Sayable & { readonly unit?: Unit | undefined };
  readonly around: Around;
  readonly known: KnownPoints;
  /** A row under the header that says multipliers of each column. */
  readonly timesRow?: readonly string[] | undefined;
};

/**
 * Whether values are what counters show, though nobody says so, how many times that was used, and what cells of units are read as.
 * @throws Problem `register-open`, `counter-across`
 */
export async function countersSeen(plan: Plan, { header, rows, units, carriers, says, around, known, timesRow }: Seen) {
  const counts = showsCounter(plan, header, rows, around);
  const scaled = scaledCells(plan, rows, { counts: counts || says.kind === 'register', option: says.unit });
  const read = multipliersRead({ plan, header, rows, timesRow }, { units, carriers }, { says, around, counts });
  // how far rows are apart is no word on what they hold: a counter has steps too
  if (says.kind === undefined && !counts) await refuseUnsaidCounter(plan, header, rows, { known, around });
  return { counts, unitTexts: scaled.unitTexts, times: read.map((one) => scaled.multiplier ?? one) };
}

import type { Unit } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import { oneUnit } from '../columns/column-units.ts';
import { refuseCountedAcross } from './counted-across.ts';
import { valueColumns, type Plan } from '../columns/layout.ts';
import { refuseMixed } from '../columns/mixed-units.ts';
import { multiplierAround, multiplierInHeading, refuseSeveral, type NamedMultiplier } from '../units/multiplier-named.ts';
import { multipliersInRow } from '../units/multiplier-row.ts';
import { refuseReactiveTitle } from '../units/reactive.ts';
import { writesEnds } from '../times/row-time.ts';
import { refuseScaled, scaledUnit } from '../units/scaled-unit.ts';
import type { Around, NamedUnit } from '../units/units.ts';
import type { CarrierNamed } from '../units/carrier-named.ts';
import type { Sayable } from '../headings/options.ts';

/** What is said of the values. */
type ValueOptions = Sayable & { readonly unit?: Unit | undefined };

type Table = {
  readonly plan: Plan;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** A row under the header that says them of each column. */
  readonly timesRow?: readonly string[] | undefined;
};

/** The multipliers of the values. Refuses what would be read as something else: reactive energy, several units, sums so far. */
export function multipliersRead(
  { plan, header, rows, timesRow }: Table,
  { units, carriers }: { readonly units: readonly (NamedUnit | null)[]; readonly carriers: readonly (CarrierNamed | null)[] },
  { says, around, counts }: { readonly says: ValueOptions; readonly around: Around; readonly counts: boolean },
): readonly (NamedMultiplier | null)[] {
  refuseEnds(plan, says);
  oneUnit(plan, units);
  const texts = [...around.above, around.sheet, around.file];
  if (plan.layout !== 'wide') refuseReactiveTitle(texts, header);
  refuseMixed(plan, header, rows, { units, carriers, carrier: says.carrier });
  if (says.kind === undefined) refuseCountedAcross(plan, header, rows, texts);
  const inRow = multipliersInRow(timesRow, valueColumns(plan));
  const times = timesSaid(plan, header, around).map((one, at) => inRow[at] ?? one);
  const isCounter = counts || says.kind === 'register';
  if (isCounter) refuseSeveral(times);
  if (isCounter) return times;
  const headings = valueColumns(plan).map((column) => header[column] as string);
  if (says.unit === undefined) refuseScaled(headings);
  // the unit that the sender says is so many times another
  return times.map((one, at) => (scaledUnit(headings[at] ?? '') === null ? one : null));
}

/** The multipliers that headings of the values say, else what stands around; none where a column says them. */
function timesSaid(plan: Plan, header: readonly string[], { above, sheet, file }: Around): (NamedMultiplier | null)[] {
  const around = plan.layout === 'long' && plan.multipliers !== undefined ? null : multiplierAround([...above, sheet, file]);
  const across = plan.layout === 'months' || plan.layout === 'days';
  return valueColumns(plan).map((column) => (across ? null : multiplierInHeading(header[column] as string)) ?? around);
}

/** Throws `ends-of-none` where a person speaks of ends that no row names. */
function refuseEnds(plan: Plan, { ends }: ValueOptions): void {
  const isFilePeriod = plan.layout === 'long' && plan.written.as === 'file-period';
  if (ends !== undefined && !isFilePeriod && !namesEnds(plan)) throw new Problem('bad-input', 'ends-of-none', {});
}

/** Whether the rows name the ends of their periods. */
function namesEnds(plan: Plan): boolean {
  return (plan.layout === 'long' || plan.layout === 'wide') && (plan.end !== null || writesEnds(plan.written));
}

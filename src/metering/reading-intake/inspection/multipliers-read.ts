import { parseDecimal } from '#platform/tables/number.ts';
import type { Unit } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import { oneUnit } from '../columns/column-units.ts';
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

/** The minimum number of rising months. */
const least = 3;

/**
 * Columns of months under a title or headings that mention totals so far, and that only rise in every row.
 * @param texts the titles and names of the file
 * @throws Problem `counted-anew-open`, with the totals of either reading
 */
function refuseCountedAcross(plan: Plan, header: readonly string[], rows: readonly (readonly string[])[], texts: readonly string[]): void {
  if (plan.layout !== 'months' || plan.months.length < least) return;
  const headings = plan.months.map(({ column }) => header[column] as string);
  if (![...texts, ...headings].some((text) => /累[计积]|(?<![a-z])(?:cumulative|ytd|to[\s_-]date)(?![a-z])/iu.test(text))) return;
  const series = rows.map((cells) => plan.months.flatMap(({ column }) => numberIn(cells[column] ?? '')));
  const told = series.filter((values) => values.length >= least);
  const [first] = told;
  if (first === undefined || !told.every((values) => values.every((value, at) => at === 0 || value >= (values[at - 1] as number)))) return;
  const meter = plan.meter === null ? '' : (rows[series.indexOf(first)]?.[plan.meter] ?? '').trim();
  const interval = rounded(first.reduce((a, b) => a + b));
  const choices = [{ set: { kind: 'interval' }, comesTo: interval }];
  throw new Problem('bad-input', 'counted-anew-open', { meter, each: 'year', anew: rounded(first.at(-1) as number), interval, choices });
}

const numberIn = (text: string): number[] => {
  const value = parseDecimal(text);
  return typeof value === 'number' ? [value] : [];
};

const rounded = (value: number): number => Number((value / 10_000).toPrecision(12));

/** The options for the values. */
type ValueOptions = Sayable & { readonly unit?: Unit | undefined };

type Table = {
  readonly plan: Plan;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** A row under the header that gives them for each column. */
  readonly timesRow?: readonly string[] | undefined;
};

/** The multipliers of the values. Refuses what would be read as something else: reactive energy, several units, totals so far. */
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
  // the sender's unit is a multiple of another
  return times.map((one, at) => (scaledUnit(headings[at] ?? '') === null ? one : null));
}

/** The multipliers in headings of the values, otherwise in the surroundings; none if a column gives them. */
function timesSaid(plan: Plan, header: readonly string[], { above, sheet, file }: Around): (NamedMultiplier | null)[] {
  const around = plan.layout === 'long' && plan.multipliers !== undefined ? null : multiplierAround([...above, sheet, file]);
  const across = plan.layout === 'months' || plan.layout === 'days';
  return valueColumns(plan).map((column) => (across ? null : multiplierInHeading(header[column] as string)) ?? around);
}

/** Throws `ends-of-none` if the sender gives an option for ends that no row names. */
function refuseEnds(plan: Plan, { ends }: ValueOptions): void {
  const isFilePeriod = plan.layout === 'long' && plan.written.as === 'file-period';
  if (ends !== undefined && !isFilePeriod && !namesEnds(plan)) throw new Problem('bad-input', 'ends-of-none', {});
}

/** Whether the rows name the ends of their periods. */
function namesEnds(plan: Plan): boolean {
  return (plan.layout === 'long' || plan.layout === 'wide') && (plan.end !== null || writesEnds(plan.written));
}

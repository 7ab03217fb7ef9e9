import { Problem } from '#kernel/problem.ts';
import { parseDecimal } from '#tables/number.ts';
import { saysRegister } from './heading-places.ts';
import type { Plan } from './layout.ts';
import { codeOfRow } from './register-column.ts';

type Rows = readonly (readonly string[])[];

/** Headings of what a counter shows, and of use as well: `读数`, `total_energy`. */
const maybeRegister = /读数|抄表|有功|电度|reading|(?<![a-z])stand(?![a-z])|total|lifetime/iu;
/** Headings of use alone. */
const saysUse = /用[电水气热能]?量|耗|(?<![累计积])电量|气量|水量|热量|consum|usage|(?<![a-z])use[ds]?(?![a-z])|verbrauch/iu;

/** How many values must rise, where the heading may mean a counter, says nothing, or says use. */
const least = { maybe: 3, silent: 6, use: 12 };

/** Whether the values of the long layout are what counters show: by their heading, or where it may mean both by how they rise. */
export function showsCounter(plan: Plan, header: readonly string[], rows: Rows): boolean {
  if (plan.layout !== 'long') return false;
  const heading = header[plan.value] as string;
  if (saysRegister.test(heading)) return true;
  return maybeRegister.test(heading) && [...seriesOf(plan, header, rows).values()].every((values) => rises(values, least.maybe));
}

/**
 * Refuses values that only rise, by steps that would be uses, of metering points that are not there yet, where nobody says whether they
 * are uses or what a counter shows.
 * @throws Problem `register-open`, with what either would come to
 */
export async function refuseUnsaidCounter(
  plan: Plan,
  header: readonly string[],
  rows: Rows,
  known: (codes: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<void> {
  if ((plan.layout !== 'long' && plan.layout !== 'wide') || plan.end !== null || plan.written.as === 'span') return;
  for (const [code, values] of seriesOf(plan, header, rows)) {
    const heading = plan.layout === 'long' ? (header[plan.value] as string) : '';
    if (!rises(values, saysUse.test(heading) ? least.use : least.silent) || (await known([code])).has(code)) continue;
    const evidence = {
      meter: code,
      count: values.length,
      register: rounded(Math.max(...values) - Math.min(...values)),
      interval: rounded(values.reduce((a, b) => a + b)),
    };
    throw new Problem('bad-input', 'register-open', evidence);
  }
}

/** So many metering points are looked at. */
const mostSeries = 50;

/** The values of each metering point as they stand, in 0.0001 of their unit. */
function seriesOf(plan: Plan, header: readonly string[], rows: Rows): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  const add = (code: string, text: string | undefined): void => {
    const value = parseDecimal(text ?? '');
    if (typeof value !== 'number' || (!found.has(code) && found.size === mostSeries)) return;
    const held = found.get(code);
    if (held === undefined) found.set(code, [value]);
    else held.push(value);
  };
  for (const cells of rows)
    if (plan.layout === 'long') add(codeOfRow(plan, cells), cells[plan.value]);
    else if (plan.layout === 'wide') for (const column of plan.meters) add((header[column] as string).trim(), cells[column]);
  return found;
}

/**
 * Whether values rise as those of a counter: but for a reset now and then none is below the one before, and where they begin is far above
 * a step. The newest may stand first.
 */
function rises(values: readonly number[], count: number): boolean {
  if (values.length < count) return false;
  const steps = values.slice(1).map((value, at) => value - (values[at] as number));
  const up = steps.filter((step) => step > 0).length >= steps.filter((step) => step < 0).length;
  const forward = up ? steps : steps.map((step) => -step);
  const falls = forward.filter((step) => step < 0).length;
  const rising = forward.filter((step) => step > 0).toSorted((a, b) => a - b);
  const usual = rising[Math.floor(rising.length / 2)];
  const begins = (up ? values[0] : values.at(-1)) as number;
  return usual !== undefined && falls <= steps.length / 10 && rising.length > steps.length / 2 && begins >= 3 * usual;
}

const rounded = (units: number): number => Number((units / 10_000).toPrecision(12));

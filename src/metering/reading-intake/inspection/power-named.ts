import { Problem } from '#kernel/problem.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { namesPower, saysEnergy, saysUse } from '../words/use-words.ts';
import { valueColumns, type Plan } from '../columns/layout.ts';
import type { Length } from '../units/lengths.ts';
import { codeOfRow } from '../units/register-column.ts';
import type { Around, NamedUnit } from '../units/units.ts';

type Rows = readonly (readonly string[])[];

/**
 * Refuses values that a heading, a title or a name calls a power without a unit: read as energy they would be several times the actual use.
 * @param ofPoint columns that are of points, which have units of their own
 * @throws Problem `unit-open`, with the total of the first metering point in either case
 */
export function refuseUnsaidPower(
  plan: Plan,
  {
    header,
    rows,
    units,
    interval,
    ofPoint,
  }: {
    readonly header: readonly string[];
    readonly rows: Rows;
    readonly units: readonly (NamedUnit | null)[];
    readonly interval: Length | null;
    readonly ofPoint: (at: number) => boolean;
  },
  around: Around,
): void {
  if (plan.unit !== null || plan.layout === 'months') return;
  const columns = valueColumns(plan);
  const far = [...around.above, around.sheet, around.file.replace(/\.[a-z\d.]{1,8}$/iu, '')];
  const at = columns.findIndex((column, place) => {
    if (units[place] !== null || ofPoint(place)) return false;
    const heading = header[column] as string;
    if (plan.layout !== 'days' && (namesPower(heading) || saysEnergy.test(heading) || saysUse.test(heading))) return namesPower(heading);
    return far.some(namesPower) || (plan.layout === 'days' && /^p\s?\d+$/iu.test(heading.trim()));
  });
  if (at < 0) return;
  const text =
    plan.layout === 'days'
      ? (far.find(namesPower) ?? (header[columns[at] as number] as string))
      : (header[columns[at] as number] as string);
  const sum = firstSum(plan, rows, columns, at);
  const hours = plan.layout === 'days' ? 24 / columns.length : typeof interval === 'number' ? interval / 3600 : null;
  const choices = [
    { set: { unit: 'kW' }, ...(hours !== null && { comesTo: Number((sum * hours).toPrecision(12)) }) },
    { set: { unit: 'kWh' }, comesTo: sum },
  ];
  throw new Problem('bad-input', 'unit-open', {
    text: text.trim().slice(0, 100),
    asPower: choices[0]?.comesTo ?? '—',
    asEnergy: sum,
    choices,
  });
}

/** The total of the first rows of the first metering point. */
function firstSum(plan: Exclude<Plan, { layout: 'months' }>, rows: Rows, columns: readonly number[], at: number): number {
  const code = plan.layout === 'wide' ? '' : codeOfRow(plan, rows[0] ?? []);
  const read = plan.layout === 'wide' ? [columns[at] as number] : columns;
  const values = rows
    .filter((cells) => plan.layout === 'wide' || codeOfRow(plan, cells) === code)
    .flatMap((cells) => read.map((column) => parseDecimal(cells[column] ?? '')))
    .flatMap((value) => (typeof value === 'number' ? [value / 10_000] : []));
  return Number(values.reduce((a, b) => a + b, 0).toPrecision(12));
}

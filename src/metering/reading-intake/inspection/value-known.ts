import { Problem, withFindings } from '#kernel/problem.ts';
import { quantityIn } from '#platform/tables/decimal-mark.ts';
import { skippedFinding } from '../columns/column-findings.ts';
import type { Plan } from '../columns/layout.ts';
import { isCalledCode } from '../headings/meter-column.ts';
import { refuseNoUse } from '../columns/no-use.ts';
import { whyNotEnergy } from '../units/not-energy.ts';
import { codeOfRow } from '../units/register-column.ts';
import { isDifference } from '../columns/row-differences.ts';
import { headingSays, isUnit, evidenceAround, type ValueKnown, type ValuesSeen } from './value-evidence.ts';
import { comesTo, holdsAny, isLongCode, isSame, mayBeCodes } from '../units/value-figures.ts';
import { wideKnown } from './wide-known.ts';

type Rows = readonly (readonly string[])[];

/**
 * What shows that the columns of a plan are values: the sender, a heading, a unit, the metering points of the rows, a title. The user is
 * asked about a column without any evidence; columns of parts of days and of months follow from the layout.
 * @throws Problem `value-unknown`, `columns-unknown`, `meter-needed`
 */
export async function valuesKnown(plan: Plan, seen: ValuesSeen): Promise<ValueKnown | null> {
  if (seen.says.valueColumn !== undefined) return { by: 'option', text: '' };
  if (seen.rows.length === 0 || plan.layout === 'days' || plan.layout === 'months') return null;
  const known = plan.layout === 'wide' ? wideKnown(plan, seen) : longKnown(plan, seen);
  return known.catch((trouble: unknown) =>
    withFindings([...seen.findings, ...skippedFinding(seen.skipped)], () => {
      throw trouble;
    }),
  );
}

type Long = Extract<Plan, { layout: 'long' }>;

async function longKnown(plan: Long, seen: ValuesSeen): Promise<ValueKnown> {
  const { header, rows, unitRow, says } = seen;
  const heading = (header[plan.value] as string).trim();
  if (whyNotEnergy(heading) === 'pulse') refuseNoUse([{ heading, why: 'pulse' }]);
  if (plan.minus !== undefined || plan.parts !== undefined || headingSays(header, plan.value, says))
    return { by: 'heading', text: heading };
  if (isUnit(unitRow?.cells[plan.value])) return { by: 'row', text: unitRow?.cells[plan.value] ?? '' };
  if (rowsSay(plan, rows) || isUseOfRow(plan, header, rows)) return { by: 'cells', text: '' };
  // what is the same in every row is a code or a fact
  if (!isSame(rows, plan.value, plan.meter) && !isLongCode(rows, plan.value)) {
    if (await areThere(plan, seen)) return { by: 'registry', text: '' };
    const said = evidenceAround(seen);
    if (said !== null) return said;
  }
  throw unknownValue(plan, seen, heading);
}

/** Whether the rows say what they measure: by units, in a column of them or after the numbers, by carriers or registers. */
function rowsSay({ value, unit, carrier, registers = [] }: Long, rows: Rows): boolean {
  const some = rows.slice(0, 200).filter((cells) => (cells[value] ?? '').trim() !== '');
  if (unit !== null && some.some((cells) => isUnit(cells[unit]))) return true;
  if (some.length > 0 && some.every((cells) => isUnit(quantityIn(cells[value] ?? '')?.unit))) return true;
  return carrier !== undefined || registers.some(({ joins, isCode }) => joins === undefined && isCode !== true);
}

/** Whether a column is the difference of two readings of a row. */
function isUseOfRow({ value, meter, time }: Long, header: readonly string[], rows: Rows): boolean {
  const others = header.flatMap((_, column) =>
    column !== value && column !== meter && column !== time && holdsAny(rows, column) ? [column] : [],
  );
  return isDifference(header, rows, value, others);
}

/** Whether the metering points of all rows exist. */
async function areThere(plan: Long, { rows, says, meters, points }: ValuesSeen): Promise<boolean> {
  const codes =
    plan.meter === null ? [says.meter ?? ''] : [...new Set(rows.map((cells) => codeOfRow(plan, cells)))].filter((one) => one !== '');
  if (codes.length === 0 || codes[0] === '') return false;
  return (await meters(codes)).size === codes.length || (await points(codes)).size === codes.length;
}

function unknownValue(plan: Long, { header, rows }: ValuesSeen, heading: string): Problem {
  const isCode = mayBeCodes(rows, plan.value) && (plan.meter === null || !isCalledCode(header[plan.meter] as string));
  const choices = [
    ...(isCode ? [{ set: { meterColumn: heading } }] : []),
    { set: { valueColumn: heading }, comesTo: comesTo(rows, plan.value) },
  ];
  return new Problem('bad-input', 'value-unknown', { column: heading, choices });
}

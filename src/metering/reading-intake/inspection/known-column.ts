import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Table } from '#platform/tables/table.ts';
import { columnContent, filledCells } from '../times/column-content.ts';
import { known } from '../headings/heading-places.ts';
import { guessLayout, timesOf } from '../columns/layout.ts';
import { isCodeLike } from '../headings/meter-column.ts';
import { physicalIn, whyNotEnergy, type NotEnergy } from '../units/not-energy.ts';
import { isNoRecord } from '../units/no-record.ts';
import type { Sayable } from '../headings/options.ts';
import type { KnownPoints } from '../columns/point-columns.ts';
import { besideOf } from '../times/row-time.ts';
import { topCells } from '../headings/top-cells.ts';
import { isOfUse } from '../columns/value-headings.ts';
import { mayBeCodes } from '../units/value-figures.ts';

type Rows = readonly (readonly string[])[];

/** What is never read as a value, whatever is measured. */
const noValues: ReadonlySet<NotEnergy> = new Set(['identifier', 'mark', 'date', 'fact', 'money']);

const mostColumns = 200;

/** The options for a file whose rows name existing points or metering points. */
export type KnownColumn = { readonly says: Pick<Sayable, 'meterColumn' | 'valueColumn'>; readonly findings: readonly Finding[] };

/**
 * The column whose cells are codes of existing points, whatever its heading, and with it that of the values, whatever they are: either all
 * exist, or some do and the file has headings of what only points measure; if no heading names one, also the column of the codes of
 * existing metering points.
 * @returns null if there is none, or the sender says what is measured
 * @throws Problem `values-several` if several columns may hold the values of points
 */
export async function knownColumn(
  table: Table,
  says: Sayable,
  { meters, points }: { readonly meters: KnownPoints; readonly points: KnownPoints },
): Promise<KnownColumn | null> {
  if (says.meter !== undefined || says.meterColumn !== undefined || (says.layout !== undefined && says.layout !== 'long')) return null;
  const { header } = table;
  // a file with this many columns has one for each metering point
  if (header.length > mostColumns) return null;
  const rows = (await topCells(table)).filter((cells) => !isNoRecord(cells, header));
  const columns = header.flatMap((_, column) => (mayHoldCodes(header, rows, column, says) ? [column] : []));
  const heading = known(header, 'meter', says);
  const ofPoints =
    (await firstOf(columns, (column) => areAll(rows, column, points))) ??
    (header.some((one) => physicalIn(one) !== null) ? await firstOf(columns, (column) => areSome(rows, column, points)) : null);
  const isRead = heading !== null || guessLayout(header, says, rows) === 'long';
  const column = ofPoints ?? (isRead ? null : await firstOf(columns, (one) => areAll(rows, one, meters)));
  if (column === null || (column === heading && ofPoints === null)) return null;
  const named = { ...says, meterColumn: header[column] as string };
  const value = ofPoints === null || says.valueColumn !== undefined ? null : valueOf(header, rows, named, column);
  const valueColumn = says.valueColumn ?? (value === null ? undefined : (header[value] as string));
  if (guessLayout(header, { ...named, valueColumn }, rows) !== 'long') return null;
  const told = [
    ...(column === heading ? [] : [toldOf('meter', named.meterColumn)]),
    ...(value === null ? [] : [toldOf('value', header[value] as string)]),
  ];
  return { says: { meterColumn: named.meterColumn, valueColumn }, findings: told };
}

/** Whether a column holds words, or whole numbers like codes, that repeat and whose heading does not say use. */
function mayHoldCodes(header: readonly string[], rows: Rows, column: number, says: Sayable): boolean {
  const content = columnContent(rows, column);
  if (content === 'text') return true;
  const isWhole = (content === 'number' || content === 'serial') && filledCells(rows, column).every((text) => /^\d{4,}$/u.test(text));
  return isWhole && !isOfUse(header, column, says) && mayBeCodes(rows, column);
}

const toldOf = (what: 'meter' | 'value', column: string): Finding => ({
  code: `${what}-column-guessed`,
  severity: 'info',
  evidence: { column: column.trim(), option: `--${what}-column` },
});

async function firstOf(columns: readonly number[], is: (column: number) => Promise<boolean>): Promise<number | null> {
  for (const column of columns) if (await is(column)) return column;
  return null;
}

const codesIn = (rows: Rows, column: number): string[] =>
  [...new Set(rows.map((cells) => (cells[column] ?? '').trim()))].filter((code) => code !== '');

/** Whether all codes of a column exist. */
async function areAll(rows: Rows, column: number, there: KnownPoints): Promise<boolean> {
  const codes = codesIn(rows, column);
  return codes.length > 0 && (await there(codes)).size === codes.length;
}

/** Whether some codes of a column exist. */
async function areSome(rows: Rows, column: number, there: KnownPoints): Promise<boolean> {
  const codes = codesIn(rows, column);
  return codes.length > 0 && (await there(codes)).size > 0;
}

/** The column of the values of points; null if its heading names it, or no column holds numbers. */
function valueOf(header: readonly string[], rows: Rows, says: Sayable, meter: number): number | null {
  if (known(header, 'value', says) !== null) return null;
  const taken = new Set([meter, ...timesIn(header, rows, says)]);
  const columns = header.flatMap((heading, column) => {
    const why = whyNotEnergy(heading);
    const isOther = taken.has(column) || heading.trim() === '' || (why !== null && noValues.has(why)) || isCodeLike(rows, column);
    return !isOther && ['number', 'year', 'month', 'serial', 'dotted-month'].includes(columnContent(rows, column)) ? [column] : [];
  });
  const [first, ...others] = columns;
  if (first === undefined || others.length === 0) return first ?? null;
  throw new Problem('bad-input', 'values-several', {
    columns: columns.map((column) => header[column]).join(', '),
    example: `--value-column "${header[first]}"`,
    choices: columns.map((column) => ({ set: { valueColumn: header[column] }, comesTo: filledCells(rows, column)[0] })),
  });
}

function timesIn(header: readonly string[], rows: Rows, says: Sayable): readonly number[] {
  try {
    const { time, end, written } = timesOf(header, rows, says);
    return [time, ...(end === null ? [] : [end]), ...besideOf(written)];
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}

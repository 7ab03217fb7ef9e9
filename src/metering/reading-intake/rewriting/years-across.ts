import type { Finding } from '#kernel/finding.ts';
import { parseMonthHeading, parsePeriodHeading } from '#platform/tables/month.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { whyNotEnergy } from '../units/not-energy.ts';
import { parseMonthNumber } from '../times/row-time.ts';
import { topCells } from '../headings/top-cells.ts';
import type { Says } from '../inspection/says.ts';

/** A column of a year, and the rest of its heading. */
type YearColumn = { readonly column: number; readonly year: number; readonly rest: string };

/**
 * Converts a table with months in rows and years in columns (`月份,2023年,2024年`) to one row for each month of each year. Read unchanged,
 * its years would be metering points, all in one year.
 * @returns null if it is not such a table, or the sender says how it is read
 */
export async function yearsAcross(table: Table, says: Says): Promise<Table | null> {
  if (says.layout !== undefined || says.timeColumn !== undefined || says.valueColumn !== undefined) return null;
  const years = yearColumns(table.header);
  const [first] = years;
  if (first === undefined || years.length < 2 || years.some(({ rest }) => rest !== first.rest)) return null;
  if (new Set(years.map(({ year }) => year)).size < years.length) return null;
  const months = await monthColumn(table, years);
  if (months === null) return null;
  const finding: Finding = {
    code: 'years-across-read',
    severity: 'info',
    evidence: { years: years.map(({ year }) => year).join(', '), column: (table.header[months] as string).trim() },
  };
  table.findings.push(finding);
  const isYear = new Set(years.map(({ column }) => column));
  const isBeside = (column: number): boolean => besideYears.has(whyNotEnergy(table.header[column] as string) ?? '');
  const kept = table.header.map((_, column) => column).filter((column) => column !== months && !isYear.has(column) && !isBeside(column));
  const header = [
    table.header[months] as string,
    ...kept.map((column) => table.header[column] as string),
    first.rest === '' ? 'value' : first.rest,
  ];
  return { ...table, header, rows: { [Symbol.asyncIterator]: () => unfolded(table, months, kept, years) } };
}

/** The difference between years is not a metering point. */
const besideYears: ReadonlySet<string> = new Set(['share', 'derived', 'plan', 'sum', 'mean', 'money', 'intensity']);

/** The columns that are whole years: `2023年用电量(kWh)`, `2023`. */
const yearColumns = (header: readonly string[]): YearColumn[] =>
  header.flatMap((heading, column) => {
    const period = parsePeriodHeading(heading);
    return period?.months === 12 ? [{ column, year: period.year, rest: period.rest.trim() }] : [];
  });

/** The column whose cells name months without a year, ignoring sums. */
async function monthColumn(table: Table, years: readonly YearColumn[]): Promise<number | null> {
  const first = await topCells(table);
  const others = table.header.flatMap((_, column) => (years.some((year) => year.column === column) ? [] : [column]));
  const counted = others.map((column) => ({ column, months: first.filter((cells) => monthIn(cells[column]) !== null).length }));
  const best = counted.toSorted((a, b) => b.months - a.months)[0];
  return best !== undefined && best.months >= 2 && best.months >= 0.6 * first.length ? best.column : null;
}

const monthIn = (cell = ''): number | null => {
  const text = cell.trim();
  const named = parseMonthHeading(text, 2000) ?? parseMonthHeading(`${text}-2000`);
  return parseMonthNumber(text) ?? (named !== null && named.year === 2000 && named.rest === '' ? named.month : null);
};

async function* unfolded(table: Table, months: number, kept: readonly number[], years: readonly YearColumn[]): AsyncGenerator<RowBatch> {
  for await (const batch of table.rows)
    yield batch.flatMap(({ row, cells: given }) => {
      const month = monthIn(given[months]);
      const beside = kept.map((column) => given[column] ?? '');
      // a sum or a note stays one row
      if (month === null) return [{ row, cells: [given[months] ?? '', ...beside, ''] }];
      return years.flatMap(({ column, year }) => {
        const value = (given[column] ?? '').trim();
        // months that are not over are empty in the last year
        return value === '' ? [] : [{ row, cells: [`${year}-${String(month).padStart(2, '0')}`, ...beside, value] }];
      });
    });
}

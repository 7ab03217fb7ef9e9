import { Problem } from '#kernel/problem.ts';
import { withPoint } from '#platform/tables/decimal-mark.ts';
import { unitsNamed } from '#platform/tables/heading-units.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { parseTime } from '#platform/tables/time.ts';
import type { Table } from '#platform/tables/table.ts';
import { known } from '../headings/heading-places.ts';
import { roughLook } from './first-inspection.ts';
import type { LayoutOptions } from '../headings/layout-options.ts';
import { valueColumns } from '../columns/layout.ts';
import { whyNotEnergy } from '../units/not-energy.ts';
import { namesUse } from '../columns/value-headings.ts';

type Top = {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly above: readonly string[];
  readonly sheet: string;
};

/**
 * Whether a file holds readings, by its first rows: they contain a time and a use (`yes`), or what may be both (`maybe`). Files that leave
 * something open are readings all the same.
 */
export async function holdsReadings(top: Top, headings: LayoutOptions['headings']): Promise<'yes' | 'maybe' | 'no'> {
  const { header, rows } = top;
  const mayBe = (column: number): boolean => whyNotEnergy(header[column] as string) === null && isOf(rows, column, isNumber);
  const isUse = (column: number): boolean => namesUse(header[column] as string) && !isOfPower(header[column] as string);
  const isDisclosed = (column: number): boolean => isUse(column) || known(header, 'value', { headings }) === column;
  try {
    const { rough: plan } = await roughLook(tableOf(top), top.name, { headings });
    const values = valueColumns(plan).filter(mayBe);
    return values.length === 0 ? 'no' : values.some(isDisclosed) ? 'yes' : 'maybe';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const numbers = header.map((_, column) => column).filter((column) => mayBe(column) && isUse(column));
    const hasTime = header.some((_, column) => !numbers.includes(column) && isOf(rows, column, isTime));
    return numbers.length > 0 && hasTime ? 'yes' : 'no';
  }
}

/** The maximum power of a device is in a unit of power too. */
const isOfPower = (heading: string): boolean => unitsNamed(heading).some(({ quantity }) => quantity === 'power');

const isNumber = (cell: string): boolean => [cell, withPoint(cell)].some((text) => typeof parseDecimal(text) === 'number');

const isTime = (cell: string): boolean => !/^[\d.,]+$/u.test(cell) && typeof parseTime(cell) !== 'string';

const isOf = (rows: Top['rows'], column: number, test: (cell: string) => boolean): boolean =>
  rows.some((cells) => test((cells[column] ?? '').trim()));

const tableOf = ({ header, rows, above, sheet }: Top): Table => ({
  format: 'csv',
  header: [...header],
  above: [...above],
  sheet,
  findings: [],
  rows: (async function* batches() {
    yield rows.map((cells, at) => ({ row: at + 2, cells: [...cells] }));
  })(),
});

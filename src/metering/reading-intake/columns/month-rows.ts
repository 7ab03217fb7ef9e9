import { carrierColumn } from '../headings/carrier-column.ts';
import type { Registers } from '../units/register-column.ts';
import { columnContent } from '../times/column-content.ts';
import { joinedCodes } from '../headings/joined-codes.ts';
import type { PlacesJoined } from '../headings/places-joined.ts';
import { isCalledCode, isCalledName, saysBeside } from '../headings/meter-column.ts';

/** The part of the plan of months that is needed. */
type Months = {
  readonly meter: number | null;
  readonly months: readonly { readonly column: number }[];
  readonly carrier?: number;
  readonly unit: number | null;
  /** Set if rows name the year of their months. */
  readonly yearColumn?: number;
};

type Rows = readonly (readonly string[])[];

/**
 * The column of names whose rows are several things of one name, such as the electricity and the water of a building, which another column
 * distinguishes; null if no other does.
 * @param values a column of values, and columns that hold something else
 */
export function sharedNames(header: readonly string[], rows: Rows, values: readonly [number, ...number[]]): number | null {
  const carrier = carrierColumn(header, rows, values);
  const names = header.flatMap((heading, column) => {
    const isName =
      (isCalledCode(heading) || isCalledName(heading)) && !saysBeside.test(heading) && !/^(?:序号|no\.?|#)$/iu.test(heading.trim());
    return isName && column !== carrier && !values.includes(column) && columnContent(rows, column) === 'text' ? [column] : [];
  });
  return (
    names.find((meter) => {
      const taken = [...values, meter];
      return joinedCodes(header, rows, { meter, value: values[0], times: [], carrier, registers: [], taken }).length > 0;
    }) ?? null
  );
}

/** Columns that distinguish rows of one code, in a table of months. */
export function joinedMonths(
  { meter, months, carrier, unit, yearColumn }: Months,
  header: readonly string[],
  rows: Rows,
  { registers, placed, places }: { registers: Registers; placed: readonly number[]; places: PlacesJoined | null },
) {
  const values = months.map(({ column }) => column);
  const taken = [...values, unit, ...registers.map(({ column }) => column), ...placed];
  const columns = {
    meter,
    value: values[0] ?? 0,
    times: [...placed, ...(yearColumn === undefined ? [] : [yearColumn])],
    carrier: carrier ?? null,
    registers,
    taken,
    places,
  };
  return joinedCodes(header, rows, columns);
}

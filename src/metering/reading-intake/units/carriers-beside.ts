import { carrierIn } from './carrier-named.ts';
import { saysUse } from '../words/use-words.ts';

/** Of columns those that name a carrier, where they name several, as electricity and water beside each other; null where all are of one. */
export function carriersApart(header: readonly string[], columns: readonly number[]): readonly number[] | null {
  const said = columns.filter((column) => carrierIn(header[column] as string) !== null);
  return new Set(said.map((column) => carrierIn(header[column] as string))).size > 1 ? said : null;
}

/** Columns of use that name another carrier than what is read: 水量 beside 电量. @param taken the columns that are read */
export function ofOtherCarriers(
  header: readonly string[],
  columns: readonly number[],
  taken: readonly (number | null)[],
): readonly number[] {
  const read = new Set(taken.map((column) => (column === null ? null : carrierIn(header[column] as string))));
  return columns.filter((column) => {
    const heading = header[column] as string;
    const carrier = carrierIn(heading);
    return carrier !== null && !read.has(carrier) && saysUse.test(heading);
  });
}

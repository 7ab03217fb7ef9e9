import { carrierIn } from './carrier-named.ts';
import { saysUse } from '../words/use-words.ts';

/**
 * The columns that name a carrier, if they name several, such as electricity and water next to each other; null if all have the same one.
 */
export function carriersApart(header: readonly string[], columns: readonly number[]): readonly number[] | null {
  const said = columns.filter((column) => carrierIn(header[column] as string) !== null);
  return new Set(said.map((column) => carrierIn(header[column] as string))).size > 1 ? said : null;
}

/** Columns of use that name another carrier than the one that is read: 水量 next to 电量. @param taken the columns that are read */
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

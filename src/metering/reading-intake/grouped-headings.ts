import { headingJoin } from '#platform/tables/heading.ts';
import { withoutUnit } from '#platform/tables/heading-units.ts';
import { saysRegister } from './heading-places.ts';
import { countBefore, isWordOfUse } from './value-column.ts';

/** Columns of the wide layout under headings of two rows: the one of each metering point that is read, and others of use. */
export type Grouped = { readonly meters: readonly number[]; readonly codes: ReadonlyMap<number, string>; readonly left: readonly number[] };

const readingNamed = /示数|读数|表底|表码|止[数码]|底[数码]|reading|index/iu;

/**
 * Headings such as `1#楼 › 表底` and `1#楼 › 用量`: the metering point stands above, and what a column holds of it below. Of several the use is
 * read, else what the counter shows now.
 * @returns null where the columns are not called so, or several of one metering point may be meant
 */
export function groupedHeadings(header: readonly string[], columns: readonly number[]): Grouped | null {
  const groups = new Map<string, number[]>();
  for (const column of columns) {
    const [group = '', held = '', more] = (header[column] as string).split(headingJoin).map((part) => part.trim());
    if (group === '' || held === '' || more !== undefined || !saysWhat(held) || saysWhat(group)) return null;
    groups.set(group, [...(groups.get(group) ?? []), column]);
  }
  const meters: number[] = [];
  for (const held of groups.values()) {
    const [only, ...others] = meant(held, (column) => (header[column] as string).split(headingJoin)[1] as string);
    if (only === undefined || others.length > 0) return null;
    meters.push(only);
  }
  const codes = new Map([...groups].map(([group], at) => [meters[at] as number, withoutUnit(group) || group]));
  return meters.length === 0 ? null : { meters, codes, left: columns.filter((column) => !meters.includes(column)) };
}

const saysWhat = (text: string): boolean => saysRegister.test(text) || readingNamed.test(text) || isWordOfUse(withoutUnit(text));

function meant(columns: readonly number[], held: (column: number) => string): readonly number[] {
  const used = columns.filter((column) => !saysRegister.test(held(column)) && !readingNamed.test(held(column)));
  if (used.length > 0) return used;
  return columns.length === 1 ? columns : columns.filter((column) => !countBefore.test(held(column)));
}

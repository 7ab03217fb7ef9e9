import { Problem } from '#kernel/problem.ts';
import { columnNamed, headingKey, refuseTwice } from '#tables/columns.ts';
import { parseMonthHeading } from '#tables/month.ts';
import type { Layout, LayoutOptions } from './layout-options.ts';
import { whyNotEnergy } from './not-energy.ts';
import { readingHeadings } from './vocabulary.ts';
import { refuseUnused, type Sayable } from './options.ts';

/** Which column of a file holds what; numbers are places in the header, from 0. */
export type Plan =
  | {
      readonly layout: 'long';
      readonly meter: number;
      readonly time: number;
      readonly end: number | null;
      readonly value: number;
      readonly received: number | null;
      readonly unit: number | null;
    }
  | {
      readonly layout: 'wide';
      readonly time: number;
      readonly end: number | null;
      readonly meters: readonly number[];
      readonly unit: number | null;
    }
  | { readonly layout: 'months'; readonly meter: number; readonly months: readonly MonthColumn[]; readonly unit: number | null };

export type MonthColumn = { readonly column: number; readonly year: number; readonly month: number };

/**
 * Finds out which column holds what.
 * @throws Problem `column-missing` where a named column is not there, `column-unknown` where neither options nor headings say which column
 * is meant, `heading-twice` where a column that is read has the heading of another, and what `refuseUnused` throws
 */
export function planLayout(header: readonly string[], asked: Sayable): Plan {
  const layout = asked.layout ?? guessLayout(header, asked);
  refuseUnused(layout, asked);
  if (layout === 'months') return planMonths(header, asked);
  const named = asked.startColumn ?? asked.timeColumn;
  const time = named === undefined ? required(header, 'time') : place(header, named);
  const end = asked.endColumn === undefined ? null : place(header, asked.endColumn);
  if (layout === 'wide') {
    const unit = found(header, 'unit');
    return { layout, time, end, meters: wideMeters(header, [time, end, unit], asked), unit };
  }
  const [valueColumn] = valueColumns(asked);
  return {
    layout,
    time,
    end: end ?? (asked.timeColumn === undefined && asked.startColumn === undefined ? found(header, 'end') : null),
    meter: asked.meterColumn === undefined ? required(header, 'meter') : place(header, asked.meterColumn),
    value: valueColumn === undefined ? valueOf(header) : place(header, valueColumn),
    received: found(header, 'received'),
    unit: found(header, 'unit'),
  };
}

/** Which column the headings themselves name for each thing; null where none does. */
export function namedColumns(header: readonly string[]): Readonly<Record<keyof typeof readingHeadings, string | null>> {
  const name = (what: keyof typeof readingHeadings): string | null => header[known(header, what) ?? -1] ?? null;
  return {
    time: name('time'),
    end: name('end'),
    meter: name('meter'),
    value: name('value'),
    received: name('received'),
    unit: name('unit'),
  };
}

export function guessLayout(header: readonly string[], asked: LayoutOptions): Layout {
  if (asked.meterColumn !== undefined && asked.valueColumn !== undefined) return 'long';
  const months = header.filter((heading) => parseMonthHeading(heading, asked.year) !== null).length;
  if (months > 0 && months >= header.length / 3) return 'months';
  const value = asked.valueColumn !== undefined || known(header, 'value') !== null;
  const meter = asked.meterColumn !== undefined || known(header, 'meter') !== null;
  return value && meter ? 'long' : 'wide';
}

function planMonths(header: readonly string[], asked: LayoutOptions): Plan {
  const months = header.flatMap((heading, column): MonthColumn[] => {
    const found = parseMonthHeading(heading, asked.year);
    const other = found === null || (found.rest !== '' && whyNotEnergy(found.rest) !== null);
    return other ? [] : [{ column, year: found.year, month: found.month }];
  });
  if (months.length === 0) throw new Problem('bad-input', 'no-month-columns', { header: header.slice(0, 40).join(', ') });
  const twice = months.find((one, at) => months.findIndex((other) => other.year === one.year && other.month === one.month) !== at);
  if (twice !== undefined) throw new Problem('bad-input', 'month-twice', { heading: header[twice.column] });
  const other = months.find(({ year }) => asked.year !== undefined && year !== asked.year);
  if (other !== undefined && months.every(({ column }) => parseMonthHeading(header[column] as string) !== null))
    throw new Problem('bad-input', 'year-differs', { year: asked.year, heading: header[other.column] });
  const meter = asked.meterColumn === undefined ? required(header, 'meter') : place(header, asked.meterColumn);
  return { layout: 'months', meter, months, unit: found(header, 'unit') };
}

function valueColumns({ valueColumn }: LayoutOptions): readonly string[] {
  return typeof valueColumn === 'string' ? [valueColumn] : (valueColumn ?? []);
}

function wideMeters(header: readonly string[], taken: readonly (number | null)[], asked: LayoutOptions): number[] {
  const chosen = valueColumns(asked);
  if (chosen.length > 0) return [...new Set(chosen.map((name) => place(header, name)))];
  const meters = header.flatMap((heading, column) => (taken.includes(column) || heading.trim() === '' ? [] : [column]));
  if (meters.length === 0) throw new Problem('bad-input', 'no-meter-columns', { header: header.join(', ') });
  refuseTwice(header, meters);
  return meters;
}

function place(header: readonly string[], name: string): number {
  const at = columnNamed(header, name);
  if (at < 0) throw new Problem('bad-input', 'column-missing', { column: name, columns: header.slice(0, 40).join(', ') });
  return at;
}

/** The same of a column that is to be read. Throws `heading-twice`. */
function found(header: readonly string[], what: keyof typeof readingHeadings): number | null {
  const at = known(header, what);
  if (at !== null) refuseTwice(header, [at]);
  return at;
}

function known(header: readonly string[], what: keyof typeof readingHeadings): number | null {
  for (const places of placesOf(header))
    for (const heading of readingHeadings[what]) {
      const at = places.get(heading);
      if (at !== undefined) return at;
    }
  return null;
}

const placed = new WeakMap<readonly string[], readonly ReadonlyMap<string, number>[]>();

/**
 * The first place of each heading, as it is compared and without what stands behind it. Made once for a header: a wide one has thousands,
 * and is asked for many things.
 */
function placesOf(header: readonly string[]): readonly ReadonlyMap<string, number>[] {
  const made =
    placed.get(header) ??
    [headingKey, withoutBrackets].map((name) => new Map(header.map((text, at) => [name(text), at] as const).toReversed()));
  placed.set(header, made);
  return made;
}

/** The column of values: of several that are called alike but for what stands behind, as 电量(kWh) and 电量(元), the one that is of energy. */
function valueOf(header: readonly string[]): number {
  const at = required(header, 'value');
  const name = withoutBrackets(header[at] as string);
  if (headingKey(header[at] as string) === name) return at;
  const alike = header.flatMap((heading, column) => (withoutBrackets(heading) === name ? [column] : []));
  const [meant = at, ...others] = alike.filter((column) => whyNotEnergy(header[column] as string) === null);
  if (others.length > 0)
    throw new Problem('bad-input', 'values-several', { columns: [meant, ...others].map((column) => header[column]).join(', ') });
  return meant;
}

function required(header: readonly string[], what: 'time' | 'meter' | 'value'): number {
  const at = found(header, what);
  if (at === null)
    throw new Problem('bad-input', 'column-unknown', { what, option: `--${what}-column`, header: header.slice(0, 40).join(', ') });
  return at;
}

/** A heading such as 用电量（kWh） without what stands behind it. */
function withoutBrackets(heading: string): string {
  return headingKey(heading.normalize('NFKC').replace(/[([][^()[\]]*[)\]]\s*$/u, ''));
}

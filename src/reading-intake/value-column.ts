import { Problem } from '#kernel/problem.ts';
import { columnNamed, headingKey } from '#tables/columns.ts';
import { unitsNamed } from '#tables/heading-units.ts';
import { columnContent } from './column-content.ts';
import { known, place, required, unknownColumn, withoutBrackets } from './heading-places.ts';
import type { LayoutOptions } from './layout-options.ts';
import { whyNotEnergy } from './not-energy.ts';
import type { GuessedColumn } from './time-columns.ts';

type Rows = readonly (readonly string[])[];

/** The columns of values that a person names; a comma list where the file has no column of that whole name. */
export function namedValues(header: readonly string[], { valueColumn }: LayoutOptions): readonly string[] {
  const names = typeof valueColumn === 'string' ? [valueColumn] : (valueColumn ?? []);
  return names.flatMap((name) => {
    const parts = name.split(/[,，、]/u).map((part) => part.trim());
    const listed = parts.length > 1 && columnNamed(header, name) < 0 && parts.every((part) => columnNamed(header, part) >= 0);
    return listed ? parts : [name];
  });
}

type Meant = { readonly column: number; readonly guessed: readonly GuessedColumn[] };

/** The column of values: that is named, that is known by its heading, or the only one that may hold readings. */
export function valueOf(header: readonly string[], rows: Rows, asked: LayoutOptions, taken: readonly (number | null)[]): Meant {
  const [named] = namedValues(header, asked);
  if (named !== undefined) return { column: place(header, named), guessed: [] };
  if (known(header, 'value', asked) !== null) return { column: valueByHeading(header, asked), guessed: [] };
  const all = valueCandidates(header, rows, [...taken, known(header, 'meter', asked)], asked);
  const later = all.filter((column) => !countBefore.test(header[column] as string));
  const candidates = later.length > 0 ? later : all;
  const [first, ...others] = candidates;
  if (first === undefined) throw unknownColumn(header, 'value');
  const whole = others.length === 0 ? first : wholeOf(header, candidates);
  if (whole === null)
    throw new Problem('bad-input', 'values-several', {
      columns: candidates.map((column) => header[column]).join(', '),
      example: `--value-column "${header[candidates.at(-1) ?? first]}"`,
    });
  return { column: whole, guessed: [{ what: others.length === 0 ? 'value' : 'whole', column: whole }] };
}

/** Columns of another use than the one that is read, as water beside electricity; not the parts of a tariff or the counts of a register. */
export function leftOut(header: readonly string[], rows: Rows, asked: LayoutOptions, taken: readonly (number | null)[]): number[] {
  if (asked.valueColumn !== undefined) return [];
  return valueCandidates(header, rows, taken, asked).filter((column) => {
    const heading = header[column] as string;
    return namesUse(heading) && !partNamed.test(heading) && !/示数|读数|表底|止码|起码|底码/u.test(heading);
  });
}

/** What a register showed at the beginning of a period. */
const countBefore = /上期|上次|上月|前次|起始|起码|起度|起数/u;

const wholeNamed = /总|合计|total/iu;

const partNamed = /尖|峰|平|谷|peak|valley|flat|shoulder|off/iu;

/** Of the columns of a tariff's periods and their sum, 尖 峰 平 谷 总, that of the sum; null where they are no such parts. */
function wholeOf(header: readonly string[], candidates: readonly number[]): number | null {
  const [whole, ...more] = candidates.filter((column) => wholeNamed.test(header[column] as string));
  const parts = candidates.filter((column) => column !== whole);
  return whole !== undefined && more.length === 0 && parts.every((column) => partNamed.test(header[column] as string)) ? whole : null;
}

/** Columns of numbers that may be readings; those whose headings name a unit of use, where there are such. */
export function valueCandidates(
  header: readonly string[],
  rows: Rows,
  taken: readonly (number | null)[],
  asked: LayoutOptions,
): readonly number[] {
  const others = [...taken, known(header, 'meter', asked), known(header, 'received', asked), known(header, 'unit', asked)];
  const numbers = header.flatMap((heading, column) => {
    if (others.includes(column) || heading.trim() === '' || whyNotEnergy(heading) !== null) return [];
    return ['number', 'year', 'month', 'serial', 'dotted-month'].includes(columnContent(rows, column)) ? [column] : [];
  });
  const speaking = numbers.filter((column) => namesUse(header[column] as string));
  return speaking.length > 0 ? speaking : numbers;
}

function namesUse(heading: string): boolean {
  const units = unitsNamed(heading);
  return (
    units.some(({ unit }) => unit !== null) ||
    /用电|电量|用气|用水|用热|用量|能耗|示数|读数|表底|(?<![a-z])(?:usage|consumption|consumed|energy)(?![a-z])/iu.test(heading)
  );
}

/** By its heading; of several that are called alike but for what stands behind, as 电量(kWh) and 电量(元), the one that is of energy. */
function valueByHeading(header: readonly string[], asked: LayoutOptions): number {
  const at = required(header, 'value', asked);
  const name = withoutBrackets(header[at] as string);
  if (headingKey(header[at] as string) === name) return at;
  const alike = header.flatMap((heading, column) => (withoutBrackets(heading) === name ? [column] : []));
  const [meant = at, ...others] = alike.filter((column) => whyNotEnergy(header[column] as string) === null);
  if (others.length > 0)
    throw new Problem('bad-input', 'values-several', {
      columns: [meant, ...others].map((column) => header[column]).join(', '),
      example: `--value-column "${header[meant]}"`,
    });
  return meant;
}

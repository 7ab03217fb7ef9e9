import { Problem } from '#kernel/problem.ts';
import { meterOfParts } from '../headings/building-parts.ts';
import { found, known, place, refuseOthers, unknownColumn } from '../headings/heading-places.ts';
import { meterColumn } from '../headings/meter-column.ts';
import { meterChoices, numbersIndicators } from './nameless.ts';
import type { LayoutOptions } from '../headings/layout-options.ts';
import { meterBesidePlaces, placeLevel } from '../headings/place-columns.ts';
import { besideOf } from '../times/row-time.ts';
import type { GuessedColumn, TimeColumns } from './time-columns.ts';

type Rows = readonly (readonly string[])[];

/** The column of codes: the one that is named, that is known by its heading, or that distinguishes rows of the same time. */
export function meterOf(
  header: readonly string[],
  rows: Rows,
  asked: LayoutOptions,
  columns: TimeColumns & { readonly value: number },
  taken: ReadonlySet<number> = new Set(),
): { readonly column: number | null; readonly guessed: readonly GuessedColumn[] } {
  if (asked.meter !== undefined) {
    refuseOthers(header, rows, asked);
    return { column: null, guessed: [] };
  }
  if (asked.meterColumn !== undefined) return { column: place(header, asked.meterColumn), guessed: [] };
  if (numbersIndicators(header))
    throw new Problem('bad-input', 'meter-needed', { header: header.slice(0, 10).join(', '), choices: meterChoices(asked) });
  const heading = found(header, 'meter', asked);
  const beside = placeMeter(header, rows, asked, [...timesUsed(columns), columns.value, ...taken]);
  if (beside !== null) return { column: beside, guessed: beside === heading ? [] : [{ what: 'meter', column: beside }] };
  if (heading !== null) return { column: heading, guessed: [] };
  const used = [...timesUsed(columns), columns.value, ...taken];
  const own = columns.written.as === 'file-period' ? columns.time : meterColumn(header, rows, columns, taken);
  const column = own ?? (asked.placesBefore === true ? null : meterOfParts(header, rows, used));
  if (column === null) throw unknownColumn(header, 'meter');
  return { column, guessed: [{ what: 'meter', column }] };
}

/** The columns of the time, unless the rows have none. */
const timesUsed = ({ time, end, written }: TimeColumns): (number | null)[] =>
  written.as === 'file-period' ? [] : [time, end, ...besideOf(written)];

/** If no heading names the column of codes, or one names a place: the column of what is metered next to places; null if there is none. */
export function placeMeter(header: readonly string[], rows: Rows, asked: LayoutOptions, taken: readonly (number | null)[]): number | null {
  const heading = known(header, 'meter', asked);
  const isOther = heading !== null && placeLevel(header[heading] as string) === null;
  return isOther || asked.placesBefore === true ? null : meterBesidePlaces(header, rows, taken);
}

/** The column of codes, if an option, its heading or the places next to it identify it. */
export function codesOf(header: readonly string[], rows: Rows, asked: LayoutOptions): number | null {
  if (asked.meterColumn !== undefined) return place(header, asked.meterColumn);
  return placeMeter(header, rows, asked, []) ?? known(header, 'meter', asked);
}

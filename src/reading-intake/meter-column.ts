import { columnContent } from './column-content.ts';
import { besideOf, type TimeWritten } from './row-time.ts';

type Rows = readonly (readonly string[])[];
type Times = { readonly time: number; readonly end: number | null; readonly written: TimeWritten };

/** Headings of what metering points are called by. */
const saysCode =
  /编号|编码|代码|户号|表号|号$|id$|(?<![a-z])(?:id|no|nmi|uid|code|account|meter|site|building|customer|premise|sensor|device|channel|mpan|mprn|esiid|zähler|compteur|contador|contatore)(?![a-z])/iu;
const saysName = /名称|名$|用户|用电单位|楼|建筑|单位名|name|user|house|apartment|unit/iu;
/** So many rows are enough to see whether times come again. */
const looked = 5000;
/** Less than this share of different times: they come again. */
const differing = 0.8;

/** Whether the same times come again and again: then each row is of one metering point among several. */
export function timesRepeat(rows: Rows, times: Times): boolean {
  const some = rows.slice(0, looked);
  const all = some.map((cells) => timeKey(cells, times)).filter((key) => key.trim() !== '');
  return all.length > 1 && new Set(all).size < differing * all.length;
}

/**
 * The column whose codes tell rows of the same time apart; of several the one that is called like a code, then the first.
 * @param taken columns that hold values
 * @returns null where there is none
 */
export function meterColumn(
  header: readonly string[],
  rows: Rows,
  times: Times & { readonly value: number },
  taken: ReadonlySet<number> = new Set(),
): number | null {
  const some = rows.slice(0, looked);
  const used = new Set([times.time, times.end, ...besideOf(times.written), times.value]);
  const all = header.flatMap((heading, column) => (heading.trim() === '' || used.has(column) || taken.has(column) ? [] : [column]));
  const tells = all.filter((column) => isCode(header, some, column) && tellsApart(some, times, column));
  return (
    tells.find((column) => isCalledCode(header[column] as string)) ??
    tells.find((column) => saysName.test(header[column] as string)) ??
    tells[0] ??
    null
  );
}

/** Whether a heading says that its column holds codes of metering points or of what they belong to. */
export function isCalledCode(heading: string): boolean {
  return saysCode.test(heading.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, '_').trim());
}

/** Whether a heading says that its column holds codes or names of what is metered. */
export function isCalledName(heading: string): boolean {
  return isCalledCode(heading) || /名称|用户|用电单位|楼|建筑|单位名/u.test(heading);
}

/** Words, or numbers under a heading that says that they are codes. */
function isCode(header: readonly string[], rows: Rows, column: number): boolean {
  const content = columnContent(rows, column);
  if (content === 'text') return true;
  return (
    ['number', 'serial', 'year', 'month', 'day', 'time'].includes(content) &&
    isCalledCode(header[column] as string) &&
    rows.every((cells) => !/[.:年]/u.test(cells[column] ?? ''))
  );
}

function tellsApart(rows: Rows, times: Times, column: number): boolean {
  const all = rows.filter((cells) => timeKey(cells, times).trim() !== '' && (cells[column] ?? '').trim() !== '');
  const keys = new Set(all.map((cells) => `${cells[column]?.trim()}\n${timeKey(cells, times)}`));
  return all.length > 0 && keys.size >= 0.95 * all.length;
}

function timeKey(cells: readonly string[], { time, written }: Times): string {
  return [time, ...besideOf(written)].map((column) => cells[column] ?? '').join(' ');
}

import type { Finding } from '#kernel/finding.ts';
import { unitsNamed, withoutUnit } from '#platform/tables/heading-units.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { instantsAcross, type Instant } from '../times/instant-headings.ts';
import { saysShownAcross } from '../headings/shown-across.ts';
import type { Says } from '../inspection/says.ts';
import { saysUse } from '../words/use-words.ts';
import { isWordOfUse } from '../columns/value-headings.ts';
import { yearNamed } from '../times/year-named.ts';

/** `各电表月末读数`. */
const saysEnds = /(?:月[底末])\S{0,4}(?:[示读]数|表[底码]|抄)/u;

/**
 * Converts a table of counter values with days in columns and a row for each metering point to one row for each reading: if the file or the
 * sender says that they are counters, and no row falls. Null if it is not such a table.
 */
export async function instantsUnfolded(table: Table, says: Says, file: string): Promise<Table | null> {
  const isSaid = [says.layout, says.timeColumn, says.valueColumn].some((one) => one !== undefined) || says.kind === 'interval';
  const around = { above: table.above ?? [], sheet: table.sheet ?? '', file };
  const instants = isSaid
    ? []
    : instantsAcross(table.header, says.year ?? yearOf(around), saysEnds.test([...around.above, around.sheet, file].join(' ')));
  if (instants.length === 0) return null;
  if (says.kind === undefined && !saysShownAcross([...around.above, around.sheet, file, ...table.header])) return null;
  if (!(await neverFalls(table, instants))) return null;
  const columns = new Set(instants.map(({ column }) => column));
  const kept = table.header.map((_, column) => column).filter((column) => !columns.has(column));
  if (kept.some((column) => tellsUse(table.header[column] as string))) return null;
  const [unit] = unitsNamed(table.header[instants[0]?.column ?? 0] as string);
  const header = [
    ...kept.map((column) => table.header[column] as string),
    'time',
    unit === undefined ? 'meter reading' : `meter reading (${unit.code})`,
  ];
  const finding: Finding = {
    code: 'instants-across-read',
    severity: 'info',
    evidence: { count: instants.length, first: instants[0]?.time ?? '', last: instants.at(-1)?.time ?? '' },
  };
  table.findings.push(finding);
  return { ...table, header, rows: { [Symbol.asyncIterator]: () => unfolded(table, kept, instants) } };
}

const tellsUse = (heading: string): boolean =>
  heading.trim() !== '' &&
  (saysUse.test(heading) || isWordOfUse(withoutUnit(heading)) || /^(?:差[值额数]?|行度|走字)/u.test(heading.trim()));

function yearOf(around: Parameters<typeof yearNamed>[0]): number | undefined {
  try {
    return yearNamed(around)?.year;
  } catch {
    return undefined;
  }
}

/** The number of rows examined. */
const looked = 1000;

/** Whether nearly all rows rise from column to column, and none of them is completely empty. */
async function neverFalls(table: Table, instants: readonly Instant[]): Promise<boolean> {
  let [rising, all] = [0, 0];
  for await (const batch of table.rows) {
    for (const { cells } of batch) {
      const values = instants.flatMap(({ column }) => {
        const value = parseDecimal(cells[column] ?? '');
        return typeof value === 'number' ? [value] : [];
      });
      if (values.length < 2) continue;
      all += 1;
      if (values.every((value, at) => at === 0 || value >= (values[at - 1] as number))) rising += 1;
    }
    if (all >= looked) break;
  }
  return all > 0 && rising >= 0.8 * all;
}

async function* unfolded(table: Table, kept: readonly number[], instants: readonly Instant[]): AsyncGenerator<RowBatch> {
  for await (const batch of table.rows)
    yield batch.flatMap(({ row, cells }) => {
      const beside = kept.map((column) => cells[column] ?? '');
      const read = instants.filter(({ column }) => (cells[column] ?? '').trim() !== '');
      // a remark stays one row
      if (read.length === 0) return [{ row, cells: [...beside, '', ''] }];
      return read.map(({ column, time }) => ({ row, cells: [...beside, time, cells[column] as string] }));
    });
}

import type { Table } from '#platform/tables/table.ts';
import { daysBeforeRead } from './days-before-read.ts';
import { dittoMarks } from './ditto-marks.ts';
import { enedisIndex } from './enedis-index.ts';
import { monthAndDay } from './month-and-day.ts';
import { monthEdges } from './month-edges.ts';
import { monthSpans } from './month-spans.ts';
import { partsAbove } from './parts-above.ts';
import type { Plainer } from './rewritten.ts';
import type { Says } from '../inspection/says.ts';
import { rocYears } from './roc-years.ts';
import { textMarks } from './text-marks.ts';

const steps = [textMarks, rocYears, dittoMarks, enedisIndex, monthAndDay, monthEdges, monthSpans, daysBeforeRead, partsAbove];

/**
 * The same table with times and codes in one cell, as the rest of the intake reads them: the month and the day of two columns, months of a
 * span (`1-2月`), the days before a reading, a code above the parts of its tariff; and the order of dates that a well-known form has.
 * @returns null where all stands so already
 * @throws Problem `year-needed`
 */
export async function plainerTable(table: Table, name: string, given: Says): Promise<Plainer | null> {
  let found = null as Plainer | null;
  const form = dateOrderOf(table.header, given);
  for (const step of steps) {
    const next: Plainer | null = await step(found?.table ?? table, name, { ...given, ...found?.says });
    if (next !== null) found = { table: next.table, says: { ...found?.says, ...next.says } };
  }
  return found === null && form === null ? null : { table: found?.table ?? table, says: { ...form, ...found?.says } };
}

/** The order of dates in forms whose headings nobody else has: Smart Meter Texas and Green Button of America write the month first. */
function dateOrderOf(header: readonly string[], { dateOrder }: Says): Partial<Says> | null {
  const isTexas = ['ESIID', 'USAGE_DATE', 'USAGE_KWH'].every((name) => header.some((heading) => heading.trim() === name));
  const isGreenButton = ['TYPE', 'DATE', 'START TIME', 'END TIME'].every((name, at) => header[at]?.trim() === name);
  return (isTexas || isGreenButton) && dateOrder === undefined ? { dateOrder: 'month-day' } : null;
}

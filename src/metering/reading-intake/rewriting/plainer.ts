import { firstRows } from './days-above.ts';
import { topCells } from '../headings/top-cells.ts';
import { meterNamedFindings, meterNamedIn } from '../headings/meter-named.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Table } from '#platform/tables/table.ts';
import { daysBeforeRead } from './days-before-read.ts';
import { dittoMarks } from './ditto-marks.ts';
import { monthAndDay } from './month-and-day.ts';
import { monthEdges } from './month-edges.ts';
import { monthSpans } from './month-spans.ts';
import { partsAbove } from './parts-above.ts';
import { type Plainer, rewritten } from './rewritten.ts';
import type { Says } from '../inspection/says.ts';
import { rocYears } from './roc-years.ts';

/** A code of digits with the leading mark by which a spreadsheet keeps it as text. */
const marked = /^'(?=\d{6,}$)/u;
/** The mark that payment exports put before cells for the same purpose, whatever they hold. */
const ticked = /^[`\t]+\s*/u;

/** A table with columns whose cells are all marked as text (`'1044372`, `` `2025-01-05 ``), as some forms write them: removes the marks. */
async function textMarks(table: Table): Promise<Plainer | null> {
  const rows = await firstRows(table);
  const columns = new Map(
    table.header.flatMap((_, column) => {
      const cells = rows.map((cells) => cells[column] ?? '').filter((cell) => cell.trim() !== '');
      const mark = [marked, ticked].find((one) => cells.length > 0 && cells.every((cell) => one.test(one === marked ? cell.trim() : cell)));
      return mark === undefined ? [] : [[column, mark] as const];
    }),
  );
  if (columns.size === 0) return null;
  const rewrite = (cells: readonly string[]) =>
    cells.map((cell, at) => {
      const mark = columns.get(at);
      return mark === undefined ? cell : cell.replace(ticked, '').trim().replace(mark, '');
    });
  return { table: rewritten(table, () => rewrite), says: {} };
}

const part = /^EAS F\d{1,2}$/u;
const ofGrid = /^EAS D\d$/u;

/**
 * The registers of a Linky meter as exported by Enedis: the parts of the supplier (EAS F1 to F10) and of the grid (EAS D1 to D4) each add
 * up to EAS T, which alone is read.
 * @returns null if it is not such a table, the sender names a column, or the parts do not add up to it
 */
async function enedisIndex(table: Table, _name: string, given: Says): Promise<Plainer | null> {
  const header = table.header.map((heading) => heading.trim());
  const total = header.indexOf('EAS T');
  const parts = header.flatMap((heading, column) => (part.test(heading) ? [column] : []));
  if (total < 0 || parts.length === 0 || given.valueColumn !== undefined || given.layout !== undefined) return null;
  const rows = (await topCells(table)).filter((cells) => typeof parseDecimal(cells[total] ?? '') === 'number');
  const amount = (text = ''): number => (text.trim() === '' ? 0 : Number(parseDecimal(text)));
  const adds = rows.every((cells) => parts.reduce((sum, column) => sum + amount(cells[column]), 0) === amount(cells[total]));
  if (rows.length === 0 || !adds) return null;
  const isLeft = (heading: string): boolean => part.test(heading) || ofGrid.test(heading);
  const finding: Finding = {
    code: 'parts-in-total',
    severity: 'info',
    evidence: { total: 'EAS T', columns: header.filter(isLeft).join(', ') },
  };
  table.findings.push(finding);
  const meter = meterNamedIn(table.above ?? []);
  if (given.meter === undefined && meter === null) return null;
  table.findings.push(...(given.meter === undefined ? meterNamedFindings(meter) : []));
  const says = { layout: 'long', valueColumn: 'EAS T', meter: given.meter ?? meter?.code, kind: given.kind ?? 'register' } as const;
  return { table: { ...table, header: header.map((one) => (isLeft(one) ? '' : one)) }, says };
}

const steps = [textMarks, rocYears, dittoMarks, enedisIndex, monthAndDay, monthEdges, monthSpans, daysBeforeRead, partsAbove];

/**
 * The same table with times and codes in one cell, as the rest of the intake reads them: the month and the day of two columns, months of a
 * span (`1-2月`), the days before a reading, a code above the parts of its tariff; and the order of dates of well-known forms.
 * @returns null if nothing needs to change
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

/** The order of dates in forms with unique headings: Smart Meter Texas and Green Button of America write the month first. */
function dateOrderOf(header: readonly string[], { dateOrder }: Says): Partial<Says> | null {
  const isTexas = ['ESIID', 'USAGE_DATE', 'USAGE_KWH'].every((name) => header.some((heading) => heading.trim() === name));
  const isGreenButton = ['TYPE', 'DATE', 'START TIME', 'END TIME'].every((name, at) => header[at]?.trim() === name);
  return (isTexas || isGreenButton) && dateOrder === undefined ? { dateOrder: 'month-day' } : null;
}

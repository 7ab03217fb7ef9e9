import { halfWidth } from '#platform/tables/number.ts';
import type { Table } from '#platform/tables/table.ts';
import { firstRows } from './days-above.ts';
import { rewritten, type Plainer } from './rewritten.ts';

/** `114/01/05`, `114.1`, `113-12-26~114-01-25`: three-digit years of the republic. */
const written = /^1[01]\d([-/.])\d{1,2}(?:\1\d{1,2})?(?:\s*[T\s]\d{1,2}:\d{2}(?::\d{2})?)?$/u;
const between = /\s*(?:至|到|~|～|—+)\s*/u;
const year = /(?<!\d)(1[01]\d)(?=[-/.]\d)/gu;
/** `1140105`, if the heading says that it is a date. */
const compact = /^(1[01]\d)((?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/u;
const saysDay = /日期?$|date|day/iu;

/** Year 1 of the republic is 1912. */
const before = 1911;

/**
 * A table with columns of dates whose years are those of the republic (`114/01/05` is 2025-01-05): converts them to the common era. No
 * other calendar writes three-digit years.
 */
export async function rocYears(table: Table): Promise<Plainer | null> {
  const rows = await firstRows(table);
  const columns = table.header.flatMap((heading, column) => {
    const cells = rows.map((cells) => halfWidth(cells[column] ?? '').trim()).filter((cell) => cell !== '');
    const are = (isOne: (cell: string) => boolean): boolean => cells.length > 0 && cells.every(isOne);
    const areDates =
      are((cell) => cell.split(between).every((part) => written.test(part))) && /日|期|时|時|月|date|time|month/iu.test(heading);
    return areDates || (saysDay.test(heading.trim()) && are((cell) => compact.test(cell))) ? [column] : [];
  });
  if (columns.length === 0) return null;
  const [column = 0] = columns;
  const text = (rows[0]?.[column] ?? '').trim();
  const evidence = { column: (table.header[column] as string).trim(), text, meant: inCommonEra(text) };
  table.findings.push({ code: 'roc-years-read', severity: 'warning', evidence });
  const rewrite = (cells: readonly string[]) => cells.map((cell, at) => (columns.includes(at) ? inCommonEra(cell) : cell));
  return { table: rewritten(table, () => rewrite), says: {} };
}

const inCommonEra = (cell: string): string =>
  halfWidth(cell)
    .trim()
    .replace(compact, (_, of: string, rest: string) => `${Number(of) + before}${rest}`)
    .replaceAll(year, (of) => String(Number(of) + before));

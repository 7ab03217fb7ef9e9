import { Problem } from '#kernel/problem.ts';
import type { Table } from '#platform/tables/table.ts';
import { firstRows } from './days-above.ts';
import { yearFinding } from '../inspection/file-year.ts';
import { saysRegister } from '../headings/heading-places.ts';
import { rewritten, type Plainer } from './rewritten.ts';
import { parseMonth, parseMonthNumber } from '../times/row-time.ts';
import { monthShifted, periodSaid } from '../times/rows-period.ts';
import type { Says } from '../inspection/says.ts';
import { saysUse } from '../words/use-words.ts';
import { yearNamed } from '../times/year-named.ts';

type Rows = readonly (readonly string[])[];
type Month = { readonly year: number; readonly month: number };

/** `月末表底`, `month-end reading`: counter values at one edge of the month of the row. */
const atEdge =
  /月(?<edge>[末底初])\S{0,4}(?:[示读]数|表[底码]|止[码数]|底数|抄)|(?:month[\s-]?end|end[\s-]of[\s-]month) (?:meter )?(?:reading|read|index)/iu;

/**
 * A table of months that according to titles or headings run from a day of the previous one (`上月26日至本月25日`), or at whose end
 * counters were read (`月末表底`): replaces each by the time meant.
 * @throws Problem `year-needed` if nothing names the year, `period-end-open`
 */
export async function monthEdges(table: Table, name: string, says: Says): Promise<Plainer | null> {
  if (says.layout !== undefined && says.layout !== 'long') return null;
  const { header, above = [] } = table;
  const of = meantBy([...above, ...header], header, says);
  const rows = of === null ? [] : await firstRows(table);
  const column = of === null ? null : monthColumn(header, rows);
  if (of === null || column === null) return null;
  const isBare = rows.some((cells) => parseMonth(cells[column] ?? '') === null && parseMonthNumber(cells[column] ?? '') !== null);
  const told = isBare && says.year === undefined ? yearNamed({ above, sheet: table.sheet ?? '', file: name }) : null;
  const year = says.year ?? told?.year;
  if (isBare && year === undefined) throw new Problem('bad-input', 'year-needed', { header: header.slice(0, 20).join(', ') });
  if (told !== null) table.findings.push(yearFinding(told, undefined));
  const first = monthIn(rows.map((cells) => cells[column] ?? '').find((cell) => cell.trim() !== '') ?? '', year);
  const evidence = { column: (header[column] as string).trim(), text: of.text, ...(first !== null && { meant: of.written(first) }) };
  table.findings.push({ code: 'month-edges-read', severity: 'info', evidence });
  const rewrite = (cells: readonly string[]) => {
    const month = monthIn(cells[column] ?? '', year);
    return month === null ? cells : cells.map((cell, at) => (at === column ? of.written(month) : cell));
  };
  const read = rewritten(of.isInstant ? { ...table, header: header.with(column, called) } : table, () => rewrite);
  const isNamed = of.isInstant && says.timeColumn !== undefined;
  return {
    table: read,
    says: { ...(isNamed && { timeColumn: called }), ...(isBare && { year: undefined }), ...(of.isEnding && { ends: undefined }) },
  };
}

/** The new heading of a column of months whose cells are now the instants of readings. */
const called = 'time';

type Meant = { readonly text: string; readonly isInstant: boolean; readonly isEnding: boolean; readonly written: (month: Month) => string };

/** What a month of a row means; null if titles and headings do not say. */
function meantBy(texts: readonly string[], header: readonly string[], says: Says): Meant | null {
  const probe = monthShifted(texts, { year: 2025, month: 7 });
  if (probe !== null)
    return {
      text: probe.text,
      isInstant: false,
      isEnding: probe.isOpen === true,
      written: (month) => {
        const { from, to } = periodSaid(monthShifted(texts, month) ?? probe, says);
        return `${dateOf(from)} 00:00 to ${dateOf(to)} 00:00`;
      },
    };
  const counters = header.filter((heading) => saysRegister.test(heading) || atEdge.test(heading.normalize('NFKC')));
  const text = texts.find((one) => atEdge.test(one.normalize('NFKC')));
  if (text === undefined || counters.length !== 1 || header.some((heading) => saysUse.test(heading))) return null;
  const isFirst = atEdge.exec(text.normalize('NFKC'))?.groups?.['edge'] === '初';
  return {
    text: text.trim(),
    isInstant: true,
    isEnding: false,
    written: ({ year, month }) => new Date(Date.UTC(year, isFirst ? month - 1 : month, 1)).toISOString().slice(0, 10),
  };
}

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

function monthIn(text: string, year: number | undefined): Month | null {
  const whole = parseMonth(text);
  const month = whole === null && year !== undefined ? parseMonthNumber(text) : null;
  return whole ?? (month === null || year === undefined ? null : { year, month });
}

/** The only column of months; null if there is none, or several. */
function monthColumn(header: readonly string[], rows: Rows): number | null {
  const found = header.flatMap((heading, column) => {
    const cells = rows.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
    const saysMonth = /月|month|期/iu.test(heading);
    const are = cells.length > 0 && cells.every((cell) => parseMonth(cell) !== null || (saysMonth && parseMonthNumber(cell) !== null));
    return are && !saysRegister.test(heading) ? [column] : [];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

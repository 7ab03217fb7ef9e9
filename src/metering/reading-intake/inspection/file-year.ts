import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Table } from '#platform/tables/table.ts';
import type { LayoutOptions } from '../headings/layout-options.ts';
import type { TopRow } from '../columns/wide-meters.ts';
import { needsYear, rowsNeedYear, yearBeside, yearNamed, type YearNamed } from '../times/year-named.ts';
import { isSorted, turnAcross, turnDown, yearOfTurn } from '../times/year-turn.ts';

/** The options of a file with the year that it names, and where; null if no year is needed. */
type FileYear<A> = { readonly told: YearNamed | null; readonly says: A };

/** For months whose rows name their year: that of their headings is irrelevant. */
const anyYear = 2000;

/** The options of a file with the year that it names outside its rows, or in a column. */
export function withYear<A extends LayoutOptions>(table: Table, name: string, asked: A, top: readonly TopRow[]): FileYear<A> {
  const needs = needsYear(table.header);
  const cells = top.map((row) => row.cells);
  const yearColumn = asked.year === undefined && needs ? yearBeside(table.header, cells) : null;
  if (yearColumn !== null) {
    refuseTurn(table.header, yearColumn);
    return { told: null, says: { ...asked, year: anyYear, yearColumn } };
  }
  const { told, turn } = yearOf(table, name, asked, top);
  const says = turn === undefined ? asked : { ...asked, turn };
  if (told === null) return { told, says };
  return { told, says: needs ? { ...says, year: told.year } : { ...says, yearNamed: told.year } };
}

/** Throws `year-turn-beside` if rows name only one year, and their months cross the new year. */
function refuseTurn(header: readonly string[], yearColumn: number): void {
  const turn = turnAcross(header);
  if (turn !== null && !isSorted([], turn)) throw new Problem('bad-input', 'year-turn-beside', { column: header[yearColumn] });
}

type TitledYear = { readonly told: YearNamed | null; readonly turn?: number };

/**
 * The year of months without one, null if none is needed; and the month from which on it applies if they cross the new year. Throws
 * `year-needed` if none is given, `year-turn-open`.
 */
function yearOf(
  { header, above = [], sheet = '' }: Table,
  file: string,
  { year, layout }: LayoutOptions,
  top: readonly TopRow[],
): TitledYear {
  const inHeader = needsYear(header) && (layout === undefined || layout === 'months');
  const cells = top.map((row) => row.cells);
  if (!(inHeader || (layout !== 'months' && rowsNeedYear(header, cells)))) return { told: null };
  const around = { above, sheet, file };
  const turn = inHeader ? turnAcross(header) : turnDown(header, cells);
  const passes = turn !== null && !isSorted([...above, sheet, file], turn);
  if (year !== undefined) return { told: null, ...(passes && { turn: turn.first }) };
  const told = passes ? yearOfTurn(around, turn) : yearNamed(around);
  if (told === null && inHeader) throw new Problem('bad-input', 'year-needed', { header: header.slice(0, 20).join(', ') });
  return { told, ...(passes && { turn: turn.first }) };
}

/** Reports that the year was read, and where. */
export function yearFinding({ year, text }: YearNamed, turn: number | undefined): Finding {
  const evidence = { year: String(year), text };
  if (turn === undefined) return { code: 'year-read', severity: 'info', evidence };
  return { code: 'year-turn-read', severity: 'info', evidence: { ...evidence, month: turn, next: String(year + 1) } };
}

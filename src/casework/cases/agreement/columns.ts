import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import { numberIn, type Compared } from './must-value.ts';

type Rows = readonly Readonly<Record<string, string>>[];

const rowsIn = (value: unknown): Rows => (Array.isArray(value) ? (value as Rows) : []);

/** The cells of a column, blank ones as '', each once. */
export const cellsOf = (value: unknown, column: string): string[] => [...new Set(rowsIn(value).map((row) => row[column]?.trim() ?? ''))];

/** What stands in more than one row of a column, each once; blank cells are not compared. */
export function repeatedIn(value: unknown, column: string): string[] {
  const rows = Map.groupBy(rowsIn(value), (row) => row[column]?.trim() ?? '');
  return [...rows].flatMap(([cell, all]) => (cell !== '' && all.length > 1 ? [cell] : []));
}

const nothing = exact('0');

const sumOf = (numbers: readonly Exact[]): Exact => numbers.reduce((all, next) => all.add(next), nothing);

/** The total of a column; null if a row has no number in it, undefined for a table without rows. */
export function columnTotal(value: unknown, column: string): Compared | null | undefined {
  const rows = rowsIn(value);
  if (rows.length === 0) return undefined;
  const numbers = rows.flatMap((row) => numberIn(row[column]) ?? []);
  return numbers.length < rows.length ? null : { number: sumOf(numbers) };
}

/** What the rows that state a number come to, which those that state none can only add to; null if a number may be below zero. */
export function leastTotal(value: unknown, column: string, min: string | number | undefined): Compared | null {
  const isAdding = min !== undefined && (typeof min === 'number' ? exactOf(min) : exact(min)).compare(nothing) >= 0;
  return isAdding ? { number: sumOf(rowsIn(value).flatMap((row) => numberIn(row[column]) ?? [])) } : null;
}

/** Whether no row has anything in a column. */
export const isBlank = (value: unknown, column: string): boolean => cellsOf(value, column).every((cell) => cell === '');

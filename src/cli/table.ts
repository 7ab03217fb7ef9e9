import { percentOf } from '#kernel/percent.ts';
import { harmless, padTo, widthOf } from './width.ts';

export type Cell = string | number | null | undefined;

/** One column: its heading, and whether it contains numbers (right-aligned). */
export type Column<T> = { readonly title: string; readonly cell: (row: T) => Cell; readonly number?: boolean };

const missing = '—';

/**
 * Rows under headings, each column as wide as its widest cell, Chinese characters counted double. Missing values are a dash and never 0.
 */
export function table<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const body = rows.map((row) => columns.map(({ cell }) => textOf(cell(row))));
  const lines = [columns.map(({ title }) => title), ...body];
  const widths = columns.map((_, at) => lines.reduce((most, line) => Math.max(most, widthOf(line[at] ?? '')), 0));
  const ruled = [lines[0] as string[], widths.map((width) => '─'.repeat(width)), ...body];
  return ruled.map((line) => row(line, widths, columns)).join('\n');
}

function row<T>(line: readonly string[], widths: readonly number[], columns: readonly Column<T>[]): string {
  return line
    .map((text, at) => padTo(text, widths[at] as number, columns[at]?.number === true ? 'left' : 'right'))
    .join('  ')
    .trimEnd();
}

/** Names and values, one line each; missing ones are left out. */
export function facts(pairs: readonly (readonly [string, Cell])[]): string {
  const told = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '');
  const width = told.reduce((most, [name]) => Math.max(most, widthOf(name)), 0);
  return told.map(([name, value]) => `${padTo(name, width, 'right')}  ${textOf(value)}`).join('\n');
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return missing;
  return typeof cell === 'number' ? number(cell) : harmless(cell);
}

/** A number for display: grouped by three digits, with a maximum number of decimals. JSON contains all of them. */
export function number(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined) return missing;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** A number with its unit; a dash if missing. */
export function figure(told: { readonly value: number | null; readonly unit: string } | null | undefined, digits = 2): string {
  return told === null || told === undefined || told.value === null ? missing : `${number(told.value, digits)} ${told.unit}`;
}

/** A share from 0 to 1 as a percentage; 100% means all of it. */
export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined) return missing;
  return share === 1 ? '100%' : `${percentOf(share).toFixed(1)}%`;
}

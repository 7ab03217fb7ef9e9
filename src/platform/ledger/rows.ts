import { clearedMark } from './cleared.ts';
import { type Point, type State, valueOn } from './fold.ts';

/** A cell of a file to be written. */
export type Cell = string | number | null;

/**
 * The rows of one entity: its state at the beginning, then a row for each day on which something changed. An import reads the same.
 * @param cell a field's value in the form of a file; null if it is cleared from that day on, undefined if it is unchanged
 * @param own columns that are not fields, in the first row
 */
export function* entityRows(
  header: readonly string[],
  { code, fields, dated }: Pick<State, 'fields' | 'dated'> & { readonly code: string },
  cell: (field: string, value: unknown) => Cell,
  own: Readonly<Record<string, unknown>> = {},
): Generator<Cell[]> {
  const state = { fields, dated, setBy: {}, byHand: [] };
  const days = [...new Set(Object.values(dated).flatMap((line) => line.map((point) => point.from)))]
    .filter((day) => day !== null)
    .toSorted();
  const first: Readonly<Record<string, unknown>> = { ...own, code };
  const said = (field: string): unknown => (field in first ? first[field] : (valueOn(state, field, null) ?? undefined));
  // an entity that begins on a day has no row before it: an import would find required fields missing in such a row
  const begins = days.length === 0 || header.some((field) => field !== 'code' && said(field) !== undefined);
  if (begins) yield header.map((field) => cell(field, said(field)));
  for (const day of days) {
    yield header.map((field) => {
      if (field === 'code') return code;
      return field === 'from' ? day : cell(field, changedOn(dated[field], day));
    });
  }
}

function changedOn(line: readonly Point[] | undefined, day: string): unknown {
  return line?.find((point) => point.from === day)?.value;
}

/** A plain value in the form of a file: lists are joined by semicolons. */
export function plainCell(value: unknown): Cell {
  if (value === undefined) return null;
  if (value === null) return clearedMark;
  if (Array.isArray(value)) return value.join(';');
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return typeof value === 'number' ? value : String(value as string);
}

import type { Zone } from '#kernel/zone.ts';
import { Problem } from '#kernel/problem.ts';
import { columnNamed } from '#platform/tables/columns.ts';
import { type DecimalMark, quantityWithPoint } from '#platform/tables/decimal-mark.ts';
import { parseTime, type TimeFormat } from '#platform/tables/time.ts';
import { createValueReader } from './known-columns.ts';
import type { Series } from './store.ts';
import type { RowTime } from './time-beside.ts';
import { typicalTimeOf } from './typical-hour.ts';
import type { ShownUnit } from './units-by-values.ts';
import { isPossible, isVariable, variableNames, type Observation, type Variable } from './variable.ts';

/** The column of each value. `columns` by variable: `{temperature: 'C'}`. */
export type RowMapping = {
  readonly timeColumn: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly zone: Zone;
  /** How many seconds times without an offset are ahead of UTC, if they do not follow the clock of the zone. */
  readonly offsetSeconds?: number | null;
  readonly timeFormat: TimeFormat;
  readonly series: Series;
  /** How the time of a row is put together, if it is not the cell of its column. */
  readonly time?: RowTime;
  /** The decimal separator; a point if omitted. */
  readonly mark?: DecimalMark;
  /** The units of columns that name none, by variable. */
  readonly shown?: ReadonlyMap<string, ShownUnit>;
};

export type RowReject = { readonly row: number; readonly column: string; readonly code: string; readonly found: string };

/**
 * Finds the columns. Throws Problem `column-missing` or `variable-unknown`, each with the available names, `heading-twice` if several
 * columns have the heading.
 */
export function placeColumns(header: readonly string[], mapping: Pick<RowMapping, 'timeColumn' | 'columns' | 'shown'>) {
  const place = (column: string): number => {
    const at = columnNamed(header, column);
    if (at < 0) throw new Problem('bad-input', 'column-missing', { column, columns: header.join(', ') });
    return at;
  };
  const values = Object.entries(mapping.columns).map(([name, column]) => {
    if (!isVariable(name)) throw new Problem('bad-input', 'variable-unknown', { variable: name, variables: variableNames.join(', ') });
    return { variable: name, column, at: place(column), read: createValueReader(name, column, mapping.shown?.get(name)?.convert) };
  });
  if (values.length === 0)
    throw new Problem('bad-input', 'variable-needed', { variables: variableNames.join(', '), columns: header.join(', ') });
  return { time: place(mapping.timeColumn), values };
}

/**
 * Reads rows of observations: each value applies to the instant, an empty cell means nothing. A typical year has no instants: its times are
 * stored as the clock shows them, in whatever zone, and its 29 February is skipped (`isLeap`).
 */
export function createRowReader(header: readonly string[], mapping: RowMapping) {
  const places = placeColumns(header, mapping);
  const seenTwice = new Set<number>();

  /**
   * The instant of a time, seconds UTC; null: a typical year has no such day. A local time that occurs twice is the earlier one at its
   * first occurrence, the later one at its second.
   */
  function instantOf(text: string): number | string | null {
    const time = parseTime(text, mapping.timeFormat);
    if (typeof time === 'string') return time === 'empty' ? 'time-missing' : 'time-unreadable';
    if (mapping.series === 'typical') return typicalTimeOf(time.localSeconds);
    const offset = time.offsetSeconds ?? mapping.offsetSeconds ?? null;
    if (offset !== null) return time.localSeconds - offset;
    if (mapping.zone.ambiguity(time.localSeconds) === 2) {
      if (seenTwice.has(time.localSeconds)) return mapping.zone.laterUtc(time.localSeconds);
      seenTwice.add(time.localSeconds);
    }
    const utc = mapping.zone.toUtc(time.localSeconds);
    return Number.isNaN(utc) ? 'time-skipped' : utc;
  }

  return function take({ row, cells }: { row: number; cells: readonly string[] }): {
    observations: Observation[];
    rejects: RowReject[];
    missing: number;
    isLeap?: boolean;
  } {
    const reject = (column: string, code: string, found: string): RowReject => ({ row, column, code, found: found.slice(0, 60) });
    const text = mapping.time?.text(cells) ?? cells[places.time] ?? '';
    const at = instantOf(text);
    if (at === null) return { observations: [], rejects: [], missing: 0, isLeap: true };
    if (typeof at === 'string') return { observations: [], rejects: [reject(mapping.timeColumn, at, text)], missing: 0 };
    const observations: Observation[] = [];
    const rejects: RowReject[] = [];
    let missing = 0;
    for (const { variable, column, at: place, read } of places.values) {
      const cell = mapping.mark === 'comma' ? quantityWithPoint(cells[place] ?? '') : (cells[place] ?? '');
      const value = read(cell);
      if (value === 'empty') missing += 1;
      else if (value === null) rejects.push(reject(column, 'not-a-number', cell));
      else if (!isPossible(variable, value)) rejects.push(reject(column, 'value-impossible', cell));
      else observations.push({ at, variable: variable satisfies Variable, value });
    }
    return { observations, rejects, missing };
  };
}

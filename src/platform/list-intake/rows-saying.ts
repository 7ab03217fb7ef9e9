import { Problem } from '#kernel/problem.ts';
import {
  deviceReader,
  flagReader,
  listStatusColumns,
  plainOf,
  type StatusColumn,
  statusColumns,
  wordOf,
} from '#platform/tables/row-status.ts';
import { type Dictionary, keyOf } from './fields.ts';
import { type Mapping, type Plan, rowField } from './mapping.ts';

type Rows = readonly (readonly string[])[];

/** The positions of columns that feed a field. */
const columnsRead = ({ sources }: Plan): ReadonlySet<number> =>
  new Set(sources.flatMap(({ index, unitIndex, beside }) => [index, unitIndex, ...(beside?.columns ?? [])]));

/**
 * The columns in which rows of a list say whether they count, as the sender classifies their words (`--value 'row:部分成功=left'`),
 * otherwise by themselves.
 * @throws Problem `row-open` if a text may refer to its payment or to another; and what `meaningsGiven` throws
 */
export function rowsSaying(plan: Plan, rows: Rows, { payments = false, measured = false }: Dictionary, mapping: Mapping): StatusColumn[] {
  const read = columnsRead(plan);
  const said = meaningsGiven(plan, rows, read, mapping);
  const found = measured ? statesOfValues(plan.header, rows, read) : listStatusColumns(plan.header, rows, read, payments);
  const columns = found.map((one) => (isLeftOut(plan, one.column) ? unheard(one) : one));
  const all = said === null ? columns : withSaid(plan, columns, said, read);
  refuseOpen(plan, rows, all);
  return all;
}

/** For measured values: what unread columns say about the values, their checks and their devices. */
function statesOfValues(header: readonly string[], rows: Rows, read: ReadonlySet<number>): StatusColumn[] {
  const own = header.flatMap((heading, column): StatusColumn[] => {
    const cells = [...new Set(rows.map((row) => (row[column] ?? '').trim()))].filter((cell) => cell !== '');
    const of = deviceReader(plainOf(heading), cells) ?? flagReader(plainOf(heading), cells);
    return of === null ? [] : [{ column, of }];
  });
  const others = statusColumns(header, rows).filter(({ column }) => own.every((one) => one.column !== column));
  return [...own, ...others].filter(({ column }) => !read.has(column));
}

/** Whether the sender excludes a column. */
const isLeftOut = ({ header, ignored, unspoken }: Plan, at: number): boolean => {
  const heading = header[at] as string;
  return ignored.includes(heading) && !unspoken.includes(heading);
};

/** In an excluded column only a state counts: not what a payment was for, nor ambiguous words. */
const unheard = ({ column, of }: StatusColumn): StatusColumn => ({
  column,
  of: (cell) => {
    const status = of(cell);
    return status === 'charge' || status === 'open' ? null : status;
  },
});

type Meanings = ReadonlyMap<string, 'left' | 'counts'>;

const meanings: Readonly<Record<string, 'left' | 'counts'>> = { left: 'left', counts: 'counts', 不计: 'left', 计入: 'counts' };

/** @throws Problem `unknown-value` (neither left nor counts), `row-word-missing` (no row has that word in an unread column) */
function meaningsGiven({ header }: Plan, rows: Rows, read: ReadonlySet<number>, { value, profile }: Mapping): Meanings | null {
  const words = Object.entries(value?.[rowField] ?? {});
  if (words.length === 0) return null;
  const open = header.flatMap((_, at) => (read.has(at) ? [] : [at]));
  const shown = new Set(rows.flatMap((row) => open.map((at) => keyOf(row[at] ?? ''))));
  return new Map(
    words.flatMap(([word, meant]) => {
      const meaning = meanings[meant];
      if (meaning === undefined) throw new Problem('bad-input', 'unknown-value', { field: rowField, value: meant, known: 'left counts' });
      if (shown.has(keyOf(word))) return [[keyOf(word), meaning] as const];
      if (profile !== undefined) return [];
      throw new Problem('bad-input', 'row-word-missing', { word });
    }),
  );
}

function withSaid({ header }: Plan, columns: readonly StatusColumn[], said: Meanings, read: ReadonlySet<number>): StatusColumn[] {
  return header.flatMap((_, column) => {
    if (read.has(column)) return [];
    const own = columns.find((one) => one.column === column);
    const of: StatusColumn['of'] = (cell) => {
      const meant = said.get(keyOf(cell));
      return meant === undefined ? (own?.of(cell) ?? null) : meant === 'left' ? 'void' : 'good';
    };
    return [{ column, of }];
  });
}

const shownWords = 5;

function refuseOpen({ header }: Plan, rows: Rows, columns: readonly StatusColumn[]): void {
  const isOut = (row: readonly string[]): boolean =>
    columns.some(({ column, of }) => ['void', 'reversed', 'unpaid', 'charge'].includes(of(row[column] ?? '') ?? ''));
  for (const { column, of } of columns) {
    const open = rows.filter((row) => of(row[column] ?? '') === 'open' && !isOut(row)).map((row) => (row[column] ?? '').trim());
    const [word] = open;
    if (word === undefined) continue;
    const words = [...new Set(open)].slice(0, shownWords).join(' | ');
    throw new Problem('bad-input', 'row-open', { column: (header[column] as string).trim(), words, word: wordOf(word), rows: open.length });
  }
}

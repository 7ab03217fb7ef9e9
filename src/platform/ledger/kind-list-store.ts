import { type KindList, ownFilters, soughtText } from '#kernel/kind-list.ts';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import type { Queryable } from './entity-store.ts';
import type { Point } from './fold.ts';

/** The table of a kind, as its list reads it: `e`. */
export type ListedTable<Name extends string = string, L extends KindList = KindList> = {
  readonly name: Name;
  readonly list: L;
  /** Columns that are not named as their field. */
  readonly columns?: Readonly<Record<string, string>>;
  /** SQL for the text that is searched, in lower case; by default its column `sought`. */
  readonly sought?: string;
};

/** An entity of a list. */
export type ListedRow = { readonly code: string; readonly fields: Record<string, unknown>; readonly dated: Record<string, Point[]> };

type FilterValues = Readonly<Record<string, unknown>>;

const columnOf = ({ columns = {} }: ListedTable, field: string): string => `e.${columns[field] ?? field}`;

/** SQL about `e`: it exists, has the values of its own that are asked for, and the text. Pushes the parameters it needs onto `values`. */
export function whereListed(table: ListedTable, ask: FilterValues, values: unknown[]): string[] {
  const asked = ownFilters(table.list).filter((name) => ask[name] !== undefined);
  const parts = ['e.gone IS NULL', ...asked.map((name) => `${columnOf(table, name)} = $${values.push(ask[name])}`)];
  const sought = soughtText(ask['search']);
  if (sought !== null) parts.push(`strpos(${table.sought ?? 'e.sought'}, $${values.push(sought)}) > 0`);
  return parts;
}

const collations = { code: ' COLLATE "C"', name: ' COLLATE "zh-x-icu"', number: '' } as const;

/** SQL for the order of a list: unknown values come last, what is equal by its code. */
export function orderOf(table: ListedTable, { sort, descending }: { readonly sort: string; readonly descending: boolean }): string {
  const collation = collations[table.list.sort[sort] ?? 'code'];
  return `${columnOf(table, sort)}${collation} ${descending ? 'DESC' : 'ASC'} NULLS LAST, e.code COLLATE "C"`;
}

/** A page of a list and the total: read in the order of an index, up to its last row. @param where SQL about `e`, with these values */
export async function pageOfList(
  on: Queryable,
  _: CheckedByCaller,
  table: ListedTable,
  { where, values }: { readonly where: readonly string[]; readonly values: readonly unknown[] },
  ask: { readonly sort: string; readonly descending: boolean; readonly limit: number; readonly offset: number },
): Promise<{ rows: ListedRow[]; total: number }> {
  const from = `FROM ${table.name} e WHERE ${where.join(' AND ')}`;
  const counted = await on.query<{ count: string }>(`SELECT count(*) ${from}`, [...values]);
  const paged = [...values, ask.limit, ask.offset];
  const { rows } = await on.query<ListedRow>(
    `SELECT e.code, e.fields, e.dated ${from} ORDER BY ${orderOf(table, ask)} LIMIT $${paged.length - 1} OFFSET $${paged.length}`,
    paged,
  );
  return { rows, total: Number(counted.rows[0]?.count ?? 0) };
}

import { bind, type Bound, type Params } from './bind.ts';

/**
 * From this many characters on, a list is sent as rows: ClickHouse refuses form fields above 131,072 characters, which is some 20,000
 * numbers.
 */
const longestField = 100_000;

/** A list sent with the query as a table with one column `v`, one row per line. */
export type LongList = { readonly table: string; readonly structure: string; readonly rows: string };

/**
 * Takes long lists out of the parameters. `in {name:Array(T)}` in the query becomes `in (select v from list_name)`; anywhere else the rows
 * are gathered into the array again.
 */
export function withoutLongLists(sql: string, params: Params): { sql: string; params: Params; lists: readonly LongList[] } {
  let text = sql;
  const lists: LongList[] = [];
  const short: Record<string, Bound> = {};
  for (const [name, value] of Object.entries(params)) {
    const type = Array.isArray(value) ? new RegExp(`\\{${name}:Array\\(([^{}]+)\\)\\}`, 'u').exec(text)?.[1] : undefined;
    if (type === undefined || !isLong(value as readonly Bound[])) {
      short[name] = value;
      continue;
    }
    const table = `list_${name}`;
    text = text
      .replaceAll(new RegExp(`\\bin\\s+\\{${name}:Array\\([^{}]+\\)\\}`, 'giu'), `in (select v from ${table})`)
      .replaceAll(new RegExp(`\\{${name}:Array\\([^{}]+\\)\\}`, 'gu'), `(select groupArray(v) from ${table})`);
    lists.push({ table, structure: `v ${type}`, rows: (value as readonly Bound[]).map((one) => bind(one)).join('\n') });
  }
  return { sql: text, params: short, lists };
}

function isLong(list: readonly Bound[]): boolean {
  if (list.length < 1000) return false;
  let signs = 0;
  for (const value of list) if ((signs += bind([value]).length) > longestField) return true;
  return false;
}

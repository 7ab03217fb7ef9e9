import { bind, type Bound, type Params } from './bind.ts';

/** From so many signs on a list travels as rows: ClickHouse refuses fields of a form above 131,072 signs, as some 20,000 numbers are. */
const longestField = 100_000;

/** A list that travels beside the question as a table of one column `v`, a row a line. */
export type LongList = { readonly table: string; readonly structure: string; readonly rows: string };

/**
 * Takes long lists out of the parameters. Where the question has `in {name:Array(T)}` it then asks `in (select v from list_name)`, anywhere
 * else it gathers the rows into the array again.
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

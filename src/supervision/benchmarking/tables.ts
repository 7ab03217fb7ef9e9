import type { Criterion, Found } from '#platform/knowledge/facts.ts';

export type QuotaTable = Found<'quota'>;
export type QuotaRow = QuotaTable['rows'][number];

/** The matching row; or what must be known to choose one; or that the table has none for this kind of building. */
export type Picked = { readonly row: QuotaRow } | { readonly missing: readonly string[] } | { readonly none: true };

/**
 * The tables that judge a family of uses in a place: those of the nearest region that has any, otherwise the country's; one for each
 * carrier, the city's own before built-in ones.
 * @param within the building's region and all above it, nearest first
 */
export function tablesFor(family: string, within: readonly string[], tables: readonly QuotaTable[]): QuotaTable[] {
  const ofFamily = tables.filter((table) => table.family === family);
  const levels = [
    ...within.map((region) => ofFamily.filter((table) => table.region === region)),
    ofFamily.filter((table) => table.region === undefined),
  ];
  const nearest = levels.find((level) => level.length > 0) ?? [];
  const chosen = new Map<string, QuotaTable>();
  for (const table of nearest) {
    const other = chosen.get(table.carrier);
    if (!other || (other.origin === 'shipped' && table.origin !== 'shipped')) chosen.set(table.carrier, table);
  }
  return [...chosen.values()];
}

/** The row whose conditions a building meets. An unknown criterion is required only if the rows differ in it. */
export function pickRow(table: QuotaTable, criteria: Readonly<Record<string, Criterion>>): Picked {
  const open = table.rows.filter(({ when }) => {
    for (const name in when) if (criteria[name] !== undefined && !meets(criteria[name], when[name]!)) return false;
    return true;
  });
  const [first] = open;
  if (!first) return { none: true };
  if (open.every((row) => row.constraint === first.constraint && row.leading === first.leading)) return { row: first };
  const names = new Set(open.flatMap((row) => Object.keys(row.when)));
  return { missing: [...names].filter((name) => criteria[name] === undefined) };
}

function meets(value: Criterion, wanted: Criterion | readonly Criterion[]): boolean {
  return typeof wanted === 'object' ? wanted.some((one) => same(one, value)) : same(wanted, value);
}

/** A star count may be given as text or number. */
function same(a: Criterion, b: Criterion): boolean {
  return String(a) === String(b);
}

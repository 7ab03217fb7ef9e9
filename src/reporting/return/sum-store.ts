import type { Scope } from '#kernel/scope.ts';
import type { FieldSum, Totalling } from './facts.ts';
import { instant, whichReturns, type Queryable, type ReturnQuestion } from './store.ts';

export type SumQuestion = ReturnQuestion & {
  readonly fields: ReadonlyMap<string, Totalling>;
  /** Floor area by unit, m2, for area-weighted means; null if unknown. */
  readonly areas: ReadonlyMap<string, number | null>;
};

/** How many fields one statement adds up: it may have 1,664 columns. */
const together = 400;

/** Number of accepted returns, and their sums: added up in the database, so that 10,000 of them need not be read. */
export async function acceptedSums(on: Queryable, scope: Scope, { fields, ...asked }: SumQuestion) {
  const all = [...fields];
  const portions = Array.from({ length: Math.max(1, Math.ceil(all.length / together)) }, (_, at) =>
    all.slice(at * together, (at + 1) * together),
  );
  const told = await Promise.all(portions.map((some) => sumsOf(on, scope, asked, some)));
  return { accepted: told[0]?.accepted ?? 0, sums: told.flatMap(({ sums }) => sums) };
}

async function sumsOf(
  on: Queryable,
  scope: Scope,
  { areas, ...asked }: Omit<SumQuestion, 'fields'>,
  fields: readonly (readonly [string, Totalling])[],
): Promise<{ accepted: number; sums: FieldSum[] }> {
  const values: unknown[] = [instant(asked.until)];
  const where = whichReturns(asked, scope, values);
  const read = fields.map(([field, how], at) => `${reading[how](`e.fields -> $${values.push(field)}`)} AS v${at}`);
  const isWeighed = fields.some(([, how]) => how === 'area-mean');
  const beside = isWeighed
    ? `LEFT JOIN unnest($${values.push([...areas.keys()])}::text[], $${values.push([...areas.values()])}::numeric[]) AS a(unit, area) ON a.unit = u.unit`
    : 'CROSS JOIN (SELECT NULL::numeric AS area) a';
  const told = fields.map(
    ([, how], at) =>
      `count(v${at})::int, sum(v${at})::text, ${how === 'area-mean' ? `(sum(area) FILTER (WHERE v${at} IS NOT NULL))::text` : 'NULL'}`,
  );
  // OFFSET 0: each value is read once, although it is both counted and added
  const sql = `SELECT ${['count(*)::int', ...told].join(', ')} FROM (
      SELECT ${['a.area', ...read].join(', ')} FROM return_unit u
      JOIN LATERAL (SELECT fields FROM return_event WHERE return = u.id AND action = 'accept' AND at <= $1 ORDER BY n DESC LIMIT 1) e ON true
      ${beside} WHERE ${where} OFFSET 0) v`;
  const { rows } = await on.query<unknown[]>({ text: sql, values, rowMode: 'array' });
  const [accepted = 0, ...of] = (rows[0] ?? []) as [number?, ...(number | string | null)[]];
  const sums = fields.map(([field], at) => {
    const [known, sum, areaM2] = of.slice(at * 3, at * 3 + 3) as [number, string | null, string | null];
    return { field, known, sum, areaM2 };
  });
  return { accepted, sums };
}

/** A number as accepted by `exactIn`, if it is not longer than numeric can hold. */
const numberIn = (field: string): string =>
  `CASE WHEN ${field} ->> 'value' ~ '^-?[0-9]+([.][0-9]+)?$' AND length(${field} ->> 'value') < 16000 THEN (${field} ->> 'value')::numeric END`;

/** SQL of the value that one return adds. */
const reading: Readonly<Record<Totalling, (field: string) => string>> = {
  sum: numberIn,
  'area-mean': (field) => `CASE WHEN a.area > 0 THEN a.area * ${numberIn(field)} END`,
  count: (field) => `CASE WHEN ${field} -> 'value' NOT IN ('null', 'false') THEN 1 END`,
};

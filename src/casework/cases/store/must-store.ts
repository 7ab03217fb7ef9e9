import type { WholeProgram } from '#kernel/unscoped.ts';
import { codesOfBuildingsWhere } from '#registry/registry/public/scope-filter.ts';
import type { CaseEvent, CaseHead } from '../facts.ts';
import { withdrawnInto } from '../rules/corrections.ts';
import type { Queryable } from './store.ts';
import { hasWithdrawal } from './withdrawn-store.ts';

/** Other cases of a procedure, in some states, that agree in links, fields and the year in which they began. */
export type Agreeing = {
  readonly procedure: string;
  /** This case does not count. */
  readonly but: string;
  readonly states: readonly string[];
  readonly links: Partial<Pick<CaseHead, Link>>;
  /** Compared without regard to blanks, width and case: `旧城 一片（东）` is `旧城一片(东)`. */
  readonly fields: Readonly<Record<string, string>>;
  /** With the zone in which it is a year. */
  readonly year: { readonly year: number; readonly zone: string } | null;
};

type Link = 'region' | 'building' | 'organisation' | 'project';

/** SQL for «the case `f` has this link»: a building by any of the codes that were merged into it. */
function linked(link: string, code: string | null, values: unknown[]): string {
  const at = values.push(code);
  if (link !== 'building' || code === null) return `f.${link} IS NOT DISTINCT FROM $${at}`;
  const itself = `(SELECT coalesce(m.merged_into, m.id) FROM building m WHERE m.code = $${at}::text AND m.gone IS NULL)`;
  return `f.building IN (SELECT $${at}::text UNION ALL ${codesOfBuildingsWhere(`b.id = ${itself}`)})`;
}

/** Serializes those who write what a total of a procedure's cases depends on, until the transaction ends. */
export async function holdTotals(on: Queryable, _: WholeProgram, procedure: string): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7061984182))', [procedure]);
}

/** SQL for a text as it is compared: a blank or a full-width bracket makes no other renewal unit. */
const alikeText = (text: string): string => `lower(regexp_replace(normalize(${text}, NFKC), '\\s', '', 'g'))`;

/** SQL about `f`: the cases that agree, whether or not they still hold. Pushes the parameters it needs onto `values`. */
function agreeing(asked: Agreeing, values: unknown[]): string {
  const [procedure, but, states] = [asked.procedure, asked.but, [...asked.states]].map((one) => `$${values.push(one)}`);
  const where = [`f.procedure = ${procedure} AND f.code <> ${but} AND f.state = ANY(${states})`];
  for (const [link, code] of Object.entries(asked.links)) where.push(linked(link, code, values));
  for (const [field, value] of Object.entries(asked.fields))
    where.push(`${alikeText(`f.standing->'fields'->>$${values.push(field)}::text`)} = ${alikeText(`$${values.push(value)}::text`)}`);
  if (asked.year !== null)
    where.push(`extract(year FROM f.began AT TIME ZONE $${values.push(asked.year.zone)}) = $${values.push(asked.year.year)}`);
  return where.join(' AND ');
}

type Condition = (values: unknown[]) => string;

/** A condition on `f`, without the cases of which what led into their state was withdrawn: a demolition that was none does not count. */
async function holding(on: Queryable, condition: Condition): Promise<Condition> {
  const values: unknown[] = [];
  const { rows } = await on.query<{ code: string; state: string; texts: readonly string[] }>(
    `SELECT f.code, f.state, array_agg(e.text ORDER BY e.n) AS texts FROM case_file f JOIN case_event e ON e.code = f.code
     WHERE ${condition(values)} AND ${hasWithdrawal} GROUP BY f.code, f.state`,
    values,
  );
  const read = rows.map(({ texts, ...one }) => ({ ...one, events: texts.map((text) => JSON.parse(text) as CaseEvent) }));
  const gone = read.filter(({ events, state }) => withdrawnInto(events, state) !== null).map(({ code }) => code);
  return gone.length === 0 ? condition : (all) => `${condition(all)} AND f.code <> ALL($${all.push(gone)})`;
}

const holdingAmong = (on: Queryable, asked: Agreeing): Promise<Condition> => holding(on, (values) => agreeing(asked, values));

/** Whether there is another case that agrees. */
export async function isAnother(on: Queryable, _: WholeProgram, asked: Agreeing): Promise<boolean> {
  const values: unknown[] = [];
  const where = await holdingAmong(on, asked);
  return (await on.query(`SELECT FROM case_file f WHERE ${where(values)} LIMIT 1`, values)).rows.length > 0;
}

/** The total of a field over the cases that agree, as a decimal; cases without a value add nothing. */
export async function totalIn(on: Queryable, _: WholeProgram, field: string, asked: Agreeing): Promise<string> {
  const values: unknown[] = [field];
  const where = await holdingAmong(on, asked);
  const { rows } = await on.query<{ total: string }>(
    `SELECT coalesce(sum(value::numeric), 0)::text AS total FROM (
       SELECT f.standing->'fields'->>$1::text AS value FROM case_file f WHERE ${where(values)}) held
     WHERE value ~ '^-?[0-9]+(\\.[0-9]+)?$'`,
    values,
  );
  return rows[0]?.total ?? '0';
}

/** Whether one of the cases has another value of a field: numbers by what they are worth, texts without regard to blanks around them. */
export async function isOtherwise(
  on: Queryable,
  _: WholeProgram,
  asked: Agreeing & { readonly field: string; readonly value: string },
): Promise<boolean> {
  const values: unknown[] = [asked.field, asked.value.trim()];
  const where = await holdingAmong(on, asked);
  const number = String.raw`^-?[0-9]+(\.[0-9]+)?$`;
  const { rows } = await on.query(
    `SELECT FROM (
       SELECT btrim(f.standing->'fields'->>$1::text) AS value FROM case_file f WHERE ${where(values)}) held
     WHERE CASE WHEN value ~ '${number}' AND $2::text ~ '${number}' THEN value::numeric <> $2::numeric ELSE value <> $2 END
     LIMIT 1`,
    values,
  );
  return rows.length > 0;
}

/** Whether there is a case of a procedure in one of some states that has these links, and of whose fields each is at least so much. */
export async function isCase(
  on: Queryable,
  _: WholeProgram,
  asked: {
    readonly procedure: string;
    readonly states: readonly string[];
    readonly links: Partial<Pick<CaseHead, Link>>;
    /** Decimals by field. */
    readonly atLeast: Readonly<Record<string, string>>;
  },
): Promise<boolean> {
  const where = await holding(on, (values) => {
    const parts = [`f.procedure = $${values.push(asked.procedure)} AND f.state = ANY($${values.push([...asked.states])})`];
    for (const [link, code] of Object.entries(asked.links)) parts.push(linked(link, code, values));
    for (const [field, least] of Object.entries(asked.atLeast)) {
      const value = `f.standing->'fields'->>$${values.push(field)}::text`;
      parts.push(
        `CASE WHEN ${value} ~ '^-?[0-9]+(\\.[0-9]+)?$' THEN (${value})::numeric >= $${values.push(least)}::numeric ELSE false END`,
      );
    }
    return parts.join(' AND ');
  });
  const values: unknown[] = [];
  return (await on.query(`SELECT FROM case_file f WHERE ${where(values)} LIMIT 1`, values)).rows.length > 0;
}

/** Whether a case of a procedure was given this number. @param kind of the number, by its name in the procedure */
export async function isNumber(on: Queryable, _: WholeProgram, procedure: string, kind: string, number: string): Promise<boolean> {
  const { rows } = await on.query(`SELECT FROM case_file f WHERE f.procedure = $1 AND f.standing->'numbers'->>$2::text = $3 LIMIT 1`, [
    procedure,
    kind,
    number.trim(),
  ]);
  return rows.length > 0;
}

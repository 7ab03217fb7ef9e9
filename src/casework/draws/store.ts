import { countOfAll, ofAll, type OfAll } from '#platform/db/of-all.ts';
import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, SameForAll, WholeProgram } from '#kernel/unscoped.ts';
import { withinPlace } from '#platform/place/place.ts';

type Queryable = Pick<PoolClient, 'query'>;

/** A draw as announced, with what was revealed; it contains the secret only after that. */
export type DrawRow = {
  readonly draw: string;
  readonly region: string;
  readonly name: string;
  readonly source: string;
  readonly knownFrom: Date;
  readonly announcement: string;
  readonly commitment: string;
  readonly actor: string;
  readonly announced: Date;
  readonly revealed: { readonly secret: string; readonly randomness: string; readonly actor: string; readonly at: string } | null;
};

export type ReplacementRow = {
  readonly object: string;
  readonly person: string | null;
  readonly by: string;
  readonly why: string;
  readonly actor: string;
  readonly replaced: Date;
};

const columns = `d.draw, d.region, d.name, d.source, d.known_from AS "knownFrom", d.announcement, d.commitment, d.actor, d.announced,
  CASE WHEN r.draw IS NULL THEN NULL ELSE jsonb_build_object('secret', r.secret, 'randomness', r.randomness, 'actor', r.actor, 'at', r.revealed) END AS revealed`;
const whole = 'FROM draw d LEFT JOIN draw_revealed r ON r.draw = d.draw';

/** SQL: the draws of the places in a scope. */
function seen({ sees }: Scope, values: unknown[]): string {
  if ('all' in sees) return 'true';
  return 'region' in sees ? withinPlace('d.region', values.push(sees.region)) : 'false';
}

/** Whether a region is within a scope. */
export async function seesRegion(on: Queryable, { sees }: Scope, region: string): Promise<boolean> {
  if ('all' in sees) return true;
  if (!('region' in sees)) return false;
  return ((await on.query('SELECT FROM place_within WHERE place = $1 AND ancestor = $2', [region, sees.region])).rowCount ?? 0) > 0;
}

/** @param most null: all of them */
export async function list(on: Queryable, scope: Scope, most: number | null = 1000): Promise<OfAll<DrawRow>> {
  const values: unknown[] = [most];
  const sql = `SELECT ${columns}, ${countOfAll} ${whole} WHERE ${seen(scope, values)} ORDER BY d.announced DESC, d.draw DESC LIMIT $1`;
  return ofAll((await on.query<DrawRow & { ofAll: number }>(sql, values)).rows);
}

export async function find(on: Queryable, scope: Scope, draw: string): Promise<DrawRow | undefined> {
  const values: unknown[] = [draw];
  return (await on.query<DrawRow>(`SELECT ${columns} ${whole} WHERE d.draw = $1 AND ${seen(scope, values)}`, values)).rows[0];
}

/** What was published is public: every draw, for any caller. */
export async function published(on: Queryable, _: SameForAll, draw: string | null): Promise<OfAll<DrawRow>> {
  const sql = `SELECT ${columns}, ${countOfAll} ${whole} WHERE $1::text IS NULL OR d.draw = $1
    ORDER BY d.announced DESC, d.draw DESC LIMIT 200`;
  return ofAll((await on.query<DrawRow & { ofAll: number }>(sql, [draw])).rows);
}

/** Revealed draws whose plan begins cases, with the number of replacements in each. */
export async function beginning(
  on: Queryable,
  scope: Scope,
): Promise<{ draw: string; region: string; procedure: string; replacements: number }[]> {
  const values: unknown[] = [];
  const { rows } = await on.query<{ draw: string; region: string; procedure: string; replacements: number }>(
    `SELECT d.draw, d.region, d.begins AS procedure,
       (SELECT count(*)::int FROM draw_replacement p WHERE p.draw = d.draw) AS replacements
     FROM draw d JOIN draw_revealed r ON r.draw = d.draw
     WHERE d.begins IS NOT NULL AND ${seen(scope, values)} ORDER BY r.revealed, d.draw`,
    values,
  );
  return rows;
}

/** The announcement of a draw that the caller is already known to see, byte for byte. */
export async function textOf(on: Queryable, _: CheckedByCaller, draw: string): Promise<string> {
  return (await on.query<{ text: string }>('SELECT text FROM draw WHERE draw = $1', [draw])).rows[0]?.text ?? '';
}

export async function replacementsOf(on: Queryable, _: CheckedByCaller, draw: string): Promise<ReplacementRow[]> {
  const sql = 'SELECT object, person, by, why, actor, replaced FROM draw_replacement WHERE draw = $1 ORDER BY id';
  return (await on.query<ReplacementRow>(sql, [draw])).rows;
}

/** Any number of our own will do: its holder assigns the next number. */
const numberLock = 7_061_984_155;

/** How many draws a region had in a year; no one else can announce until the transaction ends. */
export async function countOf(on: PoolClient, _: WholeProgram, region: string, year: number): Promise<number> {
  await on.query('SELECT pg_advisory_xact_lock($1)', [numberLock]);
  const found = await on.query<{ n: number }>('SELECT count(*)::int AS n FROM draw WHERE region = $1 AND year = $2', [region, year]);
  return found.rows[0]?.n ?? 0;
}

export type NewDraw = Pick<DrawRow, 'draw' | 'region' | 'name' | 'source' | 'knownFrom' | 'announcement' | 'commitment' | 'announced'> & {
  readonly year: number;
  readonly text: string;
  readonly secret: string;
  readonly begins: string | null;
};

export async function add(on: PoolClient, scope: Scope, one: NewDraw): Promise<void> {
  await on.query(
    `INSERT INTO draw (draw, year, region, name, source, known_from, text, announcement, commitment, actor, identity, announced, begins)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      one.draw,
      one.year,
      one.region,
      one.name,
      one.source,
      one.knownFrom,
      one.text,
      one.announcement,
      one.commitment,
      scope.actor,
      scope.identity,
      one.announced,
      one.begins,
    ],
  );
  await on.query('INSERT INTO draw_secret (draw, secret) VALUES ($1, $2)', [one.draw, one.secret]);
}

/** Reveals a draw once. @returns whether this was the first time */
export async function reveal(on: PoolClient, scope: Scope, draw: string, randomness: string, now: Date): Promise<boolean> {
  const made = await on.query(
    `INSERT INTO draw_revealed (draw, secret, randomness, actor, revealed)
     SELECT draw, secret, $2, $3, $4 FROM draw_secret WHERE draw = $1 ON CONFLICT DO NOTHING`,
    [draw, randomness, scope.actor, now],
  );
  return (made.rowCount ?? 0) > 0;
}

/** Prevents other replacements in this draw until the transaction ends. */
export async function holdReplacements(on: PoolClient, _: WholeProgram, draw: string): Promise<void> {
  await on.query('SELECT FROM draw_revealed WHERE draw = $1 FOR UPDATE', [draw]);
}

export async function addReplacement(
  on: PoolClient,
  scope: Scope,
  draw: string,
  { object, person, by, why, replaced }: Omit<ReplacementRow, 'actor'>,
): Promise<void> {
  await on.query('INSERT INTO draw_replacement (draw, object, person, by, why, actor, replaced) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
    draw,
    object,
    person,
    by,
    why,
    scope.actor,
    replaced,
  ]);
}

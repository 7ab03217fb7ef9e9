import type { Pool } from 'pg';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';

/** A sealed baseline as stored. */
export type BaselineRow = {
  readonly name: string;
  readonly hash: string;
  readonly sealed: string;
  readonly building: string | null;
  readonly meters: readonly string[];
  readonly project: string | null;
  readonly by: string;
  /** ms UTC */
  readonly locked: number;
};

type Read = Omit<BaselineRow, 'by' | 'locked'> & { readonly actor: string; readonly locked: Date };

const rowOf = ({ actor, locked, ...row }: Read): BaselineRow => ({ ...row, by: actor, locked: locked.getTime() });

const columns = 'name, hash, sealed, building, meters, project, actor, locked';

export type NewBaseline = Omit<BaselineRow, 'by' | 'locked'> & { readonly model: string; readonly from: string; readonly to: string };

/** Stores a baseline; false if its name is taken. */
export async function addBaseline(postgres: Pool, { actor }: Scope, made: NewBaseline, now: number): Promise<boolean> {
  const { name, hash, sealed, building, meters, project, model, from, to } = made;
  const { rowCount } = await postgres.query(
    `INSERT INTO savings_baseline (name, hash, sealed, building, meters, project, model, from_day, to_day, actor, locked)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (name) DO NOTHING`,
    [name, hash, sealed, building, meters, project, model, from, to, actor, new Date(now)],
  );
  return rowCount === 1;
}

/** Visibility is up to the caller: it depends on what the baseline is drawn around. */
export async function baseline(postgres: Pool, _: CheckedByCaller | WholeProgram, name: string): Promise<BaselineRow | undefined> {
  const { rows } = await postgres.query<Read>(`SELECT ${columns} FROM savings_baseline WHERE name = $1`, [name]);
  return rows[0] && rowOf(rows[0]);
}

/** Those of a building or project, or all, newest first. */
export async function baselines(
  postgres: Pool,
  _: CheckedByCaller | WholeProgram,
  { building, project }: { readonly building?: string | undefined; readonly project?: string | undefined },
): Promise<BaselineRow[]> {
  const { rows } = await postgres.query<Read>(
    `SELECT ${columns} FROM savings_baseline
     WHERE ($1::text IS NULL OR building = $1) AND ($2::text IS NULL OR project = $2) ORDER BY locked DESC, name`,
    [building ?? null, project ?? null],
  );
  return rows.map(rowOf);
}

/** Stores a question that a figure names. @returns its hash */
export async function keepQuestion(postgres: Pool, _: CheckedByCaller, question: object, now: number): Promise<string> {
  const text = canonicalJson(question);
  const hash = sha256(text);
  await postgres.query('INSERT INTO savings_question (hash, question, recorded) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING', [
    hash,
    text,
    new Date(now),
  ]);
  return hash;
}

/** The question with a hash; undefined if there is none. It is then evaluated with the reader's scope. */
export async function questionOf(postgres: Pool, _: CheckedByCaller, hash: string): Promise<unknown> {
  const { rows } = await postgres.query<{ question: string }>('SELECT question FROM savings_question WHERE hash = $1', [hash]);
  return rows[0] === undefined ? undefined : (JSON.parse(rows[0].question) as unknown);
}

/** The result of a portfolio as stored. Visible to its owner, and to scopes that see everything. */
export type PortfolioKept = {
  readonly job: string;
  readonly asked: string;
  readonly received: number;
  readonly recorded: number;
  readonly answer: string;
  readonly rows: string;
};

export async function addPortfolio(postgres: Pool, { identity }: Scope, made: PortfolioKept): Promise<void> {
  const { job, asked, received, recorded, answer, rows } = made;
  await postgres.query(
    `INSERT INTO savings_portfolio (job, identity, asked, received, recorded, answer, rows) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (job) DO UPDATE SET answer = excluded.answer, rows = excluded.rows`,
    [job, identity, asked, received, recorded, answer, rows],
  );
}

export async function portfolio(postgres: Pool, { identity, role, sees }: Scope, job: string): Promise<PortfolioKept | undefined> {
  const { rows } = await postgres.query<PortfolioKept & { received: string; recorded: string }>(
    `SELECT job, asked, received, recorded, answer, rows FROM savings_portfolio WHERE job = $1 AND (identity = $2 OR $3)`,
    [job, identity, role === 'administrator' && 'all' in sees],
  );
  return rows[0] && { ...rows[0], received: Number(rows[0].received), recorded: Number(rows[0].recorded) };
}

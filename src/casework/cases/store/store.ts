import type { Pool, PoolClient } from 'pg';
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import { type ClockedCase, clockedColumns } from '../rules/clocked.ts';
import { seen, type Sight } from './sight-store.ts';
import type { CaseEvent, CaseHead, SealedEvent, Standing, Stay } from '../facts.ts';

export type Queryable = Pick<PoolClient, 'query'>;

export type CaseRow = CaseHead & {
  readonly version: number;
  readonly began: Date;
  readonly ended: Date | null;
  readonly state: string;
  readonly head: string;
  readonly last: number;
  readonly stays: readonly Stay[];
  readonly standing: Standing;
  readonly published: Date | null;
};

type RawRow = Omit<CaseRow, 'stays' | 'standing'> & {
  readonly stays: readonly [string, number][];
  readonly standing: Omit<Standing, 'stays'>;
};

const columns = `f.code AS "case", f.procedure, f.version, f.region, f.organisation, f.building, f.project, f.began, f.ended, f.state, f.head, f.last, f.stays,
  f.standing, f.published`;

function rowOf({ stays, standing, ...rest }: RawRow): CaseRow {
  const read = stays.map(([state, at]) => ({ state, at }));
  return { ...rest, stays: read, standing: { ...standing, reports: standing.reports ?? [], course: standing.course ?? [], stays: read } };
}

/** A case that the caller sees; if `hold` is set, no one else can write to it until the transaction ends. */
export async function find(on: Queryable, scope: Scope, sight: Sight, code: string, hold = false): Promise<CaseRow | undefined> {
  const values: unknown[] = [code];
  const where = `f.code = $1 AND ${seen(scope, sight, values)}`;
  const { rows } = await on.query<RawRow>(`SELECT ${columns} FROM case_file f WHERE ${where}${hold ? ' FOR UPDATE' : ''}`, values);
  return rows[0] === undefined ? undefined : rowOf(rows[0]);
}

/** The region of a case; null if no case has that code. */
export async function regionOfCase(on: Queryable, _: WholeProgram, code: string): Promise<string | null> {
  const { rows } = await on.query<{ region: string | null }>('SELECT region FROM case_file WHERE code = $1', [code]);
  return rows[0]?.region ?? null;
}

/** For cases that the caller is already known to see. */
export async function eventsOf(on: Queryable, _: CheckedByCaller, code: string): Promise<SealedEvent[]> {
  const { rows } = await on.query<{ text: string; hash: string }>('SELECT text, hash FROM case_event WHERE code = $1 ORDER BY n', [code]);
  return rows.map(({ text, hash }) => ({ ...(JSON.parse(text) as CaseEvent & { previous: string }), hash }));
}

export async function addEvents(on: Queryable, scope: Scope, events: readonly SealedEvent[]): Promise<void> {
  const texts = events.map(({ hash: _hash, ...rest }) => canonicalJson(rest));
  await on.query(
    `INSERT INTO case_event (code, n, recorded, identity, text, hash)
     SELECT * FROM unnest($1::text[], $2::int[], $3::timestamptz[], $4::text[], $5::text[], $6::text[])`,
    [
      events.map((one) => one.case),
      events.map(({ n }) => n),
      events.map(({ recorded }) => recorded),
      events.map(({ by }) => (by === 'program' ? 'program' : scope.identity)),
      texts,
      events.map(({ hash }) => hash),
    ],
  );
}

export type KeptCase = CaseHead & {
  readonly began: string;
  readonly ended: string | null;
  readonly head: string;
  readonly last: number;
  readonly standing: Standing;
  readonly touched: Date;
  readonly autoAt: Date | null;
  readonly import: number | null;
  readonly clocked: ClockedCase;
  /** The year whose quota it takes. */
  readonly quotaYear: number | null;
};

/** Writes the derived state of cases, in addition to their events. */
export async function keep(on: Queryable, _: CheckedByCaller, cases: readonly KeptCase[]): Promise<void> {
  await on.query(
    `INSERT INTO case_file (code, procedure, version, region, organisation, building, project, began, ended, state, head, last, touched, stays, standing, published, auto_at, import,
       due, due_limit, days_left, overdue, indicative, clocked_until, clocked_by, quota_year)
     SELECT * FROM jsonb_to_recordset($1) AS x(code text, procedure text, version int, region text, organisation text, building text,
       project text, began timestamptz, ended timestamptz, state text, head text, last int, touched timestamptz, stays jsonb, standing jsonb,
       published timestamptz, auto_at timestamptz, import int, due date, due_limit text, days_left int, overdue boolean, indicative boolean,
       clocked_until timestamptz, clocked_by text, quota_year int)
     ON CONFLICT (code) DO UPDATE SET version = excluded.version, ended = excluded.ended, state = excluded.state, head = excluded.head,
       last = excluded.last, touched = excluded.touched, stays = excluded.stays, standing = excluded.standing,
       published = excluded.published, auto_at = excluded.auto_at,
       due = excluded.due, due_limit = excluded.due_limit, days_left = excluded.days_left, overdue = excluded.overdue,
       indicative = excluded.indicative, clocked_until = excluded.clocked_until, clocked_by = excluded.clocked_by,
       quota_year = excluded.quota_year`,
    [JSON.stringify(cases.map(keptRow))],
  );
}

function keptRow({ case: code, autoAt, standing: whole, clocked, quotaYear, ...rest }: KeptCase) {
  const { stays, ...standing } = whole;
  const members = [...new Set(Object.values(standing.panels).flatMap(({ seated }) => seated))];
  return {
    ...rest,
    code,
    version: standing.version,
    state: standing.state,
    stays: stays.map(({ state, at }) => [state, at]),
    standing: { ...standing, members },
    published: standing.published?.at ?? null,
    auto_at: autoAt,
    quota_year: quotaYear,
    ...clockedColumns(clocked),
  };
}

/** The next number of a series, without gaps: returned if the transaction rolls back. */
export async function nextNumber(on: Queryable, _: WholeProgram, series: string, per: string): Promise<number> {
  const { rows } = await on.query<{ last: number }>(
    `INSERT INTO case_number (series, per, last) VALUES ($1, $2, 1)
     ON CONFLICT (series, per) DO UPDATE SET last = case_number.last + 1 RETURNING last`,
    [series, per],
  );
  return rows[0]?.last ?? 1;
}

/** The cases in which the program has a step to take by an instant. */
export async function awaiting(pool: Pool, _: WholeProgram, now: Date, most: number): Promise<string[]> {
  const { rows } = await pool.query<{ code: string }>('SELECT code FROM case_file WHERE auto_at <= $1 ORDER BY auto_at LIMIT $2', [
    now,
    most,
  ]);
  return rows.map(({ code }) => code);
}

/** Stores when the program has its next step to take in a case. */
export async function keepAuto(on: Queryable, _: WholeProgram, code: string, at: Date | null): Promise<void> {
  await on.query('UPDATE case_file SET auto_at = $2 WHERE code = $1', [code, at]);
}

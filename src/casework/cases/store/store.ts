import type { Pool, PoolClient } from 'pg';
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { Scope } from '#kernel/scope.ts';
import { type CheckedByCaller, checkedByCaller, type WholeProgram } from '#kernel/unscoped.ts';
import { withinPlace } from '#platform/place/place.ts';
import { type ClockedCase, clockedColumns } from '../rules/clocked.ts';
import { seen, type Sight } from './sight-store.ts';
import type { CaseEvent, CaseHead, SealedEvent, Standing, Stay } from '../facts.ts';
import { replay } from '../rules/replay.ts';

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

/** The regions of the cases that an import added. */
export async function regionsOfImport(on: Queryable, _: WholeProgram, id: number): Promise<(string | null)[]> {
  const { rows } = await on.query<{ region: string | null }>('SELECT DISTINCT region FROM case_file WHERE import = $1', [id]);
  return rows.map(({ region }) => region);
}

export type CasesFilter = {
  readonly procedure?: string | undefined;
  readonly region?: string | undefined;
  readonly state?: string | undefined;
  readonly organisation?: string | undefined;
  readonly building?: string | undefined;
  readonly search?: string | undefined;
  readonly codes?: readonly string[] | undefined;
  /** Cases that a draw began. */
  readonly draw?: string | undefined;
  readonly isOpen?: boolean | undefined;
  readonly overdue?: boolean | undefined;
};

export function filtered(scope: Scope, sight: Sight, asked: CasesFilter, values: unknown[]): string {
  const parts = [seen(scope, sight, values)];
  if (asked.procedure !== undefined) parts.push(`f.procedure = $${values.push(asked.procedure)}`);
  if (asked.region !== undefined) parts.push(withinPlace('f.region', values.push(asked.region)));
  if (asked.state !== undefined) parts.push(`f.state = $${values.push(asked.state)}`);
  if (asked.organisation !== undefined) parts.push(`f.organisation = $${values.push(asked.organisation)}`);
  if (asked.building !== undefined) parts.push(`f.building = $${values.push(asked.building)}`);
  if (asked.draw !== undefined)
    parts.push(`f.code IN (SELECT d.code FROM case_draw d WHERE d.draw = $${values.push(asked.draw)} AND NOT d.gone)`);
  if (asked.codes !== undefined) parts.push(`f.code = ANY($${values.push([...asked.codes])})`);
  if (asked.overdue !== undefined) parts.push(asked.overdue ? 'f.overdue' : 'NOT f.overdue');
  if (asked.isOpen !== undefined) parts.push(asked.isOpen ? 'f.ended IS NULL' : 'f.ended IS NOT NULL');
  if (asked.search !== undefined && asked.search.trim() !== '') {
    const like = `$${values.push(`%${asked.search.trim().replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`)}`;
    parts.push(`(f.code ILIKE ${like} OR f.organisation ILIKE ${like} OR f.building ILIKE ${like} OR (f.standing->'numbers')::text ILIKE ${like}
      OR EXISTS (SELECT FROM building b WHERE b.code = f.building AND b.name ILIKE ${like})
      OR EXISTS (SELECT FROM organisation o WHERE o.code = f.organisation AND o.name ILIKE ${like}))`);
  }
  return parts.join(' AND ');
}

/** A case in a list, with the running limit that is due first. */
export type ListedCase = CaseHead & {
  readonly version: number;
  readonly state: string;
  readonly began: string;
  readonly ended: string | null;
  /** The hash of its last event: what a step on it names as read. */
  readonly head: string;
  readonly limit: string | null;
  readonly due: string | null;
  readonly left: number | null;
  /** Whether any limit is overdue; this is permanent. */
  readonly overdue: boolean;
  readonly indicative: boolean;
};

const isoOf = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const listed = `f.code AS "case", f.procedure, f.version, f.state, f.region, f.organisation, f.building, f.project, ${isoOf('f.began')} AS began,
  ${isoOf('f.ended')} AS ended, f.due_limit AS "limit", f.head, f.due::text AS due, f.days_left AS "left", f.overdue, f.indicative`;

const orders = { case: 'f.code', procedure: 'f.procedure', state: 'f.state', due: 'f.due', began: 'f.began' } as const;

export type CaseSort = keyof typeof orders;

/** A page of cases, and the total. Cases without a due day come last in either order. */
export async function list(
  on: Queryable,
  scope: Scope,
  sight: Sight,
  asked: CasesFilter,
  page: { readonly limit: number; readonly offset: number; readonly sort: CaseSort; readonly order: 'asc' | 'desc' },
): Promise<{ cases: ListedCase[]; total: number }> {
  const values: unknown[] = [];
  const where = filtered(scope, sight, asked, values);
  const by = `${orders[page.sort]} ${page.order} NULLS LAST, f.code ${page.order}`;
  const { rows: counted } = await on.query<{ n: number }>(`SELECT count(*)::int AS n FROM case_file f WHERE ${where}`, [...values]);
  const { rows } = await on.query<ListedCase>(
    `SELECT ${listed} FROM case_file f WHERE ${where} ORDER BY ${by} LIMIT $${values.length + 1} OFFSET $${values.length + 2}`,
    [...values, page.limit, page.offset],
  );
  return { cases: rows, total: counted[0]?.n ?? 0 };
}

/** Of these cases, those that the caller sees. */
export async function seenAmong(on: Queryable, scope: Scope, sight: Sight, codes: readonly string[]): Promise<Set<string>> {
  const values: unknown[] = [[...codes]];
  const { rows } = await on.query<{ code: string }>(
    `SELECT f.code FROM case_file f WHERE f.code = ANY($1) AND ${seen(scope, sight, values)}`,
    values,
  );
  return new Set(rows.map(({ code }) => code));
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

/** An open case as the to-do sorts it. */
export type OpenRow = Pick<CaseHead, 'case' | 'procedure' | 'region' | 'organisation'> &
  Pick<ListedCase, 'version' | 'state' | 'due'> & {
    /** Who took each step last. */
    readonly taken: Standing['taken'];
  };

export type StandingRow = OpenRow &
  Pick<CaseHead, 'building' | 'project'> &
  Pick<ListedCase, 'limit' | 'left' | 'overdue'> & { readonly standing: Standing };

type RawStanding = Omit<StandingRow, 'standing'> & Pick<RawRow, 'stays'> & { readonly rest: Partial<Standing> };

const sorting = `f.code AS "case", f.procedure, f.version, f.region, f.organisation, f.state, f.due::text AS due`;

const opened = `${sorting}, f.building, f.project, f.due_limit AS "limit", f.days_left AS "left", f.overdue, f.standing->'taken' AS taken`;

/** Open cases that the caller sees. @param procedures only these; null: all */
export async function openCases(on: Queryable, scope: Scope, sight: Sight, procedures: readonly string[] | null): Promise<OpenRow[]> {
  const values: unknown[] = [];
  const where = seen(scope, sight, values);
  const among = procedures === null ? 'true' : `f.procedure = ANY($${values.push([...procedures])})`;
  const { rows } = await on.query<Omit<OpenRow, 'taken'> & { taken: string | null }>(
    `SELECT ${sorting}, nullif(f.standing->'taken', '{}')::text AS taken FROM case_file f WHERE f.ended IS NULL AND ${among} AND ${where}`,
    values,
  );
  return rows.map(({ taken, ...row }) => ({ ...row, taken: taken === null ? {} : (JSON.parse(taken) as Standing['taken']) }));
}

/** Open cases that the caller is already known to see, each with what its next steps depend on. */
export async function openStandings(on: Queryable, _: CheckedByCaller, codes: readonly string[]): Promise<StandingRow[]> {
  if (codes.length === 0) return [];
  const { rows } = await on.query<RawStanding>(
    `SELECT ${opened}, f.stays, f.standing - '{evidence,personal,numbers,published,state,version,members}'::text[] AS rest
     FROM case_file f WHERE f.code = ANY($1) AND f.ended IS NULL`,
    [[...codes]],
  );
  const standing = async ({ stays, rest, ...row }: RawStanding): Promise<StandingRow> => {
    // written before it was stored what each vote was on: the events say it
    if (rest.course === undefined) return { ...row, standing: replay(await eventsOf(on, checkedByCaller, row.case)) };
    const read = stays.map(([name, at]) => ({ state: name, at }));
    return { ...row, standing: { ...nothing, ...rest, version: row.version, state: row.state, stays: read } };
  };
  const read: StandingRow[] = [];
  for (const row of rows) read.push(await standing(row));
  return read;
}

const nothing: Omit<Standing, 'version' | 'state' | 'stays'> = {
  fields: {},
  personal: {},
  evidence: [],
  panels: {},
  course: [],
  numbers: {},
  taken: {},
  extended: [],
  reports: [],
  published: null,
};

/**
 * Who sat on panels of which cases; recused members are left out, and so are those of draws, which are counted separately. The day is that
 * of the case's last step.
 */
export async function panelLoads(on: Queryable, _: WholeProgram): Promise<{ person: string; case: string; procedure: string; at: Date }[]> {
  const { rows } = await on.query<{ person: string; case: string; procedure: string; at: Date }>(
    `SELECT DISTINCT member.code AS person, f.code AS "case", f.procedure, f.touched AS at
     FROM case_file f, jsonb_each(f.standing->'panels') AS panel(id, seats), jsonb_array_elements_text(panel.seats->'seated') AS member(code)
     WHERE NOT panel.seats->'recused' ? member.code AND NOT EXISTS (SELECT FROM case_draw d WHERE d.code = f.code)`,
  );
  return rows;
}

/** Which of these codes are already cases, regardless of who sees them. */
export async function codesThere(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await on.query<{ code: string }>('SELECT code FROM case_file WHERE code = ANY($1)', [[...codes]]);
  return new Set(rows.map(({ code }) => code));
}

/** Of these regions, those that exist and are in the scope. */
export async function seenRegions(on: Queryable, { sees }: Scope, regions: readonly string[]): Promise<Set<string>> {
  const values: unknown[] = [[...regions]];
  const within = 'region' in sees ? withinPlace('code', values.push(sees.region)) : 'all' in sees ? 'true' : 'false';
  const { rows } = await on.query<{ code: string }>(`SELECT code FROM place WHERE code = ANY($1) AND ${within}`, values);
  return new Set(rows.map(({ code }) => code));
}

/** Buildings or organisations of these codes, each with its region. */
export async function regionsOf(
  on: Queryable,
  _: WholeProgram,
  kind: 'building' | 'organisation' | 'project',
  codes: readonly string[],
): Promise<Map<string, string | null>> {
  const { rows } = await on.query<{ code: string; region: string | null }>(
    `SELECT code, region FROM ${kind} WHERE code = ANY($1) AND gone IS NULL`,
    [[...codes]],
  );
  return new Map(rows.map(({ code, region }) => [code, region]));
}

/** Buildings of these codes, each with its region and its owner. */
export async function buildingsOf(
  on: Queryable,
  _: WholeProgram,
  codes: readonly string[],
): Promise<Map<string, { region: string | null; organisation: string | null }>> {
  const { rows } = await on.query<{ code: string; region: string | null; organisation: string | null }>(
    'SELECT code, region, organisation FROM building WHERE code = ANY($1) AND gone IS NULL',
    [[...codes]],
  );
  return new Map(rows.map(({ code, ...rest }) => [code, rest]));
}

/** Cases of an import that have events beyond the first. */
export async function workedOnSince(on: Queryable, _: WholeProgram, id: number): Promise<string[]> {
  const { rows } = await on.query<{ code: string }>('SELECT code FROM case_file WHERE import = $1 AND last > 1 ORDER BY code LIMIT 1000', [
    id,
  ]);
  return rows.map(({ code }) => code);
}

/** Removes the cases that an import added and no one has worked on, as if they had never existed. */
export async function forgetImport(on: Queryable, _: WholeProgram, id: number): Promise<void> {
  for (const table of ['case_personal', 'case_event', 'case_file'])
    await on.query(`DELETE FROM ${table} WHERE code IN (SELECT code FROM case_file WHERE import = $1)`, [id]);
}

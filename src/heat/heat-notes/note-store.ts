import type { PoolClient } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { type CheckedByCaller, type WholeProgram, wholeProgram } from '#kernel/unscoped.ts';
import { organisationTree, withinPlace } from '#platform/place/place.ts';
import { allCodesOfBuildingsWhere, codesOfBuildingsWhere, seesBuilding } from '#registry/registry/public/scope-filter.ts';
import { type Amounts, type Issued, type NewNote, noteLines, numberOf, type Stands } from './public/note.ts';

type Queryable = Pick<PoolClient, 'query'>;

/** A note as issued. */
export type NoteRow = Omit<NewNote, 'dueDays' | 'before' | 'causes'> & {
  readonly number: string;
  readonly season: string;
  readonly day: string;
  readonly due: string | null;
  readonly received: number;
  readonly recorded: number;
};

/** The total of all notes of an account of a household, and the row number of the last. */
export type IssuedSums = Pick<Issued, 'company' | 'household' | 'account' | 'amounts'> & { readonly last: string };

const fields = ['quantity', ...noteLines, 'total'] as const;

/** SQL for «this scope sees the note»: it belongs to its company, or to a building that it sees. Pushes what it needs. */
function seesNote(scope: Scope, values: unknown[]): string {
  if ('operator' in scope.sees) return `n.company IN (${organisationTree(values.push(scope.sees.operator))})`;
  const sight = seesBuilding(scope, 'b', values);
  return sight === 'true' || sight === 'false' ? sight : `n.building IN (${codesOfBuildingsWhere(sight)})`;
}

type SeasonKnown = { readonly season: string; readonly received: number };

/** The totals of all notes of a season issued by then, by account, of these companies, and the last of them; regardless of the caller. */
export async function issuedSums(
  on: Queryable,
  _: CheckedByCaller,
  { season, received }: SeasonKnown,
  companies: readonly string[],
): Promise<IssuedSums[]> {
  const sums = fields.map((field) => `sum(${field})`).join(', ');
  const { rows } = await on.query<{ company: string; household: string; account: string; last: string; sums: string }>(
    `SELECT company, household, account, max(id)::text AS last, concat_ws(' ', ${sums}) AS sums
     FROM heat_note WHERE season = $1 AND company = ANY($2) AND recorded <= $3 GROUP BY company, household, account`,
    [season, companies, Math.min(received, 8.64e15)],
  );
  return rows.map(({ sums: all, ...one }) => {
    const parts = all.split(' ');
    return { ...one, amounts: Object.fromEntries(fields.map((field, at) => [field, BigInt(parts[at] ?? '0')])) as Amounts };
  });
}

/** The same with the content of their last notes. */
export async function withLast(on: Queryable, _: CheckedByCaller, some: readonly IssuedSums[]): Promise<Issued[]> {
  const { rows } = await on.query<{ id: string; point: string; building: string; basis: Stands['basis'] }>(
    `SELECT id::text, point, building, stands -> 'basis' AS basis FROM heat_note WHERE id = ANY($1)`,
    [some.map(({ last }) => last)],
  );
  const byId = new Map(rows.map(({ id, ...said }) => [id, said]));
  return some.flatMap(({ last, ...one }) => {
    const said = byId.get(last);
    return said === undefined ? [] : [{ ...one, ...said }];
  });
}

const amountsOf = (row: Readonly<Record<string, string>>): Amounts =>
  Object.fromEntries(fields.map((field) => [field, BigInt(row[field] ?? '0')])) as Amounts;

export type Issuing = AsOf & {
  readonly season: string;
  readonly day: string;
  readonly job: string;
  /** The last day on which a note with this many days can be paid in time. */
  readonly dueOn: (days: number | null) => string | null;
};

/** Notes of households, and those on a company's purchases: each has its own numbers. */
type NoteTable = 'heat_note' | 'heat_purchase_note';

/** The number of the next note of a company and season; no one else can issue one there before this transaction ends. */
export async function nextSequence(
  on: Queryable,
  _: WholeProgram,
  company: string,
  season: string,
  table: NoteTable = 'heat_note',
): Promise<number> {
  await on.query('SELECT pg_advisory_xact_lock(7340, hashtext($1))', [`${company} ${season}`]);
  const { rows } = await on.query<{ next: number }>(
    `SELECT coalesce(max(sequence), 0) + 1 AS next FROM ${table} WHERE company = $1 AND season = $2`,
    [company, season],
  );
  return rows[0]?.next ?? 1;
}

/** Issues notes of one company with the next numbers, within a transaction. @returns the numbers */
export async function issue(on: Queryable, scope: Scope, notes: readonly NewNote[], { season, day, job, dueOn, ...known }: Issuing) {
  const company = notes[0]?.company ?? '';
  const first = await nextSequence(on, wholeProgram, company, season);
  const rows = notes.map(({ amounts, dueDays, before: _before, causes: _causes, ...note }, at) => ({
    ...note,
    ...Object.fromEntries(fields.map((field) => [field, String(amounts[field])])),
    number: numberOf(company, season, first + at),
    sequence: first + at,
    due: dueOn(dueDays),
  }));
  await on.query(
    `INSERT INTO heat_note (number, company, season, sequence, kind, point, building, household, account, ${fields.join(', ')}, day, due,
       stands, job, received, recorded, actor, identity)
     SELECT number, company, $2, sequence, kind, point, building, household, account, ${fields.join(', ')}, $3, due, stands, $4, $5, $6, $7, $8
     FROM jsonb_to_recordset($1) AS given(number text, company text, sequence integer, kind text, point text, building text, household text,
       account text, ${fields.map((field) => `${field} bigint`).join(', ')}, due date, stands jsonb) ORDER BY sequence`,
    [JSON.stringify(rows), season, day, job, known.received, known.recorded, scope.actor, scope.identity],
  );
}

/** Filter for notes; all given conditions must hold. */
export type NoteFilter = {
  readonly number?: string | undefined;
  readonly job?: string | undefined;
  readonly account?: string | undefined;
  readonly household?: string | undefined;
  readonly season?: string | undefined;
  readonly point?: string | undefined;
  readonly company?: string | undefined;
  readonly building?: string | undefined;
  /** Of buildings in this place. */
  readonly region?: string | undefined;
  /** Issued on or before this day. */
  readonly upTo?: string | undefined;
  /** Issued by closes that were begun by then, ms. */
  readonly issuedBy?: number | undefined;
};

/** SQL for «the scope sees the note, and it matches the filter». Pushes what it needs. */
export function whereNotes(scope: Scope, ask: NoteFilter, values: unknown[]): string {
  const parts = [seesNote(scope, values)];
  for (const field of ['number', 'job', 'account', 'household', 'season', 'point', 'company', 'building'] as const)
    if (ask[field] !== undefined) parts.push(`n.${field} = $${values.push(ask[field])}`);
  if (ask.upTo !== undefined) parts.push(`n.day <= $${values.push(ask.upTo)}::date`);
  if (ask.issuedBy !== undefined) parts.push(`n.recorded <= $${values.push(Math.min(ask.issuedBy, 8.64e15))}`);
  if (ask.region !== undefined) {
    const at = values.push(ask.region);
    parts.push(
      `n.building IN (${allCodesOfBuildingsWhere(`(${withinPlace('b.region', at)} OR ${withinPlace('b.development_zone', at)})`)})`,
    );
  }
  return parts.join(' AND ');
}

/** Notes within the scope in order of issue, and the total. */
export async function listNotes(
  on: Queryable,
  scope: Scope,
  ask: NoteFilter,
  { limit, offset }: { readonly limit: number | null; readonly offset: number },
): Promise<{ notes: NoteRow[]; total: number }> {
  const values: unknown[] = [];
  const where = whereNotes(scope, ask, values);
  const counted = await on.query<{ count: string }>(`SELECT count(*) FROM heat_note n WHERE ${where}`, [...values]);
  const paged = [...values, limit, offset];
  const { rows } = await on.query<Record<string, string> & { stands: Stands }>(
    `SELECT n.number, n.company, n.season, n.kind, n.point, n.building, n.household, n.account, ${fields.map((field) => `n.${field}::text`).join(', ')},
       to_char(n.day, 'YYYY-MM-DD') AS day, to_char(n.due, 'YYYY-MM-DD') AS due, n.stands, n.received::text, n.recorded::text
     FROM heat_note n WHERE ${where} ORDER BY n.id LIMIT $${paged.length - 1} OFFSET $${paged.length}`,
    paged,
  );
  const notes = rows.map((row) => {
    const { number, company, season, kind, point, building, household, account, day, due, stands } = row;
    const named = { number, company, season, kind, point, building, household, account, day, due, stands };
    return { ...named, amounts: amountsOf(row), received: Number(row['received']), recorded: Number(row['recorded']) } as NoteRow;
  });
  return { notes, total: Number(counted.rows[0]?.count ?? 0) };
}

/** The buildings of notes within the scope, without duplicates. */
export async function buildingsOfNotes(on: Queryable, scope: Scope, ask: NoteFilter): Promise<string[]> {
  const values: unknown[] = [];
  const where = whereNotes(scope, ask, values);
  const { rows } = await on.query<{ building: string }>(`SELECT DISTINCT n.building FROM heat_note n WHERE ${where} ORDER BY 1`, values);
  return rows.map(({ building }) => building);
}

/** A close or a preview. */
export type CloseRow = {
  readonly job: string;
  readonly season: string;
  readonly companies: readonly string[];
  readonly preview: boolean;
  readonly begun: Date;
  readonly answer: CloseAnswer | null;
};

export type CloseAnswer = {
  /** Hash of the notes that a preview would issue; absent in older answers. */
  readonly hash?: string;
  readonly unchanged: number;
  readonly notes: number;
  readonly held: readonly { readonly household: string; readonly point: string; readonly code: string }[];
  readonly points: readonly {
    readonly point: string;
    readonly method: string | null;
    readonly quantity: number;
    readonly metered: string;
    readonly total: string;
  }[];
  readonly total: string;
  readonly issuedTotal: string;
  readonly findings: readonly { readonly code: string; readonly evidence: Readonly<Record<string, string | number>> }[];
};

/** Waits until no close of a season is being begun; within a transaction. */
export const seasonFree = (on: Queryable, _: WholeProgram, season: string) =>
  on.query('SELECT pg_advisory_xact_lock(7341, hashtext($1))', [season]);

/** Records that a close has begun; `others` are closes of the season that may be running for one of its companies. */
export async function beginClose(
  on: Queryable,
  scope: Scope,
  { job, season, companies, preview }: Pick<CloseRow, 'job' | 'season' | 'companies' | 'preview'>,
  now: number,
): Promise<readonly string[]> {
  await seasonFree(on, wholeProgram, season);
  const { rows } = await on.query<{ job: string }>(
    'SELECT job FROM heat_close WHERE season = $1 AND companies && $2 AND NOT preview AND answer IS NULL ORDER BY id',
    [season, companies],
  );
  // results of a running preview, or one of other companies, have yet to be read by their requester
  if (preview)
    await on.query(
      `DELETE FROM heat_close WHERE preview AND identity = $1 AND season = $2 AND companies = $3
         AND (answer IS NOT NULL OR begun < $4::timestamptz - interval '1 day')`,
      [scope.identity, season, companies, new Date(now)],
    );
  await on.query('INSERT INTO heat_close (job, identity, season, companies, preview, begun) VALUES ($1, $2, $3, $4, $5, $6)', [
    job,
    scope.identity,
    season,
    companies,
    preview,
    new Date(now),
  ]);
  return preview ? [] : rows.map((row) => row.job);
}

/** Stores a close whose job was stored without it: the program was killed, or copied, between the two. */
export const keepClose = (
  on: Queryable,
  { identity }: Scope,
  { job, season, companies, preview }: Pick<CloseRow, 'job' | 'season' | 'companies' | 'preview'>,
  begun: number,
) =>
  on.query(
    'INSERT INTO heat_close (job, identity, season, companies, preview, begun) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (job) DO NOTHING',
    [job, identity, season, companies, preview, new Date(begun)],
  );

export const endClose = (on: Queryable, _: CheckedByCaller, job: string, answer: CloseAnswer) =>
  on.query('UPDATE heat_close SET answer = $2 WHERE job = $1', [job, JSON.stringify(answer)]);

/** A close that the scope may see: its own, or any if it sees everything. */
export async function closeOf(on: Queryable, scope: Scope, job: string): Promise<CloseRow | undefined> {
  const { rows } = await on.query<CloseRow>(
    `SELECT job, season, companies, preview, begun, answer FROM heat_close WHERE job = $1 AND ($2 OR identity = $3)`,
    [job, 'all' in scope.sees, scope.identity],
  );
  return rows[0];
}

/** Replaces what a preview would issue. */
export async function keepDrafts(on: Queryable, _: CheckedByCaller, job: string, notes: readonly object[]): Promise<void> {
  await on.query('DELETE FROM heat_note_draft WHERE job = $1', [job]);
  for (let at = 0; at < notes.length; at += 2000)
    await on.query(
      'INSERT INTO heat_note_draft SELECT $1, $2 + at, note FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS given(note, at)',
      [job, at, JSON.stringify(notes.slice(at, at + 2000))],
    );
}

export async function drafts<T>(
  on: Queryable,
  _: CheckedByCaller,
  job: string,
  { limit, offset, order = 'issue' }: { readonly limit: number; readonly offset: number; readonly order?: 'issue' | 'size' | undefined },
): Promise<T[]> {
  const first = order === 'size' ? "abs((note->>'total')::numeric) DESC," : '';
  const { rows } = await on.query<{ note: T }>(`SELECT note FROM heat_note_draft WHERE job = $1 ORDER BY ${first} at LIMIT $2 OFFSET $3`, [
    job,
    limit,
    offset,
  ]);
  return rows.map(({ note }) => note);
}

import type { Pool, PoolClient } from 'pg';
import { organisationOf, type Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import { organisationTree, withinPlace } from '#platform/place/place.ts';

type Queryable = Pool | PoolClient;

export type NewAssignment = {
  readonly task: string;
  readonly region: string;
  readonly unitCode: string | null;
  readonly unit: string | null;
  readonly person: string | null;
  readonly personName: string | null;
  readonly due: string | null;
};

export type Assignment = NewAssignment & { readonly id: number; readonly identity: string; readonly actor: string; readonly made: Date };

export type EvidenceFile = { readonly n: number; readonly name: string; readonly bytes: number; readonly sha256: string };

export type Report = {
  readonly id: number;
  readonly task: string;
  readonly region: string;
  readonly day: string;
  readonly percent: number;
  readonly note: string;
  readonly actor: string;
  readonly made: Date;
  readonly evidence: readonly EvidenceFile[];
};

/**
 * SQL for «the scope sees this assignment»: it belongs to its place or one below, to its organisation or one under it, or to the requester.
 */
function seesAssignment({ sees, identity }: Scope, values: unknown[]): string {
  if ('all' in sees) return 'true';
  const own = `person = $${values.push(identity)}`;
  if ('region' in sees) return `(${withinPlace('region', values.push(sees.region))} OR ${own})`;
  return `(unit_code IN (${organisationTree(values.push(organisationOf(sees)))}) OR ${own})`;
}

const columns = `id, task, region, unit_code AS "unitCode", unit, person, person_name AS "personName", due::text AS due, identity, actor, made`;

/** The last assignment of each task and place that the scope sees. @param asked.region of this place and all below it */
export async function assignments(
  on: Queryable,
  scope: Scope,
  asked: { readonly region?: string | undefined; readonly task?: string | undefined; readonly place?: string | undefined },
): Promise<Assignment[]> {
  const values: unknown[] = [];
  const of: string[] = [];
  if (asked.task !== undefined) of.push(`task = $${values.push(asked.task)}`);
  if (asked.place !== undefined) of.push(`region = $${values.push(asked.place)}`);
  if (asked.region !== undefined) of.push(withinPlace('region', values.push(asked.region)));
  const sql = `SELECT ${columns} FROM (SELECT DISTINCT ON (task, region) * FROM task_assignment ${of.length > 0 ? `WHERE ${of.join(' AND ')}` : ''}
      ORDER BY task, region, id DESC) last
    WHERE ${seesAssignment(scope, values)} ORDER BY task COLLATE "C", region COLLATE "C"`;
  return (await on.query<Assignment>(sql, values)).rows;
}

/** Locks the assignment of this task in this place until the transaction ends. */
export async function holdTask(on: PoolClient, _: WholeProgram, { task, region }: Pick<NewAssignment, 'task' | 'region'>): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7061984202))', [JSON.stringify([task, region])]);
}

/** Writes an assignment; the caller has checked that the scope may. @returns its number */
export async function addAssignment(on: Queryable, scope: Scope, made: NewAssignment, now: number): Promise<number> {
  const { rows } = await on.query<{ id: number }>(
    `INSERT INTO task_assignment (task, region, unit_code, unit, person, person_name, due, identity, actor, made)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
    [made.task, made.region, made.unitCode, made.unit, made.person, made.personName, made.due, scope.identity, scope.actor, new Date(now)],
  );
  return (rows[0] as { id: number }).id;
}

export type NewReport = Pick<Report, 'task' | 'region' | 'day' | 'percent' | 'note'> & {
  readonly evidence: readonly (EvidenceFile & { readonly spool: string })[];
};

/** Writes a report with its files. @returns its number */
export async function addReport(on: PoolClient, scope: Scope, made: NewReport, now: number): Promise<number> {
  const { rows } = await on.query<{ id: number }>(
    `INSERT INTO task_report (task, region, day, percent, note, identity, actor, made) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [made.task, made.region, made.day, made.percent, made.note, scope.identity, scope.actor, new Date(now)],
  );
  const { id } = rows[0] as { id: number };
  for (const { n, name, spool, bytes, sha256 } of made.evidence)
    await on.query('INSERT INTO task_evidence (report, n, name, spool, bytes, sha256) VALUES ($1, $2, $3, $4, $5, $6)', [
      id,
      n,
      name,
      spool,
      bytes,
      sha256,
    ]);
  return id;
}

/** The reports of tasks in places, oldest first; the caller has checked that the scope sees their assignments. */
export async function reports(
  on: Queryable,
  _: CheckedByCaller | WholeProgram,
  of: readonly { readonly task: string; readonly region: string }[],
): Promise<Report[]> {
  if (of.length === 0) return [];
  const sql = `SELECT r.id, r.task, r.region, r.day::text AS day, r.percent, r.note, r.actor, r.made,
      coalesce(json_agg(json_build_object('n', e.n, 'name', e.name, 'bytes', e.bytes, 'sha256', e.sha256) ORDER BY e.n)
        FILTER (WHERE e.report IS NOT NULL), '[]') AS evidence
    FROM task_report r JOIN unnest($1::text[], $2::text[]) AS wanted (task, region) ON r.task = wanted.task AND r.region = wanted.region
    LEFT JOIN task_evidence e ON e.report = r.id GROUP BY r.id ORDER BY r.id`;
  return (await on.query<Report>(sql, [of.map(({ task }) => task), of.map(({ region }) => region)])).rows;
}

/** A file of a report, with its task and place. */
export async function evidence(
  on: Queryable,
  _: CheckedByCaller,
  report: number,
  n: number,
): Promise<{ readonly task: string; readonly region: string; readonly name: string; readonly spool: string } | undefined> {
  const sql = `SELECT r.task, r.region, e.name, e.spool FROM task_evidence e JOIN task_report r ON r.id = e.report WHERE e.report = $1 AND e.n = $2`;
  return (await on.query<{ task: string; region: string; name: string; spool: string }>(sql, [report, n])).rows[0];
}

/** Files of reports after a given one, in order. */
export async function filesAfter(
  on: Queryable,
  _: WholeProgram,
  after: { readonly report: number; readonly n: number },
  limit: number,
): Promise<{ readonly report: number; readonly n: number; readonly name: string; readonly spool: string; readonly bytes: number }[]> {
  const sql = `SELECT report, n, name, spool, bytes::float8 AS bytes FROM task_evidence WHERE (report, n) > ($1, $2) ORDER BY report, n LIMIT $3`;
  return (await on.query<{ report: number; n: number; name: string; spool: string; bytes: number }>(sql, [after.report, after.n, limit]))
    .rows;
}

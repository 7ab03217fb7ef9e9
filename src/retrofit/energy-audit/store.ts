import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { type CheckedByCaller, checkedByCaller, type WholeProgram } from '#kernel/unscoped.ts';
import { seesBuilding } from '#registry/registry/public/scope-filter.ts';
import type { Answer, Audit, AuditFinding, IndicatorRef, Measure } from './facts.ts';

type Queryable = Pool | PoolClient;

const columns = `a.id AS audit, b.code AS building, coalesce(b.name, b.code) AS "buildingName", a.level,
  to_char(a.from_day, 'YYYY-MM-DD') AS "from", to_char(a.to_day, 'YYYY-MM-DD') AS "to", a.actor AS by, a.opened, a.submitted
  FROM energy_audit a JOIN building n ON n.code = a.building JOIN building b ON b.id = coalesce(n.merged_into, n.id)`;

export type NewAudit = Pick<Audit, 'building' | 'level' | 'from' | 'to'>;

/** Opens an audit of a building; the caller has checked that the scope sees it. @returns its number */
export async function addAudit(on: Queryable, { actor }: Scope, made: NewAudit, now: number): Promise<number> {
  const { rows } = await on.query<{ id: number }>(
    'INSERT INTO energy_audit (building, level, from_day, to_day, actor, opened) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id',
    [made.building, made.level, made.from, made.to, actor, new Date(now)],
  );
  return (rows[0] as { id: number }).id;
}

/** An audit of a building that the scope sees. */
export async function audit(on: Queryable, scope: Scope, id: number): Promise<Audit | undefined> {
  const values: unknown[] = [id];
  const sql = `SELECT ${columns} WHERE a.id = $1 AND coalesce(${seesBuilding(scope, 'b', values)}, false)`;
  return (await on.query<Audit>(sql, values)).rows[0];
}

export type AuditRow = Audit & {
  readonly received: number;
  readonly accepted: number;
  readonly expires: Date | null;
  /** When the owner was last given a link. */
  readonly linked: Date | null;
};

/** Audits that the scope sees, newest first. @param now the time at which links are evaluated */
export async function audits(
  on: Queryable,
  scope: Scope,
  asked: { readonly building?: string | undefined; readonly limit: number; readonly offset: number },
  now: number,
): Promise<{ rows: AuditRow[]; total: number }> {
  const values: unknown[] = [new Date(now)];
  const where = [`coalesce(${seesBuilding(scope, 'b', values)}, false)`];
  if (asked.building !== undefined) where.push(`b.code = $${values.push(asked.building)}`);
  const told = columns.replace(
    ' FROM ',
    `, (SELECT count(*)::int FROM energy_audit_answer w WHERE w.audit = a.id AND w.state = 'received') AS received,
     (SELECT count(*)::int FROM energy_audit_answer w WHERE w.audit = a.id AND w.state = 'accepted') AS accepted,
     (SELECT max(l.expires) FROM energy_audit_link l WHERE l.audit = a.id AND l.gone IS NULL AND l.expires > $1) AS expires,
     (SELECT max(l.made) FROM energy_audit_link l WHERE l.audit = a.id) AS linked,
     count(*) OVER ()::int AS total FROM `,
  );
  const sql = `SELECT ${told} WHERE ${where.join(' AND ')} ORDER BY a.id DESC LIMIT $${values.push(asked.limit)} OFFSET $${values.push(asked.offset)}`;
  const { rows } = await on.query<AuditRow & { total: number }>(sql, values);
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** Marks the owner's answers as submitted; if they already were and nothing was answered since, the earlier time stays. */
export async function submit(on: Queryable, _: CheckedByCaller, id: number, now: number): Promise<void> {
  await on.query(
    `UPDATE energy_audit a SET submitted = $2 WHERE id = $1
       AND (submitted IS NULL OR EXISTS (SELECT FROM energy_audit_answer w WHERE w.audit = a.id AND w.at > a.submitted))`,
    [id, new Date(now)],
  );
}

type AnswerRow = Omit<Answer, 'file'> & {
  readonly spool: string | null;
  readonly name: string | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
};

/** The answers to an audit; the caller has checked that it is visible. */
export async function answers(on: Queryable, _: CheckedByCaller, id: number): Promise<Answer[]> {
  const { rows } = await on.query<AnswerRow>(
    `SELECT item, value, spool, name, bytes::float8 AS bytes, sha256, actor AS by, at, state, note
     FROM energy_audit_answer WHERE audit = $1 ORDER BY item`,
    [id],
  );
  return rows.map(({ spool, name, bytes, sha256, ...row }) => ({
    ...row,
    file: spool === null ? null : { spool, name: name ?? '', bytes: bytes ?? 0, sha256: sha256 ?? '' },
  }));
}

export type FileRow = {
  readonly audit: number;
  readonly item: string;
  readonly name: string;
  readonly spool: string;
  readonly bytes: number;
};

/** The files given as answers, audit by audit, after a given one. */
export async function filesAfter(on: Queryable, _: WholeProgram, after: Pick<FileRow, 'audit' | 'item'>, most: number): Promise<FileRow[]> {
  const { rows } = await on.query<FileRow>(
    `SELECT audit, item, name, spool, bytes::float8 AS bytes FROM energy_audit_answer
     WHERE spool IS NOT NULL AND (audit, item) > ($1, $2) ORDER BY audit, item LIMIT $3`,
    [after.audit, after.item, most],
  );
  return rows;
}

export type NewAnswer = Pick<Answer, 'item' | 'value' | 'file'>;

/** Stores an answer, replacing one that was not accepted. @returns whether it was stored */
export async function keepAnswer(on: Queryable, { actor }: Scope, id: number, one: NewAnswer, now: number): Promise<boolean> {
  const { rowCount } = await on.query(
    `INSERT INTO energy_audit_answer (audit, item, value, spool, name, bytes, sha256, actor, at, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'received')
     ON CONFLICT (audit, item) DO UPDATE SET value = excluded.value, spool = excluded.spool, name = excluded.name, bytes = excluded.bytes,
       sha256 = excluded.sha256, actor = excluded.actor, at = excluded.at, state = 'received', note = NULL, decided_by = NULL, decided = NULL
     WHERE energy_audit_answer.state <> 'accepted'`,
    [
      id,
      one.item,
      one.value,
      one.file?.spool ?? null,
      one.file?.name ?? null,
      one.file?.bytes ?? null,
      one.file?.sha256 ?? null,
      actor,
      new Date(now),
    ],
  );
  return rowCount === 1;
}

/** Records the decision on an answer. @returns whether the answer was still the one seen */
export async function decide(
  on: Queryable,
  { actor }: Scope,
  id: number,
  one: { readonly item: string; readonly at: Date; readonly state: 'accepted' | 'returned'; readonly note: string | null },
  now: number,
): Promise<boolean> {
  const { rowCount } = await on.query(
    `UPDATE energy_audit_answer SET state = $4, note = $5, decided_by = $6, decided = $7
     WHERE audit = $1 AND item = $2 AND at = $3 AND state = 'received'`,
    [id, one.item, one.at, one.state, one.note, actor, new Date(now)],
  );
  return rowCount === 1;
}

export type LinkRow = {
  readonly id: number;
  readonly audit: number;
  readonly expires: Date;
  readonly by: string;
  readonly gone: Date | null;
};

const linkColumns = 'id, audit, expires, actor AS by, gone FROM energy_audit_link';

/** Stores a link; earlier ones end. @returns its number */
export async function addLink(
  on: Queryable,
  scope: Scope,
  one: { readonly audit: number; readonly hash: string; readonly expires: Date },
  now: number,
): Promise<number> {
  await endLinks(on, checkedByCaller, one.audit, now);
  const { rows } = await on.query<{ id: number }>(
    'INSERT INTO energy_audit_link (audit, hash, expires, made, actor) VALUES ($1, $2, $3, $4, $5) RETURNING id',
    [one.audit, one.hash, one.expires, new Date(now), scope.actor],
  );
  return (rows[0] as { id: number }).id;
}

/** @returns how many ended */
export async function endLinks(on: Queryable, _: CheckedByCaller, id: number, now: number): Promise<number> {
  const { rowCount } = await on.query('UPDATE energy_audit_link SET gone = $2 WHERE audit = $1 AND gone IS NULL AND expires > $2', [
    id,
    new Date(now),
  ]);
  return rowCount ?? 0;
}

/** The link with a token's hash, even if it has ended. */
export async function linkOf(on: Queryable, _: WholeProgram, hash: string): Promise<LinkRow | undefined> {
  return (await on.query<LinkRow>(`SELECT ${linkColumns} WHERE hash = $1`, [hash])).rows[0];
}

/** Reads the same link again and locks it, so that it cannot be ended before the transaction ends. */
export async function linkAgain(on: PoolClient, _: WholeProgram, id: number): Promise<LinkRow | undefined> {
  return (await on.query<LinkRow>(`SELECT ${linkColumns} WHERE id = $1 FOR UPDATE`, [id])).rows[0];
}

/** The active link of an audit; the caller has checked that it is visible. */
export async function linkOut(on: Queryable, _: CheckedByCaller, id: number, now: number): Promise<LinkRow | undefined> {
  const sql = `SELECT ${linkColumns} WHERE audit = $1 AND gone IS NULL AND expires > $2 ORDER BY id DESC LIMIT 1`;
  return (await on.query<LinkRow>(sql, [id, new Date(now)])).rows[0];
}

/** What an auditor found, in the order of the table. */
export async function findings(on: Queryable, _: CheckedByCaller, id: number): Promise<AuditFinding[]> {
  const sql = 'SELECT code, system, text, severity, carrier, indicator FROM energy_audit_finding WHERE audit = $1 ORDER BY place';
  type Row = Omit<AuditFinding, 'rests'> & Record<keyof IndicatorRef, never>;
  const { rows } = await on.query<Row>(sql, [id]);
  return rows.map(({ carrier, indicator, ...row }) => ({ ...row, rests: indicator === null ? null : { carrier, indicator } }));
}

/** Replaces the existing ones. */
export async function writeFindings(on: PoolClient, _: CheckedByCaller, id: number, all: readonly AuditFinding[]): Promise<void> {
  await on.query('DELETE FROM energy_audit_finding WHERE audit = $1', [id]);
  for (const [place, { code, system, text, severity, rests }] of all.entries())
    await on.query(
      `INSERT INTO energy_audit_finding (audit, code, place, system, text, severity, carrier, indicator)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, code, place, system, text, severity, rests?.carrier ?? null, rests?.indicator ?? null],
    );
}

/** Recommended measures, in the order of the table. */
export async function measures(on: Queryable, _: CheckedByCaller, id: number): Promise<Measure[]> {
  const { rows } = await on.query<Measure>(
    `SELECT code, finding, system, name, carrier, annual_saving::text AS "annualSaving", unit, cost_yuan::text AS "costYuan",
       life_years::text AS "lifeYears", basis, project
     FROM energy_audit_measure WHERE audit = $1 ORDER BY place`,
    [id],
  );
  return rows;
}

/** Replaces the existing ones. */
export async function writeMeasures(on: PoolClient, _: CheckedByCaller, id: number, all: readonly Measure[]): Promise<void> {
  await on.query('DELETE FROM energy_audit_measure WHERE audit = $1', [id]);
  for (const [place, one] of all.entries())
    await on.query(
      `INSERT INTO energy_audit_measure (audit, code, place, finding, system, name, carrier, annual_saving, unit, cost_yuan, life_years, basis, project)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        id,
        one.code,
        place,
        one.finding,
        one.system,
        one.name,
        one.carrier,
        one.annualSaving,
        one.unit,
        one.costYuan,
        one.lifeYears,
        one.basis,
        one.project,
      ],
    );
}

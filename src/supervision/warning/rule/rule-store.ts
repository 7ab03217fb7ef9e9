import type { Pool, PoolClient } from 'pg';
import type { Role, Scope, Sight } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';

type Queryable = Pick<PoolClient, 'query'>;

/** A version of a rule as stored: its owner, and since when it is on, s UTC; null: it is off. */
export type RuleRow = {
  readonly id: string;
  readonly version: number;
  readonly rule: unknown;
  readonly identity: string;
  readonly actor: string;
  readonly role: Role;
  readonly sees: Sight;
  readonly made: Date;
  readonly on: { readonly version: number; readonly from: number } | null;
  /** How often a version was stored or the rule was switched: 1 when first stored. */
  readonly revision: number;
};

const columns = `r.id, r.version, r.rule, r.identity, r.actor, r.role, r.sees, r.made,
  CASE WHEN s.is_on THEN jsonb_build_object('version', s.version, 'from', s.judged_from) END AS "on",
  (SELECT count(*) FROM warning_rule k WHERE k.id = r.id)::int + (SELECT count(*) FROM warning_switch k WHERE k.rule = r.id)::int AS revision`;
const switched = `LEFT JOIN LATERAL (SELECT * FROM warning_switch w WHERE w.rule = r.id ORDER BY w.id DESC LIMIT 1) s ON true`;

/** The newest version of each rule, regardless of scope: the service leaves out those of others. */
export async function newestRules(on: Queryable, _: CheckedByCaller): Promise<RuleRow[]> {
  const sql = `SELECT DISTINCT ON (r.id) ${columns} FROM warning_rule r ${switched} ORDER BY r.id, r.version DESC`;
  return (await on.query<RuleRow>(sql)).rows;
}

/** The newest version of one rule, regardless of scope; the rule is locked against switching until the transaction ends. */
export async function ruleForSwitch(on: PoolClient, _: CheckedByCaller, id: string): Promise<RuleRow | undefined> {
  await on.query('SELECT 1 FROM warning_rule WHERE id = $1 FOR UPDATE', [id]);
  const sql = `SELECT ${columns} FROM warning_rule r ${switched} WHERE r.id = $1 ORDER BY r.version DESC LIMIT 1`;
  return (await on.query<RuleRow>(sql, [id])).rows[0];
}

/** The versions that are on. */
export async function rulesOn(on: Queryable, _: WholeProgram): Promise<RuleRow[]> {
  const sql = `SELECT ${columns} FROM warning_rule r ${switched} WHERE s.is_on AND s.version = r.version ORDER BY r.id`;
  return (await on.query<RuleRow>(sql)).rows;
}

/** One version of a rule, regardless of scope: an episode names it. */
export async function versionOf(
  on: Queryable,
  _: CheckedByCaller | WholeProgram,
  id: string,
  version: number,
): Promise<RuleRow | undefined> {
  const sql = `SELECT ${columns} FROM warning_rule r ${switched} WHERE r.id = $1 AND r.version = $2`;
  return (await on.query<RuleRow>(sql, [id, version])).rows[0];
}

/** @returns false if that version already exists */
export async function addRule(
  on: Queryable,
  scope: Scope,
  rule: { id: string; version: number; written: unknown },
  now: number,
): Promise<boolean> {
  const { rowCount } = await on.query(
    `INSERT INTO warning_rule (id, version, rule, identity, actor, role, sees, made) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT DO NOTHING`,
    [
      rule.id,
      rule.version,
      JSON.stringify(rule.written),
      scope.identity,
      scope.actor,
      scope.role,
      JSON.stringify(scope.sees),
      new Date(now),
    ],
  );
  return rowCount === 1;
}

export async function switchRule(
  on: Queryable,
  scope: Scope,
  given: { readonly rule: string; readonly version: number; readonly isOn: boolean; readonly from: number },
  now: number,
): Promise<void> {
  await on.query('INSERT INTO warning_switch (rule, version, is_on, judged_from, actor, at) VALUES ($1, $2, $3, $4, $5, $6)', [
    given.rule,
    given.version,
    given.isOn,
    given.from,
    scope.actor,
    new Date(now),
  ]);
}

/** For each time zone how far a rule is judged (s), and with what was known (ms). */
export async function progressOf(on: Queryable, _: WholeProgram, rule: string): Promise<Map<string, { judgedTo: number; known: number }>> {
  const { rows } = await on.query<{ zone: string; judgedTo: number; known: number }>(
    'SELECT zone, judged_to AS "judgedTo", known FROM warning_progress WHERE rule = $1',
    [rule],
  );
  return new Map(rows.map(({ zone, ...rest }) => [zone, rest]));
}

export async function putProgress(
  on: Queryable,
  _: WholeProgram,
  rule: string,
  zone: string,
  to: { judgedTo: number; known: number },
): Promise<void> {
  await on.query(
    `INSERT INTO warning_progress (rule, zone, judged_to, known) VALUES ($1, $2, $3, $4)
     ON CONFLICT (rule, zone) DO UPDATE SET judged_to = excluded.judged_to, known = excluded.known`,
    [rule, zone, to.judgedTo, to.known],
  );
}

/** Deletes the stored row states of a rule: it is judged again from its beginning. */
export async function forgetRows(on: Queryable, _: WholeProgram, rule: string): Promise<void> {
  await on.query('DELETE FROM warning_row WHERE rule = $1', [rule]);
  await on.query('DELETE FROM warning_progress WHERE rule = $1', [rule]);
}

/** Allows only one program at a time, of all on the store, to judge a rule. @returns false if another does */
export async function lockRule(on: PoolClient, _: WholeProgram, rule: string): Promise<boolean> {
  const { rows } = await on.query<{ got: boolean }>(`SELECT pg_try_advisory_xact_lock(hashtext('warning rule'), hashtext($1)) AS got`, [
    rule,
  ]);
  return rows[0]?.got === true;
}

export type Muted = { readonly rule: string; readonly building: string; readonly until: Date };

/** What is still muted; `building` empty: all. */
export async function mutedRules(on: Queryable, _: CheckedByCaller | WholeProgram, now: number): Promise<Muted[]> {
  return (await on.query<Muted>('SELECT rule, building, until FROM warning_mute WHERE until > $1', [new Date(now)])).rows;
}

export async function muteRule(
  on: Pool,
  scope: Scope,
  given: { readonly rule: string; readonly building: string; readonly until: number; readonly note: string | null },
  now: number,
): Promise<void> {
  await on.query(
    `INSERT INTO warning_mute (rule, building, until, note, actor, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (rule, building) DO UPDATE SET until = excluded.until, note = excluded.note, actor = excluded.actor, at = excluded.at`,
    [given.rule, given.building, new Date(given.until), given.note, scope.actor, new Date(now)],
  );
}

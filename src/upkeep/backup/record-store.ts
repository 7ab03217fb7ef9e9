import type { Pool } from 'pg';
import type { Evidence } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';

export type StoredProblem = { readonly code: string; readonly evidence: Evidence };

/** A backup that this directory made of itself, or attempted. */
export type BackupRow = {
  readonly name: string;
  readonly scheduled: boolean;
  readonly actor: string;
  readonly began: Date;
  readonly ended: Date | null;
  readonly bytes: number | null;
  readonly readings: number | null;
  readonly problem: StoredProblem | null;
  readonly removed: Date | null;
};

const columns = 'name, scheduled, actor, began, ended, bytes, readings, problem, removed';

/** All statements on the list of backups. */
export function recordStore(postgres: Pool) {
  const rows = async (sql: string, given: unknown[] = []) => (await postgres.query<BackupRow>(sql, given)).rows;
  return {
    /** Records that one is being written; one that is restarted keeps its name. */
    begin: (scope: Scope, row: { name: string; scheduled: boolean; now: number }) =>
      postgres.query(
        `INSERT INTO backup (name, scheduled, actor, began) VALUES ($1, $2, $3, $4)
         ON CONFLICT (name) DO UPDATE SET began = excluded.began, ended = NULL, problem = NULL`,
        [row.name, row.scheduled, scope.actor, new Date(row.now)],
      ),

    end: (_: WholeProgram, name: string, how: { now: number; bytes?: number; readings?: number; problem?: StoredProblem }) =>
      postgres.query('UPDATE backup SET ended = $2, bytes = $3, readings = $4, problem = $5 WHERE name = $1', [
        name,
        new Date(how.now),
        how.bytes ?? null,
        how.readings ?? null,
        how.problem === undefined ? null : JSON.stringify(how.problem),
      ]),

    /** Newest first; those whose file was removed are left out. */
    list: (_: WholeProgram, limit: number) =>
      rows(`SELECT ${columns} FROM backup WHERE removed IS NULL ORDER BY began DESC LIMIT $1`, [limit]),

    find: async (_: WholeProgram, name: string): Promise<BackupRow | undefined> =>
      (await rows(`SELECT ${columns} FROM backup WHERE name = $1 AND removed IS NULL`, [name]))[0],

    removed: (_: WholeProgram, name: string, now: number) =>
      postgres.query('UPDATE backup SET removed = $2 WHERE name = $1', [name, new Date(now)]),

    /** Files made by the schedule, beyond those to be kept. */
    old: (_: WholeProgram, kept: number) =>
      rows(
        `SELECT ${columns} FROM backup WHERE scheduled AND problem IS NULL AND ended IS NOT NULL AND removed IS NULL ORDER BY began DESC OFFSET $1`,
        [kept],
      ),

    /** The last success of the schedule (ms); null if there was none. */
    async lastGood(_: WholeProgram): Promise<number | null> {
      const { rows: found } = await postgres.query<{ good: Date | null }>(
        'SELECT max(began) AS good FROM backup WHERE scheduled AND ended IS NOT NULL AND problem IS NULL',
      );
      return found[0]?.good?.getTime() ?? null;
    },

    /** Called at startup: marks those interrupted with an earlier run of the program. Returns their names. */
    async breakOff(_: WholeProgram, now: number): Promise<string[]> {
      const { rows: found } = await postgres.query<{ name: string }>(
        'UPDATE backup SET ended = $1, problem = $2 WHERE ended IS NULL RETURNING name',
        [new Date(now), JSON.stringify({ code: 'backup-broken-off', evidence: {} })],
      );
      return found.map(({ name }) => name);
    },
  };
}

export type RecordStore = ReturnType<typeof recordStore>;

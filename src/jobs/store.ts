import type { Pool } from 'pg';
import type { Evidence } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';

export type JobState = 'running' | 'done' | 'failed' | 'broken-off';

/** One piece of long work. */
export type Job = {
  readonly id: string;
  readonly kind: string;
  readonly actor: string;
  readonly state: JobState;
  readonly done: number;
  readonly total: number | null;
  readonly unit: string | null;
  readonly problem: { readonly code: string; readonly evidence: Evidence } | null;
  readonly startedAt: number;
  readonly finishedAt: number | null;
};

type Row = Omit<Job, 'done' | 'total' | 'startedAt' | 'finishedAt'> & {
  done: string;
  total: string | null;
  startedAt: Date;
  finishedAt: Date | null;
};

export type JobStore = ReturnType<typeof jobStore>;

/** The class of advisory locks that stand for running processes. */
const lockClass = 7_281;

const columns = `id, kind, actor, state, done, total, unit, problem, started_at as "startedAt", finished_at as "finishedAt"`;

/** Whose jobs a scope sees: its own, and an administrator all. */
const seen = `($1 = 'administrator' or identity = $2)`;

export function jobStore(db: Pool) {
  return {
    async add(scope: Scope, job: Job, runner: number): Promise<void> {
      await db.query(
        `insert into job (id, kind, actor, runner, state, done, total, unit, started_at, identity, unreported)
         values ($1, $2, $3, $4, 'running', 0, $5, $6, $7, $8, true)`,
        [job.id, job.kind, scope.actor, runner, job.total, job.unit, new Date(job.startedAt), scope.identity],
      );
    },

    async save(_scope: Scope, job: Job): Promise<void> {
      await db.query(`update job set state = $2, done = $3, total = $4, unit = $5, problem = $6, finished_at = $7 where id = $1`, [
        job.id,
        job.state,
        Math.round(job.done),
        job.total === null ? null : Math.round(job.total),
        job.unit,
        job.problem === null ? null : JSON.stringify(job.problem),
        job.finishedAt === null ? null : new Date(job.finishedAt),
      ]);
    },

    async get(scope: Scope, id: string): Promise<Job | undefined> {
      const found = await db.query<Row>(`select ${columns} from job where ${seen} and id = $3`, [scope.role, scope.identity, id]);
      return found.rows.map(jobOf)[0];
    },

    async list(scope: Scope, limit: number): Promise<readonly Job[]> {
      const found = await db.query<Row>(`select ${columns} from job where ${seen} order by started_at desc, id limit $3`, [
        scope.role,
        scope.identity,
        limit,
      ]);
      return found.rows.map(jobOf);
    },

    /** Jobs that have ended and that nobody was told of yet, each with whose it is. */
    async unreported(_scope: Scope): Promise<readonly (Job & { readonly identity: string })[]> {
      const found = await db.query<Row & { identity: string }>(
        `select ${columns}, identity from job where unreported and state <> 'running' order by started_at limit 1000`,
      );
      return found.rows.map((row) => ({ ...jobOf(row), identity: row.identity }));
    },

    async markReported(_scope: Scope, id: string): Promise<void> {
      await db.query('update job set unreported = false where id = $1', [id]);
    },

    ...runnerStatements(db),
  };
}

function runnerStatements(db: Pool) {
  return {
    /**
     * Holds a number that no other running process holds, and gives it back at the end; jobs whose process is gone are marked broken off.
     * The lock lives on a connection of its own, so it ends with the process however that ends.
     */
    async enlist(_scope: Scope, now: number): Promise<{ runner: number; leave: () => Promise<void> }> {
      const held = await db.connect();
      held.on('error', () => undefined);
      const leave = async () =>
        held.query('select pg_advisory_unlock_all()').then(
          () => held.release(),
          () => held.release(true),
        );
      const taken = await held
        .query<{ runner: number }>(
          `select n as runner from generate_series(1, 10000) as n where pg_try_advisory_lock($1::int, n) limit 1`,
          [lockClass],
        )
        .catch((error: unknown) => {
          held.release(true);
          throw error;
        });
      const runner = taken.rows[0]?.runner ?? 0;
      await db.query(
        `update job set state = 'broken-off', finished_at = $2 where state = 'running' and (runner = $3 or runner not in
           (select objid::int from pg_locks where locktype = 'advisory' and classid = $1::int and objsubid = 2
              and database = (select oid from pg_database where datname = current_database())))`,
        [lockClass, new Date(now), runner],
      );
      return { runner, leave };
    },
  };
}

function jobOf(row: Row): Job {
  return {
    ...row,
    done: Number(row.done),
    total: row.total === null ? null : Number(row.total),
    startedAt: row.startedAt.getTime(),
    finishedAt: row.finishedAt?.getTime() ?? null,
  };
}

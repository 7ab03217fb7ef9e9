import { countOfAll, ofAll, type OfAll } from '#platform/db/of-all.ts';
import type { Pool } from 'pg';
import type { Evidence } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'broken-off';

/** One unit of long-running work. */
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
  /** How often it was started. */
  readonly attempts: number;
  /** Cancellation was requested, and it has not ended yet. */
  readonly cancelling: boolean;
  /** Who requested it. */
  readonly cancelledBy: string | null;
};

/** The data that a job is started with. */
export type NewJob = Pick<Job, 'id' | 'kind' | 'startedAt'> & {
  readonly input: Readonly<Record<string, unknown>>;
  readonly mostAttempts: number;
  readonly pauseMs: number;
};

/** A job as seen by the process that takes it up. */
export type TakenJob = Pick<Job, 'id' | 'kind' | 'attempts'> & {
  readonly input: Readonly<Record<string, unknown>>;
  readonly scope: Scope;
};

type Row = Omit<Job, 'done' | 'total' | 'startedAt' | 'finishedAt'> & {
  done: string;
  total: string | null;
  startedAt: Date;
  finishedAt: Date | null;
};

export type JobStore = ReturnType<typeof jobStore>;

/** The class of advisory locks that represent running processes. */
const lockClass = 7_281;

const columns = `id, kind, actor, state, done, total, unit, problem, started_at as "startedAt", finished_at as "finishedAt", attempts,
  cancel_asked is not null and state in ('waiting', 'running') as cancelling, cancelled_by as "cancelledBy"`;

/** The jobs that a scope sees: its own, or all for an administrator. */
const seen = `($1 = 'administrator' or identity = $2)`;

export function jobStore(db: Pool) {
  return {
    async add(scope: Scope, job: NewJob, runner: number): Promise<void> {
      const { identity, actor, role, sees } = scope;
      await db.query(
        `insert into job (id, kind, actor, runner, state, started_at, moved_at, identity, unreported, input, scope, most_attempts, pause_ms)
         values ($1, $2, $3, $4, 'running', $5, $5, $6, true, $7, $8, $9, $10)`,
        [
          job.id,
          job.kind,
          actor,
          runner,
          new Date(job.startedAt),
          identity,
          JSON.stringify(job.input),
          JSON.stringify({ identity, actor, role, sees }),
          job.mostAttempts,
          job.pauseMs,
        ],
      );
    },

    /** Stores the progress of a job; returns whether its cancellation was requested. */
    async save(_: WholeProgram, job: Job, now: number): Promise<boolean> {
      const saved = await db.query<{ cancel: boolean }>(
        `update job set state = $2, done = $3, total = $4, unit = $5, problem = $6, finished_at = $7, moved_at = $8
         where id = $1 returning cancel_asked is not null as cancel`,
        [
          job.id,
          job.state,
          Math.round(job.done),
          job.total === null ? null : Math.round(job.total),
          job.unit,
          job.problem === null ? null : JSON.stringify(job.problem),
          job.finishedAt === null ? null : new Date(job.finishedAt),
          new Date(now),
        ],
      );
      return saved.rows[0]?.cancel === true;
    },

    /** Ended jobs that were not reported yet, each with its owner. */
    async unreported(_: WholeProgram): Promise<readonly (Job & { readonly identity: string })[]> {
      const found = await db.query<Row & { identity: string }>(
        `select ${columns}, identity from job where unreported and state not in ('waiting', 'running') order by started_at limit 1000`,
      );
      return found.rows.map((row) => ({ ...jobOf(row), identity: row.identity }));
    },

    async markReported(_: WholeProgram, id: string): Promise<void> {
      await db.query('update job set unreported = false where id = $1', [id]);
    },

    ...readStatements(db),
    ...cancelStatements(db),
    ...attemptStatements(db),
    ...runnerStatements(db),
  };
}

function readStatements(db: Pool) {
  return {
    async get(scope: Scope, id: string): Promise<Job | undefined> {
      const found = await db.query<Row>(`select ${columns} from job where ${seen} and id = $3`, [scope.role, scope.identity, id]);
      return found.rows.map(jobOf)[0];
    },

    async list(scope: Scope, limit: number): Promise<OfAll<Job>> {
      const found = await db.query<Row & { ofAll: number }>(
        `select ${columns}, ${countOfAll} from job where ${seen} order by started_at desc, id limit $3`,
        [scope.role, scope.identity, limit],
      );
      const { rows, total } = ofAll<Row>(found.rows);
      return { rows: rows.map(jobOf), total };
    },

    /** The sight that a job was started with. */
    async sightOf(_: WholeProgram, id: string): Promise<Scope['sees'] | undefined> {
      const found = await db.query<{ sees: Scope['sees'] }>(`select scope -> 'sees' as sees from job where id = $1`, [id]);
      return found.rows[0]?.sees;
    },

    /** Jobs that are running or waiting, oldest first, and when each last reported progress (ms). */
    async open(_: WholeProgram): Promise<readonly (Job & { readonly movedAt: number })[]> {
      const found = await db.query<Row & { movedAt: Date }>(
        `select ${columns}, coalesce(case when state = 'waiting' then not_before else moved_at end, started_at) as "movedAt"
         from job where state in ('waiting', 'running') order by started_at`,
      );
      return found.rows.map((row) => ({ ...jobOf(row), movedAt: row.movedAt.getTime() }));
    },
  };
}

function cancelStatements(db: Pool) {
  return {
    /** Requests cancellation of a job that has not ended: a waiting one ends immediately. Returns its state; undefined if it has ended. */
    async askEnd(scope: Scope, id: string, now: number): Promise<JobState | undefined> {
      const asked = await db.query<{ state: JobState }>(
        `update job set cancel_asked = coalesce(cancel_asked, $4), cancelled_by = coalesce(cancelled_by, $5),
           finished_at = case when state = 'waiting' then $4::timestamptz end,
           state = case when state = 'waiting' then 'cancelled' else state end
         where ${seen} and id = $3 and state in ('waiting', 'running') returning state`,
        [scope.role, scope.identity, id, new Date(now), scope.actor],
      );
      return asked.rows[0]?.state;
    },

    /** Jobs of a process whose cancellation was requested. */
    async endAsked(_: WholeProgram, runner: number): Promise<readonly string[]> {
      const found = await db.query<{ id: string }>(
        `select id from job where state = 'running' and runner = $1 and cancel_asked is not null`,
        [runner],
      );
      return found.rows.map(({ id }) => id);
    },
  };
}

function attemptStatements(db: Pool) {
  return {
    /** Takes up the job that has waited longest; only one of several processes gets it. Undefined if none is due. */
    async takeUp(_: WholeProgram, runner: number, now: number): Promise<TakenJob | undefined> {
      const taken = await db.query<TakenJob>(
        `update job set state = 'running', runner = $1, attempts = attempts + 1, done = 0, problem = null, moved_at = $2
         where id = (select id from job where state = 'waiting' and not_before <= $2 order by not_before, id limit 1 for update skip locked)
         returning id, kind, attempts, input, scope`,
        [runner, new Date(now)],
      );
      return taken.rows[0];
    },

    /** A job whose program shuts down in order waits for the next one; that attempt is not counted. */
    async putBack(_: WholeProgram, id: string, now: number): Promise<void> {
      await db.query(`update job set state = 'waiting', not_before = $2, attempts = attempts - 1 where id = $1 and state = 'running'`, [
        id,
        new Date(now),
      ]);
    },

    /** Whether a job waits to be restarted. */
    async waits(_: WholeProgram, id: string): Promise<boolean> {
      return (await db.query(`select from job where id = $1 and state = 'waiting'`, [id])).rowCount === 1;
    },
  };
}

function runnerStatements(db: Pool) {
  return {
    /** Whether a process holds this number. */
    async isRunning(_: WholeProgram, runner: number): Promise<boolean> {
      const found = await db.query(
        `select 1 from pg_locks where locktype = 'advisory' and classid = $1::int and objid = $2::int and objsubid = 2
           and database = (select oid from pg_database where datname = current_database())`,
        [lockClass, runner],
      );
      return found.rows.length > 0;
    },

    /**
     * Takes a number that no other running process has, and releases it at the end; jobs whose process is gone wait to be restarted, or are
     * marked broken off. The lock is held on a separate connection, so it ends with the process however that ends.
     */
    async enlist(_: WholeProgram, now: number): Promise<{ runner: number; leave: () => Promise<void> }> {
      const held = await db.connect();
      const ignore = (): void => undefined;
      held.on('error', ignore);
      const leave = async () => {
        const broken = await held.query('select pg_advisory_unlock_all()').then(
          () => false,
          () => true,
        );
        held.off('error', ignore);
        held.release(broken);
      };
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
        `update job set
           state = case when cancel_asked is not null then 'cancelled' when attempts < most_attempts then 'waiting' else 'broken-off' end,
           finished_at = case when cancel_asked is null and attempts < most_attempts then null else $2::timestamptz end,
           not_before = $2::timestamptz + pause_ms * interval '1 ms',
           problem = case when cancel_asked is null and attempts >= most_attempts and most_attempts > 1
             then jsonb_build_object('code', 'job-given-up', 'evidence', jsonb_build_object('attempts', attempts)) end
         where state = 'running' and (runner = $3 or runner not in
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
    id: row.id,
    kind: row.kind,
    actor: row.actor,
    state: row.state,
    unit: row.unit,
    problem: row.problem,
    attempts: row.attempts,
    cancelling: row.cancelling,
    cancelledBy: row.cancelledBy,
    done: Number(row.done),
    total: row.total === null ? null : Number(row.total),
    startedAt: row.startedAt.getTime(),
    finishedAt: row.finishedAt?.getTime() ?? null,
  };
}

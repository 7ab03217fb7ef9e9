import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { CronTimes } from './cron.ts';
import type { JobState, NewJob } from './store.ts';

/** An active schedule, and the outcome of the job that it started last. */
export type ScheduleRow = CronTimes & {
  readonly name: string;
  readonly nextAt: Date;
  readonly lastAt: Date | null;
  readonly job: string | null;
  readonly state: JobState | null;
  readonly finishedAt: Date | null;
};

export type ScheduleStore = ReturnType<typeof scheduleStore>;

const columns = `s.name, s.cron, s.zone, s.next_at as "nextAt", s.last_at as "lastAt", s.job, j.state, j.finished_at as "finishedAt"`;

/** All statements on schedules. */
export function scheduleStore(db: Pool) {
  return {
    async all(_: WholeProgram): Promise<readonly ScheduleRow[]> {
      return (await db.query<ScheduleRow>(`select ${columns} from schedule s left join job j on j.id = s.job order by s.name`)).rows;
    },

    /** Stores the next time if the schedule is new or its times have changed. */
    async put(_: WholeProgram, { name, cron, zone, nextAt }: Pick<ScheduleRow, 'name' | 'cron' | 'zone' | 'nextAt'>): Promise<void> {
      await db.query(
        `insert into schedule (name, cron, zone, next_at) values ($1, $2, $3, $4)
         on conflict (name) do update set cron = excluded.cron, zone = excluded.zone, next_at = excluded.next_at`,
        [name, cron, zone, nextAt],
      );
    },

    async remove(_: WholeProgram, name: string): Promise<void> {
      await db.query('delete from schedule where name = $1', [name]);
    },

    /** Enqueues the due job and stores the next time; false if another program did so first. */
    async enqueue(scope: Scope, seen: ScheduleRow, job: NewJob, nextAt: Date): Promise<boolean> {
      const { identity, actor, role, sees } = scope;
      const put = await db.query(
        `with claimed as (
           update schedule set next_at = $4, last_at = $5, job = $6 where name = $1 and next_at = $2 and job is not distinct from $3 returning name)
         insert into job (id, kind, actor, runner, state, started_at, not_before, identity, unreported, input, scope, attempts, most_attempts, pause_ms)
         select $6, $7, $8, 0, 'waiting', $5, $5, $9, true, $10, $11, 0, $12, $13 from claimed`,
        [
          seen.name,
          seen.nextAt,
          seen.job,
          nextAt,
          new Date(job.startedAt),
          job.id,
          job.kind,
          actor,
          identity,
          JSON.stringify(job.input),
          JSON.stringify({ identity, actor, role, sees }),
          job.mostAttempts,
          job.pauseMs,
        ],
      );
      return put.rowCount === 1;
    },
  };
}

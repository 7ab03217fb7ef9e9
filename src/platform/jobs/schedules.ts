import { randomUUID } from 'node:crypto';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { nextTime, type CronTimes } from './cron.ts';
import type { JobsInternals } from './internals.ts';
import { scheduleStore } from './schedule-store.ts';
import type { ScheduleRow, ScheduleStore } from './schedule-store.ts';

/**
 * A job that is started automatically, as declared by the slice that does it.
 * @example schedules: [{ name: 'backup', kind: 'backup', when: async () => ({ cron: '30 2 * * *', zone: placeZone }), retryMs: 3_600_000 }]
 */
export type JobSchedule = {
  readonly name: string;
  /** The kind of the jobs that it starts. */
  readonly kind: string;
  /** The current times; null: never. */
  readonly when: () => Promise<CronTimes | null>;
  /** The input of the job for an instant (ms): JSON. */
  readonly input?: (at: number) => Readonly<Record<string, unknown>>;
  /** A failed job is retried after this time (ms), unless its next time comes first. */
  readonly retryMs?: number;
};

/** Jobs that are started automatically. Times missed while no program ran are made up for once. */
export function createSchedules(internals: Pick<JobsInternals, 'postgres' | 'now' | 'kinds' | 'warn'>) {
  const store = scheduleStore(internals.postgres);
  const known: JobSchedule[] = [];
  return {
    add: (schedule: JobSchedule): void => void known.push(schedule),
    /** Enqueues what is due; the jobs then wait. */
    async tick(): Promise<void> {
      const rows = new Map((await store.all(wholeProgram)).map((row) => [row.name, row]));
      for (const one of known)
        await tickOne(internals, store, one, rows.get(one.name)).catch((error: unknown) =>
          internals.warn(`the schedule ${one.name} was not looked at`, error),
        );
    },
    /** The active schedules by name, and the outcome of the job that each started last. */
    list: (): Promise<readonly ScheduleRow[]> => store.all(wholeProgram),
  };
}

async function tickOne(
  { now, kinds }: Pick<JobsInternals, 'now' | 'kinds'>,
  store: ScheduleStore,
  { name, kind, when, input, retryMs }: JobSchedule,
  row: ScheduleRow | undefined,
): Promise<void> {
  const times = await when();
  const at = now();
  const next = times === null ? null : nextTime(times, at);
  if (times === null || next === null) return row === undefined ? undefined : await store.remove(wholeProgram, name);
  if (row === undefined || row.cron !== times.cron || row.zone !== times.zone)
    return await store.put(wholeProgram, { name, ...times, nextAt: new Date(next) });
  if (!isDue(row, at, retryMs)) return;
  const { most, pauseMs } = kinds.attemptsOf(kinds.named(kind));
  const job = { id: randomUUID(), kind, startedAt: at, input: input?.(at) ?? {}, mostAttempts: most, pauseMs };
  await store.enqueue(programScope, row, job, new Date(next));
}

/** Whether to start a job now: its time has come, or the last one failed a while ago; never while that is still running. */
function isDue({ nextAt, state, finishedAt }: ScheduleRow, now: number, retryMs: number | undefined): boolean {
  if (state === 'waiting' || state === 'running') return false;
  if (nextAt.getTime() <= now) return true;
  const failed = state === 'failed' || state === 'broken-off';
  return failed && retryMs !== undefined && finishedAt !== null && finishedAt.getTime() + retryMs <= now;
}

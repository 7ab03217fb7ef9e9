import { randomUUID } from 'node:crypto';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { nextTime, type CronTimes } from './cron.ts';
import type { JobsInternals } from './internals.ts';
import { scheduleStore } from './schedule-store.ts';
import type { ScheduleRow, ScheduleStore } from './schedule-store.ts';

/**
 * A job that is begun by itself, as the slice that does it says.
 * @example schedules: [{ name: 'backup', kind: 'backup', when: async () => ({ cron: '30 2 * * *', zone: placeZone }), retryMs: 3_600_000 }]
 */
export type JobSchedule = {
  readonly name: string;
  /** The kind of the jobs that it begins. */
  readonly kind: string;
  /** When, as it stands now; null: not at all. */
  readonly when: () => Promise<CronTimes | null>;
  /** What the job of an instant (ms) is begun with: JSON. */
  readonly input?: (at: number) => Readonly<Record<string, unknown>>;
  /** One that failed is tried again after so long (ms), unless its next time comes first. */
  readonly retryMs?: number;
};

/** Jobs that are begun by themselves. What was missed while no program ran is made up for once. */
export function createSchedules(internals: Pick<JobsInternals, 'postgres' | 'now' | 'kinds' | 'warn'>) {
  const store = scheduleStore(internals.postgres);
  const known: JobSchedule[] = [];
  return {
    add: (schedule: JobSchedule): void => void known.push(schedule),
    /** Puts in what is due; which jobs wait then. */
    async tick(): Promise<void> {
      const rows = new Map((await store.all(wholeProgram)).map((row) => [row.name, row]));
      for (const one of known)
        await tickOne(internals, store, one, rows.get(one.name)).catch((error: unknown) =>
          internals.warn(`the schedule ${one.name} was not looked at`, error),
        );
    },
    /** Those that stand, by name, and what became of the job that each began last. */
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

/** Whether a job is to be begun now: its time has come, or the last one failed a while ago; never while that still goes on. */
function isDue({ nextAt, state, finishedAt }: ScheduleRow, now: number, retryMs: number | undefined): boolean {
  if (state === 'waiting' || state === 'running') return false;
  if (nextAt.getTime() <= now) return true;
  const failed = state === 'failed' || state === 'broken-off';
  return failed && retryMs !== undefined && finishedAt !== null && finishedAt.getTime() + retryMs <= now;
}

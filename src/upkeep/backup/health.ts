import { lastTime } from '#platform/jobs/jobs.ts';
import type { Finding } from '#kernel/finding.ts';
import type { BackupRow } from './record-store.ts';
import { timesOf, type Schedule } from './schedule.ts';

const lateMs = 6 * 3_600_000;

/**
 * Problems with the backups: the last one failed, one is overdue, a file is missing or has a different size.
 * @param rows newest first
 * @param sizes of the existing files, in bytes
 */
export function healthOf(
  rows: readonly BackupRow[],
  sizes: ReadonlyMap<string, number | null>,
  schedule: Schedule,
  lastGood: number | null,
  now: number,
): Finding[] {
  const ended = rows.filter(({ ended: at }) => at !== null);
  const [last] = ended;
  const good = ended.filter(({ problem }) => problem === null);
  const findings: Finding[] = good.flatMap(({ name, bytes }) => {
    const size = sizes.get(name) ?? null;
    return size === bytes ? [] : [{ code: 'backup-file-lost', severity: 'error' as const, evidence: { name, bytes, size: size ?? '—' } }];
  });
  if (last !== undefined && last.problem !== null)
    findings.push({ code: 'backup-last-failed', severity: 'error', evidence: { at: last.began.toISOString(), reason: last.problem.code } });
  const times = timesOf(schedule);
  const due = times === null ? null : lastTime(times, now);
  if (due !== null && now - due > lateMs && (lastGood === null || lastGood < due))
    findings.push({ code: 'backup-overdue', severity: 'warning', evidence: { due: new Date(due).toISOString() } });
  if (schedule.every === 'never')
    findings.push({ code: 'backup-not-scheduled', severity: 'info', evidence: { last: good[0]?.began.toISOString() ?? '—' } });
  return findings;
}

import type { Finding } from '#kernel/finding.ts';

/** Bytes of the disk that contains the data directory. */
export type Room = { readonly free: number; readonly total: number };

const gb = 1e9;

/** Merging readings temporarily needs as much space as the largest part, so the warning comes well before the last gigabyte. */
const low = { share: 0.1, bytes: 10 * gb };
const out = { share: 0.02, bytes: 1 * gb };

/**
 * The findings about the remaining space: none, `disk-low` (a warning: a tenth of the disk, on a large disk 10 GB) or `disk-nearly-full`
 * (an error: a fiftieth, at most 1 GB).
 */
export function judgeRoom({ free, total }: Room): Finding[] {
  const below = ({ share, bytes }: typeof low): boolean => free < Math.min(total * share, bytes);
  const evidence = evidenceOf({ free, total });
  if (below(out)) return [{ code: 'disk-nearly-full', severity: 'error', evidence }];
  return below(low) ? [{ code: 'disk-low', severity: 'warning', evidence }] : [];
}

/** In GB. */
function evidenceOf({ free, total }: Room) {
  return { free: Math.round(free / 1e7) / 100, total: Math.round(total / 1e7) / 100 };
}

/** The disk counts as better only with a tenth more than the threshold, so that a disk at the edge does not cause repeated notices. */
const clearlyBetter = 1.1;
const againAfterMs = 7 * 86_400_000;

/**
 * The notice that administrators should get about the space now, given the last one: a warning, a worse one, the same again after a week,
 * or that there is enough space again; null if there is nothing new.
 * @param last code and instant of the latest notice @param now ms UTC
 */
export function roomNotice(
  room: Room,
  last: { readonly code: string; readonly at: Date } | undefined,
  now: number,
): Omit<Finding, 'severity'> | null {
  const [found] = judgeRoom(room);
  if (found === undefined) {
    const isBad = last !== undefined && last.code !== 'disk-room-again';
    const isClear = judgeRoom({ ...room, free: room.free / clearlyBetter }).length === 0;
    return isBad && isClear ? { code: 'disk-room-again', evidence: evidenceOf(room) } : null;
  }
  const { code, evidence } = found;
  const eased = last?.code === 'disk-nearly-full' && code === 'disk-low';
  const known = last?.code === code || eased;
  return known && now - last.at.getTime() < againAfterMs ? null : { code, evidence };
}

import type { Finding } from '#kernel/finding.ts';

/** Bytes of the disk that the data directory lies on. */
export type Room = { readonly free: number; readonly total: number };

const gb = 1e9;

/** Merging readings needs room for a while, as much as the largest part: so it is said before the last gigabyte. */
const low = { share: 0.1, bytes: 10 * gb };
const out = { share: 0.02, bytes: 1 * gb };

/**
 * What is to be said about the room left: nothing, `disk-low` (a warning: a tenth of the disk, on a large disk 10 GB) or `disk-nearly-full`
 * (an error: a fiftieth, at most 1 GB).
 */
export function judgeRoom({ free, total }: Room): Finding[] {
  const below = ({ share, bytes }: typeof low): boolean => free < Math.min(total * share, bytes);
  const evidence = { free: Math.round(free / 1e7) / 100, total: Math.round(total / 1e7) / 100 };
  if (below(out)) return [{ code: 'disk-nearly-full', severity: 'error', evidence }];
  return below(low) ? [{ code: 'disk-low', severity: 'warning', evidence }] : [];
}

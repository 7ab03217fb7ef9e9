import type { Workspace } from './spans.ts';

/** A run of readings longer than this, from its first to its last, is not a slip. */
const longest = 24 * 3600;

/** Called for each run that may be set aside, with its first and last point; returns whether it is. */
export type RunJudge = (code: 'dropout' | 'spike', first: number, last: number) => boolean;

/**
 * Dropouts and spikes of one device (section 4 of the specification): at each fall from `high` to `low`, the points after it up to the
 * first that is `high` or more again are a dropout, and those before it back to the last that is `low` or less are a spike. Needs points
 * `t` (s) and `q` (as read) on the workspace; leaves in `mark` how many more (or fewer) runs cover a point than the one before. O(n): both
 * ends of every run come from a stack whose values only rise or only fall.
 * @param most a run that climbs by more than this is a counter that rolled over, and stays
 */
export function markRuns(workspace: Workspace, most: number, judge: RunJudge): void {
  const { n, q, mark, up, down } = workspace;
  mark.fill(0, 0, n + 1);
  let [ups, downs] = [0, 0];
  for (let i = 0; i < n; i++) {
    const value = q[i] as number;
    while (downs > 0 && (q[down[downs - 1] as number] as number) <= value) {
      const high = down[--downs] as number;
      if (high + 1 < i) markRun(workspace, most, 'dropout', high + 1, i - 1, judge);
    }
    down[downs++] = i;
    while (ups > 0 && (q[up[ups - 1] as number] as number) > value) ups--;
    const low = ups > 0 ? (up[ups - 1] as number) : -1;
    if (low >= 0 && low + 1 < i) markRun(workspace, most, 'spike', low + 1, i - 1, judge);
    up[ups++] = i;
  }
}

function markRun(workspace: Workspace, most: number, code: 'dropout' | 'spike', first: number, last: number, judge: RunJudge): void {
  const { t, q, mark } = workspace;
  if ((t[last] as number) - (t[first] as number) > longest) return;
  if ((q[last] as number) - (q[first] as number) > most) return;
  if (!judge(code, first, last)) return;
  mark[first] = (mark[first] as number) + 1;
  mark[last + 1] = (mark[last + 1] as number) - 1;
}

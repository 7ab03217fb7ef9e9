import type { client } from '../../../api.ts';

export type PlaceBrief = Awaited<ReturnType<typeof client.brief.show>>;

type Target = PlaceBrief['targets'][number];

/** How many targets are shown with a bar; the others are on their page. */
export const mostRows = 5;

/**
 * The targets of a year in the order of the answer (most trouble first): those that run, those whose time is over, and those without the
 * data to be judged.
 */
export function groupsOf(targets: readonly Target[], year: number) {
  const isOver = ({ due }: Target): boolean => due !== null && due < year;
  const running = targets.filter((one) => !isOver(one));
  return {
    judged: running.filter(({ status }) => status !== 'unknown'),
    unknown: running.filter(({ status }) => status === 'unknown'),
    over: targets.filter(isOver),
  };
}

/** How far towards the plan, 0..1; null if either is not known, or the plan is nothing. */
export function towardsPlan({ now, path }: Pick<Target, 'now' | 'path'>): number | null {
  if (now === null || path === null || path <= 0) return null;
  return Math.min(1, Math.max(0, now / path));
}

import type { Progress } from './answers.ts';

/** How a target stands towards the shown place and year. */
export const targetGroups = ['running', 'unshared', 'over', 'uncomputed'] as const;

export type TargetGroup = (typeof targetGroups)[number];

/** The status of targets, most trouble first. */
const trouble = ['missed', 'behind', 'unknown', 'on-track', 'reached'] as const;

type Standing = Pick<Progress, 'ofAbove' | 'due' | 'indicator' | 'form'> & { readonly findings: readonly { readonly code: string }[] };

/**
 * A total of a place above that was not shared out is not judged here, whatever its year; then come those whose time is over, and those
 * that nothing calculates.
 */
export function groupOf(one: Standing, year: number): TargetGroup {
  if (one.ofAbove || one.findings.some(({ code }) => code === 'target-not-split')) return 'unshared';
  if (one.due !== null && one.due < year) return 'over';
  return one.indicator === null && one.form === null ? 'uncomputed' : 'running';
}

/** The targets of each group, in trouble first. */
export function inGroups(targets: readonly Progress[], year: number): Record<TargetGroup, readonly Progress[]> {
  const sorted = targets.toSorted((a, b) => trouble.indexOf(a.status) - trouble.indexOf(b.status));
  const of = (group: TargetGroup) => sorted.filter((one) => groupOf(one, year) === group);
  return { running: of('running'), unshared: of('unshared'), over: of('over'), uncomputed: of('uncomputed') };
}

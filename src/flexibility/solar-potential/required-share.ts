import { Problem } from '#kernel/problem.ts';
import type { PolicyService, Verdict } from '#green-building/policy/policy.ts';
import type { Projects } from '#registry/project/project.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';

type ProjectShown = Awaited<ReturnType<Projects['within']>>[number];

/** The share of its roof that photovoltaics have to cover according to the documents; nulls and `none` if no document says so. */
export type RequiredShare = {
  /** From 0 to 1. */
  readonly value: number | null;
  /** `must`, `promote` …; only the first is a duty. */
  readonly strength: string;
  readonly document: string | null;
  readonly clause: string | null;
};

export const noneRequired: RequiredShare = { value: null, strength: 'none', document: null, clause: null };

/** Strengths in order of precedence. */
const strengths = ['must', 'in-principle', 'promote', 'encourage', 'may'];

/**
 * Whether a building is new on a day: it is in a new-building project that is not delivered by then, or was built in that year or later.
 * Documents require a share of the roof only for these.
 */
export function newWorkOf(building: BuildingFacts, projects: readonly ProjectShown[], day: string): { readonly facts: object } | null {
  const project = projects.find(
    ({ buildings, facts, life }) =>
      buildings.includes(building.code) &&
      facts['work'] === 'new' &&
      !life.some(({ stage, on }) => (stage === 'delivered' || stage === 'operation') && on !== null && on <= day),
  );
  if (project !== undefined) return { facts: project.facts };
  const { yearBuilt } = building.fields;
  return typeof yearBuilt === 'number' && yearBuilt >= Number(day.slice(0, 4)) ? { facts: {} } : null;
}

/** The result of `rules` for `pv-roof-share`: the strongest requirement, and of these the highest. */
export function requiredShare(verdict: Pick<Verdict, 'requirements'> | null): RequiredShare {
  const asked = (verdict?.requirements ?? []).flatMap((one) =>
    'item' in one && one.item === 'pv-roof-share' && typeof one.value === 'number'
      ? [{ value: one.value / 100, strength: one.strength, document: one.document, clause: one.clause }]
      : [],
  );
  const rank = ({ strength }: RequiredShare): number => (strengths.indexOf(strength) + strengths.length + 1) % (strengths.length + 1);
  return asked.toSorted((a, b) => rank(a) - rank(b) || b.value - a.value)[0] ?? noneRequired;
}

/** Null if no document of the place was in force yet. */
export function judged(policy: Pick<PolicyService, 'judge'>, regions: readonly string[], day: string, project: object): Verdict | null {
  try {
    return policy.judge(regions, day, project);
  } catch (error) {
    if (error instanceof Problem && error.code === 'policy-date-before') return null;
    throw error;
  }
}

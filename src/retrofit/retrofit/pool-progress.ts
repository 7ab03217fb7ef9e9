import { numberOf } from '#reporting/indicator/facts.ts';
import type { PoolProject } from '#reporting/indicator/indicator.ts';
import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import type { RetrofitShown } from './present-retrofit.ts';
import { lifeStates } from './states.ts';
import type { Step } from './step-store.ts';

/** A project with its current steps. */
export type Lived = { readonly project: RetrofitShown; readonly steps: readonly Step[] };

/**
 * The year in which a project reached a state: that of the day of the step, otherwise, if a file gave the state but no day, that of its
 * plan. Null if it has not reached it, was withdrawn, or the year is not stated.
 */
export function yearOfState({ project, steps }: Lived, state: (typeof lifeStates)[number]): number | null {
  if (project.state === 'withdrawn' || lifeStates.indexOf(project.state) < lifeStates.indexOf(state)) return null;
  const day = steps.findLast((one) => one.state === state)?.on ?? null;
  return day === null ? project.year : Number(day.slice(0, 4));
}

/** A project as indicators count it; none if it was withdrawn. */
export function countedOf({ project, steps }: Lived): PoolProject[] {
  if (project.state === 'withdrawn') return [];
  const { code, name, region, buildings, area } = project;
  const year = yearOfState({ project, steps }, 'accepted');
  const day = steps.findLast(({ state }) => state === 'accepted')?.on ?? null;
  const days = steps.flatMap(({ on }) => on ?? []).toSorted();
  return [
    { code, name, region, buildings, areaM2: area, begunOn: days[0] ?? null, acceptedOn: year === null ? null : (day ?? `${year}-12-31`) },
  ];
}

/** An exact sum; null if there are values and none is known; 0 if there are no values. */
export function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((one) => one !== null);
  if (known.length === 0 && values.length > 0) return null;
  return numberOf(known.reduce<Exact>((so, one) => so.add(exactOf(one)), exact(0n)));
}

/** The projects of a pool that count: those not withdrawn. */
export const countableIn = (all: readonly Lived[]): readonly Lived[] => all.filter(({ project }) => project.state !== 'withdrawn');

/** The projects accepted in a year, and the floor area of those whose area is known; null if no project is registered. */
export function acceptedIn(all: readonly Lived[], year: number): { projects: number; area: number | null } {
  const those = all.filter((one) => yearOfState(one, 'accepted') === year);
  return { projects: those.length, area: countableIn(all).length === 0 ? null : sumOf(those.map(({ project }) => project.area)) };
}

export type VerifiedIn = {
  projects: number;
  /** kgce per year, of those for which both this and `verified` are known; null if none are. */
  estimated: number | null;
  verified: number | null;
  ratio: number | null;
};

/** The same for the projects that included a measure: the saving of a whole project is not broken down by measure. */
export type VerifiedByMeasure = VerifiedIn & { measure: string };

/** The ratio of each measure, over the projects verified in the year that include it. @param measuresOf those of a project, by code */
export function verifiedByMeasure(
  all: readonly Lived[],
  year: number,
  measuresOf: (lived: Lived) => readonly string[],
): VerifiedByMeasure[] {
  const those = all.filter((one) => yearOfState(one, 'verified') === year);
  const by = new Map<string, Lived[]>();
  for (const one of those) for (const measure of measuresOf(one)) by.set(measure, [...(by.get(measure) ?? []), one]);
  return [...by].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([measure, some]) => ({ measure, ...verifiedOfAll(some) }));
}

/** The projects verified in a year: their estimates, and the results of the savings reports. */
export const verifiedIn = (all: readonly Lived[], year: number): VerifiedIn =>
  verifiedOfAll(all.filter((one) => yearOfState(one, 'verified') === year));

function verifiedOfAll(those: readonly Lived[]): VerifiedIn {
  const both = those.flatMap(({ project: { saving }, steps }) => {
    const kgce = verifiedKgce(steps);
    return saving !== null && kgce !== null ? [{ saving, kgce }] : [];
  });
  if (both.length === 0) return { projects: those.length, estimated: null, verified: null, ratio: null };
  const estimated = sumOf(both.map(({ saving }) => saving)) as number;
  const verified = sumOf(both.map(({ kgce }) => kgce)) as number;
  return { projects: those.length, estimated, verified, ratio: estimated === 0 ? null : verified / estimated };
}

/** The result of a project's savings report, kgce; null if it was not verified, or its coal equivalent is not known. */
export function verifiedKgce(steps: readonly Step[]): number | null {
  const detail = steps.findLast(({ state }) => state === 'verified')?.detail['savings'];
  const kgce = (detail as { kgce?: unknown } | undefined)?.kgce;
  return typeof kgce === 'number' ? kgce : null;
}

/** The verified saving of one project, next to its estimate. */
export function verifiedOf({
  project: { saving },
  steps,
}: {
  readonly project: Pick<RetrofitShown, 'saving'>;
  readonly steps: readonly Step[];
}): {
  kgce: number | null;
  ratio: number | null;
} {
  const kgce = verifiedKgce(steps);
  return { kgce, ratio: kgce === null || saving === null || saving === 0 ? null : kgce / saving };
}

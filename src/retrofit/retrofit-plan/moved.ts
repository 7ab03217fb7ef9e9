import { exact, type Exact } from '#kernel/exact-number.ts';
import { plainAmount } from './amount.ts';
import { contractedResource } from './contracted.ts';
import type { Chosen, InstanceProject } from './facts.ts';
import type { Left, PlanInstance } from './instance.ts';

/** What differs from when the plan was made; null where there was or is no value. */
export type Moved = { readonly project: string; readonly what: string; readonly was: string | null; readonly now: string | null };

type Both = Pick<PlanInstance, 'instance' | 'left'>;

/**
 * What moved between the file of a plan and the same as known now: projects that were added or removed or are left out for another reason,
 * options added or removed, and each amount. Sorted by project.
 */
export function movedBetween(was: Both, now: Both): Moved[] {
  const [before, after] = [byId(was.instance.projects), byId(now.instance.projects)];
  const [leftBefore, leftNow] = [reasons(was.left), reasons(now.left)];
  const codes = [...new Set([...before.keys(), ...after.keys(), ...leftBefore.keys(), ...leftNow.keys()])].toSorted();
  return codes.flatMap((project) => {
    const standing = [
      standingOf(before.get(project), leftBefore.get(project)),
      standingOf(after.get(project), leftNow.get(project)),
    ] as const;
    if (standing[0] !== standing[1]) return [{ project, what: 'standing', was: standing[0], now: standing[1] }];
    const [one, other] = [before.get(project), after.get(project)];
    return one === undefined || other === undefined ? [] : movedOf(one, other);
  });
}

const byId = (projects: readonly InstanceProject[]) => new Map(projects.map((one) => [one.id, one] as const));
const reasons = (left: readonly Left[]) => new Map(left.map(({ project, why }) => [project, why] as const));

/** In the file, left out for a reason, or absent. */
const standingOf = (project: InstanceProject | undefined, left: string | undefined): string | null =>
  project === undefined ? (left ?? null) : 'open';

function movedOf(was: InstanceProject, now: InstanceProject): Moved[] {
  const found: Moved[] = [];
  const compare = (what: string, before: string | null, after: string | null): void => {
    if (before !== after) found.push({ project: was.id, what, was: before, now: after });
  };
  for (const what of ['region', 'block', 'dueBy'] as const) compare(what, told(was[what]), told(now[what]));
  for (const what of ['tags', 'requires'] as const) compare(what, told(was[what]?.join(';')), told(now[what]?.join(';')));
  const [before, after] = [new Map(was.options.map((one) => [one.id, one])), new Map(now.options.map((one) => [one.id, one]))];
  for (const id of [...new Set([...before.keys(), ...after.keys()])].toSorted()) {
    const [one, other] = [before.get(id), after.get(id)];
    if (one === undefined || other === undefined) {
      compare(`option ${id}`, one === undefined ? null : id, other === undefined ? null : id);
      continue;
    }
    const named = was.options.length > 1 ? `${id} ` : '';
    compare(`${named}years`, told(one.years?.join(', ')), told(other.years?.join(', ')));
    // that it has been contracted since is its state, not an amount that moved
    for (const resource of names(one.amounts, other.amounts).filter((name) => name !== contractedResource))
      compare(`${named}${resource}`, one.amounts[resource] ?? null, other.amounts[resource] ?? null);
    for (const resource of names(one.spread, other.spread))
      compare(`${named}spread ${resource}`, one.spread?.[resource] ?? null, other.spread?.[resource] ?? null);
  }
  return found;
}

const told = (value: string | number | undefined): string | null => (value === undefined || value === '' ? null : String(value));
const names = (one: object = {}, other: object = {}): string[] => [...new Set([...Object.keys(one), ...Object.keys(other)])].toSorted();

/**
 * The value of the chosen projects with the amounts of a file: Σ weight of the year · Σ objective · amounts, exact, as decimal text of six
 * digits at most. A missing project or option counts zero.
 */
export function valueOf(instance: PlanInstance['instance'], chosen: readonly Chosen[]): string {
  const projects = byId(instance.projects);
  const objective = Object.entries((instance['objective'] ?? {}) as Record<string, number | string>);
  const weights = (instance['yearWeights'] ?? {}) as Record<string, number | string>;
  let sum = exact(0n);
  for (const { project, option, year } of chosen) {
    const amounts = projects.get(project)?.options.find(({ id }) => id === option)?.amounts ?? {};
    const each = objective.reduce(
      (total, [resource, weight]) => total.add(number(weight).mul(number(amounts[resource] ?? '0'))),
      exact(0n),
    );
    sum = sum.add(each.mul(number(weights[String(year)] ?? 1)));
  }
  return plainAmount(sum);
}

const number = (value: number | string): Exact => exact(String(value));

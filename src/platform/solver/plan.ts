import { exact, type Exact } from '#kernel/exact-number.ts';
import { abs, type Model } from './model.ts';

/** A plan: for each project the index of its choice, or -1. */
export type Plan = readonly number[];

/** The exact evaluation of a plan: value in 10^-18, use and breach of each limit in 10^-12, weighted breaches. */
export type Worth = {
  readonly value: bigint;
  readonly used: readonly bigint[];
  readonly breach: readonly bigint[];
  readonly hard: Exact;
  readonly soft: Exact;
  /** Whether prerequisites and blocks are satisfied. */
  readonly stands: boolean;
};

/** Evaluates a plan in integer arithmetic. */
export function worthOf(model: Model, plan: Plan): Worth {
  const used = model.limits.map(() => 0n);
  let value = 0n;
  for (const at of plan) {
    const choice = at < 0 ? undefined : model.choices[at];
    if (choice === undefined) continue;
    value += choice.value;
    for (const [k, row] of choice.rows.entries()) used[row] = (used[row] ?? 0n) + (choice.coefficients[k] ?? 0n);
  }
  const breach = model.limits.map(({ sense, amount }, row) => over(sense, used[row] ?? 0n, amount));
  const weighed = (hard: boolean): Exact => {
    let sum = exact(0n);
    for (const [row, limit] of model.limits.entries())
      if (!limit.always && limit.hard === hard && breach[row] !== 0n)
        sum = sum.add(exact((breach[row] ?? 0n) * limit.weight).div(exact(limit.scale * 1_000_000n)));
    return sum;
  };
  const kept = model.limits.every((limit, row) => !limit.always || breach[row] === 0n);
  return { value, used, breach, hard: weighed(true), soft: weighed(false), stands: kept && wholeBlocks(model, plan) };
}

export function over(sense: 'max' | 'min', used: bigint, amount: bigint): bigint {
  const by = sense === 'max' ? used - amount : amount - used;
  return by > 0n ? by : 0n;
}

function wholeBlocks({ units, choices }: Model, plan: Plan): boolean {
  return units.every(({ members, isBlock }) => {
    if (!isBlock) return true;
    const years = new Set(members.map((member) => choices[plan[member] ?? -1]?.year ?? -1));
    return years.size === 1;
  });
}

/** The previous plan, as far as its choices still exist. */
export function previousPlan({ instance, projects, choices, ofProject }: Model): Plan {
  const before = new Map((instance.previous ?? []).map((one) => [one.project, one]));
  return projects.map(({ id }, project) => {
    const was = before.get(id);
    if (was === undefined) return -1;
    return (ofProject[project] ?? []).find((at) => choices[at]?.option.id === was.option && choices[at].year === was.year) ?? -1;
  });
}

/** How many projects are added, removed, or change option or year. */
export function changesOf({ instance, projects, choices }: Model, plan: Plan): string[] {
  const before = new Map((instance.previous ?? []).map((one) => [one.project, one]));
  return projects.flatMap(({ id }, project) => {
    const was = before.get(id);
    const is = choices[plan[project] ?? -1];
    const same = was === undefined ? is === undefined : is !== undefined && is.option.id === was.option && is.year === was.year;
    return same ? [] : [id];
  });
}

/** The minimum value of a new plan of least change: the best minus what may be given up. In 10^-24. */
export const leastValue = (best: bigint, giveUp: bigint): bigint => best * 1_000_000n - giveUp * abs(best);

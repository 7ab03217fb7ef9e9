import { exact, type Exact } from '#kernel/exact-number.ts';
import { amountText } from './amount.ts';
import type { Amounts, Chosen, InstanceProject } from './facts.ts';

/** A plan as input of a comparison. */
export type ComparedPlan = { readonly projects: readonly InstanceProject[]; readonly chosen: readonly Chosen[] };

export type Comparison = {
  readonly onlyA: readonly Chosen[];
  readonly onlyB: readonly Chosen[];
  /** In both plans, with another option or year. */
  readonly moved: readonly { readonly project: string; readonly a: Omit<Chosen, 'project'>; readonly b: Omit<Chosen, 'project'> }[];
  /** By resource: each plan's total, and how much larger the second is. */
  readonly totals: Readonly<Record<string, { readonly a: string; readonly b: string; readonly difference: string }>>;
  /** Of each project that is in only one of them, and of those in only the first or only the second together. */
  readonly amounts: Readonly<Record<string, MoneyAndSaving>>;
  readonly sums: { readonly onlyA: MoneyAndSaving; readonly onlyB: MoneyAndSaving };
};

type MoneyAndSaving = { readonly costYuan: string; readonly savingKgce: string };

/** Two plans side by side: projects in only one of them, projects that moved, and the totals of each, exactly. */
export function comparePlans(a: ComparedPlan, b: ComparedPlan): Comparison {
  const [inA, inB] = [byProject(a.chosen), byProject(b.chosen)];
  const [sumsA, sumsB] = [totalsOf(a), totalsOf(b)];
  const resources = [...new Set([...sumsA.keys(), ...sumsB.keys()])].toSorted();
  const onlyA = sorted(a.chosen.filter(({ project }) => !inB.has(project)));
  const onlyB = sorted(b.chosen.filter(({ project }) => !inA.has(project)));
  return {
    onlyA,
    onlyB,
    amounts: Object.fromEntries([
      ...onlyA.map((one) => [one.project, moneyAndSaving({ ...a, chosen: [one] })] as const),
      ...onlyB.map((one) => [one.project, moneyAndSaving({ ...b, chosen: [one] })] as const),
    ]),
    sums: { onlyA: moneyAndSaving({ ...a, chosen: onlyA }), onlyB: moneyAndSaving({ ...b, chosen: onlyB }) },
    moved: sorted(a.chosen).flatMap(({ project, option, year }) => {
      const other = inB.get(project);
      if (other === undefined || (other.option === option && other.year === year)) return [];
      return [{ project, a: { option, year }, b: { option: other.option, year: other.year } }];
    }),
    totals: Object.fromEntries(
      resources.map((resource) => {
        const [one, two] = [sumsA.get(resource) ?? exact(0n), sumsB.get(resource) ?? exact(0n)];
        return [resource, { a: amountText(resource, one), b: amountText(resource, two), difference: amountText(resource, two.sub(one)) }];
      }),
    ),
  };
}

const byProject = (chosen: readonly Chosen[]) => new Map(chosen.map((one) => [one.project, one] as const));
const sorted = (chosen: readonly Chosen[]): Chosen[] => chosen.toSorted((x, y) => (x.project < y.project ? -1 : 1));

/** The amounts of a chosen project; empty if its option is not in the file. */
export function amountsOf(projects: ReadonlyMap<string, InstanceProject>, { project, option }: Chosen): Amounts {
  return projects.get(project)?.options.find(({ id }) => id === option)?.amounts ?? {};
}

function moneyAndSaving(of: ComparedPlan): MoneyAndSaving {
  const totals = totalsOf(of);
  const total = (resource: 'costYuan' | 'savingKgce'): string => amountText(resource, totals.get(resource) ?? exact(0n));
  return { costYuan: total('costYuan'), savingKgce: total('savingKgce') };
}

/** The totals of the chosen projects, by resource, exactly. */
export function totalsOf({ projects, chosen }: ComparedPlan): Map<string, Exact> {
  const byId = new Map(projects.map((one) => [one.id, one] as const));
  const sums = new Map<string, Exact>();
  for (const one of chosen)
    for (const [resource, amount] of Object.entries(amountsOf(byId, one)))
      sums.set(resource, (sums.get(resource) ?? exact(0n)).add(exact(amount)));
  return sums;
}

import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { numberOf } from '#reporting/indicator/facts.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Estimate } from '#retrofit/retrofit-estimate/retrofit-estimate.ts';
import type { RetrofitNeeds } from './needs.ts';

/** The package that the buildings of a project are estimated with, based on their use in a year. */
export type EstimateQuestion = { readonly package: string; readonly year: number };

/** The result of estimating a project; null where one of its buildings lacks a value. Money in yuan, savings in kgce per year. */
export type ProjectEstimate = EstimateQuestion & {
  readonly cost: string | null;
  readonly saving: number | null;
  readonly savingLow: number | null;
  readonly savingHigh: number | null;
  /** The origin of each building's saving. */
  readonly figures: readonly string[];
  readonly missing: readonly string[];
  readonly indicative: boolean;
};

/** One package in one building, as far as needed to sum up a project. */
export type BuildingPart = Pick<Estimate['packages'][number], 'total' | 'cost' | 'missing' | 'indicative'>;

/**
 * The buildings of a project together. What one building lacks is unknown for the whole, never zero; what their intervals have in common is
 * not known, so their ends add up.
 */
export function addedUp(asked: EstimateQuestion, parts: readonly BuildingPart[]): ProjectEstimate {
  const saved = (pick: (total: BuildingPart['total']) => number | null): number | null => {
    const all = parts.map(({ total }) => pick(total));
    return all.length === 0 || all.some((one) => one === null) ? null : numberOf(sum(all.map((one) => exactOf(one as number))));
  };
  const costs = parts.map(({ cost }) => cost.value);
  const isPriced = costs.length > 0 && costs.every((one) => one !== null);
  return {
    ...asked,
    cost: isPriced ? moneyOf(centsOf(sum(costs.map((one) => exact(one as string))))) : null,
    saving: saved(({ value }) => value),
    savingLow: saved(({ low }) => low),
    savingHigh: saved(({ high }) => high),
    figures: parts.map(({ total }) => total.figure),
    missing: [...new Set(parts.flatMap((one) => one.missing))].toSorted(),
    indicative: parts.some((one) => one.indicative),
  };
}

const sum = (values: readonly Exact[]): Exact => values.reduce((so, one) => so.add(one), exact(0n));

/** The estimate of the buildings of a project, as known now. Throws `no-such-building`, `no-such-package`. */
export async function estimateOf(
  { estimates }: Pick<RetrofitNeeds, 'estimates'>,
  scope: Scope,
  { buildings, ...asked }: EstimateQuestion & { readonly buildings: readonly string[] },
): Promise<ProjectEstimate> {
  const parts: BuildingPart[] = [];
  for (const building of buildings) {
    const { packages } = await estimates.estimate(scope, { building, year: asked.year, packages: [asked.package] });
    parts.push(...packages);
  }
  return addedUp(asked, parts);
}

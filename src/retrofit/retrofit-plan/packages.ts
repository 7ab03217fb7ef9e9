import type { Carrier } from '#kernel/carrier.ts';
import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import type { Estimate, PackageEstimate as BuildingPackage, RetrofitEstimates } from '#retrofit/retrofit-estimate/retrofit-estimate.ts';
import { plainAmount } from './amount.ts';
import type { Effort, PackageEstimate } from './facts.ts';
import type { EstimateTerms } from './needs.ts';

/**
 * The packages of a project: each of its buildings estimated, and added up. A cost that one building lacks makes the whole unknown. Errors
 * of one package in the buildings of one project are assumed common: half-widths add up.
 */
export async function packagesOf(
  estimate: ReturnType<RetrofitEstimates['batch']>,
  { buildings, year, packages, prices, discount }: EstimateTerms,
): Promise<PackageEstimate[]> {
  const told: Estimate[] = [];
  for (const building of buildings)
    told.push(
      await estimate({
        building,
        year,
        ...(packages !== null && { packages }),
        prices: prices as Readonly<Partial<Record<Carrier, string>>>,
        ...(discount !== null && { discount: plainAmount(exactOf(discount.rate)), years: discount.years }),
      }),
    );
  const names = [...new Set(told.flatMap((one) => one.packages.map((of) => of.package)))];
  return names.map((name) =>
    together(
      name,
      told.map((one) => one.packages.find((own) => own.package === name)),
    ),
  );
}

/** A package for all buildings of a project. */
function together(name: string, all: readonly (BuildingPackage | undefined)[]): PackageEstimate {
  const found = all.flatMap((one) => (one === undefined ? [] : [one]));
  const each = <T>(pick: (one: (typeof found)[number]) => T | null): T[] | null => {
    const values = found.map((one) => pick(one));
    return found.length < all.length || values.some((value) => value === null) ? null : (values as T[]);
  };
  const decimals = (pick: (one: BuildingPackage) => number | null): string | null => {
    const values = each((one) => pick(one));
    return values === null ? null : plainAmount(sum(values.map((value) => exactOf(value))));
  };
  const yuan = (pick: (one: BuildingPackage) => string | null): string | null => {
    const values = each((one) => pick(one));
    return values === null ? null : moneyOf(centsOf(sum(values.map((value) => exact(value)))));
  };
  return {
    package: name,
    costYuan: yuan(({ cost }) => cost.value),
    savingKgce: decimals(({ total }) => total.value),
    low: decimals(({ total }) => total.low),
    high: decimals(({ total }) => total.high),
    carbonKg: decimals(({ carbonKg }) => carbonKg),
    yuanPerYear: yuan(({ yuanPerYear }) => yuanPerYear),
    npvYuan: yuan(({ npvYuan }) => npvYuan),
    efforts: found.flatMap(effortsOf),
    missing: [...new Set(found.flatMap((one) => one.missing))].toSorted(),
    indicative: found.some((one) => one.indicative),
  };
}

const effortsOf = ({ works }: BuildingPackage): Effort[] =>
  works.flatMap(({ trade, days, outOfSeason }) =>
    trade === null || days === null ? [] : [{ trade, days: plainAmount(exactOf(days)), outOfSeason }],
  );

const sum = (values: readonly Exact[]): Exact => values.reduce((total, one) => total.add(one), exact(0n));

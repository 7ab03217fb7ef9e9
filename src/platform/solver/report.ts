import type { ChosenRow, LimitUse, OutRow } from './answer.ts';
import { chanceOf } from './chance.ts';
import { numberOf } from './decimal.ts';
import { coefficientDecimals, valueDecimals, type Model } from './model.ts';
import { over, type Plan, type Worth } from './plan.ts';
import { sumDecimals, widened, type Best, type Prices } from './prices.ts';

/** Each chosen project with its value, its reduced value at the prices, and the floors that it contributes to. */
export function chosenRows({ projects, choices, limits }: Model, plan: Plan, { prices, reduced }: Prices): ChosenRow[] {
  return plan.flatMap((at, project) => {
    const choice = choices[at];
    if (choice === undefined) return [];
    return [
      {
        project: projects[project]?.id ?? '',
        option: choice.option.id,
        year: choice.year,
        value: numberOf(choice.value, valueDecimals),
        reduced: numberOf(reduced[at] ?? 0n, sumDecimals),
        serves: choice.rows.flatMap((row, k) =>
          (prices[row] ?? 0) < 0 && (choice.coefficients[k] ?? 0n) > 0n ? [limits[row]?.id ?? ''] : [],
        ),
      },
    ];
  });
}

/** Each project left out, why, and what its unit would need. */
export function outRows(model: Model, plan: Plan, worth: Worth, prices: Prices): OutRow[] {
  const told = new Map<number, ReturnType<typeof unitOut>>();
  return plan.flatMap((at, project) => {
    if (at >= 0) return [];
    const unit = model.unitOf[project] ?? -1;
    const known = told.get(unit) ?? unitOut(model, prices.bests[unit] ?? null, worth);
    told.set(unit, known);
    const why = known.why === 'no-option' && model.pinnedOut.has(project) ? 'pinned' : known.why;
    return [{ project: model.projects[project]?.id ?? '', ...known, why }];
  });
}

function unitOut(model: Model, best: Best | null, worth: Worth): Omit<OutRow, 'project'> {
  if (best === null) return { why: 'no-option', best: null, needs: null, addNow: [] };
  const picked = best.choices.flatMap((at) => model.choices[at] ?? []);
  const value = picked.reduce((sum, choice) => sum + choice.value, 0n);
  const why = value <= 0n ? 'no-value' : best.reduced <= 0n ? 'price' : 'room';
  return {
    why,
    best: {
      year: picked[0]?.year ?? 0,
      options: picked.map(({ project, option }) => ({ project: model.projects[project]?.id ?? '', option: option.id })),
      value: numberOf(value, valueDecimals),
      reduced: numberOf(best.reduced, sumDecimals),
    },
    needs: why === 'price' ? numberOf(-best.reduced, sumDecimals) : null,
    addNow: addNow(model, best, worth),
  };
}

function addNow(model: Model, { choices }: Best, worth: Worth): OutRow['addNow'] {
  const amounts = widened(model, worth);
  const more = new Map<number, bigint>();
  for (const at of choices)
    for (const [k, row] of (model.choices[at]?.rows ?? []).entries())
      more.set(row, (more.get(row) ?? 0n) + (model.choices[at]?.coefficients[k] ?? 0n));
  return [...more]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([row, by]) => {
      const limit = model.limits[row];
      const short = limit === undefined ? 0n : over(limit.sense, (worth.used[row] ?? 0n) + by, amounts[row] ?? 0n);
      return limit === undefined || short === 0n ? [] : [{ limit: limit.id, by: numberOf(short, coefficientDecimals) }];
    });
}

/** Each limit with its use and its price. */
export function limitRows(model: Model, plan: Plan, worth: Worth, { prices }: Prices): LimitUse[] {
  const written = new Map(model.instance.limits.map((limit) => [limit.id, limit]));
  return model.limits.map(({ id, resource, sense, amount }, row) => {
    const used = worth.used[row] ?? 0n;
    const left = sense === 'max' ? amount - used : used - amount;
    const own = written.get(id);
    const chance = sense === 'min' && own !== undefined ? chanceOf(model, own, row, plan, worth) : null;
    return {
      id,
      resource,
      sense,
      amount: numberOf(amount, coefficientDecimals),
      used: numberOf(used, coefficientDecimals),
      slack: numberOf(left > 0n ? left : 0n, coefficientDecimals),
      breach: numberOf(worth.breach[row] ?? 0n, coefficientDecimals),
      price: prices[row] ?? 0,
      ...(chance !== null && { chance }),
    };
  });
}

import type { Model } from './model.ts';
import type { Plan } from './plan.ts';
import type { Frame } from './program.ts';

/** A model in columns of numbers, scaled as programmes are: what prices are tried on again and again. */
export type Columns = {
  readonly value: Float64Array;
  /** Where the coefficients of each choice begin. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly sizes: Float64Array;
};

export function columnsOf({ choices }: Model, { valueUnit, units }: Pick<Frame, 'valueUnit' | 'units'>): Columns {
  const starts = new Int32Array(choices.length + 1);
  for (const [at, { rows }] of choices.entries()) starts[at + 1] = (starts[at] ?? 0) + rows.length;
  const rows = new Int32Array(starts[choices.length] ?? 0);
  const sizes = new Float64Array(rows.length);
  const value = new Float64Array(choices.length);
  for (const [at, choice] of choices.entries()) {
    value[at] = Number(choice.value) / valueUnit;
    const from = starts[at] ?? 0;
    for (const [k, row] of choice.rows.entries()) {
      rows[from + k] = row;
      sizes[from + k] = Number(choice.coefficients[k]) / (units[row] ?? 1);
    }
  }
  return { value, starts, rows, sizes };
}

/** What prices make of a model. */
export type Margins = {
  /** Of each project its choice in the best way of its unit, or -1. */
  readonly plan: Plan;
  /** By how much the best way of a unit that takes this choice is worse than its best. */
  readonly short: Float64Array;
  /** Of each unit, by how much its second way is worse than its first; doing nothing is a way. */
  readonly margin: Float64Array;
  /** What the units come to at their best. */
  readonly total: number;
};

/** The best way of each unit at prices (scaled, one a limit), and how near the others come. */
export function marginsOf(model: Model, { value, starts, rows, sizes }: Columns, prices: Float64Array): Margins {
  const left = Float64Array.from(value);
  for (let at = 0; at < left.length; at += 1) {
    let sum = left[at] ?? 0;
    for (let k = starts[at] ?? 0; k < (starts[at + 1] ?? 0); k += 1) sum -= (prices[rows[k] ?? 0] ?? 0) * (sizes[k] ?? 0);
    left[at] = sum;
  }
  const plan = model.projects.map(() => -1);
  const short = new Float64Array(left.length);
  const margin = new Float64Array(model.units.length).fill(Infinity);
  let total = 0;
  for (const [unit, { members }] of model.units.entries()) {
    const years = bestByYear(model, members, left);
    let top: Year | null = null;
    for (const year of years.values()) if (year.picks.length === members.length && year.sum > (top?.sum ?? 0)) top = year;
    const most = top?.sum ?? 0;
    total += most;
    if (top !== null) for (const [k, member] of members.entries()) plan[member] = top.picks[k] ?? -1;
    let second = top === null ? Infinity : most;
    for (const [k, member] of members.entries())
      for (const at of model.ofProject[member] ?? []) {
        const year = years.get(model.choices[at]?.year ?? 0);
        short[at] = most - ((year?.sum ?? 0) - (left[year?.picks[k] ?? -1] ?? 0) + (left[at] ?? 0));
        if (plan[member] !== at) second = Math.min(second, short[at] ?? 0);
      }
    margin[unit] = second;
  }
  return { plan, short, margin, total };
}

type Year = { sum: number; picks: number[] };

/** Of each year the best choice of each member (all have one, or the year is none), and their sum. */
function bestByYear({ ofProject, choices }: Model, members: readonly number[], left: Float64Array): ReadonlyMap<number, Year> {
  const years = new Map<number, Year>();
  for (const [k, member] of members.entries())
    for (const at of ofProject[member] ?? []) {
      const of = choices[at]?.year ?? 0;
      const year = years.get(of) ?? { sum: 0, picks: [] };
      years.set(of, year);
      const before = year.picks[k];
      if (before !== undefined && (left[before] ?? 0) >= (left[at] ?? 0)) continue;
      year.sum += (left[at] ?? 0) - (before === undefined ? 0 : (left[before] ?? 0));
      year.picks[k] = at;
    }
  return years;
}

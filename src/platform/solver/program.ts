import type { Program, ProgramRow } from './public/highs.ts';
import { abs, type Model } from './model.ts';
import { over, type Plan, type Worth } from './plan.ts';

/** Which limits may be broken, at a price. */
export type Elastic = 'none' | 'soft' | 'all';

/** The objective and constraints of a programme, in addition to its limits. */
export type ProgramQuestion = {
  readonly least: 'value' | 'hard' | 'soft' | 'changes';
  readonly elastic: Elastic;
  /** The maximum of the weighted breaches. */
  readonly hardMost?: number;
  readonly softMost?: number;
  /** In units of `valueUnit`. */
  readonly valueLeast?: number;
  readonly changesMost?: number;
  readonly cuts: readonly ProgramRow[];
  /** Amounts to use for the limits (in order); by default their own. */
  readonly amounts?: readonly bigint[];
};

export type Frame = {
  readonly model: Model;
  /** The largest absolute value: the unit of values in the solver. */
  readonly valueUnit: number;
  readonly base: readonly ProgramRow[];
  readonly columns: number;
  /** Coefficients of each limit. */
  readonly terms: readonly { readonly indices: readonly number[]; readonly values: readonly number[] }[];
  /** The divisor of each limit's coefficients. */
  readonly units: readonly number[];
};

/** The parts common to all programmes of a model: one choice per project, a block in one year, limits scaled to one. */
export function frameOf(model: Model): Frame {
  const { choices, limits } = model;
  const { valueUnit, units } = scalesOf(model);
  const terms = limits.map(() => ({ indices: [] as number[], values: [] as number[] }));
  for (const [at, { rows, coefficients }] of choices.entries())
    for (const [k, row] of rows.entries()) {
      terms[row]?.indices.push(at);
      terms[row]?.values.push(Number(coefficients[k]) / (units[row] ?? 1));
    }
  return { model, valueUnit, units, terms, ...unitRows(model) };
}

/** The divisors of values and of the coefficients of each limit, so that the largest is one. */
function scalesOf({ choices, limits }: Model): Pick<Frame, 'valueUnit' | 'units'> {
  let most = 0n;
  for (const { value } of choices) if (abs(value) > most) most = abs(value);
  const units = limits.map(({ largest, amount }) => Number(largest > 0n ? largest : amount === 0n ? 1n : abs(amount)));
  return { valueUnit: most === 0n ? 1 : Number(most), units };
}

function unitRows({ units, ofProject, choices, instance }: Model): { readonly base: readonly ProgramRow[]; readonly columns: number } {
  const base: ProgramRow[] = [];
  let columns = choices.length;
  for (const { members, isBlock } of units) {
    if (!isBlock || members.length === 1) {
      for (const member of members) if ((ofProject[member] ?? []).length > 0) base.push(sum(ofProject[member] ?? [], -Infinity, 1));
      continue;
    }
    const [first = -1] = members;
    const years = instance.years.filter((year) => ofProject[first]?.some((at) => choices[at]?.year === year));
    if (years.length === 0) continue;
    base.push(
      sum(
        years.map((_, at) => columns + at),
        -Infinity,
        1,
      ),
    );
    for (const [at, year] of years.entries())
      for (const member of members) {
        const own = (ofProject[member] ?? []).filter((choice) => choices[choice]?.year === year);
        base.push({ indices: [...own, columns + at], values: [...own.map(() => 1), -1], lower: 0, upper: 0 });
      }
    columns += years.length;
  }
  return { base, columns };
}

const sum = (indices: readonly number[], lower: number, upper: number): ProgramRow => ({
  indices,
  values: indices.map(() => 1),
  lower,
  upper,
});

/** A programme, and the index of its first row that is a limit. */
export function programOf(frame: Frame, asked: ProgramQuestion): { readonly program: Program; readonly firstLimit: number } {
  const { model, base, terms, units, valueUnit } = frame;
  const { choices, limits } = model;
  let columns = frame.columns;
  const rows: ProgramRow[] = [...base];
  const hard = { indices: [] as number[], values: [] as number[] };
  const soft = { indices: [] as number[], values: [] as number[] };
  for (const [row, limit] of limits.entries()) {
    const amount = Number(asked.amounts?.[row] ?? limit.amount) / (units[row] ?? 1);
    const { indices, values } = terms[row] ?? { indices: [], values: [] };
    const gives = !limit.always && (asked.elastic === 'all' || (asked.elastic === 'soft' && !limit.hard));
    const bounds = limit.sense === 'max' ? { lower: -Infinity, upper: amount } : { lower: amount, upper: Infinity };
    if (!gives) {
      rows.push({ indices, values, ...bounds });
      continue;
    }
    rows.push({ indices: [...indices, columns], values: [...values, limit.sense === 'max' ? -1 : 1], ...bounds });
    const weighed = limit.hard ? hard : soft;
    weighed.indices.push(columns);
    weighed.values.push(((Number(limit.weight) / 1e6) * (units[row] ?? 1)) / Number(limit.scale));
    columns += 1;
  }
  const value = { indices: choices.map((_, at) => at), values: choices.map((one) => Number(one.value) / valueUnit) };
  const changes = changeTerms(model);
  if (asked.hardMost !== undefined && hard.indices.length > 0) rows.push({ ...hard, lower: -Infinity, upper: asked.hardMost });
  if (asked.softMost !== undefined && soft.indices.length > 0) rows.push({ ...soft, lower: -Infinity, upper: asked.softMost });
  if (asked.valueLeast !== undefined) rows.push({ ...value, lower: asked.valueLeast, upper: Infinity });
  if (asked.changesMost !== undefined) rows.push({ ...changes, lower: -Infinity, upper: asked.changesMost - changes.constant });
  rows.push(...asked.cuts);
  const cost = Array.from({ length: columns }, () => 0);
  const sign = asked.least === 'value' ? -1 : 1;
  const least = { value, hard, soft, changes }[asked.least];
  for (const [k, at] of least.indices.entries()) cost[at] = sign * (least.values[k] ?? 0);
  return {
    program: {
      cost,
      upper: Array.from({ length: columns }, (_, at) => (at < frame.columns ? 1 : Infinity)),
      whole: Array.from({ length: columns }, (_, at) => at < frame.columns),
      rows,
    },
    firstLimit: base.length,
  };
}

/** Changes from the previous plan, as a sum over choices and a constant. */
function changeTerms({ instance, projects, choices, ofProject }: Model) {
  const before = new Map((instance.previous ?? []).map((one) => [one.project, one]));
  const indices: number[] = [];
  const values: number[] = [];
  let constant = 0;
  for (const [project, { id }] of projects.entries()) {
    const was = before.get(id);
    if (was !== undefined) constant += 1;
    for (const at of ofProject[project] ?? []) {
      const choice = choices[at];
      if (was !== undefined && !(choice?.option.id === was.option && choice.year === was.year)) continue;
      indices.push(at);
      values.push(was === undefined ? 1 : -1);
    }
  }
  return { indices, values, constant };
}

/** The plan nearest to the solver's solution. */
export function planFrom({ ofProject }: Model, x: Float64Array): Plan {
  return ofProject.map((own) => own.find((at) => (x[at] ?? 0) > 0.5) ?? -1);
}

/**
 * Rows that forbid breaches of a plan that the solver let pass: for each broken limit, not all choices that push it over may be chosen
 * together again. Plans that keep the limit remain allowed.
 */
export function cutsOf({ model, terms }: Frame, plan: Plan, { used }: Worth, strict: (row: number) => boolean): ProgramRow[] {
  const chosen = new Set(plan);
  return model.limits.flatMap((limit, row) => {
    if (!strict(row) || over(limit.sense, used[row] ?? 0n, limit.amount) === 0n) return [];
    const { indices, values } = terms[row] ?? { indices: [], values: [] };
    return [
      forbid(indices, (k, at) => ((values[k] ?? 0) > 0 === (limit.sense === 'max') ? (chosen.has(at) ? 1 : 0) : chosen.has(at) ? 0 : -1)),
    ];
  });
}

/** Forbids exactly this plan. */
export function cutOf(model: Model, plan: Plan): ProgramRow {
  const chosen = new Set(plan);
  return forbid(
    model.choices.map((_, at) => at),
    (_k, at) => (chosen.has(at) ? 1 : -1),
  );
}

/** Not all choices with 1 may be chosen while none of those with -1 is. */
function forbid(all: readonly number[], signOf: (k: number, at: number) => 1 | 0 | -1): ProgramRow {
  const indices: number[] = [];
  const values: number[] = [];
  let there = 0;
  for (const [k, at] of all.entries()) {
    const sign = signOf(k, at);
    if (sign === 0) continue;
    indices.push(at);
    values.push(sign);
    if (sign === 1) there += 1;
  }
  return { indices, values, lower: -Infinity, upper: there - 1 };
}

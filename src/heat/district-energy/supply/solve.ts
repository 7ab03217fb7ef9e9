import { inSentence } from '#kernel/vocabulary.ts';
import { Problem } from '#kernel/problem.ts';
import type { ProgramRow, Solved, Solver } from '#platform/solver/public/highs.ts';
import { districtKindTerms } from '../vocabulary.ts';
import { leastOf, rowOf, type Terms } from './builder.ts';
import type { LimitPrice, Programme, Sum, SupplyPlan } from './facts.ts';
import { type Frame, frameOf, scaleOf } from './program.ts';
import { readPhases } from './read-plan.ts';

const sumOf = { cost: 'yuan', carbon: 'carbonKg', import: 'importKwh' } as const satisfies Record<Programme['objective'], Sum>;
/** How far from the best a plan counts as the best, as a share. */
const exact = 1e-6;

/** What works a programme out, and how long it may take. */
export type Effort = { readonly solver: Solver; readonly secondsLeft: () => number };

/**
 * The supply that makes cost, carbon or import least over the years of all phases, within its limits, with the prices of these. Of several
 * with least carbon or import the cheapest.
 * @throws Problem `district-supply-short` with what is lacking; `district-limits-tight`; `district-no-time`
 */
export function solveSupply(programme: Programme, effort: Effort): SupplyPlan {
  const frame = frameOf(programme);
  const goal = goalOf(frame, sumOf[programme.objective]);
  const best = least(programme, frame, goal, effort);
  const cheapest =
    programme.objective === 'cost' ? best : least(programme, frame, goalOf(frame, 'yuan'), effort, [atMost(goal, best.value)]);
  const value = valueAt(goal, cheapest.x);
  return {
    status: value - best.bound <= exact * Math.max(1, Math.abs(value)) * 10 ? 'optimal' : 'feasible',
    value,
    bound: best.bound,
    phases: readPhases(frame, programme, cheapest.x),
    prices: pricesOf(frame, best, cheapest.x),
  };
}

/** A sum over the years of all phases. */
const goalOf = ({ phases }: Frame, sum: Sum): Terms =>
  phases.flatMap(({ phase, sums }) => sums[sum].map(([column, times]): [number, number] => [column, times * phase.years]));

function atMost(goal: Terms, value: number): ProgramRow {
  const scale = scaleOf(goal, value);
  const terms = goal.map(([column, times]): [number, number] => [column, times / scale]);
  return rowOf(terms, -Infinity, (value + exact * Math.max(1, Math.abs(value))) / scale);
}

const valueAt = (terms: Terms, x: ArrayLike<number>): number => terms.reduce((sum, [column, times]) => sum + times * (x[column] ?? 0), 0);

type Best = {
  readonly x: Float64Array;
  readonly value: number;
  readonly bound: number;
  readonly duals: Float64Array;
  readonly scale: number;
};

/** Which plants are built is chosen first; with that fixed the rest is linear, exact, and has prices. */
function least(programme: Programme, frame: Frame, goal: Terms, { solver, secondsLeft }: Effort, more: readonly ProgramRow[] = []): Best {
  const scale = scaleOf(goal, 1);
  const scaled = goal.map(([column, times]): [number, number] => [column, times / scale]);
  const program = leastOf(frame.builder, scaled, more);
  const { whole } = frame.builder;
  const chosen = whole.length === 0 ? null : found(programme, solver.run(program, { gap: exact / 10, seconds: secondsLeft() }), solver);
  const fixed = whole.map((column) => {
    const isBuilt = (chosen?.x[column] ?? 0) > 0.5 ? 1 : 0;
    return rowOf([[column, 1]], isBuilt, isBuilt);
  });
  const last = solver.run({ ...program, rows: [...program.rows, ...fixed] }, { relaxed: true, seconds: Math.max(30, secondsLeft()) });
  const { x, duals, objective } = found(programme, last, solver);
  const value = objective * scale;
  return { x, duals, value, scale, bound: chosen === null ? value : Math.min(value, chosen.bound * scale) };
}

function found(programme: Programme, solved: Solved, solver: Solver): Solved {
  if (solved.status === 'infeasible') throw lacking(programme, solver);
  if (solved.status === 'nothing') throw new Problem('cannot-do', 'district-no-time');
  return solved;
}

/** What no plan can meet; if every load can be met, the limits are the reason. */
function lacking(programme: Programme, solver: Solver): Problem {
  const frame = frameOf(programme, true);
  const all = frame.phases.flatMap(({ unmet }) => unmet.flatMap(({ columns }) => columns.map((column): [number, number] => [column, 1])));
  const { x } = solver.run(leastOf(frame.builder, all), { relaxed: true, seconds: 60 });
  const short = frame.phases.flatMap(({ phase, unmet }) =>
    unmet.map(({ carrier, columns }) => ({
      year: phase.year,
      carrier,
      kw: Math.max(0, ...columns.map((column) => x[column] ?? 0)) * frame.unit,
    })),
  );
  const [most] = short.toSorted((a, b) => b.kw - a.kw);
  if (most === undefined || most.kw < 1e-6 * frame.unit * 100) return new Problem('cannot-do', 'district-limits-tight');
  return new Problem('cannot-do', 'district-supply-short', {
    ...most,
    kind: inSentence(districtKindTerms[most.carrier]),
    kw: Math.round(most.kw),
  });
}

/** Prices follow from the linear programme: one more unit of a limit lowers what is made least by so much. */
function pricesOf({ limits, mosts, phases, unit }: Frame, { duals, scale }: Best, x: Float64Array): LimitPrice[] {
  const priceOf = (row: number): number => Math.max(0, -(duals[row] ?? 0)) * scale;
  const last = phases.at(-1);
  return [
    ...limits.map(({ limit, phase, row, amount, scale: rowScale }) => ({
      limit,
      code: null,
      year: phases[phase]?.phase.year ?? null,
      amount,
      used: valueAt(phases[phase]?.sums[limit] ?? [], x),
      perUnit: priceOf(row) / rowScale,
    })),
    ...mosts.map(({ code, isStore, row, amount }) => {
      const own = isStore ? last?.stores.find(({ store }) => store.code === code) : last?.plants.find(({ supply }) => supply.code === code);
      return {
        limit: isStore ? ('mostKwh' as const) : ('mostKw' as const),
        code,
        year: null,
        amount,
        used: (x[own?.size ?? -1] ?? 0) * unit,
        perUnit: priceOf(row) / unit,
      };
    }),
  ];
}

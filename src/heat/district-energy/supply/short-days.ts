import type { Solver } from '#platform/solver/public/highs.ts';
import { loadsOn } from '../demand/typical-days.ts';
import { leastOf, rowOf } from './builder.ts';
import type { PlannedPhase, SupplyPlan, WholeYear, YearPhase } from './facts.ts';
import { frameOf, type PhaseColumns } from './program.ts';

/** A day on which the plants and stores of a phase cannot give what is needed: by how much at most, and over the day. */
export type ShortDay = { readonly day: number; readonly kw: number; readonly kwh: number };

/** Less than this share of the greatest load counts as met: a solver is exact to a millionth. */
const negligible = 1e-4;

/** The days of the year that the sizes of a plan do not meet; of a day that several phases do not meet, the worst. */
export function shortDays(year: WholeYear, plan: SupplyPlan, solver: Solver): ShortDay[] {
  const found = new Map<number, ShortDay>();
  for (const [at, phase] of year.phases.entries()) {
    const planned = plan.phases[at] as PlannedPhase;
    const least = negligible * Math.max(0, ...[...phase.totals.values()].map((sum) => Math.max(...sum)));
    for (const day of year.calendar.days.keys()) {
      const { kw, kwh } = lackingOn(year, phase, { planned, day, solver });
      if (kw > least && kwh > (found.get(day)?.kwh ?? 0)) found.set(day, { day, kw, kwh });
    }
  }
  return [...found.values()];
}

type Given = { readonly planned: PlannedPhase; readonly day: number; readonly solver: Solver };

/** The least that is unmet on a day, with the sizes as planned. */
function lackingOn(year: WholeYear, { totals, ...phase }: YearPhase, { planned, day, solver }: Given): { kw: number; kwh: number } {
  const days = [{ month: year.calendar.days[day]?.month ?? 0, weight: 1, days: [day] }];
  const { builder, unit, phases } = frameOf({ ...year, days, phases: [{ ...phase, loads: loadsOn(days, totals) }] }, true);
  const columns = phases[0] as PhaseColumns;
  const short = columns.unmet.flatMap((one) => one.columns);
  const goal = leastOf(
    builder,
    short.map((column) => [column, 1]),
    fixedRows(columns, planned, unit),
  );
  const { x } = solver.run(goal, { relaxed: true, seconds: 30 });
  const lacks = short.map((column) => (x[column] ?? 0) * unit);
  return { kw: Math.max(...lacks), kwh: lacks.reduce((all, one) => all + one, 0) };
}

function fixedRows({ plants, stores }: PhaseColumns, planned: PlannedPhase, unit: number) {
  const sizes = new Map(planned.plants.map(({ code, size }) => [code, size / unit]));
  const own = [
    ...plants.map(({ size, supply }) => ({ size, code: supply.code })),
    ...stores.map(({ size, store }) => ({ size, code: store.code })),
  ];
  return own.map(({ size, code }) => rowOf([[size, 1]], -Infinity, sizes.get(code) ?? 0));
}

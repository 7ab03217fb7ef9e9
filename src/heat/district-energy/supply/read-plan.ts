import { yearlyPerKw, yearlyPerKwh } from './annual-cost.ts';
import type { PlannedPhase, PlannedPlant, Programme } from './facts.ts';
import type { Frame, PhaseColumns } from './program.ts';

/** The phases of a solution: what stands, what each plant gives and costs in a year. */
export function readPhases(frame: Frame, programme: Programme, x: Float64Array): PlannedPhase[] {
  return frame.phases.map((columns, at) => phaseOf(columns, { frame, programme, x, before: frame.phases[at - 1] }));
}

type Given = {
  readonly frame: Frame;
  readonly programme: Programme;
  readonly x: Float64Array;
  readonly before: PhaseColumns | undefined;
};

function phaseOf(columns: PhaseColumns, given: Given): PlannedPhase {
  const { phase, sums } = columns;
  const of = (terms: (typeof sums)['yuan']): number => terms.reduce((sum, [column, times]) => sum + times * (given.x[column] ?? 0), 0);
  return {
    year: phase.year,
    years: phase.years,
    yuan: of(sums.yuan),
    carbonKg: of(sums.carbonKg),
    importKwh: of(sums.importKwh),
    plants: [...plantsOf(columns, given), ...storesOf(columns, given)],
  };
}

function plantsOf({ plants }: PhaseColumns, { frame: { unit }, programme: { days, rate }, x, before }: Given): PlannedPlant[] {
  return plants.map(({ supply, size, built, gives }, at) => {
    const kwh = gives.reduce((sum, column, step) => sum + (x[column] ?? 0) * (days[Math.floor(step / 24)]?.weight ?? 0) * unit, 0);
    const [kw, had] = [(x[size] ?? 0) * unit, (x[before?.plants[at]?.size ?? -1] ?? 0) * unit];
    const fixed = built === null ? 0 : (x[built] ?? 0) * supply.yuanPerYear;
    return { code: supply.code, size: kw, added: kw - had, kwh, yuan: kw * yearlyPerKw(supply, rate) + kwh * supply.yuanPerKwh + fixed };
  });
}

function storesOf({ stores }: PhaseColumns, { frame: { unit }, programme: { days, rate }, x, before }: Given): PlannedPlant[] {
  return stores.map(({ store, size, out }, at) => {
    const kwh = out.reduce((sum, column, step) => sum + (x[column] ?? 0) * (days[Math.floor(step / 24)]?.weight ?? 0) * unit, 0);
    const [size1, had] = [(x[size] ?? 0) * unit, (x[before?.stores[at]?.size ?? -1] ?? 0) * unit];
    return { code: store.code, size: size1, added: size1 - had, kwh, yuan: size1 * yearlyPerKwh(store, rate) };
  });
}

import { demandKinds, type DemandKind } from '../plan-file/shape.ts';
import type { HourlyDemand } from './facts.ts';
import { greatest } from './use-load.ts';

/** The load of the whole district by hour, kW, by kind; NaN in hours that are not known of a plot. */
export type Totals = ReadonlyMap<DemandKind, Float64Array>;

/** The plots that are supplied in a year, together. Demands that nothing says are left out. */
export function totalsOf(demands: readonly HourlyDemand[], year: number): Totals {
  const found = demandKinds.map((carrier) => {
    const own = demands.flatMap((one) => (one.carrier === carrier && one.year <= year && one.kw !== null ? [one.kw] : []));
    const hours = own[0]?.length ?? 0;
    const sum = new Float64Array(hours);
    for (const kw of own) for (let at = 0; at < hours; at += 1) sum[at] = (sum[at] as number) + (kw[at] as number);
    return [carrier, sum] as const;
  });
  return new Map(found.filter(([, sum]) => sum.length > 0));
}

/** The peak of a kind of energy: of the sum, and of the plots one by one. */
export type Peak = {
  readonly carrier: DemandKind;
  readonly kwh: number;
  readonly peakKw: number;
  readonly sumOfPeaksKw: number;
  /** The peak of the sum over the sum of peaks. */
  readonly diversity: number | null;
};

/** With all phases built. */
export function peaksOf(demands: readonly HourlyDemand[]): Peak[] {
  const totals = totalsOf(demands, Infinity);
  return [...totals].map(([carrier, sum]) => {
    const own = demands.filter((one) => one.carrier === carrier);
    const peakKw = greatest(sum);
    const sumOfPeaksKw = own.reduce((all, one) => all + (one.peakKw ?? 0), 0);
    const kwh = own.reduce((all, one) => all + (one.kwh ?? 0), 0);
    return { carrier, kwh, peakKw, sumOfPeaksKw, diversity: sumOfPeaksKw === 0 ? null : peakKw / sumOfPeaksKw };
  });
}

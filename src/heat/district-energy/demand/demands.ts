import { type DemandKind, demandKinds, type District } from '../plan-file/shape.ts';
import type { Demand, DemandBasis, Evidence, HourlyDemand, KnownPlot } from './facts.ts';
import { greatest, type UseLoad } from './use-load.ts';
import { hoursByShares, type YearDays } from './year-hours.ts';

type KnownLoad = Pick<Demand, 'basis' | 'kwhPerM2' | 'low' | 'high' | 'buildings' | 'coverage' | 'diversity' | 'source'> & {
  readonly kwPerM2: Float64Array | null;
  readonly peakWattPerM2: number | null;
};

const nothing: KnownLoad = {
  basis: 'none',
  kwhPerM2: null,
  low: null,
  high: null,
  buildings: 0,
  coverage: null,
  diversity: null,
  source: '',
  kwPerM2: null,
  peakWattPerM2: null,
};

type Given = { readonly district: District; readonly days: YearDays; readonly evidence: Evidence };

/** Each plot's demand for each kind of energy, from the best that is known: measured first, then figures, else nothing. */
export function demandsOf(plots: readonly KnownPlot[], given: Given): HourlyDemand[] {
  return plots.flatMap((plot) => demandKinds.map((carrier) => demandOf(plot, carrier, knownLoad(plot, carrier, given))));
}

function knownLoad({ building, use }: KnownPlot, carrier: DemandKind, given: Given): KnownLoad {
  const { district, evidence } = given;
  const own = building === null ? null : evidence.own(building, carrier);
  if (own !== null) return measuredAs('own-meters', own);
  const measured = evidence.measured(use, carrier);
  if (measured !== null) return measuredAs('measured', measured);
  const figure = district.figures.find((one) => one.use === use && one.carrier === carrier);
  if (figure !== undefined) {
    const { wattPerM2, origin } = figure;
    return assumed(given, { use, carrier }, { basis: 'figure', low: wattPerM2, high: wattPerM2, source: origin });
  }
  const norm = evidence.norm(use, carrier);
  return norm === null ? nothing : assumed(given, { use, carrier }, { basis: 'norm', ...norm });
}

const measuredAs = (basis: DemandBasis, { kwPerM2, peakWattPerM2, ...load }: UseLoad): KnownLoad => ({
  ...load,
  basis,
  source: '',
  kwPerM2,
  peakWattPerM2,
});

type Load = { readonly basis: DemandBasis; readonly low: number; readonly high: number; readonly source: string };

/** A greatest load with hours that are assumed by the profile of the file; without a profile nothing is known of its hours. */
function assumed({ district, days }: Given, of: { readonly use: string; readonly carrier: DemandKind }, load: Load): KnownLoad {
  const { low, high, source } = load;
  const middle = (low + high) / 2;
  const fitting = district.profiles.filter(({ carrier }) => carrier === of.carrier);
  const profile = fitting.find(({ use }) => use === of.use) ?? fitting.find(({ use }) => use === undefined);
  const shares = middle === 0 ? [] : profile?.shares;
  if (shares === undefined) return { ...nothing, source };
  const kwPerM2 = hoursByShares(days, shares, middle / 1000);
  const kwhPerM2 = kwPerM2.reduce((sum, one) => sum + one, 0);
  const scaled = (watt: number): number | null => (low === high ? null : (kwhPerM2 * watt) / middle);
  return {
    ...nothing,
    ...load,
    source: profile === undefined || middle === 0 || profile.origin === source ? source : `${source}；${profile.origin}`,
    kwhPerM2,
    low: scaled(low),
    high: scaled(high),
    kwPerM2,
    peakWattPerM2: greatest(kwPerM2) * 1000,
  };
}

function demandOf(plot: KnownPlot, carrier: DemandKind, { kwPerM2, peakWattPerM2, ...said }: KnownLoad): HourlyDemand {
  const { code, use, areaM2, year } = plot;
  return {
    plot: code,
    use,
    areaM2,
    year,
    carrier,
    ...said,
    kwh: said.kwhPerM2 === null ? null : said.kwhPerM2 * areaM2,
    peakKw: peakWattPerM2 === null ? null : (peakWattPerM2 * areaM2) / 1000,
    kw: kwPerM2 === null ? null : kwPerM2.map((one) => one * areaM2),
  };
}

import { type LocalizedText, textIn } from '#kernel/localized-text.ts';
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

type Load = { readonly basis: DemandBasis; readonly low: number; readonly high: number; readonly source: LocalizedText };

/**
 * A greatest load with hours that are assumed: by the profile of the file, heat otherwise by the weather. Without either nothing is known
 * of its hours.
 */
function assumed(given: Given, of: { readonly use: string; readonly carrier: DemandKind }, load: Load): KnownLoad {
  const { low, high, source } = load;
  const middle = (low + high) / 2;
  const hours = middle === 0 ? { kw: new Float64Array(given.days.days.length * 24), origin: source } : hoursOf(given, of, middle / 1000);
  if (hours === null) return { ...nothing, source };
  const kwPerM2 = hours.kw;
  const kwhPerM2 = wholeOf(kwPerM2);
  const scaled = (watt: number): number | null => (low === high ? null : (kwhPerM2 * watt) / middle);
  return {
    ...nothing,
    ...load,
    source: bothSaid(source, hours.origin),
    kwhPerM2,
    low: scaled(low),
    high: scaled(high),
    kwPerM2,
    peakWattPerM2: greatest(kwPerM2) * 1000,
  };
}

type Hours = { readonly kw: Float64Array; readonly origin: LocalizedText };

function hoursOf(
  { district, days, evidence }: Given,
  of: { readonly use: string; readonly carrier: DemandKind },
  peak: number,
): Hours | null {
  const fitting = district.profiles.filter(({ carrier }) => carrier === of.carrier);
  const profile = fitting.find(({ use }) => use === of.use) ?? fitting.find(({ use }) => use === undefined);
  if (profile !== undefined) return { kw: hoursByShares(days, profile.shares, peak), origin: profile.origin };
  if (of.carrier !== 'heat' || evidence.heatShape === null) return null;
  const { shares, source } = evidence.heatShape;
  return { kw: shares.map((one) => one * peak), origin: source };
}

/** The sum of a year; hours that are not known count as the mean of those that are. */
function wholeOf(kw: Float64Array): number {
  const known = kw.filter((one) => !Number.isNaN(one));
  return (known.reduce((sum, one) => sum + one, 0) * kw.length) / Math.max(known.length, 1);
}

function bothSaid(one: LocalizedText, other: LocalizedText): LocalizedText {
  const [zh, en] = [textIn(other, 'zh'), textIn(other, 'en')];
  if (zh === textIn(one, 'zh')) return one;
  return { zh: `${textIn(one, 'zh')}；${zh}`, en: `${textIn(one, 'en')}; ${en}` };
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

import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Use } from '#kernel/vocabulary.ts';
import type { DemandKind } from '../plan-file/shape.ts';
import type { UseLoad } from './use-load.ts';

/** What the demand of a plot rests on: its own meters, other buildings of its use, a figure of the file, a standard; or nothing. */
export const demandBases = ['own-meters', 'measured', 'figure', 'norm', 'none'] as const;

export type DemandBasis = (typeof demandBases)[number];

/** The demand of a plot for one kind of energy in a year. */
export type Demand = {
  readonly plot: string;
  readonly use: Use;
  readonly areaM2: number;
  readonly year: number;
  readonly carrier: DemandKind;
  readonly basis: DemandBasis;
  /** kWh per m²; null if nothing says it. */
  readonly kwhPerM2: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly kwh: number | null;
  /** Its own greatest hour. */
  readonly peakKw: number | null;
  /** How many buildings were measured for it. */
  readonly buildings: number;
  readonly coverage: number | null;
  /** How far buildings of this use coincide. */
  readonly diversity: number | null;
  /** The document, or what was stated; empty where it was measured. In plans kept before 2026-12 a text in Chinese. */
  readonly source: LocalizedText;
};

/** A demand with its hours, kW. */
export type HourlyDemand = Demand & { readonly kw: Float64Array | null };

/** A plot with what the registry says of its building. */
export type KnownPlot = {
  readonly code: string;
  readonly building: string | null;
  readonly use: Use;
  readonly areaM2: number;
  readonly year: number;
};

/** A load by a document: from `low` to `high`, W/m². */
export type NormLoad = { readonly low: number; readonly high: number; readonly source: LocalizedText };

/** How heat is drawn where it is not measured: by the hour of the year as a share of its greatest load, and by what. NaN: not known. */
export type HeatShape = { readonly shares: Float64Array; readonly source: LocalizedText };

/** What is known beside the file. */
export type Evidence = {
  readonly own: (building: string, carrier: DemandKind) => UseLoad | null;
  readonly measured: (use: Use, carrier: DemandKind) => UseLoad | null;
  readonly norm: (use: Use, carrier: DemandKind) => NormLoad | null;
  /** For heat without a profile; null if the season or the weather is not known. */
  readonly heatShape: HeatShape | null;
};
